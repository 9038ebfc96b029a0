"""Stage 1, source -> witness: fetch, extraction, repair, passages, provenance clues."""
