"""An HTML page: one report. Its article is found by trafilatura; its day is the one its metadata state, else that of its dateline, else unknown."""

from __future__ import annotations

import re

from riwaya.report import Report
from riwaya.sources import dateline, extraction
from riwaya.sources.decode import Undecodable, decode
from riwaya.sources.markup import whole_text
from riwaya.sources.outcome import Defaults, Found, SourceError
from riwaya.sources.screen import hidden
from riwaya.sources.stated import host, published, stated

# Tags above which a page goes to the plain text at once: an article has some hundred tags, a heavy
# news page 5,000; finding the article takes 1 s for 20,000, and is given up after 10.
MOST_TAGS = 100_000

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def read(name: str, data: bytes, defaults: Defaults, charset: str | None = None, url: str | None = None) -> Found:
    """One report of a page; SourceError where it has no text. `charset` and `url` are what its server said, where one gave it."""
    declared = _CHARSET.search(data, 0, 4096)
    try:
        decoded = decode(data, declared.group(1).decode("ascii") if declared else charset, proven=True)
    except Undecodable as e:
        raise SourceError(name, str(e)) from None
    page = decoded.text.replace("\0", "\ufffd")  # as browsers do; the parser would end the page there
    odd = hidden(page)  # before the article is taken from it, which strips them
    text, doubts = article(page)
    metadata = stated(page)
    day, doubt = published(metadata.days)
    if not defaults.published and day is None and not doubt:
        day, doubt = dateline.published(text)
    outlet = defaults.outlet or metadata.outlet or metadata.site or host(url)
    report = Report(text, None, outlet, defaults.title or metadata.title, defaults.published or day, metadata.url or url)
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
