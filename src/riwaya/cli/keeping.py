"""Commands that fill a ledger and correct it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from riwaya.cli import main, options

if TYPE_CHECKING:
    from riwaya.ledger import Ledger
    from riwaya.sources.inputs import Inputs
    from riwaya.sources.outcome import SourceError

SOME = 16  # readings stored in one transaction: a loss of power costs the work of these, not more


@contextmanager
def said() -> Iterator[None]:
    """What is wrong with a ledger, said in one line with status 1."""
    from riwaya.ledger.errors import LedgerError

    try:
        yield
    except LedgerError as e:
        raise click.ClickException(str(e)) from None


@main.command(short_help="Read reports and keep them in a ledger.")
@options.inputs
@options.ledger
@click.option("--again", is_flag=True, help="Read reports again that this reader has read already.")
@click.option("--keep", metavar="FILE", help="Keep what was fetched from addresses, as it came, in this web archive (.warc.gz).")
@options.refused
@click.pass_context
def add(
    ctx: click.Context, paths: tuple[str, ...], published: date | None, outlet: str | None, title: str | None, ledger: str, again: bool, keep: str | None, refused: str | None
) -> None:
    """Read reports and keep their readings in a ledger, which is made where there is none.

    PATH is as for `riwaya read`. A report is stored whole or not at all; what this command has counted is on the disk. Adding
    the same again, in another order, or by several commands at once gives the same ledger; after a break just run it again.
    A newer riwaya reads known reports anew: the new reading stands, the older is kept.

    Exit status: as for `riwaya read`; 1 also where the ledger cannot be opened.
    """
    from riwaya.ledger import Ledger
    from riwaya.refused import Refused

    with said(), Refused(refused) as note, Ledger.open(ledger) as store:
        added, known, problems = fill(store, options.opened(paths, published, outlet, title, keep), again=again, refused=note)
        click.echo(f"{added:,} added, {known:,} known already", err=True)
    ctx.exit(1 if problems else 0)


def fill(store: Ledger, inputs: Inputs, *, again: bool = False, refused: Callable[[SourceError], None] | None = None) -> tuple[int, int, int]:
    """Read `inputs` into `store`; how many readings were added, how many reports were known already, how many could not be read as they should."""
    from dataclasses import replace

    from riwaya.batch import Batch
    from riwaya.progress import Progress
    from riwaya.reader import read as read_report
    from riwaya.reading import Reading
    from riwaya.report import Report

    def work(report: Report) -> Reading | None:
        return None if not again and store.has(report) else read_report(report)

    added = known = 0
    waiting: list[Reading] = []
    with Progress(inputs.total) as progress:
        batch = Batch(inputs, work, progress, refused)
        for found, reading in batch:
            if reading is None:
                known += 1
                continue
            waiting.append(replace(reading, doubts=tuple(dict.fromkeys(found.doubts + reading.doubts))))
            if len(waiting) == SOME:
                added += store.add_all(waiting)
                waiting = []
        added += store.add_all(waiting) if waiting else 0
    return added, known, batch.problems


@main.command(short_help="Say what is wrong in a claim, or which claims are of one fact.")
@click.argument("kind", type=click.Choice(["wrong", "right", "merge", "split", "note", "undo"]))
@click.argument("claim", metavar="CLAIM")
@click.argument("more", nargs=-1, metavar="[OTHER | SLOT VALUE | KEY]")
@options.ledger
@click.option("--by", required=True, metavar="WHO", help="Who says so.")
@click.option("--why", required=True, metavar="TEXT", help="For what reason.")
@click.option("--at", metavar="TIME", help="When, if not now: a day or a time in UTC.")
def correct(kind: str, claim: str, more: tuple[str, ...], ledger: str, by: str, why: str, at: str | None) -> None:
    """Add a correction to a ledger. Nothing is overwritten: the reading stays, and --as-of tells how things stood before.

    \b
    wrong CLAIM             the report does not say so: the claim stands no longer
    right CLAIM SLOT VALUE  the slot has that value: counts.0.value 3100, modality denied, actors.1 null
    merge CLAIM OTHER       both are of one fact
    split CLAIM OTHER       they are not
    note CLAIM              nothing changes; the reason is what is to be known
    undo CLAIM KEY          the correction with that key, which `riwaya export` shows, holds no longer

    CLAIM and OTHER are ids of claims, as `riwaya claims` shows them. VALUE is JSON, or else a word as it stands.
    """
    import json

    from riwaya.ledger import Ledger

    wanted = {"wrong": 0, "right": 2, "merge": 1, "split": 1, "note": 0, "undo": 1}[kind]
    if len(more) != wanted:
        raise click.UsageError(f"{kind} takes {('no more than a claim', 'another claim', 'a slot and a value')[wanted]}")
    value = None
    if kind == "right":
        try:
            value = json.loads(more[1])
        except ValueError:
            value = more[1]
    with said(), Ledger.open(ledger, fresh=False) as store:
        store.correct(kind, claim, by=by, why=why, at=at, other=more[0] if wanted == 1 else None, slot=more[0] if wanted == 2 else None, value=value)
