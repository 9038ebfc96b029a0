"""How much is read of a source, and reading that stops there."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from hexapla.errors import NotText, SourceError, TooLarge

MOST_BYTES = 20_000_000  # of one page: the largest of 478 development pages has 1.5 MB
MOST_LINE = 100_000  # signs of one passage: the longest of the WMT and NTREX stories has 1,690
STEP = 1 << 16


def too_large(source: str, what: str = "the page") -> TooLarge:
    """The error for a source over the limit."""
    return TooLarge(source, f"{what} is larger than {MOST_BYTES // 1_000_000} MB; cut it, or give its pages one by one")


def read_stream(stream: BinaryIO, source: str) -> bytes:
    """All bytes of a stream. Raises TooLarge as soon as the limit is passed, without reading on."""
    parts: list[bytes] = []
    size = 0
    while part := stream.read(STEP):
        size += len(part)
        if size > MOST_BYTES:
            raise too_large(source)
        parts.append(part)
    return b"".join(parts)


def read_file(path: Path, source: str) -> bytes:
    """All bytes of a file, unpacked where its name ends in .gz. Raises SourceError with a reason."""
    try:
        with path.open("rb") as stream:
            if path.suffix == ".gz":
                with gzip.open(stream) as unpacked:
                    return read_stream(unpacked, source)  # type: ignore[arg-type]
            return read_stream(stream, source)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise NotText(source, f"the gzip file is broken ({error})") from error
    except (OSError, ValueError) as error:
        raise SourceError(source, reason(error)) from error


def read_lines(path: Path, source: str) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a file with their numbers from 1, without their breaks; None for a line over the limit, which is
    skipped without being kept in memory."""
    try:
        with path.open("rb") as plain, gzip.open(plain) if path.suffix == ".gz" else plain as stream:
            number = 0
            while line := stream.readline(MOST_BYTES + 1):
                number += 1
                if len(line) <= MOST_BYTES:
                    yield number, line.rstrip(b"\r\n")
                    continue
                while line and not line.endswith(b"\n"):
                    line = stream.readline(STEP)
                yield number, None
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise NotText(source, f"the gzip file is broken ({error})") from error
    except OSError as error:
        raise SourceError(source, reason(error)) from error


def reason(error: OSError | ValueError) -> str:
    """An error of the file system in plain words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "the file may not be read"
    if isinstance(error, IsADirectoryError):
        return "this is a folder, not a file"
    return f"the file cannot be read ({getattr(error, 'strerror', None) or error})"
