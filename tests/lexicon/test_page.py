"""docs/lexicon.md: with its rows added to a copy of the lexicon, its sentences are read as it says; its commands are there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya.cli import main
from riwaya.lexicon import rows

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^ *```(\w+) ?(\S*)\n(.*?)^ *```$", PAGE, re.DOTALL | re.MULTILINE)
READS = [line.partition(" => ")[::2] for kind, _, body in BLOCKS if kind == "reads" for line in body.splitlines()]
READER = """
import json, sys, riwaya
for text in json.load(sys.stdin):
    claims = riwaya.read(riwaya.Report(text)).claims
    print(json.dumps([{
        "type": c.event_type, "trigger": c.trigger.text, "actors": [a.span.text for a in c.actors], "recipients": [r.span.text for r in c.recipients],
        "modality": [c.modality], "attribution": [a.name for a in c.attribution], "entity": [a.entity for a in c.actors],
        "counts": [f"{n.value} {n.what}" for n in c.counts],
    } for c in claims]))
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Every sentence of the page as the reader reads it with the page's rows added."""
    copy = tmp_path_factory.mktemp("lexicon")
    shutil.copytree(ROOT / "src" / "riwaya", copy / "riwaya", ignore=shutil.ignore_patterns("__pycache__"))
    for kind, table, body in BLOCKS:
        if kind == "csv":
            path = copy / "riwaya" / "lexicon" / table
            path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + body, encoding="utf-8")
        elif kind == "toml":
            name, _, entry = body.partition(" = [")
            path = copy / "riwaya" / "lexicon" / table
            path.write_text(path.read_text(encoding="utf-8").replace(f"{name} = [", f"{name} = [{entry.split(',')[0]}, ", 1), encoding="utf-8")
    texts = json.dumps([text for text, _ in READS])
    run = subprocess.run(
        [sys.executable, "-c", READER], input=texts, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(copy), "PYTHONUTF8": "1"}
    )
    return dict(zip([text for text, _ in READS], map(json.loads, run.stdout.splitlines()), strict=True))


@pytest.mark.parametrize(("text", "says"), READS, ids=range(len(READS)))
def test_a_sentence_of_the_page_is_read_as_it_says(read, text, says):
    if says == "-":
        assert not [c for c in read[text] if c["type"] == "ASSAULT"]
        return
    what, *slots = says.split(" | ")
    event_type, _, trigger = what.partition(" ")
    claim = next((c for c in read[text] if (c["type"], c["trigger"]) == (event_type, trigger)), None)
    assert claim is not None, read[text]
    for slot in slots:
        name, _, value = slot.partition(" ")
        assert any(value in told for told in claim[name]), claim


def test_each_table_of_rows_is_shown_by_a_row_that_the_lexicon_lacks():
    shown = {table for kind, table, _ in BLOCKS if kind == "csv"}
    assert {"verbs.csv", "event_nouns.csv", "light_verbs.csv", "condition_words.csv", "modality.csv", "saying.csv", "parties.csv", "counted.csv"} <= shown
    for kind, table, body in BLOCKS:
        if kind == "csv":
            first = next(iter(rows(table)[0]))
            assert body.split(",")[0] not in {row[first] for row in rows(table)}, body


def test_the_tables_and_commands_that_the_page_names_are_there():
    for name in re.findall(r"`([a-z_]+\.(?:csv|toml))`", PAGE):
        assert list(ROOT.glob(f"src/riwaya/lexicon/{name}")) or list(ROOT.glob(f"tests/**/{name}")), name
    commands = [line.strip()[2:] for kind, _, body in BLOCKS if kind == "console" for line in body.splitlines()]
    for command in commands:
        for name in re.findall(r"riwaya ([a-z]+)", command):
            assert name in main.commands, command
        for path in re.findall(r"python (\S+\.py)|pytest (\S+)", command):
            assert (ROOT / (path[0] or path[1])).exists(), command


@pytest.mark.parametrize(
    "command", [line for line in PAGE.splitlines() if line.startswith("$ echo")], ids=range(len(re.findall(r"^\$ echo", PAGE, re.MULTILINE)))
)
def test_the_examples_of_the_command_run(command):
    text, _, rest = command.removeprefix("$ echo '").partition("' | riwaya ")
    run = subprocess.run([sys.executable, "-m", "riwaya", *rest.split()], input=text.encode(), capture_output=True, check=True)
    assert "قصفت" in run.stdout.decode()
