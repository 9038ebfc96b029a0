"""Peers: a module `hexapla` for the scorers (by PYTHONPATH) that answers as well-known methods and packages do."""
