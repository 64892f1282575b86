"""Commands that ask a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli import main, options
from riwaya.cli.keeping import fill, said

if TYPE_CHECKING:
    from riwaya.ledger import Ledger

EVERY = 1_000_000
FORMS = ("table", "json", "jsonl", "csv")


def _open(place: str) -> Ledger:
    from riwaya.ledger import Ledger

    return Ledger.open(place, fresh=False)


@contextmanager
def _open_or_read(place: str | None, paths: tuple[str, ...], published: date | None) -> Iterator[tuple[Ledger, int]]:
    """The ledger at `place`, or one in memory of the reports of `paths`; and how many of these could not be read as they should."""
    from riwaya.ledger import Ledger

    if paths:
        with Ledger.passing() as store:
            _, _, problems = fill(store, options.opened(paths, published, None, None))
            yield store, problems
    elif place:
        with _open(place) as store:
            yield store, 0
    else:
        raise click.UsageError("give a ledger (--ledger FILE), or reports to weigh (PATH)")


def asked_of(asked: dict[str, Any]) -> dict[str, Any]:
    """The filters of a command as the ledger takes them; codes in either case."""
    out = {name: value for name, value in asked.items() if value}
    if "kind" in out:
        out["type"] = tuple(k.upper() for k in out.pop("kind"))
    for name in ("what", "modality", "verdict"):
        if name in out:
            out[name] = tuple(v.lower() for v in out[name])
    return out


@main.command(short_help="Claims of a ledger: who did what to whom, and who says so.")
@options.ledger
@options.filters
@options.page(50, unit="claims")
@options.as_of
@options.form(*FORMS)
def claims(ledger: str, limit: int, after: str | None, as_of: str | None, form: str, **asked: Any) -> None:
    """Claims of a ledger, newest first. All filters given must fit; of one given several times, any."""
    from riwaya.view import answers

    with said(), _open(ledger) as store:
        answers.print_page(store.claims(limit=limit, after=after, as_of=as_of, **asked_of(asked)), form, answers.claim_lines)


@main.command(short_help="Figures of a ledger with their history.")
@options.ledger
@options.filters
@options.page(200, unit="claims that have figures")
@options.as_of
@options.form(*FORMS)
def figures(ledger: str, limit: int, after: str | None, as_of: str | None, form: str, **asked: Any) -> None:
    """Figures of a ledger, oldest first: what was counted, as of when, by whom. A table draws the history."""
    from riwaya.view import answers

    with said(), _open(ledger) as store:
        answers.print_page(store.figure_history(limit=limit, after=after, as_of=as_of, **asked_of(asked)), form, answers.figure_lines)


@main.command(short_help="Which claims are of one fact, and whether they agree.")
@options.ledger_or_paths
@options.filters
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most so many accounts; 50 for a table and all for the rest where it is not given.")
@click.option("--after", metavar="PLACE", help="Go on from where the page before ended; it says where.")
@options.as_of
@options.form(*FORMS)
@click.pass_context
def accounts(
    ctx: click.Context, /, paths: tuple[str, ...], ledger: str | None, published: date | None, limit: int | None, after: str | None, as_of: str | None, form: str, **asked: Any
) -> None:
    """Accounts of a ledger, newest first: claims of the same fact, their figures, where they differ and why.

    With PATH, as for `riwaya read`, those reports are weighed against each other, and nothing is kept.

    \b
    single        one independent source; whoever copies its wording or quotes it adds none
    corroborated  independent sources agree
    revised       a later word of the same source or line replaces an earlier one
    explained     the figures measure different things, and it says which
    conflicting   they cannot both be right: number, actor, place, time, or asserted against denied
    """
    from riwaya.account_form import SCHEMA
    from riwaya.view import answers

    with said(), _open_or_read(ledger, paths, published) as (store, problems):
        page = store.accounts(limit=limit or (50 if form == "table" else EVERY), after=after, as_of=as_of, **asked_of(asked))
        answers.print_page(page, form, answers.account_lines, {"schema": SCHEMA, "accounts": [r.to_json() for r in page], "after": page.after})
    ctx.exit(1 if problems else 0)


@main.command(short_help="What cannot both be right, and why.")
@options.ledger_or_paths
@options.filters
@options.page(20, unit="accounts that have conflicts")
@options.as_of
@options.form(*FORMS)
@click.pass_context
def conflicts(
    ctx: click.Context, /, paths: tuple[str, ...], ledger: str | None, published: date | None, limit: int, after: str | None, as_of: str | None, form: str, **asked: Any
) -> None:
    """Claims of one fact that cannot both be right, newest first: both sentences, both chains of sources, and the reason.

    With PATH, as for `riwaya read`, those reports are weighed against each other, and nothing is kept.
    """
    from riwaya.view import answers

    with said(), _open_or_read(ledger, paths, published) as (store, problems):
        answers.print_page(store.conflicts(limit=limit, after=after, as_of=as_of, **asked_of(asked)), form, answers.conflict_lines)
    ctx.exit(1 if problems else 0)


@main.command(short_help="How many claims of each type a day, month or year has.")
@options.ledger
@options.filters
@click.option("--by", type=click.Choice(["day", "month", "year"]), default="month", show_default=True, help="How long a step is.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=120, show_default=True, metavar="N", help="At most so many steps, the newest.")
@options.as_of
@options.form(*FORMS)
def timeline(ledger: str, by: str, limit: int, as_of: str | None, form: str, **asked: Any) -> None:
    """How many claims of each type there are, over time."""
    from riwaya.ledger.records import Page
    from riwaya.view import answers

    with said(), _open(ledger) as store:
        answers.print_page(Page(store.timeline(by=by, limit=limit, as_of=as_of, **asked_of(asked))), form, answers.timeline_lines)


@main.command(short_help="Reports of a ledger that hold words, in any form of them.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@options.ledger
@options.filters
@options.page(20, unit="reports")
@options.form(*FORMS)
def search(words: tuple[str, ...], ledger: str, limit: int, after: str | None, form: str, **asked: Any) -> None:
    """Reports that hold all the words, newest first: مدرعه finds المدرعات. Words in quotation marks stand together.

    With filters: reports that have a claim which fits them.
    """
    from riwaya.view import answers

    with said(), _open(ledger) as store:
        answers.print_page(store.search(" ".join(words), limit=limit, after=after, **asked_of(asked)), form, answers.hit_lines)
