"""Commands that open a ledger in the browser."""

from __future__ import annotations

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


def run(store: object, host: str, port: int, writes: bool | None = None) -> None:
    """Serve a ledger that is open."""
    from riwaya.ledger import Ledger
    from riwaya.page.serve import serve as serve_page

    assert isinstance(store, Ledger)
    try:
        serve_page(store, host, port, writes=writes, tell=lambda address: click.echo(f"{address}  (Ctrl-C stops it)", err=True))
    except OSError as e:
        raise click.ClickException(f"{host}:{port}: {(e.strerror or str(e)).lower()}") from None
