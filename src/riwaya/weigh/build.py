"""Readings in, accounts out: which claims, within a report and across reports, are of the same fact, and what they make of it.

`build` makes all accounts at once; `change.change` makes those that a few new readings touch, and the two come to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from riwaya.account import Account, Member
from riwaya.reading import Reading
from riwaya.view.labels import Label
from riwaya.weigh.blocks import Pairs, groups, pairs
from riwaya.weigh.copies import copies
from riwaya.weigh.incidents import Incident
from riwaya.weigh.making import account_of, account_of_series
from riwaya.weigh.match import Match
from riwaya.weigh.series import Entry
from riwaya.weigh.told import series_key, tell
from riwaya.weigh.voices import traced, voice

_NO = Label("", "")

def keys(reading: Reading) -> tuple[str, ...]:
    """The keys under which a store finds `reading` again; the same for the same reading."""
    return tell(reading).all_keys


def build(readings: Iterable[Reading]) -> tuple[Account, ...]:
    """The accounts of `readings`, in the order of their first member. The same readings give the same accounts in any order."""
    held = {r.report.identity: r for r in readings}
    told = sorted((tell(r) for r in held.values()), key=lambda t: t.when)
    found = [i for t in told for i in t.incidents]
    matches = pairs(found, [k for t in told for k in t.keys])
    return in_order([*of_incidents(found, matches), *of_series([e for t in told for e in t.entries])])


def in_order(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Accounts in the one order in which they are shown: by the day of the first report, then its id and claim."""
    return tuple(sorted(accounts, key=lambda a: (_day_of(a), a.members[0].key, a.id)))


def _day_of(account: Account) -> str:
    published = account.members[0].report.published
    return published.isoformat() if published else ""


def of_incidents(told: Sequence[Incident], matches: Pairs) -> list[Account]:
    """The accounts of incidents (in the order of their reports) with the matches between them."""
    found, best = groups(told, matches)
    return [of_group([(told[n], best.get(n)) for n in group]) for group in found]


def of_group(group: Sequence[tuple[Incident, Match | None]]) -> Account:
    """The account of incidents of one fact (in the order of their reports), each with the match that put it there."""
    # Copies are looked for among the reports of one fact only: elsewhere a shared wording changes no verdict.
    reports = list({i.reading.report.identity: i.reading.report for i, _ in group}.values())
    copied = copies(reports) if len(reports) > 1 else {}
    outlets = {r.identity: r.outlet for r in reports}
    members: list[tuple[Member, str]] = []
    for incident, got in group:
        report = incident.reading.report
        first = copied.get(report.identity)
        why = got.why if got else _NO
        for claim in incident.claims:
            original = (outlets[first] or first) if first else None
            members.append((Member(report, claim, first, why), voice(incident.reading, claim, original)))
    return account_of(traced(members))


def of_series(entries: Iterable[Entry]) -> list[Account]:
    """The accounts of figures over windows (in the order of their reports)."""
    by_key: dict[str, dict[str, list[Entry]]] = {}
    for e in entries:
        by_key.setdefault(series_key(e), {}).setdefault(e.member.report.identity, []).append(e)
    return [account_of_series(key, list(reports.values())) for key, reports in sorted(by_key.items())]
