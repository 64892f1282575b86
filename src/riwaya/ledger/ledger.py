"""The ledger as its users meet it: open, add, correct, ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from riwaya import __version__
from riwaya.json_form import dumps
from riwaya.ledger import accounts, ask, corrections, export, facets, figures, migrations, reports, search, timeline, together, weighing, write
from riwaya.ledger.accounts import AccountHistory
from riwaya.ledger.corrections import Correction, moment
from riwaya.ledger.engine import asking, connect, explained, passing, writing
from riwaya.ledger.filters import Filter
from riwaya.ledger.keys import rank, report_key, term_number
from riwaya.ledger.records import AccountRecord, Bucket, ClaimRecord, ConflictRecord, FigureRecord, Hit, Page, PairCount, ReportRef, TermCount
from riwaya.ledger.reports import ReportRecord
from riwaya.ledger.rows import reading_rows
from riwaya.ledger.schema import reading, report, term
from riwaya.ledger.together import Together
from riwaya.reading import Reading
from riwaya.report import Report

Asked = str | date | Sequence[str] | None
KNOWN = 2_000_000  # terms remembered as surely stored: 70 MB; then anew


class Ledger:
    """A ledger in a file or on a server. Every method is one transaction; LedgerError says in one line what is wrong.

    Filters are the same everywhere: actor, recipient, place (and what lies in it), since, until, type, what,
    modality, source, outlet, verdict, report. Several values of one are alternatives. A page's `after` asks for what follows.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._place = place
        self._known: set[int] = set()
        self._memory: weighing.Memory = {}

    @classmethod
    def open(cls, place: str, *, fresh: bool = True) -> Ledger:
        """The ledger at a path or URL (`postgresql://…`); made there unless `fresh` is false."""
        with explained(place):
            return cls._ready(connect(place, fresh=fresh), place)

    @classmethod
    def passing(cls) -> Ledger:
        """An empty ledger in memory, gone when it is closed: to weigh reports and ask of them without keeping any. One thread at a time."""
        return cls._ready(passing(), "memory")

    @classmethod
    def _ready(cls, engine: Engine, place: str) -> Ledger:
        with engine.connect() as connection, connection.begin():
            ready = migrations.version_of(connection, place) == migrations.VERSION
        if not ready:
            with writing(engine) as connection:
                migrations.prepare(connection, place)
        return cls(engine, place)

    def close(self) -> None:
        """Let go of the file or server."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # ------------------------------------------------------------ telling

    def add(self, told: Reading, *, reader: str = __version__) -> bool:
        """Store a reading, whole; False where it was there already. When this returns, it is on the disk."""
        return self.add_all([told], reader=reader) == 1

    def add_all(self, told: Iterable[Reading], *, reader: str = __version__) -> int:
        """Store readings in one transaction, all or none; how many were new."""
        told = list(told)
        rows = [reading_rows(r, reader) for r in told]
        with explained(self._place), writing(self._engine) as connection:
            change = write.Change(connection, self._known)
            held = weighing.before(connection, [r.report.identity for r in told], self._memory)
            added = write.store(change, rows)
            weighing.weigh(change, held, self._memory)
        self._remember(change)
        return added

    def has(self, told: Report, *, reader: str = __version__) -> bool:
        """Whether this report has been read by that reader or a newer one, so that reading it again is in vain."""
        asked = select(reading.c.key).join(report, report.c.n == reading.c.report).where(report.c.key == report_key(told), reading.c.rank >= rank(reader))
        with self._asking() as connection:
            return connection.execute(asked.limit(1)).first() is not None

    def correct(self, kind: str, claim: str, *, by: str, why: str, at: str | None = None, other: str | None = None, slot: str | None = None, value: Any = None) -> Correction:
        """Add a correction: wrong (of a claim's id), right (with slot and value), merge and split (with the other claim's id); see `corrections`."""
        with explained(self._place), writing(self._engine) as connection:
            change = write.Change(connection, self._known)
            said = Correction(kind, claim, by, moment(at) if at else change.at, why, other, slot, dumps(value) if slot else None)
            held = weighing.before(connection, corrections.reports_of(connection, said), self._memory)
            corrections.add(change, said)
            weighing.weigh(change, held, self._memory)
        self._remember(change)
        return said

    # ------------------------------------------------------------ asking

    def claims(self, *, limit: int = 50, after: str | None = None, as_of: str | None = None, **asked: Asked) -> Page[ClaimRecord]:
        """Claims, newest first; `as_of` (a day or time) gives those that stood then."""
        with self._asking() as connection:
            return ask.claims(connection, Filter.of(**asked), limit, after, moment(as_of) if as_of else None)

    def figure_history(self, *, limit: int = 200, after: str | None = None, as_of: str | None = None, **asked: Asked) -> Page[FigureRecord]:
        """Figures, oldest first within a page; a page holds those of the newest `limit` claims."""
        with self._asking() as connection:
            return figures.figure_history(connection, Filter.of(**asked), limit, after, moment(as_of) if as_of else None)

    def accounts(self, *, limit: int = 50, after: str | None = None, as_of: str | None = None, **asked: Asked) -> Page[AccountRecord]:
        """Accounts that have claims which fit, newest first. `as_of` weighs anew what stood then, which takes as long as building them all."""
        with self._asking() as connection:
            return accounts.accounts(connection, Filter.of(**asked), limit, after, moment(as_of) if as_of else None)

    def account(self, told: str) -> AccountRecord | None:
        """An account by its id."""
        with self._asking() as connection:
            return accounts.account_by_id(connection, told)

    def history(self, told: str) -> AccountHistory | None:
        """An account by its id with all its claims, its conflicts, and what people said of its claims."""
        with self._asking() as connection:
            return accounts.history(connection, told)

    def account_claims(self, told: str) -> tuple[ClaimRecord, ...]:
        """The claims of an account, in the order of their reports."""
        with self._asking() as connection:
            return accounts.claims_of(connection, told)

    def accounts_of(self, claim_id: str) -> tuple[AccountRecord, ...]:
        """The accounts that a claim belongs to."""
        with self._asking() as connection:
            return accounts.of_claim(connection, claim_id)

    def conflicts(self, *, limit: int = 20, after: str | None = None, as_of: str | None = None, **asked: Asked) -> Page[ConflictRecord]:
        """What cannot both be right, of the newest `limit` accounts that have such."""
        with self._asking() as connection:
            return accounts.conflicts(connection, Filter.of(**asked), limit, after, moment(as_of) if as_of else None)

    def timeline(self, *, by: str = "day", limit: int = 366, as_of: str | None = None, **asked: Asked) -> tuple[Bucket, ...]:
        """How many claims of each type the newest `limit` days, months or years have, oldest first."""
        with self._asking() as connection:
            return timeline.timeline(connection, Filter.of(**asked), by, limit, moment(as_of) if as_of else None)

    def search(self, query: str, *, limit: int = 20, after: str | None = None, **asked: Asked) -> Page[Hit]:
        """Reports that hold all the words, in any form (`مدرعه` finds `المدرعات`), newest first; "in quotation marks" they stand together."""
        with self._asking() as connection:
            return search.search(connection, query, Filter.of(**asked), limit, after)

    def facet(self, which: str, *, limit: int = 20, as_of: str | None = None, **asked: Asked) -> tuple[TermCount, ...]:
        """The commonest of a facet: actor, recipient, place, type, what, modality, source, outlet or verdict. With filters, counted over the newest 1,000 claims that fit."""
        with self._asking() as connection:
            return facets.facet(connection, Filter.of(**asked), which, limit, moment(as_of) if as_of else None)

    def facets(self, which: Sequence[str] = facets.FACETS, *, limit: int = 10, as_of: str | None = None, **asked: Asked) -> dict[str, tuple[TermCount, ...]]:
        """Several facets at once, the same way."""
        with self._asking() as connection:
            return facets.facets(connection, Filter.of(**asked), tuple(which), limit, moment(as_of) if as_of else None)

    def places(self, *, limit: int = 500, as_of: str | None = None, **asked: Asked) -> tuple[TermCount, ...]:
        """Places with their position and how many claims are there, the commonest first. Namesakes stand apart; `place=found.key` asks for one."""
        return self.facet("spot", limit=limit, as_of=as_of, **asked)

    def pairs(self, *, limit: int = 50, as_of: str | None = None, **asked: Asked) -> tuple[PairCount, ...]:
        """Who acts on whom, the commonest first; `actor=pair.actor.key, recipient=pair.recipient.key` asks for the claims."""
        with self._asking() as connection:
            return facets.pairs(connection, Filter.of(**asked), limit, moment(as_of) if as_of else None)

    def together(self, one: str, other: str, *, limit: int = 50, **asked: Asked) -> tuple[Together, ...]:
        """Which terms of two facets stand together most often in the newest 2,000 claims that fit: `together("source", "actor")` is who speaks of whom."""
        with self._asking() as connection:
            return together.together(connection, Filter.of(**asked), one, other, limit)

    def reports(self, *, limit: int = 50, after: str | None = None) -> Page[ReportRef]:
        """All reports, newest first."""
        with self._asking() as connection:
            return reports.listed(connection, limit, after)

    def report(self, told: str) -> ReportRecord | None:
        """A report by its id or key with all that it was read to say and what was corrected; of several with one id the newest."""
        with self._asking() as connection:
            return reports.report(connection, told)

    def corrections(self) -> list[Correction]:
        """All corrections, in the order in which they hold."""
        with self._asking() as connection:
            return corrections.all_of(connection)

    def size(self) -> dict[str, int]:
        """How many reports, readings and standing claims there are."""
        with self._asking() as connection:
            return {
                "reports": connection.execute(select(func.count()).select_from(report)).scalar_one(),
                "readings": connection.execute(select(func.count()).select_from(reading)).scalar_one(),
                "claims": connection.execute(select(term.c.claims).where(term.c.n == term_number("all", ""))).scalar() or 0,  # counting the rows would read them all
            }

    def export(self, *, mentions: bool = False) -> Iterator[str]:
        """The whole record as lines of JSON, the same bytes for the same record."""
        with self._asking() as connection:
            yield from export.lines(connection, mentions=mentions)

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with explained(self._place), asking(self._engine) as connection:
            yield connection

    def _remember(self, change: write.Change) -> None:
        if len(self._known) > KNOWN:
            self._known.clear()
        self._known |= change.written()
