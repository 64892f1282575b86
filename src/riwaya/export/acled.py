"""Draft rows in ACLED's columns: one fact a row, for a coder to finish.

ACLED keeps one figure of dead, by its own rule the most conservative estimate, and takes disputes to the notes. Where all
sources state the same figure it is filled in; where they do not, `fatalities` stays empty and the notes say who says what.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.export.rows import Cell, rows
from riwaya.export.selection import Fact, Selection, cited, iso, least_and_most, speaker
from riwaya.view.phrases import figure

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2",
    "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
# ACLED's event and sub-event types by our type and mode; types it does not code (meetings, statements, aid) are left out. From its codebook of 2023.
EVENTS: dict[tuple[str, str | None], tuple[str, str, str]] = {
    ("ASSAULT", "clash"): ("Political violence", "Battles", "Armed clash"),
    ("ASSAULT", "aerial"): ("Political violence", "Explosions/Remote violence", "Air/drone strike"),
    ("ASSAULT", "drone"): ("Political violence", "Explosions/Remote violence", "Air/drone strike"),
    ("ASSAULT", "heavy-weapons"): ("Political violence", "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("ASSAULT", "explosives"): ("Political violence", "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ("ASSAULT", "suicide-attack"): ("Political violence", "Explosions/Remote violence", "Suicide bomb"),
    ("ASSAULT", "unconventional"): ("Political violence", "Explosions/Remote violence", "Chemical weapon"),
    ("ASSAULT", "abduct"): ("Political violence", "Violence against civilians", "Abduction/forced disappearance"),
    ("ASSAULT", None): ("Political violence", "", ""),
    ("PROTEST", "demo"): ("Demonstrations", "Protests", "Peaceful protest"),
    ("PROTEST", "riot"): ("Demonstrations", "Riots", "Violent demonstration"),
    ("PROTEST", None): ("Demonstrations", "", ""),
    ("COERCE", "arrest"): ("Strategic developments", "Strategic developments", "Arrests"),
    ("COERCE", "seize"): ("Strategic developments", "Strategic developments", "Non-violent transfer of territory"),
    ("AGREE", None): ("Strategic developments", "Strategic developments", "Agreement"),
}  # fmt: skip
WEEK = 7  # days; ACLED's time precision 2 is a known week, 3 a known month
NEAR = {"place": 1, "admin2": 2, "admin1": 3}


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """A row a fact of a type that ACLED codes."""
    return rows(COLUMNS, (_row(fact) for fact in selection.facts() if _kind(fact)))


def _kind(fact: Fact) -> tuple[str, str, str] | None:
    kind = fact.account.event_type
    mode = next((r.claim.mode for r in fact.claims if r.claim.event_type == kind and r.claim.mode), None)
    return EVENTS.get((kind, mode)) or EVENTS.get((kind, None))


def _row(fact: Fact) -> dict[str, Cell]:
    disorder, kind, sub = _kind(fact) or ("", "", "")
    account = fact.account
    place = account.data["location"] or {}
    dead = fact.figures("killed")
    least, most = least_and_most(dead)
    agreed = least is not None and least == most and all(c.qualifier == "exact" for c, _ in dead)
    return {
        "event_id_cnty": account.id, "event_date": iso(account.start), "year": account.start.year if account.start else None, "time_precision": _precision(fact),
        "disorder_type": disorder, "event_type": kind, "sub_event_type": sub, "actor1": _party(fact, "actors"), "actor2": _party(fact, "recipients"),
        "country": place.get("country"), "admin1": place.get("admin1"), "location": place.get("name_en") or place.get("name") or place.get("text"),
        "latitude": place.get("lat"), "longitude": place.get("lon"), "geo_precision": NEAR.get(place.get("precision") or ""),
        "source": "; ".join(dict.fromkeys(r.report.outlet or r.report.id for r in fact.claims)), "notes": _notes(fact),
        "fatalities": least if agreed else None, "tags": f"riwaya draft; verdict={account.verdict}",
    }  # fmt: skip


def _precision(fact: Fact) -> int | None:
    start, end = fact.account.start, fact.account.end
    if start is None or end is None:
        return None
    days = (end - start).days
    return 1 if days == 0 else 2 if days < WEEK else 3


def _party(fact: Fact, slot: str) -> str | None:
    """The parties that most claims name, as ACLED names one side in one cell; None where nobody is named."""
    named = [p.name_en or p.name or p.span.text for r in fact.claims for p in getattr(r.claim, slot)]
    return max(dict.fromkeys(named), key=named.count) if named else None


def _notes(fact: Fact) -> str:
    """Every claim: the day, who says so, the figures, the words, where to find them."""
    parts = []
    for r in fact.claims:
        stated = ", ".join(f"{figure(c).en} {c.what}" for c in r.claim.counts)
        parts.append(f"[{speaker(r)}{f': {stated}' if stated else ''}] «{r.claim.evidence.text}» ({cited(r.report)})")
    return " | ".join(parts)
