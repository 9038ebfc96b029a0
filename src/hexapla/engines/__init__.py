"""Optional parts: one file, one dependency, one protocol."""
