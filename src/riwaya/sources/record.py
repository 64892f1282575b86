"""One report as a JSON object: {"id", "text", "published", "outlet", "title", "url"}; other keys are ignored."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from riwaya.report import Report
from riwaya.sources import dateline
from riwaya.sources.decode import Undecodable, decode
from riwaya.sources.outcome import Defaults, Found, SourceError

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?![\d-])")
_KEYS = ("id", "outlet", "title", "url")


def read(name: str, data: bytes, defaults: Defaults) -> Found:
    """The report of a .json file, or of a line of a .jsonl file; SourceError where it holds none."""
    try:
        decoded = decode(data)
        loaded = json.loads(decoded.text)
    except Undecodable as e:
        raise SourceError(name, str(e)) from None
    except json.JSONDecodeError as e:
        raise SourceError(name, f"broken JSON: {e.msg} at character {e.pos}") from None
    except (ValueError, RecursionError) as e:  # a number of a million digits, a million brackets
        raise SourceError(name, f"broken JSON: {'nested too deep' if isinstance(e, RecursionError) else 'a number too long'}") from None
    if not isinstance(loaded, dict):
        raise SourceError(name, f"no report: a JSON object is wanted, not {_KIND.get(type(loaded), 'a number')}")
    return found(name, loaded, defaults, decoded.doubts)


_KIND: dict[type, str] = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}


def found(name: str, loaded: dict[str, Any], defaults: Defaults, doubts: tuple[str, ...] = ()) -> Found:
    """The report of an object that is loaded already; SourceError where it has no text."""
    text = loaded.get("text")
    if text is None or text == "":
        raise SourceError(name, "no text")
    if not isinstance(text, str):
        raise SourceError(name, 'no text: "text" is no string')
    said: dict[str, str | None] = {}
    for key in _KEYS:
        value = loaded.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and key == "id":
            value = str(value)
        if value is not None and not isinstance(value, str):
            doubts += (f'"{key}" is no string and was left out',)
            value = None
        said[key] = value or None
    published, doubt = _published(loaded.get("published"))
    if published is None and not doubt and defaults.published is None:
        published, doubt = dateline.published(text)
    report = Report(text, said["id"], said["outlet"] or defaults.outlet, said["title"] or defaults.title, published or defaults.published, said["url"])
    return Found(f"{name} ({report.id})" if report.id else name, report, doubts + doubt)


def _published(value: object) -> tuple[date | None, tuple[str, ...]]:
    """The day, as the report gives it: a day, or the day of a time stamp in the stamp's own zone. Never a guess."""
    if value is None or value == "":
        return None, ()
    match = _DAY.match(value) if isinstance(value, str) else None
    try:
        if match:
            return date.fromisoformat(match.group(1)), ()
    except ValueError:
        pass
    return None, (f'"published" is no day (YYYY-MM-DD): {str(value)[:40]!r}',)
