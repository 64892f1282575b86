"""RSS and Atom: the entries of a feed, and the file that says which feeds are watched."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate
from pathlib import Path
from typing import Any

from riwaya.sources import extraction
from riwaya.sources.outcome import SourceError

LEAST_MINUTES, MINUTES = 5, 15
_ISO = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `key` tells it from the others, `published` is the day as its time stamp gives it in its own zone, `text` is markup."""

    key: str
    link: str | None
    title: str | None
    published: date | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is watched. `pages`: whether its entries' pages are read, else the text that the feed itself has of them."""

    url: str
    outlet: str | None = None
    minutes: int = MINUTES
    pages: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file of feeds says."""

    feeds: tuple[Feed, ...]
    webhook: str | None = None


def entries(name: str, data: bytes) -> tuple[Entry, ...]:
    """The entries of the feed `data`, in its order; SourceError where it is no feed."""
    told, reason = extraction.feed(data)
    if told is None:
        raise SourceError(name, reason or "no feed: neither RSS nor Atom")
    return tuple(_entry(one) for one in json.loads(told)["entries"] if one.get("id") or one.get("link") or one.get("title"))


def _entry(one: dict[str, Any]) -> Entry:
    said = {key: value if isinstance(value, str) and value.strip() else None for key, value in one.items()}
    key = said["id"] or said["link"] or said["title"] or ""
    link = (said["link"] or "").strip()
    return Entry(
        hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24], link or None, " ".join((said["title"] or "").split()) or None,
        day(said["published"]), said["text"],
    )  # fmt: skip


def day(stamp: str | None) -> date | None:
    """The day of a time stamp as RSS (`Tue, 09 Dec 2014 21:10:00 +0200`) or Atom writes it, in the stamp's own zone; None where it is no such stamp."""
    if not stamp:
        return None
    iso = _ISO.match(stamp)
    try:
        if iso:
            return date.fromisoformat(iso.group(1))
        fields = parsedate(stamp)
        return date(*fields[:3]) if fields else None
    except (ValueError, TypeError, OverflowError):
        return None


def settings(path: str) -> Settings:
    """The settings in a TOML file; SourceError, in one line, where something in it is not understood.

    webhook = "https://…"  and for each feed  [[feed]] url = "…", outlet = "…", minutes = 15, pages = true
    """
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as e:
        raise SourceError(path, (e.strerror or "cannot be read").lower()) from None
    except UnicodeDecodeError:
        raise SourceError(path, "not UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as e:
        raise SourceError(path, f"not understood: {' '.join(str(e).split())[:100]}") from None
    _known(path, told, {"feed", "webhook"}, "of the file")
    listed = told.get("feed")
    if not isinstance(listed, list) or not listed:
        raise SourceError(path, 'it names no feed: write [[feed]] and below it url = "https://…"')
    feeds = tuple(_feed(path, n, one) for n, one in enumerate(listed, 1))
    twice = sorted({f.url for f in feeds if sum(f.url == g.url for g in feeds) > 1})
    if twice:
        raise SourceError(path, f"{twice[0]} is there twice")
    webhook = _value(path, told, "webhook", str, "of the file")
    if webhook is not None and not webhook.startswith(("http://", "https://")):
        raise SourceError(path, "webhook is no address of the web")
    return Settings(feeds, webhook)


def _feed(path: str, number: int, one: object) -> Feed:
    where = f"of feed {number}"
    if not isinstance(one, dict):
        raise SourceError(path, f"{where}: write [[feed]] above it")
    _known(path, one, {"url", "outlet", "minutes", "pages"}, where)
    url = _value(path, one, "url", str, where)
    if url is None or not url.startswith(("http://", "https://")):
        raise SourceError(path, f"url {where} is no address of the web")
    minutes = _value(path, one, "minutes", int, where)
    if minutes is not None and minutes < LEAST_MINUTES:
        raise SourceError(path, f"minutes {where} is {minutes}: no feed is asked for more often than every {LEAST_MINUTES}")
    pages = _value(path, one, "pages", bool, where)
    return Feed(url, _value(path, one, "outlet", str, where), minutes or MINUTES, pages is not False)


def _value(path: str, told: Mapping[str, Any], name: str, kind: type, where: str) -> Any:
    value = told.get(name)
    if value is not None and type(value) is not kind:
        raise SourceError(path, f"{name} {where} is no {'text' if kind is str else 'number' if kind is int else 'true or false'}")
    return value


def _known(path: str, told: Mapping[str, Any], names: set[str], where: str) -> None:
    for name in told:
        if name not in names:
            raise SourceError(path, f"{name!r} {where} is not known; {', '.join(sorted(names))} are")
