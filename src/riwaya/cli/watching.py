"""The command that watches feeds."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from riwaya.cli import main, options
from riwaya.cli.keeping import said

if TYPE_CHECKING:
    from riwaya.ledger.records import ConflictRecord
    from riwaya.sources.network import Answer


@main.command(short_help="Watch feeds: what is new goes into a ledger, new conflicts are told.")
@click.argument("feeds", metavar="FEEDS")
@options.ledger
@click.option("--once", is_flag=True, help="Ask each feed that is due, then end.")
@click.option("--state", metavar="FILE", help="Where it is kept what has been seen; FEEDS.state where it is not given.")
@click.option("--keep", metavar="FILE", help="Keep each page as it came in this web archive (.warc.gz).")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="How new conflicts are printed.")
def watch(feeds: str, ledger: str, once: bool, state: str | None, keep: str | None, form: str) -> None:
    """Watch RSS and Atom feeds: read the page of each new entry into a ledger, and print each new conflict.

    FEEDS is a TOML file:

    \b
    webhook = "https://hooks.example/riwaya"   # new conflicts are posted there as JSON
    [[feed]]
    url = "https://minbar.example/rss"
    outlet = "منبر"        # else the site's own name
    minutes = 15           # between two times it is asked for, 5 at least
    pages = true           # false: read the text that the feed itself has

    A feed is asked for only what has changed, no host more often than every 2 seconds, and a site that asks machines not to
    read it is not read. Stop it at any moment: the next run goes on from there.

    Exit status: 0 when stopped, or with --once; 1 where FEEDS, the ledger or the state cannot be used.
    """
    from riwaya.ledger import Ledger
    from riwaya.sources import archive
    from riwaya.sources import feeds as told
    from riwaya.sources.network import Network
    from riwaya.sources.outcome import SourceError
    from riwaya.watch import State, Watch

    def tell(new: list[ConflictRecord]) -> None:
        from riwaya.ledger.records import Page
        from riwaya.view import answers

        answers.print_page(Page(tuple(new)), form, answers.conflict_lines)

    def keeping(answer: Answer) -> None:
        archive.add(keep or "", answer)

    with said(), _stopped():
        try:
            settings = told.settings(feeds)
            with Ledger.open(ledger) as store:
                kept = keeping if keep else None
                watching = Watch(settings, store, Network(), State.open(state or f"{feeds}.state"), say=lambda line: click.echo(line, err=True), tell=tell, keep=kept)
                while True:
                    added = watching.round()
                    if added or once:
                        click.echo(f"{added:,} added", err=True)
                    if once:
                        return
                    watching.wait()
        except SourceError as e:
            raise click.ClickException(str(e)) from None


@contextmanager
def _stopped() -> Iterator[None]:
    """Ends in peace when somebody stops the watch, by Ctrl-C or by a signal to end."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
    finally:
        signal.signal(signal.SIGTERM, before)
