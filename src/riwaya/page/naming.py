"""The values of filters as people call them: `USA` is the United States, `ASSAULT` an attack."""

from __future__ import annotations

from functools import cache

from riwaya.page.tongue import CODES, Tongue
from riwaya.view.labels import Label


def named(tongue: Tongue, name: str, value: str) -> str:
    """A filter's value in words; as it was asked where it is no code."""
    if name in CODES:
        return tongue.label(CODES[name], value)
    known = _entities().get(value)
    return tongue.of(known) if known else value


@cache
def _entities() -> dict[str, Label]:
    """Countries and known parties by their keys."""
    from riwaya.lexicon import rows
    from riwaya.mentions.entities import load

    out = {row["iso3"]: Label(row["name"], row["name_en"]) for row in rows("countries.csv", ("iso3", "name"))}
    return out | {key: Label(e.name, e.name_en) for key, e in load()[0].items()}
