"""What Hexapla is measured by: `python -m bench` prints one table, `--check` holds it against the floors, `--save`
keeps it.

The scorers stand beside the project (`../shared/evaluate`, or where HEXAPLA_SHARED points) and reach the package
through its public face only; so do the stand-ins here, which answer the same calls naively (`bench/naive`) or as peers
do (`bench/peers`).
"""
