"""Claims as GeoJSON points (RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.export.selection import Selection
from riwaya.json_form import dumps


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """A feature a place of a claim that has a position; longitude first, as the format has it."""
    yield "", '{"type": "FeatureCollection", "features": ['
    between = "\n"
    for record in selection.claims():
        flat = record.flat()
        for name in ("places", "latitude", "longitude"):
            del flat[name]
        for place in record.claim.locations:
            if place.lat is None or place.lon is None:
                continue
            where = {"place": place.name or place.span.text, "place_en": place.name_en, "country": place.country, "precision": place.precision}
            feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]}, "properties": {**flat, **where}}
            yield "", between + dumps(feature)
            between = ",\n"
    yield "", "\n]}\n"
