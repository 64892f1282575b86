"""Commands that write a ledger out in other tools' formats, and take back what was corrected in them."""

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
from riwaya.export import EACH, FORMATS
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
    labelstudio cas                to annotate; riwaya import-corrections takes them back
    parquet                        claims for DuckDB, Spark, pandas

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
        raise click.UsageError(f"{form} is several files: say which folder with --out")
    with said(), Ledger.open(ledger, fresh=False) as store:
        selection = Selection(store, policy or chosen.policy, asked)
        _write(chosen.write(selection), chosen.files, out)
    click.echo(f"{form}: {POLICIES[selection.policy]} (--policy {selection.policy}); lost: {chosen.loses}", err=True)


def _write(pieces: Iterator[tuple[str, str | bytes]], files: tuple[str, ...], out: Path | None) -> None:
    """Pieces to standard output, one file, or files in a folder."""
    try:
        with ExitStack() as open_files:
            if out is None:
                targets: dict[str, Any] = {"": sys.stdout.buffer}
            elif not files:
                targets = {"": open_files.enter_context(out.open("wb"))}
            else:
                out.mkdir(parents=True, exist_ok=True)
                targets = {name: open_files.enter_context((out / name).open("wb")) for name in files if name != EACH}
            for name, piece in pieces:
                raw = piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")
                if name in targets:
                    targets[name].write(raw)
                elif out is not None:
                    (out / name).write_bytes(raw)
            for target in targets.values():
                target.flush()
    except OSError as e:
        if out is None:
            raise  # standard output is told of in one place for all commands
        raise click.ClickException(f"{out or 'standard output'}: {e.strerror or e}; nothing was changed in the ledger") from None


@main.command("import-corrections", short_help="Take back what people corrected in Label Studio or INCEpTION.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.ledger
@click.option("--format", "form", type=click.Choice(["labelstudio", "cas"]), required=True, help="Whose files they are.")
@click.option("--by", required=True, metavar="WHO", help="Who annotated.")
@click.option("--why", required=True, metavar="TEXT", help="For what reason, such as the campaign.")
@click.option("--at", metavar="TIME", help="When, if not now: a day or a time in UTC.")
@click.option("--dry-run", is_flag=True, help="Only say what would be corrected.")
def import_corrections(paths: tuple[Path, ...], ledger: str, form: str, by: str, why: str, at: str | None, dry_run: bool) -> None:
    """Take corrected annotations back as corrections of the ledger.

    Of the claims that were handed out by `riwaya export --format labelstudio` or `cas`: one whose trigger was taken away is wrong; another
    event type, modality, figure or kind of figure, and a slot that was taken away, put it right. Nothing is overwritten, and the same file twice
    corrects nothing twice. Marks that were drawn anew or moved are told, and left.

    Exit status: 0 all was taken; 1 something was left, a line on standard error says what.
    """
    import json
    from importlib import import_module

    from riwaya.export.marked import proposed
    from riwaya.ledger import Ledger, LedgerError

    with said(), Ledger.open(ledger, fresh=False) as store:
        try:
            returned = [back for path in paths for back in import_module(f"riwaya.export.{form}").read(path.read_bytes())]
        except (ValueError, OSError) as e:
            raise click.ClickException(str(e)) from None
        found, left = proposed(store, returned)
        done = 0
        for one in found:
            value = json.dumps(one.value, ensure_ascii=False)
            click.echo(f"{one.kind} {one.claim}" + (f" {one.slot} {value}" if one.slot else ""))
            if dry_run:
                continue
            try:
                store.correct(one.kind, one.claim, by=by, why=why, at=at, slot=one.slot, value=one.value)
                done += 1
            except LedgerError as e:
                left.append(f"{one.claim}: {e}")
    for line in left:
        click.echo(line, err=True)
    click.echo(f"{len(found):,} found, {done:,} added, {len(left):,} left", err=True)
    sys.exit(1 if left else 0)
