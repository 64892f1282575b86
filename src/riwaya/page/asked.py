"""What is asked of a view: the filters of the ledger and a few words of the view's own, checked and bounded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from riwaya.ledger.filters import Filter

FILTERS = tuple(Filter.__slots__)
DAYS = ("since", "until")
# What else a view may be asked; anything more is not for us and is left alone, as links from elsewhere carry such things.
OWN = ("q", "id", "after", "by", "from", "to", "form", "ui", "done")
LONGEST = 300  # characters of one value: names and ids are shorter
MOST = 20  # values of one filter


class NotAsked(Exception):
    """The request cannot be meant; `key` is the word of words.toml that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Asked:
    """`filters` as the ledger takes them (a tuple of strings, or a date); `own` the rest."""

    filters: Mapping[str, Any] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Asked:
        """From the names and values of a query string; empty values, which forms send, are nothing asked."""
        many: dict[str, list[str]] = {}
        own: dict[str, str] = {}
        for name, given in pairs:
            value = given.strip()
            if not value:
                continue
            if len(value) > LONGEST:
                raise NotAsked("too_long")
            if name in FILTERS:
                many.setdefault(name, []).append(value)
            elif name in OWN:
                own[name] = value
        filters: dict[str, Any] = {}
        for name in FILTERS:
            values = many.get(name)
            if not values:
                continue
            if len(values) > MOST:
                raise NotAsked("too_many")
            filters[name] = _day(values[-1], name) if name in DAYS else tuple(dict.fromkeys(values))
        return cls(filters, own)

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Every filter as (name, value), one by one."""
        out: list[tuple[str, str]] = []
        for name, value in self.filters.items():
            out += [(name, value.isoformat())] if isinstance(value, date) else [(name, v) for v in value]
        return tuple(out)

    def without(self, name: str, value: str) -> tuple[tuple[str, str], ...]:
        """The filters but for one."""
        return tuple(pair for pair in self.chosen if pair != (name, value))

    def whole(self, name: str) -> int | None:
        """A number that the view was asked; None where there is none."""
        told = self.own.get(name, "")
        return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else None


def _day(told: str, name: str) -> date:
    """A day, or the first or last day of a month or year."""
    try:
        if len(told) == 10:
            return date.fromisoformat(told)
        year, _, month = told.partition("-")
        if len(year) != 4 or month and len(month) != 2:
            raise ValueError
        if name == "since":
            return date(int(year), int(month or 1), 1)
        after = int(month or 12)
        return date(int(year), 12, 31) if after == 12 else date.fromordinal(date(int(year), after + 1, 1).toordinal() - 1)
    except ValueError:
        raise NotAsked("no_day") from None
