"""Why a claim is as it is, for a terminal: its words, the rule and the lexicon row of every slot, and what those rows say."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rich.text import Text

from riwaya.claim import Claim
from riwaya.lexicon import rows
from riwaya.reading import Reading
from riwaya.view.labels import label
from riwaya.view.phrases import LRI, PDI, plain
from riwaya.view.table import Look, heading, line_up, paragraph, wrapped

_SLOT, _ROW = 11, 20  # columns; the longest of each fits
_LONGEST = 300  # characters of a row that are shown; conditions may hold a hundred words, and the table has them all


def chosen(reading: Reading, wanted: str | None) -> list[tuple[int, Claim]]:
    """The claims of a reading with their numbers, from 1: all, the one with that number, or the one with that id."""
    numbered = list(enumerate(reading.claims, 1))
    return numbered if wanted is None else [(n, c) for n, c in numbered if wanted in (str(n), c.id)]


def why_lines(reading: Reading, claims: list[tuple[int, Claim]], look: Look) -> Iterable[Text]:
    """The lines for these claims of a reading that was read with its reasons."""
    yield from heading(reading.report, reading.doubts, look)
    if not claims:
        yield Text(label("slot", "no_claims").en, "dim")
    for n, claim in claims:
        yield from _one(n, claim, look)
    yield Text("")


def _one(n: int, claim: Claim, look: Look) -> Iterable[Text]:
    yield Text("")
    what = f"{n}  {claim.event_type} {plain(claim.mode or '')}".rstrip() + f"  {plain(claim.id)}"
    yield Text(what, "bold cyan")
    yield from paragraph("", plain(claim.evidence.text), look.width, "")
    free = max(20, look.width - 6 - _SLOT - _ROW)
    widths = {"slot": _SLOT, "words": free // 2, "rule": free - free // 2, "row": _ROW}
    yield from line_up({name: name for name in widths}, widths, look, dict.fromkeys(widths, "bold underline"))
    before = ""
    for why in claim.why:
        cells = {"slot": "" if why.slot == before else why.slot, "words": plain(why.span.text) if why.span else "", "rule": why.rule, "row": why.row or ""}
        yield from line_up(cells, widths, look, {"slot": "cyan", "words": "bold", "row": "dim"})
        before = why.slot
    for ref in dict.fromkeys(why.row for why in claim.why if why.row):
        yield Text(ref, "cyan")
        # Names and cells in turn: from left to right, whatever the letters of the cells.
        yield from (Text(f"   {LRI}{line}{PDI}", "dim") for line in wrapped(plain(row_text(ref)), look.width - 3))


def row_text(ref: str) -> str:
    """What the row `verbs.csv:63` holds, its filled cells by name; empty for a row that is not there."""
    table, _, line = ref.partition(":")
    row = _table(table).get(line, {})
    text = "; ".join(f"{name} {cell}" for name, cell in row.items() if cell and name != "line")
    return text if len(text) <= _LONGEST else text[: text.rindex("|", 0, _LONGEST) if "|" in text[:_LONGEST] else _LONGEST] + " …"


@cache
def _table(name: str) -> dict[str, dict[str, str]]:
    return {row["line"]: row for row in rows(name)}
