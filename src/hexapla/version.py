"""The version, in a file of its own so that no stage needs to import the package's public face."""

__version__ = "0.1.0"
