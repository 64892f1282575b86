"""What a page states of itself: title, outlet, address and day of publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from riwaya.sources.markup import parsed

_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?![\d-])")
# Names under which a page states its day of publication, and nothing else: not its last change, not the
# day in its address, not a day in its text. All are compared in lower case.
_DAY_NAMES = frozenset({
    "article:published_time", "og:article:published_time", "datepublished", "date.published", "publish-date", "publish_date", "pubdate",
    "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.issued", "citation_publication_date", "article.published",
})  # fmt: skip
_NAME_KEYS = ("property", "name", "itemprop")
@dataclass(slots=True)
class Metadata:
    """What a page states of itself in its head, word for word."""

    title: str | None = None
    outlet: str | None = None  # its site's name, else the publisher of its linked data
    url: str | None = None
    days: list[str] = field(default_factory=list)

    @property
    def site(self) -> str | None:
        """The host of its address, for a page that names no outlet."""
        return host(self.url)


def host(url: str | None) -> str | None:
    """The host of an address, without `www.`; None where there is none."""
    try:
        name = urlsplit(url).hostname if url else None
    except ValueError:  # an unclosed bracket
        return None
    return (name or "").removeprefix("www.") or None


def stated(page: str) -> Metadata:
    """What the page states of itself."""
    collector = _Head()
    parsed(page, collector)
    return collector.found


class _Head:
    """Collects what a page states of itself: meta tags, linked data, canonical address, title."""

    def __init__(self) -> None:
        self.found = Metadata()
        self._into: str | None = None
        self._parts: list[str] = []
        self._titles: dict[str, str] = {}
        self._publisher: str | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in ("meta", "time"):
            names = {attributes.get(key, "").lower() for key in _NAME_KEYS}
            content = attributes.get("content") or attributes.get("datetime") or ""
            if content and (names & _DAY_NAMES or tag == "time" and "pubdate" in attributes):
                self.found.days.append(content)
            if content and "og:title" in names:
                self._titles.setdefault("og", " ".join(content.split()))
            if content and "og:site_name" in names:
                self.found.outlet = self.found.outlet or " ".join(content.split())
            if content and "og:url" in names:
                self._address(content)
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self._address(attributes.get("href", ""))
        elif tag == "title" or tag == "script" and attributes.get("type", "").lower() == "application/ld+json":
            self._into, self._parts = tag, []

    def data(self, text: str) -> None:
        if self._into:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        if tag != self._into:
            return
        text = "".join(self._parts)
        if tag == "title":
            self._titles.setdefault("title", " ".join(text.split()))
        else:
            for thing in _linked(text):
                day, publisher = thing.get("datePublished"), thing.get("publisher")
                if isinstance(day, str):
                    self.found.days.append(day)
                name = publisher.get("name") if isinstance(publisher, dict) else None
                if isinstance(name, str) and name.strip():
                    self._publisher = self._publisher or " ".join(name.split())
        self._into = None

    def close(self) -> str:
        self.found.title = self._titles.get("og") or self._titles.get("title") or None
        self.found.outlet = self.found.outlet or self._publisher
        return ""

    def _address(self, url: str) -> None:
        if url.startswith(("http://", "https://")) and self.found.url is None:
            self.found.url = url.strip()


def _linked(text: str) -> Iterator[dict[str, Any]]:
    """The objects of the JSON-LD of a page, wherever in it."""
    try:
        rest = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while rest:
        thing = rest.pop()
        if isinstance(thing, dict):
            yield thing
            rest += [v for v in thing.values() if isinstance(v, dict | list)]
        elif isinstance(thing, list):
            rest += [v for v in thing if isinstance(v, dict | list)]


def published(stated_days: list[str]) -> tuple[date | None, tuple[str, ...]]:
    """The one day that the page's metadata agree on; None, with a doubt, where they do not."""
    days = set()
    for stated_day in stated_days:
        match = _DAY.match(stated_day)
        try:
            if match:
                days.add(date.fromisoformat(match.group(1)))
        except ValueError:
            continue
    if len(days) > 1:
        return None, (f"the page states several days of publication, so none was taken: {', '.join(d.isoformat() for d in sorted(days))}",)
    return (days.pop() if days else None), ()
