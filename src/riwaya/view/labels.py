"""Codes in the words of people, Arabic and English."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Label:
    """One thing in two languages."""

    ar: str
    en: str


@cache
def _tables() -> dict[str, dict[str, Label]]:
    data = tomllib.loads(files("riwaya.view").joinpath("labels.toml").read_text(encoding="utf-8"))
    return {group: {key: Label(**both) for key, both in entries.items()} for group, entries in data.items()}


def label(group: str, key: str) -> Label:
    """The words for a code of a group of labels.toml: `label("modality", "pledged")`."""
    return _tables()[group][key]


def keys(group: str) -> tuple[str, ...]:
    """The codes of a group, in the order of the table."""
    return tuple(_tables()[group])
