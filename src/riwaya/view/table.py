"""Readings as a table for a terminal.

Every cell is wrapped first and shut into an isolate line by line, so that no terminal that reorders
text moves the words of one cell into another. Where the terminal reorders, the columns run from
right to left as well. Narrow terminals get a card a claim in place of a row.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from riwaya.claim import Claim
from riwaya.json_form import KINDS
from riwaya.mention import Mention, Number, Party, Place, Quantity, Time
from riwaya.reading import Reading
from riwaya.report import Report
from riwaya.view.labels import label
from riwaya.view.phrases import LRI, PDI, RLI, chain, days, figure, isolated, plain

# Under this a table of eight columns has words of one letter a line.
NARROW = 110
# Of the free width, what each column gets; looked at with real reports at 120 and 200 columns.
_SHARES = {"who": 20, "what": 15, "whom": 15, "how_many": 15, "where": 14, "when": 13, "modality": 10, "says_who": 20}
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
_STYLES = {"denied": "red", "actual": "green", "possible": "magenta", "expected": "magenta"}


@dataclass(frozen=True, slots=True)
class Look:
    """How wide the terminal is, and whether it shows right-to-left text from right to left by itself."""

    width: int
    bidi: bool


def reorders(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to reorder right-to-left text itself (VTE since 0.58, Konsole, Terminal.app, mintty, mlterm)."""
    vte = environment.get("VTE_VERSION", "")
    return (
        vte.isdigit()
        and int(vte) >= 5800
        or "KONSOLE_VERSION" in environment
        or "MLTERM" in environment
        or environment.get("TERM_PROGRAM") in ("Apple_Terminal", "mintty")
    )


def look(width: int) -> Look:
    """The look for this terminal."""
    return Look(width, reorders(os.environ))


def reading_lines(reading: Reading, look: Look) -> Iterable[Text]:
    """The lines of one reading: its report, its doubts, its claims."""
    yield from heading(reading.report, reading.doubts, look)
    if not reading.claims:
        yield Text(label("slot", "no_claims").en, "dim")
        yield Text("")
        return
    cells = [_cells(claim, reading.report) for claim in reading.claims]
    if look.width < NARROW:
        yield from _cards(reading.claims, cells, look)
    else:
        yield from _rows(reading.claims, cells, look)


def mention_lines(report: Report, mentions: tuple[Mention, ...], look: Look) -> Iterable[Text]:
    """The lines of one report's mentions: kind, words, what they stand for."""
    yield from heading(report, (), look)
    words = min(40, (look.width - 14) // 2)
    widths = {"kind": 8, "text": words, "value": look.width - 8 - words - 4}
    for mention in mentions:
        row = {"kind": KINDS[type(mention)], "text": plain(mention.span.text), "value": _value(mention)}
        yield from line_up(row, widths, look, {"kind": "cyan", "text": "bold"})
    yield Text("")


def heading(report: Report, doubts: tuple[str, ...], look: Look) -> Iterable[Text]:
    day = isolated(report.published.isoformat()) if report.published else label("slot", "unknown_day").en
    told = [plain(part) for part in (report.identity, report.outlet or "") if part] + [day]
    for i, line in enumerate(wrapped(" · ".join(told), look.width)):
        yield Text(line, "bold" if i == 0 else "")
    if report.title:
        yield from paragraph("", plain(report.title), look.width, "bold")
    for doubt in doubts:
        yield from paragraph("doubt: ", plain(doubt), look.width, "yellow")


def paragraph(name: str, text: str, width: int, style: str, *, direction: str = "") -> Iterable[Text]:
    """`text` after its `name`, wrapped to `width` with the lines under each other, each in an isolate of the text's direction.

    `direction` is text of the direction where this one may begin with a name in the other.
    """
    for i, line in enumerate(wrapped(text, width - len(name))):
        yield Text.assemble((name if i == 0 else " " * len(name), "dim"), (_shut(line, direction or text), style))


def _cells(claim: Claim, report: Report) -> dict[str, str]:
    counts = [f"{figure(c).en} {plain(c.unit) if c.unit else label('what', c.what).en}" for c in claim.counts]
    # A bare reflexive would read as an unnamed source, so the report's own voice is said.
    says = chain(claim.attribution) or plain(report.outlet or "") or label("slot", "own_voice").en
    said = next((link.said for link in claim.attribution if link.said), None)
    return {
        "who": "، ".join(plain(a.span.text) for a in claim.actors),
        "what": f"{claim.event_type} {plain(claim.mode or '')}".strip() + f"\n{plain(claim.trigger.text)}",
        "whom": "، ".join(plain(a.span.text) for a in claim.recipients),
        "how_many": "\n".join(counts),
        "where": "، ".join(plain(p.span.text) for p in claim.locations),
        "when": days(claim.time).en if claim.time else "",
        "modality": claim.modality,
        "says_who": says + (f"\n({days(said).en})" if said else ""),
    }


def _rows(claims: tuple[Claim, ...], cells: list[dict[str, str]], look: Look) -> Iterable[Text]:
    shown = [name for name in _SHARES if any(row[name] for row in cells)]
    free = look.width - 5 - 2 * len(shown)
    whole = sum(_SHARES[name] for name in shown)
    widths = {"n": 3} | {name: free * _SHARES[name] // whole for name in shown}
    heads = {"n": ""} | {name: label("slot", name).en for name in shown}
    yield from line_up(heads, widths, look, dict.fromkeys(heads, "bold underline"))
    for n, (claim, row) in enumerate(zip(claims, cells, strict=True), 1):
        styles = {"n": "dim", "what": "cyan", "how_many": "bold", "modality": _STYLES.get(claim.modality, "yellow")}
        yield from line_up({"n": str(n)} | {name: row[name] for name in shown}, widths, look, styles)
        yield from line_up({"n": "", "evidence": plain(claim.evidence.text)}, {"n": 3, "evidence": look.width - 5}, look, {"evidence": "dim"})
        yield Text("")


def _cards(claims: tuple[Claim, ...], cells: list[dict[str, str]], look: Look) -> Iterable[Text]:
    widths = {"name": 10, "cell": look.width - 12}
    for n, (claim, row) in enumerate(zip(claims, cells, strict=True), 1):
        style = _STYLES.get(claim.modality, "yellow")
        what, trigger = row["what"].split("\n")
        yield Text.assemble((f"{n}  ", "dim"), (what, "bold cyan"), "  ", (_shut(trigger, trigger), "bold"), "  ", (claim.modality, style))
        told = [(label("slot", name).en, row[name]) for name in _SHARES if name not in ("what", "modality")]
        for name, cell in (*told, (label("slot", "evidence").en, plain(claim.evidence.text))):
            if cell:
                yield from line_up({"name": name, "cell": cell}, widths, look, {"name": "dim", "cell": "bold" if name == "how many" else ""})
        yield Text("")


def _value(mention: Mention) -> str:
    match mention:
        case Number():
            return figure(mention).en
        case Time():
            return f"{days(mention).en} ({mention.grain})"
        case Place():
            known = [mention.name_en, mention.admin1, mention.country, mention.precision]
            if mention.lat is not None and mention.lon is not None:
                known.append(isolated(f"{mention.lat:.4f}, {mention.lon:.4f}"))
            return ", ".join(plain(k) for k in known if k)
        case Party():
            return ", ".join(plain(k) for k in (mention.kind, mention.name_en or mention.name, mention.country) if k)
        case Quantity():
            return f"{figure(mention).en} {mention.what}" + (f" ({plain(mention.unit)})" if mention.unit else "")


def line_up(cells: dict[str, str], widths: dict[str, int], look: Look, styles: Mapping[str, str]) -> Iterable[Text]:
    """One row of cells as lines: wrapped, padded and isolated; from right to left where the terminal reorders."""
    columns = [(name, [(line, part) for part in cells[name].split("\n") for line in wrapped(part, widths[name])]) for name in cells]
    if look.bidi:
        columns.reverse()
    for i in range(max(len(lines) for _, lines in columns)):
        text = Text(no_wrap=True)
        for k, (name, lines) in enumerate(columns):
            line, part = lines[i] if i < len(lines) else ("", "")
            pad = " " * max(0, widths[name] - cell_len(_bare(line)))
            text.append("  " if k else "")
            text.append(pad if look.bidi else "")
            text.append(_shut(line, part), styles.get(name, ""))
            text.append("" if look.bidi else pad)
        text.rstrip()
        yield text


def _shut(line: str, whole: str) -> str:
    """A line in an isolate of the direction of the whole it was wrapped from, so that a line of digits follows its Arabic."""
    return f"{RLI if _ARABIC.search(whole) else LRI}{line}{PDI}" if line else ""


def _bare(line: str) -> str:
    return line.replace(LRI, "").replace(RLI, "").replace(PDI, "")


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken between words, within one only where it is longer than a line."""
    width = max(1, width)
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        pieces = [word] if cell_len(_bare(word)) <= width else [word[i : i + width] for i in range(0, len(word), width)]
        for piece in pieces:
            wide = cell_len(_bare(piece))
            if line and used + 1 + wide > width:
                lines.append(line)
                line, used = piece, wide
            else:
                line, used = (f"{line} {piece}", used + 1 + wide) if line else (piece, wide)
    return [*lines, line] if line else lines
