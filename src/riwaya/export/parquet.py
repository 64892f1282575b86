"""Parquet: a flat row a claim, with the claim whole as JSON beside; for DuckDB, Spark, pandas and the like. By pyarrow."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from riwaya.export import optional
from riwaya.export.selection import Selection
from riwaya.json_form import claim_to_json, dumps

ROWS = 20_000  # of a row group: some 20 MB in memory
_NUMBERS = ("latitude", "longitude", "confidence")
_TEXTS = (
    "claim", "report", "outlet", "published", "day", "event_type", "mode", "modality", "actors", "recipients", "places", "time_start", "time_end", "figures", "source",
    "evidence", "url", "body",
)  # fmt: skip


def write(selection: Selection) -> Iterator[tuple[str, bytes]]:
    """One file."""
    pa, pq = optional("pyarrow", "parquet"), optional("pyarrow.parquet", "parquet")
    schema = _schema(pa)
    out = io.BytesIO()
    claims = selection.claims()
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while rows := [_row(r) for r in islice(claims, ROWS)]:
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            yield "", out.getvalue()
            out.seek(0)
            out.truncate()
    yield "", out.getvalue()


def _schema(pa: Any) -> Any:
    days = {"published", "day", "time_start", "time_end"}
    fields = [(name, pa.date32() if name in days else pa.string()) for name in _TEXTS] + [(name, pa.float64()) for name in _NUMBERS]
    return pa.schema([*fields, ("corrected", pa.bool_())])


def _row(record: Any) -> dict[str, Any]:
    claim = record.claim
    row = record.flat() | {"body": dumps(claim_to_json(claim)), "corrected": record.corrected}
    time = claim.time
    days = {"published": record.report.published, "day": record.day, "time_start": time.start if time else None, "time_end": time.end if time else None}
    return {name: row[name].encode("utf-8", "replace").decode() if isinstance(row[name], str) else row[name] for name in row} | days
