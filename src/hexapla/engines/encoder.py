"""Encoders: a model of the user's own that puts texts of different languages into one space.

Hexapla needs none. Where there is one, how near two passages lie is one more weighted feature of alignment and
grouping. Nothing is ever downloaded: a model is a file or a folder of this machine, and loading one sets the offline
switches of the libraries that read it, for the whole process.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from hexapla import engines
from hexapla.engines.model_files import go_offline
from hexapla.errors import EncoderError

if TYPE_CHECKING:
    from hexapla.evidence.similarity import Matrix


class Encoder(Protocol):
    """What gives every text a place in one space, whatever its language."""

    @property
    def name(self) -> str:
        """The kind of the model and the name of its folder, as evidence shows it: `model2vec:potion`."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One float32 row of length 1 for each text, in the order given: an array (len(texts), dimensions).

        The row is zero where a text is empty or holds nothing that the model knows. Raises EncoderError where the
        model fails or gives something else than one finite row a text."""


class Engine(Protocol):
    """What a file of this folder has that reads one kind of model."""

    KIND: str  # the first half of a spec; also the name of the extra that installs what the engine needs

    def recognises(self, path: Path) -> bool:
        """Whether the files there are surely a model of this kind. Imports nothing heavy."""

    def load(self, path: Path) -> Encoder:
        """The encoder in a file or folder that exists. Raises EncoderError."""


def load_encoder(spec: str) -> Encoder:
    """The encoder that `spec` names: `KIND:PATH` (KIND: model2vec, onnx, sentence-transformers), or PATH alone.

    PATH is a local file or folder. Without a kind the files tell it; where they fit several kinds, the first by the
    alphabet is taken, which is the lightest. Raises EncoderError with one line that says what to do: an unknown kind,
    a path that is not there, a package that is not installed, a model that is broken or incomplete."""
    found = _engines()
    kind, path = _parted(spec, found)
    if not path.exists():
        raise EncoderError(spec, _absent(kind, path, found))
    engine = found.get(kind) or next((one for one in found.values() if one.recognises(path)), None)
    if engine is None:
        raise EncoderError(spec, f"its files do not tell what kind of model it is; write KIND:PATH ({_kinds(found)})")
    go_offline()
    return engine.load(path.resolve())


def _engines() -> Mapping[str, Engine]:
    """The engines of this folder by their kinds, in the order of the alphabet."""
    names = sorted(one.name for one in pkgutil.iter_modules(engines.__path__))
    modules = [import_module(f"{engines.__name__}.{name}") for name in names]
    found = [cast(Engine, module) for module in modules if hasattr(module, "KIND")]
    return {one.KIND: one for one in sorted(found, key=lambda one: one.KIND)}


def _parted(spec: str, found: Mapping[str, Engine]) -> tuple[str, Path]:
    """The kind ("" where none is given) and the path."""
    kind, colon, place = spec.partition(":")
    if not (colon and kind in found):
        kind, place = "", spec
    if not place.strip():
        raise EncoderError(spec, f"no model is named; write KIND:PATH ({_kinds(found)})")
    return kind, Path(place).expanduser()


def _absent(kind: str, path: Path, found: Mapping[str, Engine]) -> str:
    """What to do where there is nothing at the path: a slip, an unknown kind, or the name of a model elsewhere."""
    before, colon, _ = path.as_posix().partition(":")
    if not kind and colon and "/" not in before and len(before) > 1:  # one letter is a drive of Windows
        return f"there is no kind of model {before!r}; the kinds are {_kinds(found)}"
    return (
        "there is no such file or folder, and Hexapla downloads no models; get it first, for example with "
        f"'hf download OWNER/MODEL --local-dir {path.name or 'FOLDER'}', and give the folder (see docs/engines.md)"
    )


def _kinds(found: Mapping[str, Engine]) -> str:
    return ", ".join(found)
