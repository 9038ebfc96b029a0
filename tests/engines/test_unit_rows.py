"""What is done to the raw vectors of any model, and which are refused."""

from __future__ import annotations

import numpy
import pytest

from hexapla.engines.unit_rows import UnitRows
from hexapla.errors import EncoderError


def encoder(given: object) -> UnitRows:
    return UnitRows("test:given", 2, lambda texts: given)


def test_lengths_are_one_whatever_they_were() -> None:
    for kind, scale in ((numpy.float32, 1e-30), (numpy.float16, 3e4), (numpy.float64, 1e300), (numpy.float32, 1)):
        rows = encoder(numpy.array([[3, 4], [0, 0]], dtype=kind) / 5 * kind(scale)).encode(["a", "b"])
        assert rows.dtype == numpy.float32
        assert rows == pytest.approx(numpy.array([[0.6, 0.8], [0, 0]]), abs=1e-3)


def test_every_text_is_given_once_and_none_is_empty() -> None:
    seen: list[list[str]] = []

    def vectors(texts: list[str]) -> numpy.ndarray:
        seen.append(texts)
        return numpy.array([[len(text), 1.0] for text in texts])

    rows = UnitRows("test:counted", 2, vectors).encode(["bb", "", "a", "bb", " \n", "c\ud83d"])
    assert seen == [["bb", "a", "c?"]]
    assert [row.any() for row in rows] == [True, False, True, True, False, True]
    assert UnitRows("test:counted", 2, vectors).encode(["", " "]).shape == (2, 2) and len(seen) == 1


@pytest.mark.parametrize(
    "given",
    [
        numpy.zeros((1, 2)),
        numpy.zeros((2, 3)),
        numpy.zeros(2),
        numpy.zeros((2, 1, 2)),
        numpy.zeros((2, 2), dtype=numpy.int64),
        numpy.array(None),
    ],
)
def test_another_shape_is_refused(given: numpy.ndarray) -> None:
    with pytest.raises(EncoderError, match=r"test:given: the model gave .* where floats of shape \(2, 2\) were wanted"):
        encoder(given).encode(["a", "b"])


@pytest.mark.parametrize("odd", [numpy.nan, numpy.inf])
def test_numbers_that_are_not_finite_are_refused(odd: float) -> None:
    with pytest.raises(EncoderError, match="not finite"):
        encoder(numpy.array([[1, odd], [1, 1]])).encode(["a", "b"])
