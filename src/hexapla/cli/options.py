"""Options that several commands share, and what they load."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hexapla.cli.output import fail
from hexapla.errors import EncoderError

if TYPE_CHECKING:
    from hexapla.engines.encoder import Encoder

ENCODER = click.option(
    "--encoder",
    "model",
    metavar="KIND:PATH",
    help="A model on this machine as one more feature: model2vec, sentence-transformers or onnx, and its folder.",
)


def loaded(model: str | None) -> Encoder | None:
    """The encoder named, or None where none is; a model that cannot be loaded ends the command."""
    if model is None:
        return None
    from hexapla.engines.encoder import load_encoder

    try:
        return load_encoder(model)
    except EncoderError as error:
        fail(error)
