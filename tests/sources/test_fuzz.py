"""The fuzz targets hold on what they begin from, on all that fuzzing ever found, and on bytes made from these."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


TARGETS = load(ROOT / "fuzz" / "targets.py").TARGETS
SEEDS = [data for one in load(HERE / "poison.py").corpus() if not one.heavy and len(data := one.make()) <= 4_096]
FINDS = sorted((HERE / "finds").glob("*")) if (HERE / "finds").is_dir() else []


@pytest.mark.parametrize("name", TARGETS)
def test_a_parser_ends_as_it_promises(name):
    chance = random.Random(name)  # noqa: S311  the same bytes in every run
    for data in SEEDS[:: 6 if name in ("whole_page", "input") else 2]:
        TARGETS[name](data)
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 9)):
            at = chance.randrange(len(broken) + 1)
            broken[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
        TARGETS[name](bytes(broken))


@pytest.mark.parametrize("path", FINDS, ids=lambda path: path.name)
def test_what_was_found_is_mended(path):
    TARGETS[path.name.partition("-")[0]](path.read_bytes())
