"""A .txt file: the whole of it is the text of one report, untouched; its day is that of its dateline where nobody gives one."""

from __future__ import annotations

from riwaya.report import Report
from riwaya.sources import dateline
from riwaya.sources.decode import Undecodable, decode
from riwaya.sources.outcome import Defaults, Found, SourceError


def read(name: str, data: bytes, defaults: Defaults, charset: str | None = None, url: str | None = None) -> Found:
    """One report of `data`; SourceError where it is no text. `charset` and `url` are what its server said, where one gave it."""
    try:
        decoded = decode(data, charset)
    except Undecodable as e:
        raise SourceError(name, str(e)) from None
    day, doubts = (defaults.published, ()) if defaults.published else dateline.published(decoded.text)
    return Found(name, Report(decoded.text, None, defaults.outlet, defaults.title, day, url), decoded.doubts + doubts)
