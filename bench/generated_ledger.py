"""A ledger of a million claims in a minute or two: three weeks of invented news, added as any news is, then copied over many years.

Each copy lies three weeks after the one before (so weekdays stay true) under names of its own for all that is
rare; so common terms grow with the ledger, as they do in news, and rare ones become many. Every table that
questions read is filled as `Ledger.add` would fill it, indices included; what no question reads (`block`) is not.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import invented_news

import riwaya
from riwaya.ledger import Ledger, full_text, schema
from riwaya.ledger.keys import HASH_BITS, day_of, term_number
from riwaya.ledger.rows import packed, unpacked
from riwaya.ledger.terms import common

FIRST = date(2012, 1, 2)
DAYS, A_DAY = 21, 40
BATCH = 56  # reports of one transaction of the first weeks
RARE = 3  # a name that so few claims of the first weeks have is another in each copy
RENAMED = ("actor", "recipient", "source", "place")
_HASH = (1 << HASH_BITS) - 1
_DATES = re.compile(r"(\d{4}-\d\d-\d\d)")
_IDS = re.compile(r"\bg-(?=\d{6})")
TABLES = ("report", "reading", "claim", "figure", "term", "term_name", "posting", "tally", "day_tally", "account", "account_claim", "account_posting", "difference")


def build(path: Path, claims: int, tell: Callable[[str], None] = lambda _: None) -> None:
    """Make the ledger at `path` (which must not be there) with at least so many claims."""
    _first_weeks(path)
    with sqlite3.connect(path) as db:
        copies = -(-claims // db.execute("SELECT count(*) FROM claim").fetchone()[0])
        tell(f"first weeks added; {copies} copies")
        for pragma in ("foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF", "cache_size = -500000", "locking_mode = EXCLUSIVE"):
            db.execute(f"PRAGMA {pragma}")
        _Copies(db).make(copies, tell)
    db.close()


def _first_weeks(path: Path) -> None:
    readings = [riwaya.read(r) for r in invented_news.reports(FIRST, DAYS, A_DAY)]
    with Ledger.open(str(path)) as ledger:
        for i in range(0, len(readings), BATCH):
            ledger.add_all(readings[i : i + BATCH])


class _Copies:
    """The rows of the first weeks, and what becomes of them in each copy."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        db.row_factory = sqlite3.Row
        self.rows = {table: [dict(r) for r in db.execute(f"SELECT * FROM {table}")] for table in TABLES}  # noqa: S608  names of ours
        self.terms = {r["n"]: r for r in self.rows["term"]}
        self.names: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for r in self.rows["term_name"]:
            self.names[r["term"]].append(r)
        self.rare = [r for r in self.rows["term"] if r["facet"] in RENAMED and 0 < r["claims"] <= RARE and not r["key"].isascii()]
        self.claim_terms = {r["n"]: unpacked(r["terms"]) for r in self.rows["claim"]}
        self.account_terms = {r["n"]: unpacked(r["terms"]) for r in self.rows["account"]}
        self.verdicts: dict[int, list[int]] = defaultdict(list)
        for r in self.rows["posting"]:
            if self.terms[r["term"]]["facet"] == "verdict":
                self.verdicts[r["claim"]].append(r["term"])
        self.words = {r["n"]: full_text.words_of(r["title"], r["text"]) for r in self.rows["report"]}
        self.postings: dict[int, array[int]] = defaultdict(lambda: array("q"))
        self.account_postings: dict[int, array[int]] = defaultdict(lambda: array("q"))
        self.tallies: Counter[tuple[int, int, str]] = Counter()
        self.days: Counter[tuple[int, int, str]] = Counter()
        self.type_of: dict[int, str] = {}

    def make(self, copies: int, tell: Callable[[str], None]) -> None:
        for r in self.rows["claim"]:
            self._post(r["n"], r["event_type"], (*self.claim_terms[r["n"]], *self.verdicts[r["n"]]))
        for n, terms in self.account_terms.items():
            for t in terms:
                self.account_postings[t].append(n)
        self.templates = {table: [self._split(r) for r in self.rows[table]] for table in ("report", "reading", "claim", "account", "difference")}
        for copy in range(1, copies):
            self._copy(copy)
            if copy % 20 == 0:
                tell(f"copy {copy}")
        self._write_postings(tell)

    def _post(self, n: int, kind: str, terms: Sequence[int]) -> None:
        day = day_of(n)
        month = 12 * day.year + day.month - 1 if day else 0
        self.type_of[n] = kind
        for t in terms:
            self.postings[t].append(n)
            self.tallies[t, month, kind] += 1
            if t in common():
                self.days[t, n >> HASH_BITS, kind] += 1

    @staticmethod
    def _split(row: dict[str, Any]) -> dict[str, Any]:
        """Texts that hold days or ids of reports, cut at them."""
        return {name: _DATES.split(v) if isinstance(v, str) and name not in ("text", "since") and (_DATES.search(v) or _IDS.search(v)) else v for name, v in row.items()}

    def _copy(self, copy: int) -> None:
        shift, mark = timedelta(DAYS * copy), f"g{copy}-"
        moved: dict[str, str] = {}

        def day(told: str) -> str:
            if told not in moved:
                moved[told] = (date.fromisoformat(told) + shift).isoformat()
            return moved[told]

        def text(value: Any) -> Any:
            if not isinstance(value, list):
                return value
            return "".join(day(part) if i % 2 else _IDS.sub(mark, part) for i, part in enumerate(value))

        def number(n: int) -> int:
            """The same place in a later day: the hash is another in each copy, each number is met once."""
            return ((n >> HASH_BITS) + DAYS * copy << HASH_BITS) | (n & _HASH)

        def key(told: str) -> str:
            return hashlib.blake2b(f"{copy} {told}".encode(), digest_size=16).hexdigest()

        renamed = self._rename(copy)
        rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
        for t in self.templates["report"]:
            rows["report"].append({k: text(v) for k, v in t.items()} | {"n": number(t["n"]), "key": key(t["key"])})
        for t in self.templates["reading"]:
            rows["reading"].append({k: text(v) for k, v in t.items()} | {"key": key(t["key"]), "report": number(t["report"]), "more": b""})
        for t in self.templates["claim"]:
            n = number(t["n"])
            terms = [renamed.get(x, x) for x in self.claim_terms[t["n"]]]
            own = {"n": n, "reading": key(t["reading"]), "report": number(t["report"]), "terms": packed(terms)}
            rows["claim"].append({k: text(v) for k, v in t.items()} | own)
            self._post(n, t["event_type"], (*terms, *self.verdicts[t["n"]]))
        for f in self.rows["figure"]:
            rows["figure"].append(f | {"claim": number(f["claim"])})
        for t in self.templates["account"]:
            n = number(t["n"])
            terms = sorted(renamed.get(x, x) for x in self.account_terms[t["n"]])
            new = key(t["id"])[: len(t["id"])]
            told = {k: text(v) for k, v in t.items()}
            rows["account"].append(told | {"n": n, "id": new, "body": told["body"].replace(t["id"], new, 1), "terms": packed(terms)})
            for x in terms:
                self.account_postings[x].append(n)
        for m in self.rows["account_claim"]:
            rows["account_claim"].append(m | {"claim": number(m["claim"]), "account": number(m["account"])})
        for t in self.templates["difference"]:
            rows["difference"].append({k: text(v) for k, v in t.items()} | {"account": number(t["account"])})
        for table, some in rows.items():
            self._insert(table, some)
        self.db.executemany("INSERT INTO report_text (rowid, words) VALUES (?, ?)", ((number(n), w) for n, w in self.words.items()))
        self.db.commit()

    def _rename(self, copy: int) -> dict[int, int]:
        """The numbers of this copy's own names for what is rare; their rows are written."""
        out: dict[int, int] = {}
        rows, names = [], []
        for t in self.rare:
            new = f"{t['key']} {copy}"
            out[t["n"]] = n = term_number(t["facet"], new)
            rows.append(t | {"n": n, "key": new, "name": f"{t['name']} {copy}"})
            names += [r | {"name": f"{r['name']} {copy}", "term": n} for r in self.names[t["n"]]]
        self._insert("term", rows)
        self._insert("term_name", names)
        return out

    def _insert(self, table: str, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            columns = list(rows[0])
            told = ", ".join(f'"{c}"' for c in columns)
            self.db.executemany(f"INSERT INTO {table} ({told}) VALUES ({', '.join('?' * len(columns))})", (tuple(r[c] for c in columns) for r in rows))  # noqa: S608

    def _write_postings(self, tell: Callable[[str], None]) -> None:
        """Clustered tables anew, in their own order: that is what makes it fast."""
        for table in ("posting", "account_posting", "tally", "day_tally"):
            self.db.execute(f"DELETE FROM {table}")  # noqa: S608
        self.db.executemany("INSERT INTO posting (term, claim, event_type) VALUES (?, ?, ?)", self._sorted_postings())
        tell("postings written")
        accounts = ((t, n) for t in sorted(self.account_postings) for n in sorted(self.account_postings[t]))
        self.db.executemany("INSERT INTO account_posting (term, account) VALUES (?, ?)", accounts)
        self.db.executemany("INSERT INTO tally (term, month, event_type, claims) VALUES (?, ?, ?, ?)", ((*k, n) for k, n in sorted(self.tallies.items())))
        self.db.executemany("INSERT INTO day_tally (term, day, event_type, claims) VALUES (?, ?, ?, ?)", ((*k, n) for k, n in sorted(self.days.items())))
        counts = ((len(self.postings.get(t, ())), len(self.account_postings.get(t, ())), t) for t in sorted({*self.postings, *self.account_postings}))
        self.db.executemany("UPDATE term SET claims = ?, accounts = ? WHERE n = ?", counts)
        self.db.commit()

    def _sorted_postings(self) -> Iterator[tuple[int, int, str]]:
        for t in sorted(self.postings):
            for n in sorted(self.postings[t]):
                yield t, n, self.type_of[n]


assert set(TABLES) <= set(schema.metadata.tables), "a table has another name now"
