"""What every encoder keeps, run over every implementation."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest

from hexapla.engines.encoder import Encoder

TEXTS = [
    "the bridge is rebuilt .",
    "Die alte Brücke wird gebaut",
    "мост через реку",
    "the old river , says the council 23",
]
SCRIPTS = ["мост через реку", "橋 川", "الجسر النهر", "पुल नदी", "γέφυρα"]


def test_unit_rows(encoder: Encoder) -> None:
    rows = encoder.encode(TEXTS)
    assert rows.dtype == numpy.float32 and rows.ndim == 2 and len(rows) == len(TEXTS)
    assert numpy.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-6)
    assert abs(rows @ rows.T - numpy.eye(len(TEXTS))).max() > 0.01, "the rows are no constants"


def test_the_same_texts_give_the_same_rows(encoder: Encoder) -> None:
    assert (encoder.encode(TEXTS) == encoder.encode(TEXTS)).all()


def test_equal_texts_have_equal_rows(encoder: Encoder) -> None:
    rows = encoder.encode([TEXTS[0], TEXTS[1], TEXTS[0], *TEXTS])
    assert (rows[0] == rows[2]).all() and (rows[0] == rows[3]).all()
    assert not numpy.allclose(rows[0], rows[1])


@pytest.mark.parametrize("empty", ["", " ", "\n\t ", "\u3000"])
def test_an_empty_text_is_a_zero_row(encoder: Encoder, empty: str) -> None:
    rows = encoder.encode([TEXTS[0], empty, TEXTS[1]])
    assert not rows[1].any() and rows[0].any() and rows[2].any()
    assert encoder.encode([empty]).shape == (1, rows.shape[1])


def test_no_texts_are_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.encode(TEXTS).shape[1])


def test_order_is_kept(encoder: Encoder) -> None:
    backwards = encoder.encode(TEXTS[::-1])[::-1]
    assert numpy.allclose(encoder.encode(TEXTS), backwards, atol=1e-6)


def test_many_texts_at_once_give_the_rows_of_each_alone(encoder: Encoder) -> None:
    many = [" ".join(TEXTS[place % 4].split()[: 1 + place % 5] * (1 + place % 7)) for place in range(150)]
    rows = encoder.encode(tuple(many))
    alone = numpy.concatenate([encoder.encode([text]) for text in many])
    assert numpy.allclose(rows, alone, atol=1e-5)


def test_scripts_are_told_apart(encoder: Encoder) -> None:
    rows = encoder.encode(SCRIPTS)
    assert numpy.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-6)
    assert (rows @ rows.T - numpy.eye(len(SCRIPTS))).max() < 0.999


@pytest.mark.parametrize("odd", ["\ud83d", "bridge \udc00 river", "\x00", "\u202e", "xyzzy", "😀", "the " * 3000])
def test_any_text_is_taken(encoder: Encoder, odd: str) -> None:
    rows = encoder.encode([odd, TEXTS[0]])
    assert numpy.isfinite(rows).all()
    length = float(numpy.linalg.norm(rows[0]))
    assert length == pytest.approx(1, abs=1e-6) or length == 0
    assert numpy.allclose(rows[1], encoder.encode([TEXTS[0]])[0], atol=1e-5)


def test_the_name_tells_kind_and_folder(encoder: Encoder) -> None:
    kind, _, folder = encoder.name.partition(":")
    assert kind in ("model2vec", "onnx", "sentence-transformers")
    assert folder == Path(folder).name and folder in ("tiny", "whole")
