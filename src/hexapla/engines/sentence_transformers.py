"""Models of sentence-transformers: the widest choice, and the heaviest, since it brings torch.

Nils Reimers and Iryna Gurevych, Sentence-BERT: Sentence Embeddings using Siamese BERT-Networks (EMNLP 2019),
https://sbert.net. A folder with `modules.json`, or a plain transformers model, whose tokens are then averaged.
Code that a model brings along is never run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pickle import PickleError
from typing import TYPE_CHECKING, Any

from hexapla.engines.model_files import Reading, errors_of, library, require, require_sound
from hexapla.engines.unit_rows import UnitRows
from hexapla.errors import EncoderError

if TYPE_CHECKING:
    from hexapla.engines.encoder import Encoder

KIND = "sentence-transformers"
_BATCH = 32
_PROBE = "6"
_SAME = 1e-3  # of the largest number of a row: far above what devices differ by from run to run, far below chance


def recognises(path: Path) -> bool:
    """Whether the folder has the list of modules that sentence-transformers writes."""
    return (path / "modules.json").is_file()


def load(path: Path) -> Encoder:
    """The encoder in a folder, on the device that the library chooses. Texts are cut at the model's own length. Raises
    EncoderError."""
    require(path, "modules.json" if (path / "modules.json").is_file() else "config.json")
    transformers = library("sentence_transformers", path, KIND)
    own = errors_of(library("huggingface_hub.errors", path, KIND))
    require_sound(sorted(path.rglob("*.*")), KIND)
    _require_known_modules(path)

    def loaded() -> Any:
        with Reading(path, PickleError, *own), _no_progress(path):
            return transformers.SentenceTransformer(str(path), local_files_only=True, trust_remote_code=False)

    def encoded(model: Any, texts: list[str]) -> Any:
        with Reading(path):
            return model.encode(texts, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True)

    model = loaded()
    row = encoded(model, [_PROBE])
    # Weights that the files lack are filled with random numbers, with no error: only a second load tells.
    if abs(row - encoded(loaded(), [_PROBE])).max() > _SAME * abs(row).max():
        raise EncoderError(str(path), "weights are missing from its files, and the library would use random ones")
    return UnitRows(f"{KIND}:{path.name}", int(row.shape[-1]), lambda texts: encoded(model, texts))


def _require_known_modules(path: Path) -> None:
    """Raises EncoderError where a module is no part of the library: before version 6 the library would run the code."""
    listed = path / "modules.json"
    with Reading(listed):
        types = [str(one["type"]) for one in json.loads(listed.read_bytes())] if listed.is_file() else []
    for name in types:
        if not name.startswith("sentence_transformers."):
            raise EncoderError(str(path), f"it brings code of its own ({name}), which Hexapla does not run")


@contextmanager
def _no_progress(path: Path) -> Iterator[None]:
    """A block in which transformers draws no progress bar: it would draw it into a pipe, too."""
    logging = library("transformers.utils.logging", path, KIND)
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()
