"""What the commands print, as it comes: one writer a format, each a context that gives a function to write with."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from riwaya.json_form import dumps, mention_to_json, reading_to_json
from riwaya.mention import Mention
from riwaya.reading import Reading
from riwaya.report import Report

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Write = Callable[[Reading], None]
WriteMentions = Callable[[Report, tuple[Mention, ...]], None]


@contextmanager
def readings(form: str, single: Callable[[], bool], *, why: bool = False) -> Iterator[Write]:
    """A writer of readings as `form`: table, json, jsonl or html. `single` is asked once the first reading is there; `why` is for json and jsonl."""
    match form:
        case "jsonl":
            yield lambda reading: _put(dumps(reading_to_json(reading, why=why)) + "\n")
        case "json":
            yield from _json(single, why)
        case "html":
            yield from _html()
        case _:
            console = terminal()
            yield lambda reading: _table(console, reading)


@contextmanager
def mentions(form: str) -> Iterator[WriteMentions]:
    """A writer of mentions as `form`: table or jsonl."""
    if form == "jsonl":
        yield lambda report, found: _put(dumps({"id": report.identity, "mentions": [mention_to_json(m) for m in found]}) + "\n")
        return
    from riwaya.view.table import look, mention_lines

    console = terminal()

    def write(report: Report, found: tuple[Mention, ...]) -> None:
        for line in mention_lines(report, found, look(console.width)):
            show(console, line)

    yield write


@contextmanager
def whys(claim: str | None) -> Iterator[Callable[[Reading], int]]:
    """A writer of reasons: of the claim with this number or id, else of all; it says of how many. A report without that claim is passed over."""
    from riwaya.view.table import look
    from riwaya.view.why import chosen, why_lines

    console = terminal()

    def write(reading: Reading) -> int:
        claims = chosen(reading, claim)
        if claims or claim is None:
            for line in why_lines(reading, claims, look(console.width)):
                show(console, line)
        return len(claims)

    yield write


def terminal() -> Console:
    """Standard output as people see it."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def show(console: Console, line: Text) -> None:
    """One line that was laid out already."""
    console.print(line, soft_wrap=True)


def _put(text: str) -> None:
    """`text` in UTF-8, whatever the locale, and at once: whoever reads a stream waits for each line."""
    out = sys.stdout.buffer
    out.write(text.encode("utf-8"))
    out.flush()


def _json(single: Callable[[], bool], why: bool) -> Iterator[Write]:
    count = 0

    def write(reading: Reading) -> None:
        nonlocal count
        text = dumps(reading_to_json(reading, why=why), indent=2)
        if single():
            _put(text + "\n")
        else:
            _put((",\n" if count else "[\n") + text)
        count += 1

    yield write
    if not single():
        _put("\n]\n" if count else "[]\n")


def _html() -> Iterator[Write]:
    from riwaya.view.page import foot, head, section

    count = 0

    def write(reading: Reading) -> None:
        nonlocal count
        count += 1
        _put((head(reading.report.title or reading.report.identity) if count == 1 else "") + section(reading, count))

    yield write
    if count:
        _put(foot())


def _table(console: Console, reading: Reading) -> None:
    from riwaya.view.table import look, reading_lines

    for line in reading_lines(reading, look(console.width)):
        show(console, line)
