#!/usr/bin/env python3
"""Writes the pages that are made from the code: docs/cli.md from the help of every command.

A test compares what this would write with what is there: `make docs` after a change of the help.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from riwaya.cli import main as riwaya

CLI = Path(__file__).with_name("cli.md")


def cli() -> str:
    """The page of the command line."""
    parts = ["# Command line", "", "Made from `--help` by `make docs`; edit the help, not this page.", ""]
    for name in ("", *sorted(riwaya.commands)):
        command = riwaya.commands[name] if name else riwaya
        shown = f"riwaya {name}".strip()
        with click.Context(command, info_name=shown, terminal_width=100, help_option_names=["-h", "--help"]) as context:
            parts += [f"## {shown}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(parts)


def main() -> int:
    """Write the pages."""
    CLI.write_text(cli(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
