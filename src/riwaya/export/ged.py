"""Draft rows in the columns of UCDP's Georeferenced Event Dataset: one fact with stated dead a row.

`low` is the least figure that is stated, `high` the most. `best` stays empty: which source is best is a judgement, and UCDP's
own. Whose dead they are is told where the recipients are known to be civilians.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.export.rows import Cell, rows
from riwaya.export.selection import Fact, Selection, iso, least_and_most

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id",
    "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1",
    "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
# UCDP's code lists (codebook 23.1): where_prec 1 exact, 3 district, 4 province, 6 country; date_prec 1 the day, 2 up to 6 days, 3 a week, 4 a month, 5 longer.
WHERE = {"place": 1, "admin2": 3, "admin1": 4, "country": 6}
DAYS = ((0, 1), (6, 2), (7, 3), (31, 4))


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """A row a fact with a stated number of dead."""
    return rows(COLUMNS, (_row(fact) for fact in selection.facts() if least_and_most(fact.figures("killed"))[0] is not None))


def _row(fact: Fact) -> dict[str, Cell]:
    account = fact.account
    place = account.data["location"] or {}
    low, high = least_and_most(fact.figures("killed"))
    a, b = _sides(fact)
    lat, lon = place.get("lat"), place.get("lon")
    first = fact.claims[0]
    return {
        "id": account.id, "relid": account.id, "year": account.start.year if account.start else None, "code_status": "Draft (riwaya)",
        "side_a": a, "side_b": b, "dyad_name": f"{a} - {b}" if a and b else None,
        "number_of_sources": len({r.report.outlet or r.report.id for r in fact.claims}),
        "source_article": "; ".join(dict.fromkeys(f"{r.report.outlet or ''}, {iso(r.report.published)}, {r.report.title or ''}" for r in fact.claims)),
        "source_office": first.report.outlet, "source_date": iso(first.report.published), "source_headline": first.report.title,
        "source_original": first.claim.attribution[-1].name if first.claim.attribution else None,
        "where_prec": WHERE.get(place.get("precision") or ""), "where_coordinates": place.get("name_en") or place.get("name"),
        "where_description": place.get("text") or place.get("name"), "adm_1": place.get("admin1"), "latitude": lat, "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if lat is not None else None, "country": place.get("country"),
        "event_clarity": 1 if account.start is not None and account.start == account.end else 2,
        "date_prec": _date_precision(fact), "date_start": iso(account.start), "date_end": iso(account.end),
        "deaths_civilians": _civilians(fact), "high": high, "low": low,
    }  # fmt: skip


def _sides(fact: Fact) -> tuple[str | None, str | None]:
    sides = []
    for slot in ("actors", "recipients"):
        named = [p.name_en or p.name or p.span.text for r in fact.claims for p in getattr(r.claim, slot) if p.kind not in ("civilians", "person", "other", None)]
        sides.append(max(dict.fromkeys(named), key=named.count) if named else None)
    return sides[0], sides[1]


def _date_precision(fact: Fact) -> int | None:
    start, end = fact.account.start, fact.account.end
    if start is None or end is None:
        return None
    return next((code for days, code in DAYS if (end - start).days <= days), 5)


def _civilians(fact: Fact) -> int | None:
    """How many civilians, where all figures that are stated of civilians agree; UCDP has one cell for it and no doubt."""
    of = [c for c, r in fact.figures("killed") if r.claim.recipients and all(p.kind == "civilians" for p in r.claim.recipients)]
    values = {c.value for c in of if c.qualifier == "exact"}
    return int(next(iter(values)) or 0) if len(values) == 1 and len(of) == len(fact.figures("killed")) and None not in values else None
