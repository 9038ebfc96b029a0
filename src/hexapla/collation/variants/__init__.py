"""One file per kind of variant. Each has `find(sheet)`, which yields its variants; a new file is found by itself."""
