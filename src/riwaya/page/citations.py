"""A claim or some words of a report as a citation: quote, chain, outlet, title, day, address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from riwaya.view.labels import label
from riwaya.view.phrases import plain


def citation(quote: str, chain: Sequence[str], outlet: str | None, title: str | None, day: date | None, url: str | None, key: str, link: str = "") -> str:
    """On one line, in the order of the report's own language. `key` names the report where it has no address of its own; `link` is the permalink."""
    says = " ← ".join(part for part in (plain(outlet or ""), *map(plain, chain)) if part)
    told = [f"«{plain(quote)}»", says]
    told += [f"«{plain(title)}»"] if title else []
    told += [day.isoformat() if day else label("slot", "unknown_day").ar]
    told += [plain(url) if url else plain(key)]
    told += [link] if link else []
    return "، ".join(part for part in told if part)
