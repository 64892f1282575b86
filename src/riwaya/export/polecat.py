"""PLOVER event rows in the 40 columns of POLECAT's weekly files, tab separated.

Column names are those of the published files of 2018 to 2024. What is not known here (COW codes, sectors, intensity, quad
codes of pledged and denied events) stays empty; these are drafts for a coder, not a data set.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.claim import Actor, Location
from riwaya.export.rows import Cell, rows
from riwaya.export.selection import Selection, iso
from riwaya.ledger.records import ClaimRecord

SIDE = ("Name", "Country", "COW", "Primary {} Sector", "{} Sectors", "Title", "Name Raw", "Wikipedia {} ID")


def _side(side: str) -> tuple[str, ...]:
    return tuple(name.format(side) if "{}" in name else f"{side} {name}" for name in SIDE)


COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", *_side("Actor"), *_side("Recipient"), "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date",
    "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
# PLOVER's quad codes: words or deeds, with or against. Types that PLOVER lacks have none and are left out.
QUADS = {
    "AGREE": "Q1 - Verbal Cooperation", "CONSULT": "Q1 - Verbal Cooperation", "SUPPORT": "Q1 - Verbal Cooperation", "CONCEDE": "Q1 - Verbal Cooperation",
    "COOPERATE": "Q2 - Material Cooperation", "AID": "Q2 - Material Cooperation", "RETREAT": "Q2 - Material Cooperation",
    "REQUEST": "Q3 - Verbal Conflict", "ACCUSE": "Q3 - Verbal Conflict", "REJECT": "Q3 - Verbal Conflict", "THREATEN": "Q3 - Verbal Conflict",
    "PROTEST": "Q4 - Material Conflict", "SANCTION": "Q4 - Material Conflict", "MOBILIZE": "Q4 - Material Conflict", "COERCE": "Q4 - Material Conflict",
    "ASSAULT": "Q4 - Material Conflict",
}  # fmt: skip
# What PLOVER's contexts say of an event that did not, or not yet, happen.
CONTEXTS = {"planned": "future", "pledged": "future", "expected": "future", "requested": "hypothetical", "possible": "hypothetical", "denied": "hypothetical"}


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """A row a claim; a claim of several actors or recipients has a row a pair, as POLECAT has it."""
    return rows(COLUMNS, (row for record in selection.claims() if record.claim.event_type in QUADS for row in _rows(record)), delimiter="\t")


def _rows(record: ClaimRecord) -> Iterator[dict[str, Cell]]:
    claim = record.claim
    n = 0
    for actor in claim.actors or (None,):
        for recipient in claim.recipients or (None,):
            n += 1
            yield {
                "Event ID": f"{claim.id}/{n}", "Event Date": iso(record.day), "Event Type": claim.event_type, "Event Mode": claim.mode,
                "Quad Code": QUADS[claim.event_type], "Contexts": CONTEXTS.get(claim.modality),
                **_party("Actor", actor), **_party("Recipient", recipient), **_place(claim.locations),
                "Source": record.report.outlet, "Publication Date": iso(record.report.published), "Language": "ar", "Version": "riwaya/1",
            }  # fmt: skip


def _party(side: str, party: Actor | None) -> dict[str, Cell]:
    if party is None:
        return {}
    return {f"{side} Name": party.name_en or party.name or party.span.text, f"{side} Country": party.country, f"{side} Name Raw": party.span.text}


def _place(places: tuple[Location, ...]) -> dict[str, Cell]:
    place = next((p for p in places if p.lat is not None), places[0] if places else None)
    if place is None:
        return {}
    return {
        "Placename": place.name_en or place.name, "Province": place.admin1, "Country": place.country, "Latitude": place.lat, "Longitude": place.lon,
        "GeoNames ID": place.geonameid, "Raw Placename": place.span.text, "Feature Type": place.precision,
    }  # fmt: skip
