"""A .jsonl file: one report a line, read as a stream, so that a file may be larger than memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from riwaya.sources import record
from riwaya.sources.outcome import LIMIT, Defaults, Found, SourceError, too_large


def read(name: str, stream: BinaryIO, defaults: Defaults) -> Iterator[Found | SourceError]:
    """Each line of `stream` as a report or as the error that names file and line. Blank lines are passed over."""
    number = 0
    while line := stream.readline(LIMIT + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > LIMIT:
            while not line.endswith(b"\n") and (line := stream.readline(LIMIT)):
                pass
            yield too_large(where)
            continue
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield SourceError(name, "a .jsonl file is UTF-8; this one is UTF-16")
            return
        if line.strip():
            try:
                yield record.read(where, line, defaults)
            except SourceError as e:
                yield e
