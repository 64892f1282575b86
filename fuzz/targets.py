"""Every parser of bytes as a function of bytes that may end in a report, or in the error it promises, and in nothing else."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from riwaya.reader import read
from riwaya.report import Report
from riwaya.sources import html, jsonl, record, tabular, text, warc
from riwaya.sources.address import found as found_at
from riwaya.sources.archive import record as warc_record
from riwaya.sources.extracting import _feed
from riwaya.sources.feeds import _entry, settings
from riwaya.sources.inputs import Inputs
from riwaya.sources.markup import whole_text
from riwaya.sources.network import Answer
from riwaya.sources.outcome import Defaults, Found, SourceError
from riwaya.sources.packed import SUFFIXES, members, unpacked
from riwaya.sources.screen import screened
from riwaya.sources.stated import published, stated
from riwaya.watch import State

NOTHING = Defaults()


def _taken(outcomes: Iterable[Found | SourceError]) -> None:
    """Look at each outcome as a batch does; an error that ends a stream is one of them."""
    with suppress(SourceError):
        for outcome in outcomes:
            if isinstance(outcome, Found):
                assert screened(outcome)
                assert outcome.report.identity


def of_text(data: bytes) -> None:
    with suppress(SourceError):
        _taken([text.read("a", data, NOTHING, charset="windows-1256")])


def of_record(data: bytes) -> None:
    with suppress(SourceError):
        _taken([record.read("a", data, NOTHING)])


def of_lines(data: bytes) -> None:
    _taken(jsonl.read("a", io.BytesIO(data), NOTHING))


def of_table(data: bytes) -> None:
    _taken(tabular.read("a", io.BytesIO(data), NOTHING))


def of_page(data: bytes) -> None:
    """All but the search for the article, which has a process of its own."""
    page = data.decode("utf-8", "replace").replace("\0", "\ufffd")
    whole_text(page)
    published(stated(page).days)


def of_whole_page(data: bytes) -> None:
    with suppress(SourceError):
        _taken([html.read("a", data, NOTHING, charset="utf-8", url="http://a.example/")])


def of_warc(data: bytes) -> None:
    before, html.article = html.article, lambda page: (whole_text(page), ())
    try:
        _taken(warc.read("a", io.BytesIO(data), NOTHING))
    finally:
        html.article = before


def of_packed(data: bytes) -> None:
    for suffix in SUFFIXES:
        with suppress(SourceError):
            unpacked("a", io.BytesIO(data), suffix).read(1_000_000)


def of_zip(data: bytes) -> None:
    with suppress(SourceError):
        for _, stream in members("a", io.BytesIO(data)):
            with suppress(SourceError):
                stream.read(1_000_000)


def of_feed(data: bytes) -> None:
    with suppress(Exception):  # in its own process any error is no feed
        told = _feed(data)
        for one in json.loads(told)["entries"] if told else ():
            _held(one)


def _held(one: dict[str, object]) -> None:
    try:
        _entry(one)  # in ours none may come
    except Exception as e:
        raise SystemExit(f"{type(e).__name__}: {e}") from e


def of_input(data: bytes) -> None:
    _taken(Inputs(["-"], NOTHING, io.BytesIO(data)))


def of_answer(data: bytes) -> None:
    kind, _, body = data.partition(b"\n")
    answer = Answer("http://a.example/", 200, {"content-type": kind.decode("latin-1")}, body)
    before, html.article = html.article, lambda page: (whole_text(page), ())
    try:
        with suppress(SourceError):
            _taken([found_at("a", answer, NOTHING)])
        assert warc_record(answer, "2015-01-01T00:00:00Z").startswith(b"WARC/1.1\r\n")
    finally:
        html.article = before


def of_reader(data: bytes) -> None:
    read(Report(data.decode("utf-8", "surrogatepass" if data[:1] == b"s" else "replace")))


def of_settings(data: bytes) -> None:
    """The file of feeds, and the state of a watch."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "a")
        path.write_bytes(data)
        for read_it in (settings, State.open):
            with suppress(SourceError):
                read_it(str(path))


TARGETS: dict[str, Callable[[bytes], None]] = {name.removeprefix("of_"): f for name, f in list(globals().items()) if name.startswith("of_")}
