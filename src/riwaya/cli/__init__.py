"""The command `riwaya`. Commands only wire parts together; everything heavy is imported where it is used."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from datetime import date
from typing import Any

import click

from riwaya import __version__
from riwaya.cli import options


class Commands(click.Group):
    """Says in one line what cannot be written, wherever that is found."""

    def main(self, *args: Any, **extra: Any) -> Any:
        try:
            try:
                return super().main(*args, **extra)
            finally:
                sys.stdout.flush()
        except OSError as e:
            with suppress(OSError, ValueError):  # else Python tries once more to write what is left, and says so at length
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if e.errno != errno.EPIPE:  # whoever read has gone, and knows
                where = os.fsdecode(e.filename) if isinstance(e.filename, str | bytes) else "output"
                click.echo(f"Error: {where}: {(e.strerror or str(e)).lower()}", err=True)
            sys.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="riwaya")
def main() -> None:
    """Read Arabic news of armed conflict; keep the record of who says what happened.

    \b
    Try it:          riwaya demo
    One report:      riwaya read report.txt --published 2014-12-09
    Many, as JSON:   riwaya read reports.jsonl --format jsonl > readings.jsonl
    What agrees:     riwaya accounts reports.jsonl --verdict conflicting
    Keep and ask:    riwaya add reports.jsonl --ledger war.db
                     riwaya figures --what killed --place تعز --ledger war.db
    As a web page:   riwaya serve --ledger war.db
    From feeds:      riwaya watch feeds.toml --ledger war.db

    Every command has its own --help. The network is used for addresses that you name, in the command or in a file of feeds, and for nothing else.
    """


@main.command(short_help="Read reports into claims.")
@options.inputs
@click.option("--format", "form", type=click.Choice(["table", "json", "jsonl", "html"]), default="table", show_default=True, help="How readings are printed.")
@click.option("--why", is_flag=True, help="With json and jsonl: each claim also says which words, which rule and which lexicon row made each slot.")
@options.refused
@click.pass_context
def read(ctx: click.Context, paths: tuple[str, ...], published: date | None, outlet: str | None, title: str | None, form: str, why: bool, refused: str | None) -> None:
    """Read reports into claims: who did what to whom, where, when, how many, and who says so.

    PATH is a .txt or .html file (one report), a .json file (one report object), a .jsonl file (a report object a line), a
    .csv file (a report a row, columns named as the keys), a web archive (.warc, .wacz: its pages), any of these packed as
    .gz, .xz or .bz2 or in a .zip, a folder of them, an address of the web, or - for the standard input. A report object is {"id", "text",
    "published", "outlet", "title", "url"}; only "text" is needed, other keys are ignored.

    \b
    table   for people, in a terminal
    json    one reading; a list of them where the input may hold several
    jsonl   a reading a line, in the order of the input, as they come
    html    a page that needs nothing else: the report with its claims highlighted

    Exit status: 0 all well; 1 something was wrong with at least one report (a line on standard error says what; the
    others were read); 2 the command was not understood.
    """
    from dataclasses import replace
    from functools import partial

    from riwaya import output
    from riwaya.batch import Batch
    from riwaya.progress import Progress
    from riwaya.reader import read as read_report
    from riwaya.refused import Refused

    if why and form not in ("json", "jsonl"):
        raise click.UsageError("--why goes with --format json or jsonl; for people there is `riwaya why`")
    inputs = options.opened(paths, published, outlet, title)
    with Progress(inputs.total) as progress, Refused(refused) as note, output.readings(form, lambda: inputs.single, why=why) as write:
        batch = Batch(inputs, partial(read_report, why=True) if why else read_report, progress, note)
        for found, reading in batch:
            # What the source found odd comes first: it lay before the text was read.
            doubts = tuple(dict.fromkeys(found.doubts + reading.doubts))
            write(replace(reading, doubts=doubts))
    ctx.exit(1 if batch.problems else 0)


@main.command(short_help="Tell which words, rule and lexicon row made a claim.")
@click.argument("path", metavar="REPORT")
@click.argument("claim", required=False)
@options.defaults
@click.pass_context
def why(ctx: click.Context, path: str, claim: str | None, published: date | None, outlet: str | None, title: str | None) -> None:
    """Tell why each claim is as it is: which words, which rule and which lexicon row made each of its slots.

    REPORT is a PATH as for `riwaya read`; CLAIM is the number of one claim there, or its id; all are told without it.
    A row `verbs.csv:63` is line 63 of that table of the lexicon; docs/lexicon.md tells how to change one.

    Exit status: as for `riwaya read`; 1 also where there is no such claim.
    """
    from riwaya import output
    from riwaya.batch import Batch
    from riwaya.progress import Progress
    from riwaya.reader import read as read_report

    told = 0
    inputs = options.opened((path,), published, outlet, title)
    with Progress(inputs.total) as progress, output.whys(claim) as write:
        batch = Batch(inputs, lambda report: read_report(report, why=True), progress)
        for _, reading in batch:
            told += write(reading)
    if claim is not None and not told:
        raise click.ClickException(f"there is no claim {claim!r} in {path}")
    ctx.exit(1 if batch.problems else 0)


@main.command(short_help="Find numbers, times, places, parties, quantities.")
@options.inputs
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="How mentions are printed.")
@click.option("--prefer", type=click.Choice(["past", "future"]), default="past", show_default=True, help="Which way a bare weekday or month is taken.")
@click.pass_context
def mentions(ctx: click.Context, paths: tuple[str, ...], published: date | None, outlet: str | None, title: str | None, form: str, prefer: str) -> None:
    """Find numbers, times, places, parties and quantities in reports.

    PATH is as for `riwaya read`.

    \b
    table   for people, in a terminal
    jsonl   a line a report: {"id", "mentions": [{"kind", "span", "value"}]}

    Exit status: as for `riwaya read`.
    """
    from riwaya import output
    from riwaya.batch import Batch
    from riwaya.progress import Progress
    from riwaya.reader import mentions as find_mentions

    inputs = options.opened(paths, published, outlet, title)
    with Progress(inputs.total) as progress, output.mentions(form) as write:
        batch = Batch(inputs, lambda report: find_mentions(report, prefer=prefer), progress)
        for found, named in batch:
            write(found.report, named)
    ctx.exit(1 if batch.problems else 0)


@main.command(short_help="Read the samples; show their contradictions.")
@click.option("--serve", "page", is_flag=True, help="Open them as a web page instead; what is corrected there is kept until it is stopped.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="With --serve: where it listens; 0 takes a free one.")
def demo(page: bool, port: int) -> None:
    """Read the sample reports that come along; show their claims and where they contradict each other."""
    if page:
        from riwaya.demo import ledger

        with ledger() as store:
            showing.run(store, "127.0.0.1", port)
        return
    from riwaya.demo import lines
    from riwaya.output import show, terminal
    from riwaya.progress import Progress

    console = terminal()
    with Progress(None) as progress:
        for line in lines(console.width):
            progress.before_output()
            show(console, line)


# Below `main`, which they add themselves to; they load little: `riwaya --help` imports them all.
from riwaya.cli import exporting, keeping, questions, showing, watching  # noqa: E402

__all__ = ["exporting", "keeping", "main", "questions", "showing", "watching"]
