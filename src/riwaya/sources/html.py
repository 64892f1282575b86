"""An HTML page: one report. Its article is found by trafilatura, its day by strict metadata or not at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from riwaya.report import Report
from riwaya.sources import extraction
from riwaya.sources.decode import Undecodable, decode
from riwaya.sources.outcome import Defaults, Found, SourceError
from riwaya.sources.screen import overrides

# Tags above which a page goes to the plain text at once: an article has some hundred tags, a heavy
# news page 5,000; finding the article takes 1 s for 20,000, and is given up after 10.
MOST_TAGS = 100_000

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?![\d-])")
# Names under which a page states its day of publication, and nothing else: not its last change, not the
# day in its address, not a day in its text. All are compared in lower case.
_DAY_NAMES = frozenset({
    "article:published_time", "og:article:published_time", "datepublished", "date.published", "publish-date", "publish_date", "pubdate",
    "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.issued", "citation_publication_date", "article.published",
})  # fmt: skip
_NAME_KEYS = ("property", "name", "itemprop")
_UNREAD = frozenset({"script", "style", "noscript", "template", "head", "nav", "footer", "aside", "form", "button", "select", "svg", "iframe"})
_BLOCKS = frozenset({
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "header", "main", "blockquote",
    "figure", "figcaption", "dd", "dt", "dl", "pre", "td", "th", "hr",
})  # fmt: skip


@dataclass(slots=True)
class Metadata:
    """What a page states of itself in its head, word for word."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    days: list[str] = field(default_factory=list)


def read(name: str, data: bytes, defaults: Defaults, charset: str | None = None, url: str | None = None) -> Found:
    """One report of a page; SourceError where it has no text. `charset` and `url` are what its server said, where one gave it."""
    declared = _CHARSET.search(data, 0, 4096)
    try:
        decoded = decode(data, declared.group(1).decode("ascii") if declared else charset)
    except Undecodable as e:
        raise SourceError(name, str(e)) from None
    page = decoded.text.replace("\0", "\ufffd")  # as browsers do; the parser would end the page there
    odd = overrides(page)
    text, doubts = article(page)
    metadata = stated(page)
    day, doubt = _published(metadata.days)
    report = Report(text, None, defaults.outlet or metadata.outlet, defaults.title or metadata.title, defaults.published or day, metadata.url or url)
    return Found(name, report, decoded.doubts + odd + doubts + doubt)


def article(page: str) -> tuple[str, tuple[str, ...]]:
    """The article's text, and a doubt where it is the text of the whole page because extraction gave nothing."""
    reason = "it has too many tags"
    if page.count("<") <= MOST_TAGS:
        text, broke = extraction.article(page)
        if text:
            return text, ()
        reason = broke or "no article was found in it"
    return whole_text(page), (f"extraction degraded: this is the text of the whole page, as {reason}",)


def whole_text(page: str) -> str:
    """All text of a page that is read, a line a block; linear, and as deep as the page likes."""
    lines = (" ".join(line.split()) for line in _parsed(page, _Text()).split("\n"))
    return "\n".join(line for line in lines if line)


def stated(page: str) -> Metadata:
    """What the page states of itself."""
    collector = _Head()
    _parsed(page, collector)
    return collector.found


def _parsed(page: str, target: _Text | _Head) -> str:
    # As events, not as a tree: a tree of a million nested tags is cut off by the parser or by the stack.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, target=target)
    with suppress(etree.LxmlError):  # the target keeps what came before
        etree.fromstring(page.encode("utf-8", "replace"), parser)
    return target.close()


class _Text:
    """Collects the text of a page that a reader sees."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._unread: list[str] = []

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        if tag in _UNREAD:
            self._unread.append(tag)
        elif tag in _BLOCKS:
            self._out.append("\n")

    def end(self, tag: str) -> None:
        if tag in _UNREAD and tag in self._unread:
            while self._unread.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self._out.append("\n")

    def data(self, text: str) -> None:
        if not self._unread:
            self._out.append(text.replace("\n", " ").replace("\r", " "))

    def close(self) -> str:
        return "".join(self._out)


class _Head:
    """Collects what a page states of itself: meta tags, linked data, canonical address, title."""

    def __init__(self) -> None:
        self.found = Metadata()
        self._into: str | None = None
        self._parts: list[str] = []
        self._titles: dict[str, str] = {}

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
            self.found.days += _linked_days(text)
        self._into = None

    def close(self) -> str:
        self.found.title = self._titles.get("og") or self._titles.get("title") or None
        return ""

    def _address(self, url: str) -> None:
        if url.startswith(("http://", "https://")) and self.found.url is None:
            self.found.url = url.strip()


def _linked_days(text: str) -> Iterator[str]:
    """`datePublished` of the JSON-LD of a page, wherever in it."""
    try:
        rest = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while rest:
        thing = rest.pop()
        if isinstance(thing, dict):
            day = thing.get("datePublished")
            if isinstance(day, str):
                yield day
            rest += [v for v in thing.values() if isinstance(v, dict | list)]
        elif isinstance(thing, list):
            rest += [v for v in thing if isinstance(v, dict | list)]


def _published(stated_days: list[str]) -> tuple[date | None, tuple[str, ...]]:
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
