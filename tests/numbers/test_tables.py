"""The tables of numbers and of quantities in our own Arabic, row by row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from riwaya.mentions.numbers import find_numbers
from riwaya.mentions.quantities import find_quantities
from riwaya.script.words import cut_words

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def shown(x: float | None) -> str:
    return "" if x is None else str(int(x)) if x == int(x) else repr(x)


NUMBERS = rows("numbers.csv")


def test_the_table_is_what_its_script_writes() -> None:
    script: dict[str, object] = {"__file__": str(HERE / "make_numbers.py"), "__name__": "make_numbers"}
    exec(compile((HERE / "make_numbers.py").read_text(encoding="utf-8"), "make_numbers.py", "exec"), script)  # noqa: S102 (our own file beside this one)
    assert script["table"]() == (HERE / "numbers.csv").read_text(encoding="utf-8")  # type: ignore[operator]


def test_there_are_two_thousand_rows_of_every_kind() -> None:
    assert len(NUMBERS) >= 2000
    assert len({r["group"] for r in NUMBERS}) >= 18


@pytest.mark.parametrize("group", sorted({r["group"] for r in NUMBERS}))
def test_numbers(group: str) -> None:
    wrong = []
    for row in NUMBERS:
        if row["group"] != group:
            continue
        wanted = [(row["value"], row["low"], row["high"], row["qualifier"])] if row["qualifier"] else []
        got = [(shown(n.value), shown(n.low), shown(n.high), n.qualifier) for n in find_numbers(cut_words(row["text"]))]
        if got != wanted:
            wrong.append((row["text"], wanted, got))
    assert wrong == []


def test_no_number_is_off_by_a_thousand() -> None:
    off = []
    for row in NUMBERS:
        for n in find_numbers(cut_words(row["text"])):
            for got, wanted in ((n.value, row["value"]), (n.low, row["low"]), (n.high, row["high"])):
                if got and wanted and max(got / float(wanted), float(wanted) / got) >= 999:
                    off.append((row["text"], got, wanted))
    assert off == []


def test_digits_that_can_be_read_two_ways_keep_both() -> None:
    for text, readings in (
        ("31.000", (31000, 31)),
        ("3,144", (3144, 3.144)),
        ("٤،١٩٨", (4198, 4.198)),
        ("1.250 مليون", (1250000, 1250000000)),
        ("ألفا جندي", (2000, 1000)),
        ("بلغت ألفا", (1000, 2000)),
    ):
        (number,) = find_numbers(cut_words(text))
        assert (number.value, number.readings) == (readings[0], readings), text
    for text in ("1.5", "10،5", "31,000,000", "1.234,5", "0.125"):
        (number,) = find_numbers(cut_words(text))
        assert number.readings == (), text


def test_spans_hold_the_hedge_and_no_clitic() -> None:
    for text, span in (
        ("بنحو 40 مليونا", "نحو 40 مليونا"),
        ("وثلاثة وعشرين جنديا", "ثلاثة وعشرين"),
        ("للعشرات", "عشرات"),
        ("بالـ24", "24"),
        ("لأكثر من 800", "أكثر من 800"),
        ("وبجنديين", "جنديين"),
        ("12 على الأقل", "12 على الأقل"),
        ("بين 20 و30", "بين 20 و30"),
        ("50 في المئة", "50 في المئة"),
    ):
        (number,) = find_numbers(cut_words(text))
        assert number.span.text in (span, text) and number.span.text.endswith(span[-2:]), (text, number.span.text)


QUANTITIES = rows("quantities.csv")


@pytest.mark.parametrize("row", QUANTITIES, ids=[r["text"][:40] for r in QUANTITIES])
def test_quantities(row: dict[str, str]) -> None:
    """`found` lists what is counted: value (or low..high), qualifier where it is not exact, what, unit, then of=, part, cumulative, new."""
    words = cut_words(row["text"])
    got = []
    for q in find_quantities(words, find_numbers(words)):
        value = shown(q.value) if q.value is not None else f"{shown(q.low)}..{shown(q.high)}"
        marks = [f"of={q.of}"] if q.of else []
        marks += ["part"] * bool(q.part_of_total) + {True: ["cumulative"], False: ["new"], None: []}[q.cumulative]
        got.append(" ".join([value, *([q.qualifier] if q.qualifier not in ("exact", "range") and q.value is not None else []), q.what, q.unit or "-", *marks]))
    assert got == [f.strip() for f in row["found"].split(";") if f.strip()]
