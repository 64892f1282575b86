"""Compressed streams and zip archives, opened as streams whose growth is bounded."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import BinaryIO, cast

from riwaya.sources.outcome import SourceError

# Arabic text as JSON lines grows 4 to 10 times when unpacked, markup up to 30 times. What grows more, past what a
# short file of one repeated word may come to, was made to fill memory.
MOST_GROWTH, FREE = 200, 64_000_000
SUFFIXES: dict[str, Callable[[BinaryIO], BinaryIO]] = {
    ".gz": lambda raw: cast(BinaryIO, gzip.GzipFile(fileobj=raw, mode="rb")),
    ".xz": lambda raw: cast(BinaryIO, lzma.LZMAFile(raw)),  # noqa: SIM115  closed with what it reads from
    ".bz2": lambda raw: cast(BinaryIO, bz2.BZ2File(raw)),
}
# ValueError: a directory that points before the file's beginning. The others: fields that are no whole structure.
BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError, ValueError, struct.error, OverflowError, IndexError, KeyError)


def unpacked(name: str, raw: BinaryIO, suffix: str) -> BinaryIO:
    """`raw`, compressed as `suffix` says, as a stream of what it holds; reading it raises SourceError where it is broken or a bomb."""
    counted = _Read(raw)
    return cast(BinaryIO, io.BufferedReader(_Bounded(name, SUFFIXES[suffix](cast(BinaryIO, counted)), lambda: counted.count)))


def members(name: str, raw: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """The files of a zip archive with their names in it, in the order of their names; SourceError where it is none."""
    try:
        archive = zipfile.ZipFile(raw)
    except BROKEN as e:
        raise SourceError(name, f"broken zip archive: {_reason(e)}") from None
    with closing(archive):
        for info in sorted(archive.infolist(), key=lambda i: i.filename):
            if info.is_dir():
                continue
            where = f"{name}, {info.filename}"
            if info.flag_bits & 1:
                yield info.filename, _refused(where, "encrypted")
                continue
            size = info.compress_size
            try:
                stream = cast(BinaryIO, archive.open(info))
            except BROKEN as e:
                yield info.filename, _refused(where, f"broken in its archive: {_reason(e)}")
                continue
            with stream:
                yield info.filename, cast(BinaryIO, io.BufferedReader(_Bounded(where, stream, lambda size=size: size)))  # type: ignore[misc]


def _reason(e: BaseException) -> str:
    return " ".join(str(e).split())[:80] or type(e).__name__


def _refused(name: str, reason: str) -> BinaryIO:
    """A stream that says why it cannot be read when somebody reads it."""
    return cast(BinaryIO, io.BufferedReader(_Refused(name, reason)))


class _Refused(io.RawIOBase):
    def __init__(self, name: str, reason: str) -> None:
        self._error = SourceError(name, reason)

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: object) -> int:
        raise self._error


class _Read(io.RawIOBase):
    """The compressed side: how many bytes have been taken from it."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._raw.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Bounded(io.RawIOBase):
    """The unpacked side: refuses to grow past all measure, and says in one line what is broken."""

    def __init__(self, name: str, stream: BinaryIO, taken: Callable[[], int]) -> None:
        self._name = name
        self._stream = stream
        self._taken = taken
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except SourceError:
            raise
        except BROKEN as e:
            raise SourceError(self._name, f"broken where it is compressed: {_reason(e)}") from None
        self._given += len(data)
        if self._given > FREE and self._given > MOST_GROWTH * max(self._taken(), 1):
            raise SourceError(self._name, f"grows more than {MOST_GROWTH} times when it is unpacked, which no text does")
        buffer[: len(data)] = data
        return len(data)
