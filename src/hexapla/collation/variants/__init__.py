"""One file per kind of variant."""
