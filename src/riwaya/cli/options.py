"""Options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from riwaya.sources.inputs import Inputs

Command = Callable[..., Any]


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD; with `end` given, a month (YYYY-MM) or year stands for its first or last day."""

    name = "day"

    def __init__(self, end: str | None = None) -> None:
        self._end = end

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value) if self._end is None else self._part(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2014-12-09", param, ctx)

    def _part(self, value: str) -> date:
        if len(value) == 10:
            return date.fromisoformat(value)
        year, _, month = value.partition("-")
        if len(year) != 4 or month and len(month) != 2:
            raise ValueError(value)
        if self._end == "first":
            return date(int(year), int(month or 1), 1)
        after = int(month or 12)
        return date(int(year), after, 31) if after == 12 else date.fromordinal(date(int(year), after + 1, 1).toordinal() - 1)


def inputs(command: Command) -> Command:
    """The arguments that every command has that reads reports."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(defaults(command))


def defaults(command: Command) -> Command:
    """What holds for reports that do not say it themselves."""
    return _added(
        command,
        click.option("--published", type=Day(), metavar="DAY", help="Day of publication, YYYY-MM-DD, for reports that do not give their own."),
        click.option("--outlet", metavar="NAME", help="Who published it, for reports that do not say."),
        click.option("--title", metavar="T", help="Its title, for reports that do not say."),
    )


refused = click.option("--refused", metavar="FILE", help="Write a table (CSV) of what could not be read, and why.")


def opened(paths: tuple[str, ...], published: date | None, outlet: str | None, title: str | None, keep: str | None = None) -> Inputs:
    """The reports of the paths; what is fetched for them is kept in the web archive `keep`, where one is named."""
    from riwaya.sources.inputs import Inputs
    from riwaya.sources.outcome import Defaults

    get = None
    if keep is not None:
        from riwaya.sources.archive import keeping
        from riwaya.sources.network import Network

        get = keeping(Network().get, keep)
    return Inputs(paths, Defaults(published, outlet, title), sys.stdin.buffer, get)


_LEDGER = "The ledger: a file, or postgresql://USER@HOST/NAME. Taken from RIWAYA_LEDGER where it is not given."


def ledger(command: Command) -> Command:
    """Which ledger."""
    return click.option("--ledger", "ledger", required=True, envvar="RIWAYA_LEDGER", metavar="FILE", help=_LEDGER)(command)


def ledger_or_paths(command: Command) -> Command:
    """Which ledger, or which reports to weigh without keeping them."""
    return _added(
        command,
        click.argument("paths", nargs=-1, metavar="[PATH...]"),
        click.option("--ledger", "ledger", envvar="RIWAYA_LEDGER", metavar="FILE", help=_LEDGER),
        click.option("--published", type=Day(), metavar="DAY", help="Day of publication, YYYY-MM-DD, for reports of PATH that do not give their own."),
    )


def filters(command: Command) -> Command:
    """What may be asked for, the same for every question. Each may be given several times: any of them fits."""
    return _added(
        command,
        click.option("--actor", multiple=True, metavar="NAME", help="Who does it, by any name: a party, or a country with all that belongs to it."),
        click.option("--recipient", multiple=True, metavar="NAME", help="Whom it is done to."),
        click.option("--place", multiple=True, metavar="NAME", help="Where: a place and what lies in it; Arabic, English, YEM, or geoname:70225."),
        click.option("--since", type=Day("first"), metavar="DAY", help="Not before this day, month (2015-07) or year."),
        click.option("--until", type=Day("last"), metavar="DAY", help="Not after this day, month or year."),
        click.option("--type", "kind", multiple=True, metavar="TYPE", help="Event type, such as ASSAULT."),
        click.option("--what", multiple=True, metavar="WHAT", help="What is counted, such as killed."),
        click.option("--modality", multiple=True, metavar="M", help="actual, planned, pledged, expected, possible, requested or denied."),
        click.option("--source", multiple=True, metavar="NAME", help="Who says so, anywhere in the chain; the outlet where it speaks for itself."),
        click.option("--outlet", multiple=True, metavar="NAME", help="Who published it."),
        click.option("--verdict", multiple=True, metavar="V", help="Verdict of its account: single, corroborated, revised, explained or conflicting."),
        click.option("--report", multiple=True, metavar="ID", help="Of this report."),
    )


def page(most: int, *, unit: str) -> Callable[[Command], Command]:
    """How many, and from where on."""

    def add(command: Command) -> Command:
        return _added(
            command,
            click.option("--limit", type=click.IntRange(1, 10_000), default=most, show_default=True, metavar="N", help=f"At most so many {unit}."),
            click.option("--after", metavar="PLACE", help="Go on from where the page before ended; it says where."),
        )

    return add


def form(*names: str) -> Callable[[Command], Command]:
    """How answers are printed; the first is the default."""
    return click.option("--format", "form", type=click.Choice(names), default=names[0], show_default=True, help="How answers are printed.")


as_of = click.option("--as-of", metavar="TIME", help="As the ledger stood then: a day (its end) or a time in UTC.")


def _added(command: Command, *options: Command) -> Command:
    for add in reversed(options):
        command = add(command)
    return command
