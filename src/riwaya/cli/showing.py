"""Commands that open a ledger in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from riwaya.cli import main, options
from riwaya.cli.keeping import said


@main.command(short_help="Open a ledger as a web page on this machine.")
@options.ledger
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Where it listens; 0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="127.0.0.1 is for this machine only; 0.0.0.0 for all that can reach it.")
@click.option("--corrections/--read-only", "writes", default=None, help="Whether corrections are taken. Unless told, only where this machine alone can reach the page.")
def serve(ledger: str, port: int, host: str, writes: bool | None) -> None:
    """Open a ledger as a web page: conflicts, accounts, reports, search, in Arabic and English.

    Stop it with Ctrl-C. The page asks nothing of the network and can be reached from this machine only, unless --host says otherwise.
    """
    from riwaya.ledger import Ledger

    with said(), Ledger.open(ledger, fresh=False) as store:
        run(store, host, port, writes)


@main.command(short_help="Write a ledger as web pages that open without a server.")
@options.ledger
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
def site(ledger: str, out: Path) -> None:
    """Write a ledger as web pages into the folder OUT, for reading only: open OUT/index.html, or put the folder on any web server.

    Every report, claim and account has its page, in Arabic and English, with CSV and JSON beside it; lists are narrowed by the commonest
    of each kind. Full-text search needs `riwaya serve`. Written again, the folder is brought up to date; a folder with anything else in it is left alone.
    """
    from riwaya.ledger import Ledger
    from riwaya.page.site import NotOurs, write

    with said(), Ledger.open(ledger, fresh=False) as store:
        try:
            pages = write(store, out)
        except NotOurs:
            raise click.ClickException(f"{out}: the folder holds something else; give an empty one") from None
        except OSError as e:
            raise click.ClickException(f"{out}: {(e.strerror or str(e)).lower()}") from None
    click.echo(f"{pages:,} pages in each language: {out / 'index.html'}", err=True)


def run(store: object, host: str, port: int, writes: bool | None = None) -> None:
    """Serve a ledger that is open."""
    from riwaya.ledger import Ledger
    from riwaya.page.serve import serve as serve_page

    assert isinstance(store, Ledger)
    try:
        serve_page(store, host, port, writes=writes, tell=lambda address: click.echo(f"{address}  (Ctrl-C stops it)", err=True))
    except OSError as e:
        raise click.ClickException(f"{host}:{port}: {(e.strerror or str(e)).lower()}") from None
