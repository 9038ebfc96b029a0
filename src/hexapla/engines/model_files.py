"""What every engine does with the files of a model: keeps the libraries offline, and says what is missing or broken."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

from hexapla.errors import EncoderError

# What the libraries read when they are imported, and where they keep it once they are.
_SWITCHES = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY")
_KEPT = (
    ("huggingface_hub.constants", "HF_HUB_OFFLINE"),
    ("huggingface_hub.constants", "HF_HUB_DISABLE_TELEMETRY"),
    ("transformers.utils.hub", "_is_offline_mode"),  # before transformers 5
)
# What Python code raises over a file that is not as it should be. A library's own errors are added by its engine.
_USUAL: tuple[type[BaseException], ...] = (
    ArithmeticError, AttributeError, EOFError, ImportError, LookupError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip
_MOST_LETTERS = 200  # of a library's message: the text of an error is one line


def go_offline() -> None:
    """Sets the offline switches of the Hugging Face libraries for the whole process, imported already or not yet."""
    for switch in _SWITCHES:
        os.environ[switch] = "1"
    for module, switch in _KEPT:
        if hasattr(sys.modules.get(module), switch):
            setattr(sys.modules[module], switch, True)


def library(name: str, path: Path, extra: str) -> Any:
    """The module of that name. Raises EncoderError with the extra to install where it, or what it needs, is missing."""
    try:
        return import_module(name)
    except ImportError as error:
        reason = f"reading it needs {name} ({_line(error)}): pip install 'hexapla[{extra}]'"
        raise EncoderError(str(path), reason) from error


def errors_of(module: Any) -> tuple[type[Exception], ...]:
    """The errors that a module of a library holds, for libraries whose errors have no common root."""
    return tuple(one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Exception))


def require(folder: Path, *names: str) -> None:
    """Raises EncoderError with the first of the files that the folder lacks."""
    if not folder.is_dir():
        raise EncoderError(str(folder), "this is a file; give the folder that the model is in")
    for name in names:
        if not (folder / name).is_file():
            raise EncoderError(str(folder), f"the file {name} is missing")


def require_sound(files: Iterable[Path], extra: str) -> None:
    """Raises EncoderError with the first of the `.json` and `.safetensors` files that is cut off or something else: the
    libraries say what is wrong, but not in which file. Reads no weights."""
    tensors = library("safetensors", Path("the model"), extra)
    for file in files:
        with Reading(file, tensors.SafetensorError):
            if file.suffix == ".json":
                json.loads(file.read_bytes())
            elif file.suffix == ".safetensors":
                with tensors.safe_open(file, framework="numpy"):
                    pass


class Reading:
    """A block in which a library works on a model: what it raises becomes an EncoderError that names the file.

    `own`: the errors of the library's own. A bare `Exception` counts too, since that is what tokenizers raises; other
    errors, such as MemoryError, are nothing that the file is to blame for and pass."""

    def __init__(self, path: Path, *own: type[BaseException]) -> None:
        self.path = path
        self.kinds = (*_USUAL, *own)

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and error is not None and (kind is Exception or issubclass(kind, self.kinds)):
            reason = f"the model is broken or of another kind ({kind.__name__}: {_line(error)})"
            raise EncoderError(str(self.path), reason) from error


def _line(error: BaseException) -> str:
    """What an error says, as one line without control characters."""
    said = " ".join("".join(sign if sign.isprintable() else " " for sign in str(error)).split())
    return said[:_MOST_LETTERS] or type(error).__name__
