"""What other tools read: one module a format, each a function from a selection of the ledger to text.

`FORMATS` names them. A format that cannot hold doubt says in `loses` what is lost; docs/exports.md repeats it, and a test
compares the two. Modules are loaded when they are used, so that a command that needs none of them starts fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from riwaya.export.selection import Selection

Written = Iterator[tuple[str, str | bytes]]  # the name of a file ("" where there is one alone) and a piece of it, in order
EACH = "*"  # as `files`: a file a report, all pieces of one after another


MODULES = {"csv": "flat"}  # a module `csv` would hide Python's


@dataclass(frozen=True, slots=True)
class Format:
    """A way of writing a ledger out.

    `policy` is which claims go in unless the user says otherwise (see selection.POLICIES); `loses` says what the format cannot
    hold; `files` the names it writes where it writes several.
    """

    name: str
    told: str
    policy: str
    loses: str
    suffix: str
    files: tuple[str, ...] = ()

    def write(self, selection: Selection) -> Written:
        """The text, piece by piece."""
        module = MODULES.get(self.name) or self.name.replace("-", "_")
        return cast("Callable[[Selection], Written]", import_module(f"riwaya.export.{module}").write)(selection)


def optional(module: str, extra: str) -> Any:
    """A library that only some formats need; LedgerError says how to get it."""
    from riwaya.ledger.errors import LedgerError

    try:
        return import_module(module)
    except ImportError:
        raise LedgerError(f"this needs {module}: pip install 'riwaya[{extra}]'") from None


FORMATS = {
    f.name: f
    for f in (
        Format("csv", "a flat table of claims for a spreadsheet", "all", "spans and offsets; of several places only the first position", "csv"),
        Format("geojson", "claims as points, for a map", "all", "claims without a position are left out; a governorate is one point", "geojson"),
        Format("polecat", "event rows in the 40 columns of POLECAT (PLOVER), as drafts", "all", "figures, attribution chains, evidence; PRESENCE, CASUALTY and DISPLACE, which PLOVER lacks, are left out", "tsv"),
        Format("acled", "a draft row a fact in ACLED's 31 columns", "actual", "who says what, except in the notes; facts of types ACLED does not code are left out", "csv"),
        Format("ged", "a draft row a fact in UCDP GED's 49 columns", "actual", "who says what; every fact without dead is left out; best is left empty for a person to decide", "csv"),
        Format("airwars", "a row a fact with the least and the most that sources say", "actual", "chains, modality; facts without killed or injured are left out", "csv"),
        Format("schemaorg", "schema.org Claim as JSON-LD, a line a claim", "all", "slots other than the words, the day and the speaker", "jsonl"),
        Format("webannotation", "W3C web annotations with quote and position, a line a claim", "all", "nothing that a claim holds: it is the body as it is", "jsonl"),
        Format("ftm", "FollowTheMoney entities, a line an entity", "all", "figures other than in words, modality other than in words", "jsonl"),
        Format("ftm-statements", "FollowTheMoney statements", "all", "as ftm", "csv"),
        Format("timemap", "events.json, sources.json and associations.json of timemap", "actual", "figures, doubt; facts without a day or position are left out", "json", ("events.json", "sources.json", "associations.json")),
        Format("cas", "UIMA CAS in JSON, a file a report, for INCEpTION; comes back by import-corrections", "all", "attribution chains, confidence, what names stand for", "json", (EACH,)),
        Format("labelstudio", "tasks with predictions and the setup for Label Studio; comes back by import-corrections", "all", "attribution chains, confidence, what names stand for", "json", ("tasks.json", "config.xml")),
        Format("parquet", "a flat table of claims with each claim whole as JSON, for DuckDB, Spark and pandas", "all", "nothing: the column body is the claim", "parquet"),
        Format("prov", "PROV-JSON: which report, which reader and which corrections each claim comes from", "all", "what the claims say", "json"),
    )
}
