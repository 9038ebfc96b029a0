"""Every error that Hexapla raises on purpose.

HexaplaError
├── SourceError        one source cannot be read: carries the source as given and a line that says what to do
│   ├── EmptySource        nothing there, or nothing but page furniture
│   ├── NotText            a binary, an image, an archive of something else
│   ├── TooLarge           over the size that is read
│   ├── Unreachable        the address refuses, times out, redirects without end, or is a private one
│   └── LoginWall          the page asks for a login or a payment instead of telling the story
├── NotOneStory        the sources were read, but do not tell one story: carries the reasons
├── RecordError        a JSON record that is not an edition record
├── EncoderError       a model cannot be loaded or used: carries the model as given and a line that says what to do
└── TableError         a knowledge table that is broken: carries file and line or key
"""

from __future__ import annotations


class HexaplaError(Exception):
    """The root of all errors raised on purpose; its text is one line, fit to be shown to a user."""


class SourceError(HexaplaError):
    """One source cannot be read. `source` is the source as given; `reason` says what is wrong and what to do."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class EmptySource(SourceError):
    """There is no text in the source."""


class NotText(SourceError):
    """The source is no text: a binary, an image, an unknown archive."""


class TooLarge(SourceError):
    """The source is larger than what is read."""


class Unreachable(SourceError):
    """The address gives no page: refused, timed out, redirects without end, or private."""


class LoginWall(SourceError):
    """The page asks for a login or a payment instead of telling the story."""


class NotOneStory(HexaplaError):
    """The sources do not tell one story. `reasons` holds one line for each thing that was looked at."""

    def __init__(self, message: str, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.reasons = reasons


class RecordError(HexaplaError):
    """A JSON record is no edition record, or breaks its contract."""


class EncoderError(HexaplaError):
    """A model cannot be loaded or used. `model`: its spec, path or name; `reason`: what is wrong and what to do."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(f"{model}: {reason}")
        self.model = model
        self.reason = reason


class TableError(HexaplaError):
    """A knowledge table is broken."""
