"""Runs the examples of the documents and sees that they still give what they show.

An example is a fenced block marked `console`: lines that begin with `$` are commands, what follows is what they print. All examples
of a page run in order, in one empty folder into which the reports of the tutorial are put as `reports/`, on a terminal of 100 columns.
`make docs` writes anew what they print; a test compares. Commands are `riwaya …`, with `> file` at most; and `cat file`.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner

from riwaya.cli import main as command_line

DOCS = Path(__file__).parent
REPORTS = DOCS / "tutorial" / "reports"
WIDTH = 100
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LEFT_OUT = "…"  # a line of an example that stands for any number of lines


PAGES = ("tutorial.md", "tutorial.ar.md", "newsroom.md", "coder.md", "researcher.md", "engineer.md")  # docs/lexicon.md has examples of its own kind and a test of its own


@contextmanager
def desk() -> Iterator[Path]:
    """An empty folder with the tutorial's reports in it, as the folder that commands run in."""
    before, width = Path.cwd(), os.environ.get("COLUMNS")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(REPORTS, Path(folder) / "reports", ignore=shutil.ignore_patterns("*.md"))
        os.chdir(folder)
        os.environ["COLUMNS"] = str(WIDTH)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)
            os.environ.pop("COLUMNS") if width is None else os.environ.update(COLUMNS=width)


def run(command: str) -> str:
    """What a command prints, standard error included, without what pads its lines."""
    words = shlex.split(command)
    target = words[-1] if len(words) > 2 and words[-2] == ">" else None
    words = words[:-2] if target else words
    if words[0] == "cat":
        return "".join(Path(name).read_text(encoding="utf-8") for name in words[1:])
    if words[0] != "riwaya":
        raise ValueError(f"an example may run riwaya and cat only: {command}")
    result = CliRunner().invoke(command_line, words[1:], catch_exceptions=False)
    if target:
        Path(target).write_bytes(result.stdout_bytes)
    # What tells of progress comes only where reading takes long, so on a busy machine.
    shown = re.sub(r"^riwaya: [\d,]+ reports read.*\n", "", result.stderr if target else result.output, flags=re.MULTILINE)
    # Isolates keep a terminal in order; in the source of a page they are controls that hide, and a browser orders the lines itself.
    return "".join(f"{line.rstrip()}\n" for line in re.sub("[\u2066-\u2069]", "", shown).splitlines())


def block(text: str) -> str:
    """A block with its commands run anew. What it leaves out stays left out: from `…` to the end of that command's lines."""
    out: list[str] = []
    for part in re.split(r"^(?=\$ )", text, flags=re.MULTILINE):
        if not part.startswith("$ "):
            continue
        command, *shown = part.rstrip("\n").split("\n")
        printed = run(command.removeprefix("$ ")).rstrip("\n").split("\n")
        kept = shown.index(_LEFT_OUT) if _LEFT_OUT in shown else len(printed)
        out += [command, *(line for line in printed[:kept] if printed != [""]), *([_LEFT_OUT] if _LEFT_OUT in shown else [])]
    return "".join(f"{line}\n" for line in out)


def page(name: str, change: Callable[[str], str] = block) -> str:
    """The text of a page with what its examples print now; its Python is run, too, once all commands have been."""
    text = (DOCS / name).read_text(encoding="utf-8")
    with desk():
        out = BLOCK.sub(lambda found: f"```console\n{change(found[1])}```", text)
        names: dict[str, object] = {}
        for found in PYTHON.finditer(text):
            exec(compile(found[1], name, "exec"), names)  # noqa: S102
    return out


def main() -> int:
    """Write the pages anew."""
    for name in PAGES:
        (DOCS / name).write_text(page(name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
