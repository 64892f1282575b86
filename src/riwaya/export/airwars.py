"""The least and the most that sources say, in the field names of Airwars' civilian harm records."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.claim import Claim, Count
from riwaya.export.rows import Cell, rows
from riwaya.export.selection import Fact, Selection, cited, iso, least_and_most, speaker
from riwaya.ledger.records import ClaimRecord
from riwaya.lexicon import rows as rows_of
from riwaya.script.letters import fold
from riwaya.view.phrases import figure
from riwaya.weigh.people import human_class

GROUPS = ("civilians", "children", "women", "militants")
HARM = ("killed", "injured")
CIVILIAN = ("civilian", "journalist")  # classes of lexicon/human_classes.csv
COLUMNS = (
    "id", "date_start", "date_end", "location", "country", "latitude", "longitude", "belligerents",
    *(f"{group}_{harm}_{end}" for group in GROUPS for harm in HARM for end in ("min", "max")),
    *(f"civilian_{name}_conceded_{end}" for name in ("deaths", "injuries") for end in ("min", "max")),
    "verdict", "sources", "statements_original_language",
)  # fmt: skip
_FORMS = tuple((row["form"], row["group"]) for row in rows_of("harmed_groups.csv", ("form", "group", "source")))


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """A row a fact for which somebody states killed or injured."""
    return rows(COLUMNS, (row for fact in selection.facts() if (row := _row(fact)) is not None))


def _row(fact: Fact) -> dict[str, Cell] | None:
    stated = {harm: [(c, r) for r in fact.claims for c in r.claim.counts if c.what == harm] for harm in HARM}
    if not any(stated.values()):
        return None
    account = fact.account
    place = account.data["location"] or {}
    row: dict[str, Cell] = {
        "id": account.id, "date_start": iso(account.start), "date_end": iso(account.end), "location": place.get("name") or place.get("text"),
        "country": place.get("country"), "latitude": place.get("lat"), "longitude": place.get("lon"),
        "belligerents": "; ".join(dict.fromkeys(a.name_en or a.name or a.span.text for r in fact.claims for a in r.claim.actors)),
        "verdict": account.verdict, "sources": " | ".join(dict.fromkeys(cited(r.report) for r in fact.claims)),
        "statements_original_language": " | ".join(_statement(r) for r in fact.claims),
    }  # fmt: skip
    for harm, figures in stated.items():
        for group in GROUPS:
            of = [(c, r) for c, r in figures if _group(c, r.claim) == group]
            row[f"{group}_{harm}_min"], row[f"{group}_{harm}_max"] = least_and_most(of)
        conceded = [(c, r) for c, r in figures if _group(c, r.claim) == "civilians" and _concedes(r.claim)]
        name = "deaths" if harm == "killed" else "injuries"
        row[f"civilian_{name}_conceded_min"], row[f"civilian_{name}_conceded_max"] = least_and_most(conceded)
    return row


def _group(count: Count, claim: Claim) -> str | None:
    """Whom a figure counts: by its own words, else by who is hit where all of them are of one kind; None where that is not told."""
    written = f"{count.unit or ''} {count.of or ''}"
    for word in fold(written).split():
        for form, group in _FORMS:
            if word.removeprefix("ال").startswith(form):
                return group
    if (kind := human_class(written)) is not None:
        return "civilians" if kind in CIVILIAN else "militants"
    kinds = {p.kind for p in claim.recipients}
    if kinds == {"civilians"}:
        return "civilians"
    return "militants" if kinds and kinds <= {"force", "group", "state"} else None


def _concedes(claim: Claim) -> bool:
    """Whether the one who does it says so himself: the innermost source is an actor of the claim."""
    return bool(claim.attribution) and claim.attribution[-1].entity is not None and claim.attribution[-1].entity in {a.entity for a in claim.actors}


def _statement(record: ClaimRecord) -> str:
    stated = ", ".join(f"{figure(c).en} {c.what}" for c in record.claim.counts)
    return f"{speaker(record)}: {f'{stated}: ' if stated else ''}«{record.claim.evidence.text}»"
