"""Full text: reports that hold the words, newest first, with the passage and the claims that speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, exists, literal, literal_column, select, table
from sqlalchemy.sql import column

from riwaya.ledger import full_text
from riwaya.ledger.ask import REPORT, Plan, cursor, numbers, of_claim, plan, reference
from riwaya.ledger.errors import LedgerError
from riwaya.ledger.filters import Filter
from riwaya.ledger.records import Hit, Page
from riwaya.ledger.rows import claim_of
from riwaya.ledger.schema import claim, posting, report
from riwaya.ledger.storable import from_exact_json
from riwaya.ledger.write import parts
from riwaya.report import Span
from riwaya.script.sentences import cut_sentences
from riwaya.script.stems import PARTICLES, stem
from riwaya.script.words import MARK, cut_words

# Where a filter has more claims than RARE, it is tried on the LOOKED_INTO newest reports that have the words: mostly these are enough.
RARE, LOOKED_INTO = 2_000, 800
LOOKED_AT = 40_000  # code points of a text in which the passage is looked for; all but a few articles are shorter


def search(connection: Connection, query: str, asked: Filter, limit: int, after: str | None) -> Page[Hit]:
    """Reports with all the words of `query` (a phrase in quotation marks stands together) that have a claim which fits, newest first."""
    phrases = full_text.parsed(query)
    if not phrases:
        raise LedgerError("search for what? There is no word in that")
    found = _found(connection, phrases, asked, limit + 1, cursor(after))
    shown = found[:limit]
    wanted = {s for phrase in phrases for s in phrase}
    return Page(tuple(_hits(connection, shown, wanted)), str(shown[-1]) if len(found) > limit else None)


def _found(connection: Connection, phrases: Sequence[Sequence[str]], asked: Filter, limit: int, before: int | None) -> list[int]:
    """Numbers of the newest reports with the words that have a claim which fits."""
    matches, told, name = full_text.matches(connection.dialect.name, phrases)
    hits = table("report_text", column("n"))
    n: Any = literal_column(name)

    def run(out: Select[Any], newest: int, below: int | None) -> list[int]:
        out = out.where(n < below) if below is not None else out
        return list(connection.execute(out.order_by(n.desc()).limit(newest), {"match": told}).scalars())

    words = select(n.label("n")).select_from(hits).where(matches)
    if asked == Filter():
        return run(words, limit, before)
    made = plan(connection, asked)
    if made is None:
        return []
    found: list[int] = []
    if made.driver.claims > RARE:
        newest = run(words, LOOKED_INTO, before)
        found = _fitting(connection, made, newest)[:limit]
        if len(found) == limit or len(newest) < LOOKED_INTO:
            return found
        before = newest[-1]
    fits = numbers(made, 2**31).subquery()
    # With `+ 0` no index is used: the reports that fit are gathered once, and the words give theirs in order.
    return found + run(words.where((n + 0).in_(select(claim.c.report).join(fits, fits.c.claim == claim.c.n))), limit - len(found), before)


def _fitting(connection: Connection, made: Plan, reports: Sequence[int]) -> list[int]:
    """Those of `reports` that have a claim which fits, in their order."""
    out: set[int] = set()
    for some in parts(list(reports)):
        fits = select(claim.c.report).where(claim.c.report.in_(some), claim.c.until.is_(None), claim.c.n.between(made.least, made.most), *of_claim(made))
        for condition in made.conditions:
            p = posting.alias()
            fits = fits.where(exists(select(literal(1)).select_from(p).where(p.c.term.in_(condition.terms), p.c.claim == claim.c.n)))
        out |= set(connection.execute(fits).scalars())
    return [n for n in reports if n in out]


def _hits(connection: Connection, shown: Sequence[int], wanted: set[str]) -> Iterable[Hit]:
    rows = {row.n: row for row in connection.execute(select(report.c.n, report.c.text, *REPORT).where(report.c.n.in_(shown)))}
    claims: dict[int, list[Any]] = {n: [] for n in shown}
    of_reports = select(claim.c.report, claim.c.body, claim.c.exact).where(claim.c.report.in_(shown), claim.c.until.is_(None)).order_by(claim.c.position)
    for told in connection.execute(of_reports):
        claims[told.report].append(claim_of(told.body, told.exact))
    for n in shown:
        row = rows[n]
        text = row.text if row.report_exact is None else from_exact_json(row.report_exact)["text"]
        passage, marks = _passage(text, wanted)
        speaking = tuple(c for c in claims[n] if any(c.evidence.start <= m.start < c.evidence.end for m in marks))
        yield Hit(reference(row), passage, marks, speaking)


def _passage(text: str, wanted: set[str]) -> tuple[Span, tuple[Span, ...]]:
    """The first of the sentences with the most different words that are wanted, and where all wanted words stand."""
    words = cut_words(text[:LOOKED_AT])
    at = [i for i in range(len(words)) if words[i].kind != MARK and _is(words[i].form, wanted)]
    marks = tuple(Span.of(text, words[i].start, words[i].end) for i in at)
    best = (-1, 0, 0)
    for first, last in cut_sentences(words):
        inside = len({stem(words[i].form) for i in at if first <= i < last})
        if inside > best[0]:
            best = (inside, first, last)
    _, first, last = best
    return (words.span(first, last) if last > first else Span.of(text, 0, 0)), marks


def _is(form: str, wanted: set[str]) -> bool:
    found = stem(form)[: full_text.LONGEST]
    return found in wanted or found[:1] in PARTICLES and found[1:] in wanted
