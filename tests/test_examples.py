"""The examples of the documents print what the documents show."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parent.parent / "docs"
spec = importlib.util.spec_from_file_location("examples", DOCS / "examples.py")
examples = importlib.util.module_from_spec(spec)
spec.loader.exec_module(examples)


@pytest.mark.parametrize("name", examples.PAGES)
def test_a_page_prints_what_it_shows(name):
    assert examples.page(name) == (DOCS / name).read_text(encoding="utf-8"), "run `make docs`"


def test_an_example_runs_nothing_else():
    with pytest.raises(ValueError, match="riwaya and cat only"):
        examples.run("rm -rf reports")


def test_what_an_example_leaves_out_stays_left_out():
    with examples.desk():
        assert examples.block("$ cat reports/feed.jsonl\n…\n") == "$ cat reports/feed.jsonl\n…\n"
