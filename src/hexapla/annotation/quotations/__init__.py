"""Quotations with their speakers: what stands in marks, and what is reported without."""

from __future__ import annotations

from hexapla.annotation.quotations.finding import find_quotations

__all__ = ["find_quotations"]
