"""Watching feeds: each is asked for as often as its settings say, what is new goes into a ledger, and new conflicts are told.

An entry is noted as seen only once it is in the ledger, and a feed as fetched only once all its entries are: whatever stops
the watch, the next one goes on from there, and a report that comes twice is one report.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from riwaya.sources import address, feeds
from riwaya.sources.feeds import Entry, Feed, Settings
from riwaya.sources.markup import whole_text
from riwaya.sources.outcome import Defaults, Found, SourceError
from riwaya.sources.screen import screened
from riwaya.sources.stated import host

if TYPE_CHECKING:
    from riwaya.ledger import Ledger
    from riwaya.ledger.records import ConflictRecord
    from riwaya.sources.network import Answer

GAP = 2.0  # seconds between two requests to one host
LONGEST = 86_400.0  # seconds: a feed that fails is asked for half as often each time, and once a day in the end
TRIES = 4  # of an entry whose page cannot be had
KEPT = 5_000  # entries remembered of a feed; the largest feeds list some hundred
UNSENT = 200  # conflicts that wait for a webhook that does not answer


class Web(Protocol):
    """What is needed of a network."""

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer: ...

    def post(self, url: str, body: bytes, kind: str) -> Answer: ...


@dataclass(slots=True)
class Memory:
    """What is remembered of one feed. `seen` holds 0 for an entry that is done with, else how often it was tried."""

    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    failures: int = 0
    seen: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class State:
    """What is remembered between two rounds and two runs, in a file of JSON that is replaced as a whole."""

    path: Path
    feeds: dict[str, Memory] = field(default_factory=dict)
    unsent: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def open(cls, path: str) -> State:
        """The state at `path`, a new one where there is none; SourceError where it is no such state."""
        try:
            told = json.loads(Path(path).read_bytes())
            remembered = {str(url): Memory(m["etag"], m["modified"], float(m["due"]), int(m["failures"]), {str(k): int(n) for k, n in m["seen"].items()}) for url, m in told["feeds"].items()}
            return cls(Path(path), remembered, list(told["unsent"]))
        except FileNotFoundError:
            return cls(Path(path))
        except OSError as e:
            raise SourceError(path, (e.strerror or "cannot be read").lower()) from None
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise SourceError(path, "no state of a watch; take it away to begin anew") from None

    def save(self) -> None:
        """Write it whole, then put it in its place."""
        told = {
            "feeds": {url: {"etag": m.etag, "modified": m.modified, "due": m.due, "failures": m.failures, "seen": m.seen} for url, m in self.feeds.items()},
            "unsent": self.unsent,
        }  # fmt: skip
        new = self.path.with_name(self.path.name + ".new")
        try:
            with new.open("w", encoding="utf-8") as file:
                json.dump(told, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            new.replace(self.path)
        except OSError as e:
            raise SourceError(str(self.path), f"the state of the watch cannot be written: {(e.strerror or 'unknown').lower()}") from None


class Watch:
    """Watches the feeds of `settings`. `say` prints a line for people, `tell` what is new among the conflicts; `keep` takes each page as it came."""

    def __init__(
        self, settings: Settings, store: Ledger, web: Web, state: State, *,
        say: Callable[[str], None], tell: Callable[[list[ConflictRecord]], None], keep: Callable[[Answer], None] | None = None,
        clock: Callable[[], float] = time.time, sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self._settings, self._store, self._web, self._state = settings, store, web, state
        self._say, self._tell, self._keep, self._clock, self._sleep = say, tell, keep, clock, sleep
        self._last: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser] = {}

    def round(self) -> int:
        """Ask each feed that is due; how many reports were added."""
        added = 0
        for feed in self._settings.feeds:
            memory = self._state.feeds.setdefault(feed.url, Memory())
            if memory.due <= self._clock():
                fresh = self._feed(feed, memory)
                self._state.save()
                added += len(fresh)
                self._conflicts(fresh)
        self._send()
        return added

    def wait(self) -> None:
        """Sleep until a feed is due."""
        due = min(self._state.feeds[f.url].due for f in self._settings.feeds)
        self._sleep(max(1.0, due - self._clock()))

    def _feed(self, feed: Feed, memory: Memory) -> list[str]:
        """What a feed has that is new; ids of the reports that were added."""
        asked = {name: value for name, value in (("If-None-Match", memory.etag), ("If-Modified-Since", memory.modified)) if value}
        every = 60.0 * feed.minutes
        try:
            answer = self._politely(feed.url, asked)
            if answer.status == 304:
                memory.failures, memory.due = 0, self._clock() + every
                return []
            if answer.status != 200:
                raise _Later(feed.url, f"the server answers with status {answer.status}", _later(answer, self._clock()))
            entries = feeds.entries(feed.url, answer.body)
        except SourceError as e:
            memory.failures += 1
            wait = max(every * 2.0 ** min(memory.failures, 20), e.wait if isinstance(e, _Later) else 0.0)
            memory.due = self._clock() + min(wait, LONGEST)
            self._say(str(e))
            return []
        ids, whole = self._entries(feed, entries, memory)
        memory.failures, memory.due = 0, self._clock() + every
        if whole:  # else the next answer has to be the whole feed again
            memory.etag, memory.modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        return ids

    def _entries(self, feed: Feed, entries: tuple[Entry, ...], memory: Memory) -> tuple[list[str], bool]:
        from riwaya.reader import read

        ids, whole = [], True
        for entry in reversed(entries):  # the oldest first
            if memory.seen.get(entry.key) == 0:
                continue
            try:
                found = self._found(feed, entry)
            except SourceError as e:
                tries = memory.seen.pop(entry.key, 0) + 1
                memory.seen[entry.key] = 0 if tries == TRIES else tries
                whole = whole and tries == TRIES
                self._say(f"{e}{', given up' if tries == TRIES else ''}")
                continue
            if not self._store.has(found.report):
                reading = read(found.report)
                if self._store.add(replace(reading, doubts=tuple(dict.fromkeys(found.doubts + reading.doubts)))):
                    ids.append(found.report.identity)
            memory.seen.pop(entry.key, None)
            memory.seen[entry.key] = 0
            for key in list(memory.seen)[: -max(KEPT, len(entries))]:
                del memory.seen[key]
            self._state.save()
        return ids, whole

    def _found(self, feed: Feed, entry: Entry) -> Found:
        """The report of an entry: of its page, else of what the feed has of it."""
        name = entry.link or f"{feed.url}, {entry.title}"
        if feed.pages and entry.link and address.is_address(entry.link):
            if not self._may(entry.link):
                raise SourceError(name, "its site asks that machines do not read it (robots.txt)")
            answer = self._politely(entry.link)
            if self._keep and answer.status == 200:
                self._keep(answer)
            found = address.found(name, answer, Defaults(outlet=feed.outlet))
        else:
            from riwaya.report import Report

            found = Found(name, Report(whole_text(entry.text or ""), outlet=feed.outlet or host(entry.link) or host(feed.url), url=entry.link))
        report, doubts = found.report, found.doubts
        if report.published is None and entry.published and not any("several days" in d for d in doubts):
            report, doubts = replace(report, published=entry.published), (*doubts, "day of publication taken from the feed")
        outcome = screened(Found(name, replace(report, title=report.title or entry.title, url=report.url or entry.link), doubts))
        if isinstance(outcome, SourceError):
            raise outcome
        return outcome

    def _politely(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask, but no host more often than every `GAP` seconds."""
        at = urlsplit(url).netloc.lower()
        wait = self._last.get(at, 0.0) + GAP - self._clock()
        if wait > 0:
            self._sleep(min(wait, GAP))
        try:
            return self._web.get(url, headers)
        finally:
            self._last[at] = self._clock()

    def _may(self, url: str) -> bool:
        """Whether the site of `url` lets machines read it. A site without rules, or whose rules cannot be had, does."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            rules = RobotFileParser()
            try:
                answer = self._politely(site + "/robots.txt")
                rules.parse(answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
            except SourceError:
                rules.parse([])
            self._robots[site] = rules
        return self._robots[site].can_fetch("riwaya", url)

    def _conflicts(self, fresh: list[str]) -> None:
        """Tell the conflicts that one of the fresh reports has a side in."""
        if not fresh:
            return
        new = [c for c in self._store.conflicts(limit=1_000, report=fresh) if c.one.report in fresh or c.other.report in fresh]
        if not new:
            return
        self._tell(new)
        if self._settings.webhook:
            self._state.unsent = (self._state.unsent + [c.to_json() for c in new])[-UNSENT:]
            self._state.save()

    def _send(self) -> None:
        """Post what waits; it goes on waiting where nobody takes it."""
        if not self._settings.webhook or not self._state.unsent:
            return
        body = json.dumps({"conflicts": self._state.unsent}, ensure_ascii=False).encode("utf-8", "replace")
        try:
            answer = self._web.post(self._settings.webhook, body, "application/json; charset=utf-8")
            if not 200 <= answer.status < 300:
                raise SourceError("webhook", f"the server answers with status {answer.status}")
        except SourceError as e:
            self._say(f"{e}; {len(self._state.unsent)} conflicts wait for the next round")
            return
        self._state.unsent = []
        self._state.save()


class _Later(SourceError):
    """A server that says when to come again, in seconds."""

    def __init__(self, name: str, reason: str, wait: float) -> None:
        super().__init__(name, reason)
        self.wait = wait


def _later(answer: Answer, now: float) -> float:
    told = answer.headers.get("retry-after", "").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return 0.0
