"""Accounts as JSON: what `riwaya accounts --format json` prints, valid under account.schema.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from riwaya.account import Account, Difference, Figure, Member
from riwaya.claim import Actor, Interval, Location
from riwaya.view.labels import Label

SCHEMA = "riwaya-accounts/1"
Json = dict[str, Any]
_PARTY = ("name", "name_en", "entity", "country", "kind")
_PLACE = ("name", "name_en", "country", "admin1", "lat", "lon", "precision", "geonameid")


def schema() -> Json:
    """The JSON schema of accounts, as a fresh dictionary."""
    loaded: Json = json.loads(files("riwaya").joinpath("account.schema.json").read_text(encoding="utf-8"))
    return loaded


def accounts_to_json(accounts: Iterable[Account]) -> Json:
    """All `accounts` as one object."""
    return {"schema": SCHEMA, "accounts": [account_to_json(a) for a in accounts]}


def account_to_json(account: Account) -> Json:
    """One account."""
    return {
        "id": account.id,
        "event_type": account.event_type,
        "label": _label(account.label),
        "time": _interval(account.time),
        "location": _named(account.location, _PLACE) if account.location else None,
        "actors": [_named(a, _PARTY) for a in account.actors],
        "recipients": [_named(a, _PARTY) for a in account.recipients],
        "verdict": account.verdict,
        "claims": [_member(m) for m in account.members],
        "figures": [_figure(f) for f in account.figures],
        "differences": [_difference(d) for d in account.differences],
    }


def _member(member: Member) -> Json:
    report, claim = member.report, member.claim
    return {
        "report": {
            "id": report.identity,
            "outlet": report.outlet,
            "published": report.published.isoformat() if report.published else None,
            "url": report.url,
        },
        "claim": claim.id,
        "evidence": claim.evidence.to_json(),
        "modality": claim.modality,
        "attribution": [link.name for link in claim.attribution],
        "copy_of": member.copy_of,
        "why": _label(member.why),
    }


def _figure(figure: Figure) -> Json:
    scope = figure.scope
    values = []
    for v in figure.values:
        report, claim = v.member.key
        day = v.member.report.published
        values.append(
            {
                "report": report,
                "claim": claim,
                "value": v.value,
                "low": v.low,
                "high": v.high,
                "qualifier": v.qualifier,
                "as_of": day.isoformat() if day else None,
                "by": v.voice,
                "derived": v.derived,
                "parts": list(v.parts),
            }
        )
    told = {"of": scope.of, "cumulative": scope.cumulative, "window": _interval(scope.window), "part": scope.part}
    return {"what": scope.what, "scope": told, "verdict": figure.verdict, "values": values}


def _difference(difference: Difference) -> Json:
    sides = [
        {"report": m.report.identity, "claim": m.claim.id, "evidence": m.claim.evidence.to_json(), "attribution": [link.name for link in m.claim.attribution]}
        for m in (difference.one, difference.other)
    ]
    return {"kind": difference.kind, "between": sides, "verdict": difference.verdict, "why": _label(difference.why)}


def _label(label: Label) -> Json:
    return {"ar": label.ar, "en": label.en}


def _interval(interval: Interval | None) -> Json | None:
    return {"start": interval.start.isoformat(), "end": interval.end.isoformat()} if interval else None


def _named(thing: Actor | Location, fields: tuple[str, ...]) -> Json:
    return {"text": thing.span.text, **{f: getattr(thing, f) for f in fields}}
