"""The command that weighs reports against each other."""

from __future__ import annotations

from datetime import date

import click

from riwaya.cli import main, options


@main.command(short_help="Which claims are of one fact, and whether they agree.")
@options.inputs
@click.option("--verdict", multiple=True, metavar="V", help="Only these: single, corroborated, revised, explained or conflicting. May be given several times.")
@click.option("--all", "every", is_flag=True, help="In the table, accounts of a single source as well; they are left out there otherwise.")
@click.option("--format", "form", type=click.Choice(["table", "json", "jsonl"]), default="table", show_default=True, help="How accounts are printed.")
@click.pass_context
def accounts(
    ctx: click.Context, paths: tuple[str, ...], published: date | None, outlet: str | None, title: str | None, verdict: tuple[str, ...], every: bool, form: str
) -> None:
    """Weigh reports against each other: which claims are of one fact, who says so, what was revised, what conflicts.

    PATH is as for `riwaya read`. Nothing is stored. The same reports give the same accounts in any order.

    \b
    single        one independent source; whoever copies its wording or quotes it adds none
    corroborated  independent sources agree
    revised       a later word of the same source or line replaces an earlier one
    explained     the figures measure different things, and it says which
    conflicting   they cannot both be right: number, actor, place, time, or asserted against denied

    \b
    table   for people, in a terminal: what conflicts first
    json    one object, as account.schema.json has it
    jsonl   an account a line

    Exit status: as for `riwaya read`.
    """
    from riwaya import output, weigh
    from riwaya.account import VERDICTS
    from riwaya.batch import Batch
    from riwaya.progress import Progress
    from riwaya.reader import read as read_report

    wanted = {v.lower() for v in verdict}
    if wanted - set(VERDICTS):
        raise click.UsageError(f"no such verdict: {', '.join(sorted(wanted - set(VERDICTS)))}; there are {', '.join(VERDICTS)}")
    if not wanted:
        wanted = set(VERDICTS) - ({"single"} if form == "table" and not every else set())
    inputs = options.opened(paths, published, outlet, title)
    with Progress(inputs.total) as progress:
        batch = Batch(inputs, read_report, progress)
        built = weigh.build(reading for _, reading in batch)
        progress.before_output()
        output.accounts([a for a in built if a.verdict in wanted], form, left_out=sum(a.verdict not in wanted for a in built))
    ctx.exit(1 if batch.problems else 0)
