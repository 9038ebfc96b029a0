"""Stage 6, edition -> views: record (JSON), html, terminal, tei, rows."""
