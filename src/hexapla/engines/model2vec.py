"""Static models of model2vec: one vector a token, averaged. Small, and thousands of passages a second on a laptop.

Stephan Tulkens and Thomas van Dongen, Model2Vec: Fast State-of-the-Art Static Embeddings (2024),
https://github.com/MinishLab/model2vec. A folder with `model.safetensors`, `tokenizer.json` and `config.json`.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hexapla.engines.model_files import Reading, library, require, require_sound
from hexapla.engines.unit_rows import UnitRows

if TYPE_CHECKING:
    from hexapla.engines.encoder import Encoder

KIND = "model2vec"
_STATIC = "0_StaticEmbedding"  # where sentence-transformers keeps a static model, which model2vec reads as well
_MOST_HEADER = 100_000_000  # bytes; the most that safetensors itself takes


def recognises(path: Path) -> bool:
    """Whether the folder holds a model that model2vec saved: its tensor is named `embeddings`."""
    weights = path / "model.safetensors"
    return weights.is_file() and (path / "tokenizer.json").is_file() and "embeddings" in _tensors(weights)


def load(path: Path) -> Encoder:
    """The encoder in a folder. Texts are cut at the length that the model says, 512 tokens if it says none. Raises
    EncoderError."""
    within = path / _STATIC if (path / _STATIC).is_dir() else path
    require(within, "model.safetensors", "tokenizer.json")
    models = library("model2vec", path, KIND)
    require_sound(sorted(within.glob("*.*")), KIND)
    with Reading(path, library("yaml", path, KIND).YAMLError):  # of a README
        model = models.StaticModel.from_pretrained(path)
        dimensions = int(model.dim)

    def vectors(texts: list[str]) -> Any:
        # One thread of Python: the tokenizer has its own, and older versions would start processes.
        with Reading(path):
            return model.encode(texts, show_progress_bar=False, use_multiprocessing=False)

    return UnitRows(f"{KIND}:{path.name}", dimensions, vectors)


def _tensors(weights: Path) -> Collection[str]:
    """The names of the tensors in a safetensors file: its header is 8 bytes of length and that much JSON."""
    with weights.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = file.read(length) if length <= _MOST_HEADER else b""
    try:
        found = json.loads(header)
    except ValueError:
        return ()
    return found if isinstance(found, dict) else ()
