"""Hexapla collates versions of a news story, in any languages, as scholars collate manuscripts."""

__version__ = "0.1.0"
