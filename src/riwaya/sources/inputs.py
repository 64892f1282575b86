"""The paths of a command as one stream of reports, in the order in which they were given."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from riwaya.sources import jsonl, record, text
from riwaya.sources.outcome import LIMIT, Defaults, Found, SourceError, too_large
from riwaya.sources.screen import oddities, refusal

STDIN = "-"
KINDS = {".txt": "txt", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_CHUNK = 1 << 16


class Inputs:
    """Iterates over the reports of `paths`; `-` is the standard input, whose kind is told by its first characters.

    `total` is the number of bytes to come, None where that is not known; `consumed` how many have gone.
    """

    def __init__(self, paths: Sequence[str], defaults: Defaults, stdin: BinaryIO) -> None:
        self._paths = paths
        self._defaults = defaults
        self._stdin = stdin
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
        return len(self._paths) == 1 and self._kind != "jsonl"

    def __iter__(self) -> Iterator[Found | SourceError]:
        for path in self._paths:
            for outcome in self._of(path):
                yield _screened(outcome) if isinstance(outcome, Found) else outcome
            if self._stream:
                self._before += self._stream.count
                self._stream = None

    def _of(self, path: str) -> Iterator[Found | SourceError]:
        name = "standard input" if path == STDIN else path
        self._kind = "" if path == STDIN else _kind(path)
        try:
            with nullcontext(self._stdin) if path == STDIN else open(path, "rb") as raw:
                self._stream = _Counted(raw)
                yield from self._read(name, io.BufferedReader(self._stream, _CHUNK))
        except SourceError as e:
            yield e
        except IsADirectoryError:
            yield SourceError(name, "a directory; name the files in it")
        except OSError as e:
            yield SourceError(name, (e.strerror or "cannot be read").lower())
        except ValueError:  # a NUL in the path
            yield SourceError(name, "no file can have such a name")

    def _read(self, name: str, stream: io.BufferedReader[_Counted]) -> Iterator[Found | SourceError]:
        self._kind = kind = self._kind or _sniffed(stream)
        if kind not in KINDS.values():
            raise SourceError(name, f"{kind} files are not read; .txt, .html, .json and .jsonl are")
        if kind == "jsonl":
            yield from jsonl.read(name, stream, self._defaults)
            return
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


def _screened(found: Found) -> Found | SourceError:
    """`found` with the doubts about its characters, or the reason why it cannot be read."""
    reason = refusal(found.report.text)
    if reason:
        return SourceError(found.name, reason)
    odd = oddities(found.report.text)
    return replace(found, doubts=found.doubts + odd) if odd else found


def _kind(path: str) -> str:
    """The kind by the name; the suffix itself where no format has it, "" where there is none."""
    suffix = PurePath(path).suffix.lower()
    return KINDS.get(suffix, suffix)


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
        return None if path == STDIN else Path(path).stat().st_size
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
