"""Opens the files of dictionaries, packed or not, and stops where a hostile one would not end.

What a file is packed with is told from its first bytes. Everything that goes wrong is a TableError that names the
file.
"""

from __future__ import annotations

import gzip
import io
import lzma
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar, cast

from hexapla.errors import TableError

MOST_BYTES = 2_000_000_000  # of one file, unpacked: the largest FreeDict dictionary (German-English) has about 0.2 GB
MOST_ENTRIES = 5_000_000  # of one dictionary, and of its pairs: the same one has half a million
MOST_MEMORY = 128 << 20  # for unpacking xz, whose files say themselves how much they want: `xz -9` wants 65 MB
IN_MEMORY = 64 << 20  # of an unpacked file that is read out of order; beyond that it lies on the disk
STEP = 1 << 16

T = TypeVar("T")


class Readable(Protocol):
    """What gives bytes; fewer than asked for are allowed, none means the end."""

    def read(self, size: int = ..., /) -> bytes:
        """The next bytes."""


def fault(path: Path, what: str) -> TableError:
    """The error for a dictionary: the file, what is wrong with it and what to do, in one line."""
    return TableError(f"{path}: {' '.join(what.split())}")


def counted(entries: Iterable[T], path: Path, what: str = "entries") -> Iterator[T]:
    """The entries as they come. Raises TableError beyond the limit."""
    for number, entry in enumerate(entries, 1):
        if number > MOST_ENTRIES:
            raise fault(path, f"more than {MOST_ENTRIES:,} {what}; cut the dictionary into parts")
        yield entry


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedReader]:
    """The bytes of a file, unpacked where it is gzip (dictzip is) or xz. Raises TableError for a file that cannot be
    read, is broken or cut short, and as soon as more than MOST_BYTES have come out of it."""
    with _faults(path), _plain(path) as plain:
        start = plain.read(6)
        plain.seek(0)
        inner: Readable = plain
        if start.startswith(b"\x1f\x8b"):
            inner = gzip.GzipFile(fileobj=plain)
        elif start == b"\xfd7zXZ\0":
            inner = _Xz(plain)
        yield io.BufferedReader(_Limited(inner, path), STEP)


@contextmanager
def random_access(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """A file that is read out of order, and its size unpacked. A packed one is unpacked first, in memory where it is
    small, else to a temporary file: the table of offsets that a dictzip file brings need not be believed then. Raises
    as `opened` does."""
    with _faults(path), _plain(path) as plain:
        if not plain.read(2).startswith(b"\x1f\x8b"):
            yield plain, plain.seek(0, io.SEEK_END)
            return
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as unpacked, opened(path) as stream:
            size = 0
            while part := stream.read(STEP):
                size += unpacked.write(part)
            yield cast(BinaryIO, unpacked), size


def _plain(path: Path) -> BinaryIO:
    """A file as it is. A pipe or a device, which might never end, is refused."""
    if path.exists() and not path.is_file():
        raise fault(path, f"{'a folder' if path.is_dir() else 'no plain file'}; give the dictionary's file")
    try:
        return path.open("rb")
    except ValueError as error:  # a zero in the name
        raise fault(path, f"there is no such file ({error})") from error


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Turns what the system and the unpackers raise into a TableError."""
    try:
        yield
    except (gzip.BadGzipFile, lzma.LZMAError, zlib.error, EOFError) as error:
        raise fault(path, f"the packed file is broken or cut short ({error}); fetch it again") from error
    except FileNotFoundError as error:
        raise fault(path, "there is no such file") from error
    except OSError as error:
        raise fault(path, f"the file cannot be read ({getattr(error, 'strerror', None) or error})") from error


class _Limited(io.RawIOBase):
    """Gives on what another stream gives, up to MOST_BYTES."""

    def __init__(self, inner: Readable, path: Path) -> None:
        self.inner, self.path, self.size = inner, path, 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override] # typeshed: any Buffer
        """Fills the buffer as far as one read goes. Raises TableError beyond the limit."""
        data = self.inner.read(len(buffer))
        self.size += len(data)
        if self.size > MOST_BYTES:
            raise fault(self.path, f"larger than {MOST_BYTES / 1e9:g} GB unpacked; cut the dictionary into parts")
        buffer[: len(data)] = data
        return len(data)


class _Xz:
    """Unpacks xz within MOST_MEMORY, which `lzma.LZMAFile` has no way to ask for."""

    def __init__(self, packed: BinaryIO) -> None:
        self.packed = packed
        self.part = self._fresh()

    @staticmethod
    def _fresh() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MOST_MEMORY)

    def read(self, size: int = STEP, /) -> bytes:
        """At most so many bytes; none at the end. Raises EOFError for a file that is cut short."""
        while True:
            data = b""
            if self.part.eof:  # a file may hold several parts, with zeros after each
                data = self.part.unused_data.lstrip(b"\0")
                while not data:
                    if not (data := self.packed.read(STEP)):
                        return b""
                    data = data.lstrip(b"\0")
                self.part = self._fresh()
            elif self.part.needs_input and not (data := self.packed.read(STEP)):
                raise EOFError("it ends within a part")
            if found := self.part.decompress(data, size):
                return found
