"""What every encoder keeps, whatever its model: unit rows, zero for an empty text, one row a text, in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hexapla.errors import EncoderError

if TYPE_CHECKING:
    from hexapla.evidence.similarity import Matrix


@dataclass(frozen=True, slots=True)
class UnitRows:
    """An encoder made of a model's raw vectors.

    `vectors` gives an array (number of texts, dimensions) for a list of different, not empty texts of valid Unicode.
    Every text is given to the model once, so that equal texts have equal rows."""

    name: str
    dimensions: int
    vectors: Callable[[list[str]], Any]

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One float32 row of length 1 for each text; a zero row for an empty one. Raises EncoderError."""
        import numpy

        rows: Matrix = numpy.zeros((len(texts), self.dimensions), dtype=numpy.float32)
        sound = [_sound(text) for text in texts]
        places = {text: place for place, text in enumerate(dict.fromkeys(filter(None, sound)))}
        if places:
            found = self._checked(self.vectors(list(places)), len(places))
            filled = [index for index, text in enumerate(sound) if text]
            rows[filled] = found[[places[sound[index]] for index in filled]]
        return rows

    def _checked(self, raw: Any, count: int) -> Matrix:
        """What the model gave, as rows of length 1. Raises EncoderError unless it is one finite row a text."""
        import numpy

        given = numpy.asarray(raw)
        wanted = (count, self.dimensions)
        if given.shape != wanted or given.dtype.kind != "f":
            reason = f"the model gave {given.dtype} of shape {given.shape} where floats of shape {wanted} were wanted"
            raise EncoderError(self.name, reason)
        exact = given.astype(numpy.float64)
        if not numpy.isfinite(exact).all():
            raise EncoderError(self.name, "the model gave a number that is not finite; its files are damaged")
        largest = abs(exact).max(axis=1, initial=0, keepdims=True)
        exact /= numpy.where(largest > 0, largest, 1)  # so that no square is too large or too small
        length = numpy.linalg.norm(exact, axis=1, keepdims=True)
        rows: Matrix = (exact / numpy.where(length > 0, length, 1)).astype(numpy.float32)
        return rows


def _sound(text: str) -> str:
    """The text without what no tokenizer takes (halves of surrogate pairs); "" where there is nothing but space."""
    return text.encode("utf-8", "replace").decode("utf-8") if text.strip() else ""
