"""The words of reports for searching: their stems, folded, in a full-text index of the store.

SQLite: the FTS5 table `report_text`, whose rowid is report.n, so that it answers newest first without
sorting. PostgreSQL: the table `report_text` with a tsvector under a GIN index. Both hold the same stems.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, TextClause, text

from riwaya.script.stems import PARTICLES, stems

# Longer texts are indexed this far: a tsvector holds 1 MB at most, and the longest of 27,000 articles has 9,000 words.
WORDS = 50_000
LONGEST = 40  # letters of a word that is indexed; 99.99 % are shorter


def create(connection: Connection) -> None:
    """The index, empty."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("CREATE VIRTUAL TABLE report_text USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')")
    else:
        connection.exec_driver_sql("CREATE TABLE report_text (n BIGINT PRIMARY KEY REFERENCES report (n), words TSVECTOR NOT NULL)")
        connection.exec_driver_sql("CREATE INDEX report_text_words ON report_text USING GIN (words)")


def words_of(title: str | None, body: str) -> str:
    """What is indexed of a report."""
    found = stems(f"{title or ''}\n{body}" if title else body)[:WORDS]
    return " ".join(w[:LONGEST] for w in found)


def add(connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
    """(report.n, words_of it) of new reports."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        insert = "INSERT INTO report_text (rowid, words) VALUES (:n, :words)"
    else:
        insert = "INSERT INTO report_text (n, words) VALUES (:n, to_tsvector('simple', :words))"
    connection.execute(text(insert), [{"n": n, "words": words} for n, words in rows])


def parsed(query: str) -> list[list[str]]:
    """A query as phrases of stems, all of which must be there: `"..."` is a phrase, every other word one of its own."""
    phrases: list[list[str]] = []
    for i, part in enumerate(query.replace("“", '"').replace("”", '"').replace("«", '"').replace("»", '"').split('"')):
        found = [s[:LONGEST] for s in stems(part)]
        phrases += [found] if i % 2 and found else [[s] for s in found]
    return phrases


def spellings(phrase: Sequence[str]) -> list[list[str]]:
    """A phrase, and the same with each particle that may be written onto its first word."""
    first, *rest = phrase
    if not first[0].isalpha():
        return [list(phrase)]
    return [[first, *rest], *([p + first, *rest] for p in PARTICLES)]


def matches(dialect: str, phrases: Sequence[Sequence[str]]) -> tuple[TextClause, str, str]:
    """(a condition on report_text, its parameter :match, the column that is report.n)."""
    if dialect == "sqlite":
        told = " AND ".join("(" + " OR ".join('"' + " ".join(s) + '"' for s in spellings(p)) + ")" for p in phrases)
        return text("report_text MATCH :match"), told, "report_text.rowid"  # in full: a bare rowid inside a subquery is that of its own table
    told = " & ".join("(" + " | ".join("(" + " <-> ".join(f"'{w}'" for w in s) + ")" for s in spellings(p)) + ")" for p in phrases)
    return text("words @@ to_tsquery('simple', :match)"), told, "report_text.n"
