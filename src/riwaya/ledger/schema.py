"""The tables of a ledger, the same on SQLite and PostgreSQL; docs/ledger.md tells what each is for.

Rows of `report`, `reading` and `correction`, and those of `claim` as it was read, are only ever added.
All the rest is worked out from them and may be worked out again.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text
from sqlalchemy.types import REAL, TypeEngine

Big = BigInteger().with_variant(Integer, "sqlite")
Number: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
STRICT: dict[str, Any] = {"sqlite_strict": True}
CLUSTERED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}

metadata = MetaData()

report = Table(
    "report", metadata,
    Column("n", Big, primary_key=True, autoincrement=False),  # keys.row_number of its day and key
    Column("key", Text, nullable=False, unique=True),  # keys.report_key
    Column("id", Text, nullable=False, index=True),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Text),  # YYYY-MM-DD
    Column("url", Text),
    Column("text_sha256", Text, nullable=False),
    Column("length", Integer, nullable=False),  # code points
    Column("text", Text, nullable=False),
    Column("exact", LargeBinary),  # the report as exact JSON, where a field had to be shown otherwise
    **STRICT,
)  # fmt: skip

reading = Table(
    "reading", metadata,
    Column("key", Text, primary_key=True),  # keys.reading_key
    Column("report", Big, ForeignKey("report.n"), nullable=False, index=True),
    Column("reader", Text, nullable=False),  # version of the reader
    Column("rank", Text, nullable=False),  # keys.rank of it
    Column("since", Text, nullable=False),  # when it was added, UTC
    Column("until", Text),  # when a newer one superseded it; null while it stands
    Column("claims", Integer, nullable=False),
    Column("doubts", Text, nullable=False),  # JSON list
    Column("more", LargeBinary, nullable=False),  # doubts and mentions, exact JSON, deflated
    **STRICT,
)  # fmt: skip

claim = Table(
    "claim", metadata,
    Column("n", Big, primary_key=True, autoincrement=False),
    Column("reading", Text, ForeignKey("reading.key"), nullable=False),
    Column("report", Big, ForeignKey("report.n"), nullable=False),
    Column("position", Integer, nullable=False),  # in the reading, from 0
    Column("version", Integer, nullable=False),  # 0 as read; 1, 2 … after corrections
    Column("id", Text, nullable=False, index=True),
    Column("since", Text, nullable=False),
    Column("until", Text),
    Column("event_type", Text, nullable=False),
    Column("mode", Text),
    Column("modality", Text, nullable=False),
    Column("day", Text),  # last day of its time, else the day of publication
    Column("time_start", Text),
    Column("time_end", Text),
    Column("trigger", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("actors", Text),  # as written, "، " between
    Column("recipients", Text),
    Column("places", Text),
    Column("source", Text),  # the chain, outermost first, " ← " between
    Column("confidence", Number),
    Column("body", Text, nullable=False),  # the claim as claim.schema.json has it
    Column("exact", LargeBinary),
    Column("terms", LargeBinary, nullable=False),  # numbers of its terms, eight bytes each, little-endian
    Index("claim_of_reading", "reading", "position", "version", unique=True),
    Index("claim_of_report", "report"),
    **STRICT,
)  # fmt: skip

figure = Table(
    "figure", metadata,
    Column("claim", Big, ForeignKey("claim.n"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("what", Text, nullable=False),
    Column("value", Number),
    Column("low", Number),
    Column("high", Number),
    Column("qualifier", Text, nullable=False),
    Column("unit", Text),
    Column("of", Text),
    Column("part_of_total", Integer),
    Column("cumulative", Integer),
    **CLUSTERED,
)  # fmt: skip

# What can be asked for: an actor, a place, a kind of event … `claims` counts the claims that stand now and have it.
term = Table(
    "term", metadata,
    Column("n", Big, primary_key=True, autoincrement=False),  # keys.term_number
    Column("facet", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text),
    Column("name_en", Text),
    Column("country", Text),
    Column("lat", Number),
    Column("lon", Number),
    Column("claims", Integer, nullable=False, server_default=text("0")),
    Column("accounts", Integer, nullable=False, server_default=text("0")),
    Index("term_by_use", "facet", "claims"),
    **STRICT,
)  # fmt: skip

# Every folded name under which a term was met: what people type is looked up here.
term_name = Table(
    "term_name", metadata,
    Column("facet", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("term", Big, ForeignKey("term.n"), primary_key=True, autoincrement=False),
    **CLUSTERED,
)  # fmt: skip

# Which claims that stand now have a term, in the order of days; `event_type` so that a timeline reads nothing else.
posting = Table(
    "posting", metadata,
    Column("term", Big, ForeignKey("term.n"), primary_key=True, autoincrement=False),
    Column("claim", Big, ForeignKey("claim.n"), primary_key=True, autoincrement=False),
    Column("event_type", Text, nullable=False),
    **CLUSTERED,
)  # fmt: skip

# The same of claims that stood once: only questions "as of" look here.
past_posting = Table(
    "past_posting", metadata,
    Column("term", Big, ForeignKey("term.n"), primary_key=True, autoincrement=False),
    Column("claim", Big, ForeignKey("claim.n"), primary_key=True, autoincrement=False),
    Column("event_type", Text, nullable=False),
    **CLUSTERED,
)  # fmt: skip

# How many standing claims of a month have a term, by kind of event.
tally = Table(
    "tally", metadata,
    Column("term", Big, ForeignKey("term.n"), primary_key=True, autoincrement=False),
    Column("month", Integer, primary_key=True, autoincrement=False),  # 12 * year + month - 1; 0 where the day is unknown
    Column("event_type", Text, primary_key=True),
    Column("claims", Integer, nullable=False),
    **CLUSTERED,
)  # fmt: skip

# The same by days, for terms that a large part of all claims have (terms.common).
day_tally = Table(
    "day_tally", metadata,
    Column("term", Big, ForeignKey("term.n"), primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),  # proleptic ordinal, as keys.row_number has it; 0 where it is unknown
    Column("event_type", Text, primary_key=True),
    Column("claims", Integer, nullable=False),
    **CLUSTERED,
)  # fmt: skip

# Under which keys others find what a report tells; `block` is the hash of a key of weigh.keys.
block = Table(
    "block", metadata,
    Column("block", Big, primary_key=True, autoincrement=False),
    Column("report", Big, ForeignKey("report.n"), primary_key=True, autoincrement=False),
    Index("block_of_report", "report"),
    **CLUSTERED,
)  # fmt: skip

# Claims of the same fact; of the readings that stand now, and worked out anew whenever what they are of changes.
account = Table(
    "account", metadata,
    Column("n", Big, primary_key=True, autoincrement=False),  # keys.row_number of its last day and id
    Column("id", Text, nullable=False, unique=True),
    Column("event_type", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("day", Text),
    Column("time_start", Text),
    Column("time_end", Text),
    Column("label_ar", Text, nullable=False),
    Column("label_en", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("body", Text, nullable=False),  # the account as account.schema.json has it
    Column("exact", LargeBinary),
    Column("terms", LargeBinary, nullable=False),  # of all its claims, as in `claim`
    **STRICT,
)  # fmt: skip

account_claim = Table(
    "account_claim", metadata,
    Column("claim", Big, ForeignKey("claim.n"), primary_key=True, autoincrement=False),
    Column("account", Big, ForeignKey("account.n"), primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Index("claims_of_account", "account"),
    **CLUSTERED,
)  # fmt: skip

account_posting = Table(
    "account_posting", metadata,
    Column("term", Big, ForeignKey("term.n"), primary_key=True, autoincrement=False),
    Column("account", Big, primary_key=True, autoincrement=False),
    **CLUSTERED,
)  # fmt: skip

# Two claims of an account that differ, and why.
difference = Table(
    "difference", metadata,
    Column("account", Big, ForeignKey("account.n"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),  # number, actor, recipient, place, time, polarity, modality
    Column("verdict", Text, nullable=False),
    Column("report", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("other_report", Text, nullable=False),
    Column("other_claim", Text, nullable=False),
    Column("other_evidence", Text, nullable=False),
    Column("why_ar", Text, nullable=False),
    Column("why_en", Text, nullable=False),
    **CLUSTERED,
)  # fmt: skip

correction = Table(
    "correction", metadata,
    Column("key", Text, primary_key=True),
    Column("kind", Text, nullable=False),  # merge, split, wrong, right
    Column("claim", Text, nullable=False, index=True),  # a claim's id
    Column("other", Text, index=True),  # of merge and split: the other claim's id
    Column("slot", Text),  # of right: path in the claim, such as counts.0.value
    Column("value", Text),  # of right: JSON
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),  # UTC
    Column("why", Text, nullable=False),
    Column("exact", LargeBinary),
    **STRICT,
)  # fmt: skip
