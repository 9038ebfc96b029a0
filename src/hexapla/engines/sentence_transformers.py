"""Models of sentence-transformers: the widest choice, and the heaviest, since it brings torch.

Nils Reimers and Iryna Gurevych, Sentence-BERT: Sentence Embeddings using Siamese BERT-Networks (EMNLP 2019),
https://sbert.net. A folder with `modules.json`, or a plain transformers model, whose tokens are then averaged.
Code that a model brings along is never run.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pickle import PickleError
from typing import TYPE_CHECKING, Any

from hexapla.engines.model_files import Reading, library, require, require_sound
from hexapla.engines.unit_rows import UnitRows

if TYPE_CHECKING:
    from hexapla.engines.encoder import Encoder

KIND = "sentence-transformers"
_BATCH = 32


def recognises(path: Path) -> bool:
    """Whether the folder has the list of modules that sentence-transformers writes."""
    return (path / "modules.json").is_file()


def load(path: Path) -> Encoder:
    """The encoder in a folder, on the device that the library chooses. Texts are cut at the model's own length. Raises
    EncoderError."""
    require(path, "modules.json" if (path / "modules.json").is_file() else "config.json")
    transformers = library("sentence_transformers", path, KIND)
    require_sound(sorted(path.rglob("*.*")), KIND)
    with Reading(path, PickleError), _no_progress(path):
        model = transformers.SentenceTransformer(str(path), local_files_only=True, trust_remote_code=False)

    def vectors(texts: list[str]) -> Any:
        with Reading(path):
            return model.encode(texts, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True)

    return UnitRows(f"{KIND}:{path.name}", int(vectors(["6"]).shape[-1]), vectors)


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
