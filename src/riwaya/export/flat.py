"""A flat table of claims."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.export.rows import rows
from riwaya.export.selection import Selection

COLUMNS = (
    "claim", "report", "outlet", "published", "day", "event_type", "mode", "modality", "actors", "recipients", "places", "latitude", "longitude",
    "time_start", "time_end", "figures", "source", "evidence", "confidence", "corrected", "url",
)  # fmt: skip


def write(selection: Selection) -> Iterator[tuple[str, str]]:
    """A row a claim, under the names that `riwaya claims --format csv` has."""
    return rows(COLUMNS, (record.flat() for record in selection.claims()))
