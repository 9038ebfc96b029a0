from hexapla.annotation.figures.compare import kinship
