"""Stage 5, apparatus -> stemma: traces, pivots, stemma, the rebuilt text."""
