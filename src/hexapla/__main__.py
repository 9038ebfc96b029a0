"""`python -m hexapla` is the command `hexapla`."""

from hexapla.cli.main import main

main()
