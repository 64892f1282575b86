"""What one reading brings to the accounts: its incidents, its figures over windows, and the keys under which others find them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from zlib import crc32

from riwaya.account import Member
from riwaya.claim import Claim
from riwaya.reading import Reading
from riwaya.script.letters import fold
from riwaya.weigh.incidents import Incident, incidents
from riwaya.weigh.scopes import Windows
from riwaya.weigh.series import Entry
from riwaya.weigh.traits import Traits, context_of
from riwaya.weigh.voices import voice

SERIES = "series"
RUN = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A reading taken apart. `keys[n]` are the block keys of `incidents[n]`; every claim is in one incident or in entries, never in both."""

    reading: Reading
    incidents: tuple[Incident, ...]
    keys: tuple[tuple[str, ...], ...]
    entries: tuple[Entry, ...]
    _holding: dict[str, list[int]] = field(default_factory=dict, compare=False, repr=False)

    def holding(self, key: str) -> list[int]:
        """The numbers of the incidents that have a key."""
        if not self._holding:
            for n, keys in enumerate(self.keys):
                for k in keys:
                    self._holding.setdefault(k, []).append(n)
        return self._holding.get(key, [])

    @property
    def when(self) -> tuple[str, str]:
        """The order of reports: by day of publication, then id."""
        published = self.reading.report.published
        return published.isoformat() if published else "", self.reading.report.identity

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Every key once, in a fixed order."""
        return tuple(dict.fromkeys([k for keys in self.keys for k in keys] + [series_key(e) for e in self.entries]))


def tell(reading: Reading) -> Told:
    """`reading` taken apart: the same for the same reading, whatever else there is."""
    windows = Windows(reading)
    single: list[Claim] = []
    entries: list[Entry] = []
    country = min(context_of(reading), default="")
    for claim in reading.claims:
        counted = [(c, w) for c in claim.counts if (w := windows.window(claim, c))]
        if counted and len(counted) == len(claim.counts):
            member = Member(reading.report, claim)
            where = next((p.country for p in claim.locations if p.country), country)
            entries += [Entry(reading, member, c, w, voice(reading, claim), where) for c, w in counted]
        else:
            single.append(claim)
    found = incidents(reading, single)
    return Told(reading, tuple(found), tuple(tuple(dict.fromkeys(_keys(i.traits))) for i in found), tuple(entries))


def series_key(entry: Entry) -> str:
    """The history to which a figure over a window belongs: who counts what, where, as how real."""
    return f"{SERIES}|{entry.voice}|{entry.country}|{entry.claim.modality}|{entry.count.what}"


def _keys(t: Traits) -> Iterator[str]:
    """The blocks of an incident: kind and day, with one thing that another report of it is likely to share, or two where one is common."""
    period = t.period
    if period is None:
        days: tuple[int, ...] = (0,)
    else:
        first, last = period[0].toordinal(), period[1].toordinal()
        # One day of slack, as in `match`; a longer interval is held under its first days only.
        days = tuple(range(first, min(last, first + 4) + 2))
    figures = [f"{w}={v}" for w, v in sorted(t.figures)]
    places = sorted({str(p.geonameid or fold(p.name or p.span.text)) for p in t.places})
    parties = sorted(t.harmed | t.doers)
    stems, victims = sorted(t.stems), sorted(t.victims)
    rest = [f"f{f}" for f in figures] + [f"p{p}" for p in places]
    rest += [f"{a}&{b}" for a in figures for b in (*places, *victims, *stems, *parties)]
    rest += [f"{a}&{b}" for a in places for b in (*stems, *victims, *parties)]
    rest += [f"{a}&{b}" for a in parties for b in stems]
    for country in sorted(t.countries):
        rest += [f"{country}&{b}" for b in (*figures, *stems, *parties)]
    # Without a day: a copy may come without its date.
    yield from (f"{t.family}|{int(t.real)}|w{h}" for h in _wordings(t))
    for day in days:
        for key in rest:
            yield f"{t.family}|{int(t.real)}|{day}|{key}"


def _wordings(t: Traits) -> list[int]:
    """Of each claim's clause, the least hashes of its runs of three words: two papers that print one agency's sentence share one."""
    found: list[int] = []
    for claim in t.claims[:6]:
        words = fold(claim.evidence.text).split()
        runs = sorted({crc32(" ".join(words[i : i + RUN]).encode("utf-8", "surrogatepass")) for i in range(len(words) - RUN + 1)})
        found += runs[:2]
    return found
