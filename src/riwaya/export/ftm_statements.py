"""FollowTheMoney statements: one row a value of an entity, with its Arabic words, as its CSV form has them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from riwaya.export.ftm import entities
from riwaya.export.rows import Cell, rows
from riwaya.export.selection import Selection

DATASET = "riwaya"
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "lang", "original_value", "external", "first_seen", "last_seen", "origin", "id",
)  # fmt: skip
_ENTITY = ("involved", "proof")
_TYPES = {"country": "country", "startDate": "date", "endDate": "date", "publishedAt": "date", "sourceUrl": "url", "name": "name", "alias": "name", "language": "language"}


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """A row a value. The id of a statement is made of data set, entity, property and value, as FollowTheMoney makes it."""
    return rows(COLUMNS, _statements(selection))


def _statements(selection: Selection) -> Iterator[dict[str, Cell]]:
    for entity in entities(selection):
        for prop, values in entity["properties"].items():
            for value in values:
                key = f"{DATASET}.{entity['id']}.{prop}.{value}"
                yield {
                    "canonical_id": entity["id"], "entity_id": entity["id"], "prop": prop,
                    "prop_type": "entity" if prop in _ENTITY else _TYPES.get(prop, "string"), "schema": entity["schema"], "value": value,
                    "dataset": DATASET, "external": "f", "origin": "riwaya", "id": hashlib.sha1(key.encode("utf-8"), usedforsecurity=False).hexdigest(),
                }  # fmt: skip
