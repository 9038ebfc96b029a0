"""Stage 4, story -> loci and variants: alignment, columns, one file per kind of variant."""
