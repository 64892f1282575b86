"""The command that writes a ledger out in other tools' formats."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from riwaya.cli import main, options
from riwaya.cli.keeping import said
from riwaya.cli.questions import asked_of
from riwaya.export import FORMATS
from riwaya.export.policies import POLICIES

RECORD = "jsonl"


@main.command(short_help="Write a ledger out, as its whole record or in another tool's format.")
@options.ledger
@click.option("--format", "form", type=click.Choice([RECORD, *FORMATS]), default=RECORD, show_default=True, metavar="NAME", help="Which; docs/exports.md tells what each holds and loses.")
@click.option("--policy", type=click.Choice(list(POLICIES)), help="Which claims go in: all that stand, those told as fact (actual), or those and read with confidence 0.8 (sure). Each format has its own default.")
@click.option("--out", "-o", type=click.Path(path_type=Path), metavar="PATH", help="Where to: a file, or a folder for formats of several files. Standard output where it is not given.")
@click.option("--mentions", is_flag=True, help="jsonl alone: with all that is named in each report.")
@options.filters
def export(ledger: str, form: str, policy: str | None, out: Path | None, mentions: bool, **filters: Any) -> None:
    """Write a ledger out.

    Without a format it is the whole record: a line of JSON for each report with all its readings, then one for each correction. Two
    ledgers that hold the same give the same bytes, whatever was added when.

    \b
    csv geojson                    claims for a spreadsheet, for a map
    polecat acled ged airwars      draft rows in those data sets' columns
    schemaorg webannotation ftm    claims and parties as linked data
    ftm-statements timemap prov    see docs/exports.md

    Filters are those of `riwaya claims`; the record is always whole and takes none.
    """
    from riwaya.export.selection import Selection
    from riwaya.ledger import Ledger

    asked = asked_of(filters)
    if form == RECORD:
        if asked or policy:
            raise click.UsageError("jsonl is the whole record and takes neither filters nor --policy; choose another --format")
        with said(), Ledger.open(ledger, fresh=False) as store:
            _write((("", line) for line in store.export(mentions=mentions)), (), out)
        return
    chosen = FORMATS[form]
    if chosen.files and out is None:
        raise click.UsageError(f"{form} is {len(chosen.files)} files: say which folder with --out")
    with said(), Ledger.open(ledger, fresh=False) as store:
        selection = Selection(store, policy or chosen.policy, asked)
        _write(chosen.write(selection), chosen.files, out)
    click.echo(f"{form}: {POLICIES[selection.policy]} (--policy {selection.policy}); lost: {chosen.loses}", err=True)


def _write(pieces: Iterator[tuple[str, str]], files: tuple[str, ...], out: Path | None) -> None:
    """Pieces of text to standard output, one file, or files in a folder."""
    try:
        with ExitStack() as open_files:
            if out is None:
                targets: dict[str, Any] = {"": sys.stdout.buffer}
            elif not files:
                targets = {"": open_files.enter_context(out.open("wb"))}
            else:
                out.mkdir(parents=True, exist_ok=True)
                targets = {name: open_files.enter_context((out / name).open("wb")) for name in files}
            for name, text in pieces:
                targets[name].write(text.encode("utf-8", "replace"))
            targets[next(iter(targets))].flush()
    except OSError as e:
        raise click.ClickException(f"{out or 'standard output'}: {e.strerror or e}; nothing was changed in the ledger") from None
