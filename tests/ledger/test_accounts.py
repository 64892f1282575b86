"""Accounts of a ledger are those that weighing everything at once gives, however the reports came."""

from __future__ import annotations

import json
import random
from datetime import date

import jsonschema
import pytest
from click.testing import CliRunner

import riwaya
from riwaya import weigh
from riwaya.account_form import account_to_json, schema
from riwaya.cli import main
from riwaya.ledger import Ledger, LedgerError

STORY = (
    ("s-1", "منبر", "قتل 8 جنود في هجوم على حاجز قرب تعز يوم الاثنين."),
    ("s-2", "دفة", "لقي 12 جنديا مصرعهم في الهجوم على الحاجز قرب تعز يوم الاثنين، بحسب مصدر طبي."),
    ("s-3", "مرايا", "قال شهود إن هجوما على حاجز للجيش قرب تعز أمس قتل فيه 8 جنود."),
    ("s-4", "بوابة", "انسحبت القوات من عدن. وقتل 3 مدنيين في غارة على صعدة يوم الاثنين."),
)


def story():
    return [riwaya.read(riwaya.Report(text, id_, outlet, None, date(2015, 7, 21))) for id_, outlet, text in STORY]


def stored(ledger):
    return sorted((r.to_json() for r in ledger.accounts(limit=1000)), key=lambda a: a["id"])


def built(readings):
    return sorted((account_to_json(a) for a in weigh.build(readings)), key=lambda a: a["id"])


def test_accounts_come_to_the_same_in_any_order(place, told):
    every = [*told, *story()]
    random.Random(7).shuffle(every)  # noqa: S311  a shuffle
    with Ledger.open(place) as ledger:
        for reading in every[:5]:
            ledger.add(reading)
        ledger.add_all(every[5:])
        assert built(every) == stored(ledger)
        jsonschema.validate({"schema": "riwaya-accounts/1", "accounts": stored(ledger)}, schema())


def test_accounts_of_a_filter_and_of_a_claim(place):
    with Ledger.open(place) as ledger:
        ledger.add_all(story())
        for name, value, of in (("place", "تعز", lambda a: "تعز" in str(a["location"])), ("verdict", "single", lambda a: a["verdict"] == "single")):
            assert [a for a in stored(ledger) if of(a)] == sorted((r.to_json() for r in ledger.accounts(**{name: value})), key=lambda a: a["id"])
        assert not len(ledger.accounts(place="باريس"))
        for record in ledger.accounts():
            members = ledger.account_claims(record.id)
            assert [m["claim"] for m in record.data["claims"]] == [c.claim.id for c in members]
            for member in members:
                assert record.id in {a.id for a in ledger.accounts_of(member.claim.id)}
                assert member.claim.id in {c.claim.id for c in ledger.claims(verdict=record.verdict, limit=100)}
            assert record == ledger.account(record.id)
        pages, after = [], None
        while True:
            page = ledger.accounts(limit=1, after=after)
            pages += page.items
            after = page.after
            if after is None:
                break
        assert pages == list(ledger.accounts().items)


def test_conflicts_are_told_with_both_sides(place):
    with Ledger.open(place) as ledger:
        ledger.add_all(story())
        found = ledger.conflicts()
        for conflict in found:
            assert conflict.one.claim != conflict.other.claim
            assert conflict.why.ar
            assert conflict.why.en
        told = [d for a in stored(ledger) for d in a["differences"] if d["verdict"] == "conflicting"]
        assert len(told) == len(found)


def test_the_history_of_an_account_is_all_of_it(place):
    with Ledger.open(place) as ledger:
        ledger.add_all(story())
        record = max(ledger.accounts(), key=lambda a: (a.reports, a.id))
        said = ledger.correct("right", ledger.account_claims(record.id)[0].claim.id, by="محررة", why="x", slot="mode", value="x")
        (record,) = [a for a in ledger.accounts() if a.id == record.id]
        told = ledger.history(record.id)
        assert record == told.account
        assert ledger.account_claims(record.id) == told.claims
        assert (said,) == told.corrections
        assert told.conflicts == tuple(c for c in ledger.conflicts(limit=100) if c.account == record.id)
        assert ledger.history("none") is None


def test_a_correction_changes_the_accounts_and_as_of_tells_those_before(place):
    with Ledger.open(place) as ledger:
        ledger.add_all(story())
        before = stored(ledger)
        wrong = ledger.claims(report="s-2")[0].claim.id
        ledger.correct("wrong", wrong, by="محررة", why="لم يقل التقرير ذلك")
        assert all(m["claim"] != wrong for a in stored(ledger) for m in a["claims"])
        assert before != stored(ledger)
        assert stored(ledger) == sorted((r.to_json() for r in ledger.accounts(limit=1000, as_of="2999-01-01")), key=lambda a: a["id"])
        assert not len(ledger.accounts(as_of="2001-01-01"))
        with pytest.raises(LedgerError, match="as of now only"):
            ledger.claims(verdict="single", as_of="2999-01-01")


def test_another_version_of_a_report_takes_its_place(place):
    one, other = (riwaya.read(riwaya.Report(f"قتل {n} جنود في تعز يوم الاثنين.", "v", "منبر", None, date(2015, 7, n))) for n in (7, 9))
    for order in ((one, other), (other, one)):
        with Ledger.open(place) as ledger:
            for reading in order:
                ledger.add(reading)
            assert built([other]) == stored(ledger)


def test_reports_are_weighed_without_keeping_them(tmp_path):
    """`riwaya accounts PATH` answers as a ledger of the same reports does, and leaves no file behind."""
    told = tmp_path / "told.jsonl"
    told.write_text("".join(json.dumps({"id": i, "outlet": o, "text": t, "published": "2015-07-21"}) + "\n" for i, o, t in STORY), encoding="utf-8")
    for command in ("accounts", "conflicts"):
        passing = CliRunner().invoke(main, [command, str(told), "--format", "json", "--place", "تعز"])
        assert 0 == passing.exit_code, passing.output
        place = str(tmp_path / "kept.db")
        CliRunner().invoke(main, ["add", str(told), "--ledger", place])
        kept = CliRunner().invoke(main, [command, "--ledger", place, "--format", "json", "--place", "تعز"])
        assert kept.stdout == passing.stdout
        (tmp_path / "kept.db").unlink()
    assert [told] == [p for p in tmp_path.iterdir() if not p.name.startswith("kept")]
    assert 2 == CliRunner().invoke(main, ["accounts"], env={"RIWAYA_LEDGER": ""}).exit_code


def test_the_table_of_conflicts_has_both_sentences_and_the_reason_in_both_languages(tmp_path):
    told = tmp_path / "told.jsonl"
    told.write_text("".join(json.dumps({"id": i, "outlet": o, "text": t, "published": "2015-07-21"}) + "\n" for i, o, t in STORY), encoding="utf-8")
    out = CliRunner().invoke(main, ["conflicts", str(told)], env={"COLUMNS": "200"}).stdout
    for part in ("why", "لماذا", "8", "12", "منبر", "مصدر طبي", "against", "ولا يصح الرقمان معا"):
        assert part in out
