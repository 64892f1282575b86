"""The paths of a command as one stream of reports, in the order in which they were given."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, cast

from riwaya.sources import address, jsonl, packed, record, tabular, text
from riwaya.sources.outcome import LIMIT, Defaults, Found, SourceError, too_large
from riwaya.sources.screen import screened

if TYPE_CHECKING:
    from riwaya.sources.network import Answer

STDIN = "-"
KINDS = {
    ".txt": "txt", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".warc": "warc",
    ".zip": "zip", ".wacz": "wacz",
}  # fmt: skip
READ = frozenset(KINDS.values())
SHOWN = (".txt", ".html", ".json", ".jsonl", ".csv", ".warc", ".wacz")
ARCHIVES = frozenset({"zip", "wacz"})
MANY = frozenset({"jsonl", "csv", "warc"})  # of which one holds many reports
_CHUNK = 1 << 16


class Inputs:
    """Iterates over the reports of `paths`; `-` is the standard input, whose kind is told by its first characters.

    A path that is an address of the web is got by `get`. `total` is the number of bytes to come, None where that is not known; `consumed` how many have gone.
    """

    def __init__(self, paths: Sequence[str], defaults: Defaults, stdin: BinaryIO, get: Callable[[str], Answer] | None = None) -> None:
        self._paths = paths
        self._defaults = defaults
        self._stdin = stdin
        self._get = get
        self._kind = ""
        self._before = 0
        self._stream: _Counted | None = None
        sizes = [_size(path) for path in paths]
        self.total = None if None in sizes else sum(size for size in sizes if size)

    @property
    def consumed(self) -> int:
        return self._before + (self._stream.count if self._stream else 0)

    @property
    def single(self) -> bool:
        """Whether there can be only one report: one path to what is one report. Known from the first outcome on."""
        return len(self._paths) == 1 and self._kind not in MANY | ARCHIVES | {"folder"}

    def __iter__(self) -> Iterator[Found | SourceError]:
        for path in self._paths:
            for outcome in self._of(path):
                yield screened(outcome) if isinstance(outcome, Found) else outcome
            self._forget()

    def _of(self, path: str) -> Iterator[Found | SourceError]:
        if address.is_address(path):
            try:
                yield address.found(path, (self._get or _network())(path), self._defaults)
            except SourceError as e:
                yield e
            return
        if path != STDIN and _is_folder(path):
            self._kind = "folder"
            yield from self._folder(path)
            return
        name = "standard input" if path == STDIN else path
        suffixes = ("", "") if path == STDIN else _suffixes(path)
        self._kind = suffixes[0]
        try:
            with nullcontext(self._stdin) if path == STDIN else open(path, "rb") as raw:
                if suffixes[0] in ARCHIVES and not suffixes[1]:
                    yield from self._archive(name, raw)  # which is read from its end
                    self._before += _size(path) or 0
                    return
                self._stream = _Counted(raw)
                yield from self._read(name, cast(BinaryIO, io.BufferedReader(self._stream, _CHUNK)), *suffixes)
        except SourceError as e:
            yield e
        except OSError as e:
            yield SourceError(name, (e.strerror or "cannot be read").lower())
        except ValueError:  # a NUL in the path
            yield SourceError(name, "no file can have such a name")

    def _folder(self, path: str) -> Iterator[Found | SourceError]:
        """All that can be read in a folder and the folders in it, in the order of the names; links to folders are not followed."""
        other: Counter[str] = Counter()
        read = 0
        for file in _files(path):
            kind, _ = _suffixes(file)
            if kind in READ:
                read += 1
                yield from self._of(file)
                self._forget()
            else:
                other[kind or "no suffix"] += 1
        self._kind = "folder"
        if not read and not other:
            yield SourceError(path, "an empty folder")
        if other:
            told = ", ".join(f"{kind} {n}" for kind, n in sorted(other.items()))
            yield SourceError(path, f"{sum(other.values())} files of other kinds were passed over ({told[:200]})")

    def _archive(self, name: str, raw: BinaryIO) -> Iterator[Found | SourceError]:
        other: Counter[str] = Counter()
        read = 0
        for member, stream in packed.members(name, raw):
            kind, suffix = _suffixes(member)
            if kind in ARCHIVES or kind not in READ or self._kind == "wacz" and kind != "warc":  # its index lists pages, and may hold their text once more
                other[kind or "no suffix"] += 1
                continue
            read += 1
            try:
                yield from self._read(f"{name}, {member}", stream, kind, suffix)
            except SourceError as e:
                yield e
        if not read and (not other or self._kind == "wacz"):
            yield SourceError(name, "no web archive in it" if other else "an empty archive")
        if other and self._kind != "wacz":  # which holds its index beside its pages
            told = ", ".join(f"{kind} {n}" for kind, n in sorted(other.items()))
            yield SourceError(name, f"{sum(other.values())} files of other kinds were passed over in it ({told[:200]})")

    def _read(self, name: str, stream: BinaryIO, kind: str, suffix: str) -> Iterator[Found | SourceError]:
        """The reports of one stream of `kind` ("" to be found out), packed as `suffix` says ("" for not at all)."""
        if suffix and kind != "warc":  # whose records are packed each by itself, and unpacked by its own library
            stream = packed.unpacked(name, stream, suffix)
        if not kind:
            kind = self._kind = _sniffed(cast("io.BufferedReader[_Counted]", stream))
        if kind in MANY:
            yield from _many(kind)(name, stream, self._defaults)
            return
        if kind not in READ or kind in ARCHIVES:
            raise SourceError(name, f"{kind} files are not read; {', '.join(SHOWN)} are, also packed as {', '.join(packed.SUFFIXES)} or in a .zip")
        data = stream.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise too_large(name)
        if kind == "html":
            from riwaya.sources import html  # the one format that needs heavy libraries

            yield html.read(name, data, self._defaults)
        elif kind == "json":
            yield record.read(name, data, self._defaults)
        else:
            yield text.read(name, data, self._defaults)

    def _forget(self) -> None:
        if self._stream:
            self._before += self._stream.count
            self._stream = None


def _network() -> Callable[[str], Answer]:
    from riwaya.sources.network import Network  # loaded only for an address

    return Network().get


def _many(kind: str) -> Callable[[str, BinaryIO, Defaults], Iterator[Found | SourceError]]:
    """The reader of a kind of which one stream holds many reports."""
    if kind == "warc":
        from riwaya.sources import warc

        return warc.read
    return tabular.read if kind == "csv" else jsonl.read


def _suffixes(path: str) -> tuple[str, str]:
    """The kind by the name, the suffix itself where no format has it, "" where there is none; and how it is packed, "" where it is not."""
    pure = PurePath(path)
    suffix = pure.suffix.lower()
    outer = ""
    if suffix in packed.SUFFIXES:
        outer, suffix = suffix, PurePath(pure.stem).suffix.lower()
    return KINDS.get(suffix, suffix), outer


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _files(path: str) -> Iterator[str]:
    """Every file under a folder, hidden ones and those in hidden folders left out, in the order of their names."""
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (str(PurePath(folder, n)) for n in sorted(names) if not n.startswith("."))


def _sniffed(stream: io.BufferedReader[_Counted]) -> str:
    """The kind of a stream without a name: a page begins with `<`, JSON with `{`, and a first line that ends in `}` is .jsonl."""
    head = stream.peek(_CHUNK).removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<"):
        return "html"
    if not head.startswith(b"{"):
        return "txt"
    first, newline, _ = head.partition(b"\n")
    return "jsonl" if not newline or first.rstrip().endswith(b"}") else "json"


def _size(path: str) -> int | None:
    try:
        if path == STDIN or address.is_address(path):
            return None
        if _is_folder(path):
            return sum(_size(file) or 0 for file in _files(path) if _suffixes(file)[0] in READ)
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


class _Counted(io.RawIOBase):
    """A stream that counts the bytes read from it."""

    def __init__(self, raw: BinaryIO) -> None:
        # read1, where there is one, gives a pipe's lines as they come; read would wait for a whole chunk.
        self._some: Callable[[int], bytes] = getattr(raw, "read1", raw.read)
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._some(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)
