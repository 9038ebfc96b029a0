"""What we know of languages: tables as data files, and their loaders."""
