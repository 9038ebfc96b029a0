"""The naive baseline: a module `hexapla` for the scorers (by PYTHONPATH) that answers every call by the first thing
that comes to mind. What does not beat it is worth nothing."""
