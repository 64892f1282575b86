"""The two languages of the interface: which one, and its words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup, escape

from riwaya.ledger.records import TermCount
from riwaya.view.labels import Label, label

TONGUES = ("ar", "en")


@cache
def _words() -> dict[str, dict[str, Label]]:
    data = tomllib.loads(files("riwaya.page").joinpath("words.toml").read_text(encoding="utf-8"))
    return {group: {key: Label(**both) for key, both in entries.items()} for group, entries in data.items()}


def chosen(kept: str | None, accepted: str | None) -> str:
    """The language that was picked before, else the first of the browser's that is one of ours, else Arabic."""
    if kept in TONGUES:
        return str(kept)
    ranked: list[tuple[float, int, str]] = []
    for i, part in enumerate((accepted or "")[:500].split(",")):
        name, _, rest = part.partition(";")
        code = name.strip().lower()[:2]
        weight = rest.strip().removeprefix("q=")
        try:
            q = float(weight) if weight else 1.0
        except ValueError:
            continue
        if code in TONGUES and q > 0:
            ranked.append((-q, i, code))
    return min(ranked)[2] if ranked else "ar"


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language with its direction and words."""

    code: str

    @property
    def dir(self) -> str:
        return "rtl" if self.code == "ar" else "ltr"

    @property
    def other(self) -> Tongue:
        return Tongue("en" if self.code == "ar" else "ar")

    def __call__(self, key: str, group: str = "page") -> str:
        """A word of words.toml."""
        return self.of(_words()[group][key])

    def counted(self, n: int, key: str) -> Markup:
        """A number with its noun, as the language counts: خبر واحد، خبران، 3 أخبار، 11 خبرا، 100 خبر. The number stands in an isolate."""
        forms = self._forms(key)
        number = Markup('<bdi class="n" dir="ltr">{}</bdi>').format(f"{n:,}")
        if self.code == "en":
            return Markup("{} {}").format(number, forms[0] if n == 1 else forms[1])
        if n in (1, 2):
            return escape(forms[n - 1])
        rest = n % 100
        return Markup("{} {}").format(number, forms[2] if 3 <= rest <= 10 else forms[3] if rest >= 11 else forms[4])

    def _forms(self, key: str) -> list[str]:
        return self(key, "counted").split("|")

    def of(self, both: Label) -> str:
        """The one of two that is in this language."""
        return both.ar if self.code == "ar" else both.en

    def label(self, group: str, key: str) -> str:
        """A code of the claims in words: from words.toml, else from the labels that all views share. What is no code is shown as it is."""
        known = _words().get(group, {}).get(key)
        if known is not None:
            return self.of(known)
        try:
            return self.of(label(group, key))
        except KeyError:
            return key

    def term(self, told: TermCount) -> str:
        """What can be asked for, as people call it."""
        if told.facet in CODES:
            return self.label(CODES[told.facet], told.key)
        return self.name(told.name, told.name_en) or told.key

    def name(self, name: str | None, name_en: str | None) -> str:
        """A name in this language, in the other where it has none."""
        return (name or name_en or "") if self.code == "ar" else (name_en or name or "")

    def named(self, thing: dict[str, Any]) -> str:
        """A party or place of an account in this language: by its name, else in the words of the report."""
        return self.name(thing["name"] or thing["text"], thing["name_en"])


CODES = {"type": "event_type", "what": "what", "modality": "modality", "verdict": "verdict"}
"""The filters that are codes, with the group of labels that says them."""
