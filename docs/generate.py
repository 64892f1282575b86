#!/usr/bin/env python3
"""Writes the pages that are made from the code: the command line, the Python interface, the two JSON forms.

A test compares what this would write with what is there: `make docs` after a change of help, docstring or schema.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any

import click

import riwaya
import riwaya.account
import riwaya.claim
import riwaya.ledger.accounts
import riwaya.ledger.corrections
import riwaya.ledger.records
import riwaya.ledger.reports
import riwaya.ledger.together
import riwaya.mention
from riwaya.cli import main as command_line

DOCS = Path(__file__).parent
SOURCE = Path(inspect.getfile(riwaya)).parent
MADE = "Made from the code by `make docs`; edit the code, not this page."
RECORDS = (
    ("What goes into the reader", (riwaya.Report, riwaya.Span)),
    ("What comes out", (riwaya.Reading,)),
    ("Claims", riwaya.claim),
    ("Mentions", riwaya.mention),
    ("Accounts", riwaya.account),
    ("Answers of a ledger", (riwaya.ledger.records, riwaya.ledger.accounts, riwaya.ledger.reports, riwaya.ledger.together, riwaya.ledger.corrections)),
)


def cli() -> str:
    """The page of the command line."""
    parts = ["# Command line", "", "Made from `--help` by `make docs`; edit the help, not this page.", ""]
    for name in ("", *sorted(command_line.commands)):
        command = command_line.commands[name] if name else command_line
        shown = f"riwaya {name}".strip()
        with click.Context(command, info_name=shown, terminal_width=100, help_option_names=["-h", "--help"]) as context:
            parts += [f"## {shown}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(parts)


def api() -> str:
    """The page of the Python interface: functions, the ledger's methods, and every record with its fields."""
    parts = ["# Python", "", MADE, "", "## Functions", ""]
    for name in ("read", "find_mentions"):
        parts += _callable(f"riwaya.{name}", getattr(riwaya, name))
    parts += ["## riwaya.Ledger", "", _told(riwaya.Ledger), ""]
    for name, method in inspect.getmembers(riwaya.Ledger, lambda m: inspect.isfunction(m) or inspect.ismethod(m)):
        if not name.startswith("_"):
            parts += _callable(name, method)
    for title, home in RECORDS:
        parts += [f"## {title}", ""]
        for record in _records(home):
            parts += _record(record)
    return "\n".join(parts)


def _records(home: Any) -> list[type]:
    if isinstance(home, tuple):
        return [record for part in home for record in (_records(part) if inspect.ismodule(part) else [part])]
    own = [thing for thing in vars(home).values() if inspect.isclass(thing) and thing.__module__ == home.__name__]
    return [thing for thing in own if dataclasses.is_dataclass(thing) and not thing.__name__.startswith("_")]


def _callable(name: str, thing: Any) -> list[str]:
    # A class method is bound already; that the rest takes `self` is nothing a reader needs.
    signature = re.sub(r"\((self|cls)(, )?", "(", str(inspect.signature(thing))).replace("'", "")
    return [f"### {name.rpartition('.')[2]}", "", f"```python\n{name}{signature}\n```", "", _told(thing), ""]


def _record(record: type) -> list[str]:
    lines = [f"### {record.__name__}", "", _told(record), "", "| field | type |", "| --- | --- |"]
    lines += [f"| `{f.name}` | `{str(f.type).replace('|', chr(92) + '|')}` |" for f in dataclasses.fields(record)]
    for name, thing in vars(record).items():
        if isinstance(thing, property) and not name.startswith("_"):
            lines.append(f"| `{name}` (worked out) | {' '.join((inspect.getdoc(thing) or '').split())} |")
    return [*lines, ""]


def _told(thing: Any) -> str:
    return inspect.getdoc(thing) or ""


def schema() -> str:
    """The page of the JSON forms: every field, its type, its values, what it means."""
    parts = ["# JSON forms", "", MADE, ""]
    for name, file in (("A reading (`riwaya read --format json`)", "claim.schema.json"), ("Accounts (`riwaya accounts --format json`)", "account.schema.json")):
        form = json.loads((SOURCE / file).read_text(encoding="utf-8"))
        parts += [f"## {name}", "", f"The schema itself: [{file}](../src/riwaya/{file}).", ""]
        parts += _object("The whole", form)
        for part, body in form["$defs"].items():
            parts += _object(part, body)
    return "\n".join(parts)


def _object(name: str, form: dict[str, Any]) -> list[str]:
    if "properties" not in form:
        return [f"### {name}", "", _kind(form), ""]
    lines = [f"### {name}", "", *([form["description"], ""] if "description" in form else []), "| field | type | meaning |", "| --- | --- | --- |"]
    for base in form.get("allOf", ()):
        lines.append(f"| all of {base['$ref'].rpartition('/')[2]} | | |")
    for field, body in form["properties"].items():
        needed = "" if field in form.get("required", ()) else " (may be absent)"
        lines.append(f"| `{field}`{needed} | {_kind(body)} | {body.get('description', '')} |")
        for inner, deeper in body.get("properties", {}).items():
            lines.append(f"| `{field}.{inner}` | {_kind(deeper)} | {deeper.get('description', '')} |")
    return [*lines, ""]


def _kind(form: dict[str, Any]) -> str:
    if "$ref" in form:
        return str(form["$ref"]).rpartition("/")[2]
    if "const" in form:
        return f"`{form['const']}`"
    if "enum" in form:
        return ", ".join("null" if value is None else f"`{value}`" for value in form["enum"])
    if "oneOf" in form or "anyOf" in form:
        return " or ".join(_kind(one) for one in form.get("oneOf") or form["anyOf"])
    if form.get("type") == "array":
        return f"list of {_kind(form.get('items', {}))}"
    kind = form.get("type", "any")
    shown = " or ".join(kind) if isinstance(kind, list) else str(kind)
    return f"{shown} ({form['format']})" if "format" in form else shown


PAGES = {"cli.md": cli, "api.md": api, "schema.md": schema}


def main() -> int:
    """Write the pages."""
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
