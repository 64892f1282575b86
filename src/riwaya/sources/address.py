"""What a server gave for an address: one report, where it is a page, a text or a report object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.sources import record, text
from riwaya.sources.outcome import Defaults, Found, SourceError

if TYPE_CHECKING:
    from riwaya.sources.network import Answer

PAGES = frozenset({"text/html", "application/xhtml+xml"})
FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_UNSAID = frozenset({"", "application/octet-stream"})


def is_address(path: str) -> bool:
    """Whether `path` is an address of the web and no file."""
    return path[:8].lower().startswith(("http://", "https://"))


def found(name: str, answer: Answer, defaults: Defaults) -> Found:
    """The report of `answer`; SourceError, naming it `name`, where it is none."""
    if answer.status != 200:
        raise SourceError(name, f"the server answers with status {answer.status}")
    kind, data = answer.kind, answer.body
    start = data[:1_000].lstrip()
    if kind in FEEDS or kind in ("text/xml", "application/xml") and any(tag in start for tag in (b"<rss", b"<feed", b"<rdf:RDF")):
        raise SourceError(name, "a feed; `riwaya watch` reads feeds")
    if kind in PAGES or kind in _UNSAID and start.startswith(b"<"):
        from riwaya.sources import html

        return html.read(name, data, defaults, charset=answer.charset, url=answer.url)
    if kind == "application/json" or kind in _UNSAID and start.startswith(b"{"):
        return record.read(name, data, defaults)
    if kind == "text/plain" or kind in _UNSAID:
        return text.read(name, data, defaults, charset=answer.charset, url=answer.url)
    raise SourceError(name, f"{kind[:60]} is not read; pages, plain text and report objects are")
