"""What a ledger answers: every filter, every page, and what corrections change in it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from click.testing import CliRunner

from riwaya import cli
from riwaya.ledger import Ledger, LedgerError


def everything(ledger, **asked):
    return list(ledger.claims(limit=1000, **asked))


# Each filter beside what it promises, said of a claim and its report without the ledger's help.
FILTERS = [
    ({"place": "تعز"}, lambda c, r: any("تعز" in p.span.text for p in c.locations)),
    ({"place": "Yemen"}, lambda c, r: any(p.country == "YEM" for p in c.locations)),
    ({"place": "اليمن"}, lambda c, r: any(p.country == "YEM" for p in c.locations)),
    ({"place": ("عدن", "الموصل")}, lambda c, r: any(p.name in ("عدن", "الموصل") or p.admin1 == "عدن" for p in c.locations)),
    ({"actor": "USA"}, lambda c, r: any(a.country == "USA" for a in c.actors)),
    ({"actor": "الولايات المتحدة"}, lambda c, r: any(a.country == "USA" for a in c.actors)),
    ({"recipient": "داعش"}, lambda c, r: any("داعش" in a.span.text for a in c.recipients)),
    ({"type": "ASSAULT"}, lambda c, r: c.event_type == "ASSAULT"),
    ({"what": "killed"}, lambda c, r: any(k.what == "killed" for k in c.counts)),
    ({"what": ("killed", "vehicles"), "type": "ASSAULT"}, lambda c, r: c.event_type == "ASSAULT" and any(k.what in ("killed", "vehicles") for k in c.counts)),
    ({"modality": "denied"}, lambda c, r: c.modality == "denied"),
    ({"outlet": "منبر"}, lambda c, r: r.outlet == "منبر"),
    ({"source": "شهود"}, lambda c, r: any(link.name == "شهود" for link in c.attribution)),
    ({"source": "دفة"}, lambda c, r: r.outlet == "دفة" and not c.attribution),
    ({"since": date(2015, 7, 21), "until": date(2015, 12, 31)}, lambda c, r: (d := c.time.end if c.time else r.published) is not None and date(2015, 7, 21) <= d <= date(2015, 12, 31)),
    ({"until": date(2015, 7, 31)}, lambda c, r: (d := c.time.end if c.time else r.published) is not None and d <= date(2015, 7, 31)),
    ({"report": "a-2"}, lambda c, r: r.identity == "a-2"),
    ({"report": "a-2", "what": "killed"}, lambda c, r: r.identity == "a-2" and any(k.what == "killed" for k in c.counts)),
    ({"place": "باريس"}, lambda c, r: False),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "fits"), FILTERS, ids=lambda x: str(x) if isinstance(x, dict) else "")
def test_a_filter_gives_what_fits_and_nothing_else(full, told, asked, fits):
    wanted = {c.id for reading in told for c in reading.claims if fits(c, reading.report)}
    assert wanted == {r.claim.id for r in everything(full, **asked)}
    assert wanted or asked == {"place": "باريس"}
    assert sum(b.claims for b in full.timeline(**asked)) == len(wanted)
    assert sum(t.claims for t in full.facets(("type",), limit=30, **asked)["type"]) == len(wanted)


def test_claims_come_newest_first_in_pages_that_miss_nothing(full):
    whole = everything(full)
    days = [r.day or date.min for r in whole]
    assert sorted(days, reverse=True) == days
    for asked in ({}, {"place": ("عدن", "تعز", "صنعاء")}, {"report": "a-2"}):
        got, after = [], None
        while True:
            page = full.claims(limit=1, after=after, **asked)
            got += page.items
            if page.after is None:
                break
            after = page.after
        assert got == everything(full, **asked)
    with pytest.raises(LedgerError, match="no place to go on from"):
        full.claims(after="x")


def test_a_filter_that_does_not_exist_is_a_mistake(full):
    with pytest.raises(TypeError, match="no filter 'plcae'"):
        full.claims(plcae="تعز")


def test_figures_are_the_counts_oldest_first(full, told):
    wanted = sorted(c.value for r in told for k in r.claims for c in k.counts if c.what == "killed")
    figures = full.figure_history(what="killed")
    assert wanted == sorted(f.count.value for f in figures)
    days = [f.day or date.min for f in figures]
    assert sorted(days) == days


@pytest.mark.parametrize("words", ["مدرعه", "المدرعات", "ومدرعاتها", "مُدرَّعة"])
def test_search_finds_every_form_of_a_word(full, words):
    hits = full.search(words)
    assert ["a-3", "a-2"] == [h.report.id for h in hits]
    for hit in hits:
        assert any("مدرع" in m.text for m in hit.marks)
        assert hit.passage.text
    assert any(c.trigger.text == "انسحبت" for c in hits[0].claims)


def test_search_takes_phrases_particles_and_filters(full):
    assert {"a-1", "a-2"} == {h.report.id for h in full.search("تعز")}
    assert ["a-2"] == [h.report.id for h in full.search('"وزارة الصحة"')]
    assert [] == list(full.search('"الصحة وزارة"'))
    assert ["a-5"] == [h.report.id for h in full.search("القاهرة")]
    assert ["a-2"] == [h.report.id for h in full.search("تعز", outlet="دفة")]
    assert [] == list(full.search("تعز", place="باريس"))
    assert [] == list(full.search("كلمةغيرموجودة"))
    assert ["a-2"] == [h.report.id for h in full.search("مدرعة عدن", limit=1, after=full.search("مدرعة عدن", limit=1).after)]
    for nothing in ("", "!؟", '""'):
        with pytest.raises(LedgerError, match="no word"):
            full.search(nothing)
    for odd in ('" OR 1', "NEAR(x)", "a* -b", "'; DROP TABLE claim", "words:x", "x & y | !z"):
        assert isinstance(len(full.search(odd)), int)


def test_a_timeline_counts_every_claim_once(full, told):
    count = sum(len(r.claims) for r in told)
    for by in ("day", "month", "year"):
        buckets = full.timeline(by=by)
        assert count == sum(b.claims for b in buckets)
        starts = [b.start or date.min for b in buckets]
        assert sorted(starts) == starts
    assert 1 == len({b.start for b in full.timeline(limit=1)})


def test_facets_and_places(full):
    assert {"منبر", "دفة"} == {t.name for t in full.facet("outlet")}
    assert full.facet("type", limit=30) == full.facets(limit=30)["type"]
    assert {"single"} == {t.key for t in full.facet("verdict")} == {t.key for t in full.facet("verdict", place="تعز")}
    assert len(everything(full, place="تعز", verdict="single")) == full.facet("verdict", place="تعز")[0].claims


def test_each_place_on_the_map_has_its_position_and_can_be_asked_for(full):
    places = full.places()
    assert {"عدن", "تعز", "الموصل", "القاهرة", "صنعاء"} <= {t.name for t in places}
    for asked in ({}, {"since": date(2015, 1, 1)}):
        for found in full.places(**asked):
            assert found.lat is not None
            assert found.lon is not None
            there = everything(full, place=found.key, **asked)
            assert found.claims == len(there)
            assert all(any((p.lat, p.lon) == (found.lat, found.lon) for p in r.claim.locations) for r in there)


def test_who_acts_on_whom(full):
    pairs = full.pairs()
    assert any("داعش" in (p.recipient.name or "") or p.recipient.name_en == "Islamic State" for p in pairs), pairs
    for pair in pairs:
        both = everything(full, actor=pair.actor.key, recipient=pair.recipient.key)
        assert pair.claims == len(both)
        assert pair.claims <= min(pair.actor.claims, pair.recipient.claims)
    assert pairs[:1] == full.pairs(limit=1)
    assert {(p.actor.key, p.recipient.key) for p in full.pairs(place="الموصل")} < {(p.actor.key, p.recipient.key) for p in pairs}


def test_reports_are_listed_newest_first_in_pages(full, told):
    whole = full.reports()
    assert ["a-5", "a-3", "a-2", "a-1", "a-4"] == [r.id for r in whole]
    first = full.reports(limit=2)
    assert whole.items == (*first, *full.reports(limit=3, after=first.after))
    assert told[0] == full.report(whole[3].key).reading


# ---------------------------------------------------------------- corrections


def test_what_is_wrong_stands_no_longer_and_what_is_right_stands_anew(full):
    record = next(r for r in everything(full, what="killed") if r.report.id == "a-1")
    said = full.correct("right", record.claim.id, by="محررة", why="زيادة رقم", slot="counts.0.value", value=80)
    mended = next(r for r in everything(full, what="killed") if r.report.id == "a-1")
    assert (80, True) == (mended.claim.counts[0].value, mended.corrected)
    assert 8 == full.report("a-1").reading.claims[0].counts[0].value
    assert (said,) == full.report("a-1").corrections
    full.correct("right", record.claim.id, by="محررة", why="المكان", slot="locations.0", value=None)
    assert record.claim.id not in {r.claim.id for r in everything(full, place="تعز")}
    full.correct("wrong", record.claim.id, by="محررة", why="ليس في النص")
    assert record.claim.id not in {r.claim.id for r in everything(full)}
    assert ["right", "right", "wrong"] == [c.kind for c in full.corrections()]
    assert full.size()["claims"] == sum(t.claims for t in full.facet("type", limit=30))


def test_as_of_answers_as_it_stood(full):
    record = next(r for r in everything(full, what="killed") if r.report.id == "a-1")
    key = record.claim.id
    full.correct("right", key, by="م", why="x", slot="modality", value="denied", at="2999-01-02")
    full.correct("wrong", key, by="م", why="x", at="2999-01-04")
    full.correct("right", key, by="م", why="x", slot="event_type", value="CASUALTY", at="2999-01-03")  # said last, of a time between
    then = {day: {(r.claim.modality, r.claim.event_type) for r in everything(full, as_of=day) if r.claim.id == key} for day in ("2001-01-01", "2999-01-01", "2999-01-02", "2999-01-03", "2999-01-04")}
    assert {
        "2001-01-01": set(), "2999-01-01": {("actual", "ASSAULT")}, "2999-01-02": {("denied", "ASSAULT")}, "2999-01-03": {("denied", "CASUALTY")}, "2999-01-04": set(),
    } == then  # fmt: skip
    assert {key} == {r.claim.id for r in everything(full, modality="denied", as_of="2999-01-03", report="a-1")}
    assert [] == everything(full, as_of="2001-01-01")
    with pytest.raises(LedgerError, match="no time"):
        full.claims(as_of="yesterday")


def test_corrections_in_any_order_are_one_record(full, told, tmp_path):
    record = next(r for r in everything(full, what="killed") if r.report.id == "a-1")
    said = [
        {"kind": "right", "slot": "counts.0.value", "value": 80, "at": "2999-01-01"},
        {"kind": "right", "slot": "counts.0.value", "value": 800, "at": "2999-01-02"},
        {"kind": "right", "slot": "counts.0.what", "value": "injured", "at": "2999-01-03"},
    ]
    with Ledger.open(str(tmp_path / "other.db")) as other:
        for ledger, order in ((full, said), (other, said[::-1])):
            ledger.add_all(told)
            for one in order:
                ledger.correct(claim=record.claim.id, by="م", why="x", **one)
            ledger.correct(claim=record.claim.id, by="م", why="x", **said[0])
        assert list(full.export()) == list(other.export())
        for day in ("2999-01-01", "2999-01-02", "2999-01-03"):
            assert [r.claim for r in everything(full, as_of=day)] == [r.claim for r in everything(other, as_of=day)]


def test_a_correction_holds_for_what_a_newer_reader_reads(full, told):
    record = everything(full, report="a-1")[0]
    full.correct("wrong", record.claim.id, by="م", why="x")
    full.add(told[0], reader="99.0")
    assert record.claim.id not in {r.claim.id for r in everything(full)}
    assert len(told[0].claims) - 1 == len(everything(full, report="a-1"))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "right", "slot": "evidence.text", "value": "x"}, "no slot that can be corrected"),
        ({"kind": "right", "slot": "counts.9.value", "value": 1}, "no counts.9.value"),
        ({"kind": "right", "slot": "counts.0.value", "value": "many"}, "value of that kind"),
        ({"kind": "right", "slot": "counts.0.span", "value": 3}, "no counts.0.span"),
        ({"kind": "right", "slot": "event_type", "value": "WAR"}, "cannot be 'WAR'"),
        ({"kind": "right", "slot": "time", "value": {"start": "2015-02-01", "end": "2015-01-01"}}, "end before it begins"),
        ({"kind": "merge"}, "two claims"),
        ({"kind": "merge", "other": "nowhere"}, "no claim has the id"),
        ({"kind": "wrong", "by": " "}, "who makes it"),
        ({"kind": "delete"}, "no correction is of kind"),
    ],
)
def test_what_cannot_be_meant_is_refused(full, said, why):
    record = next(r for r in everything(full, what="killed") if r.report.id == "a-1")
    with pytest.raises(LedgerError, match=why):
        full.correct(**{"claim": record.claim.id, "by": "م", "why": "x", **said})
    assert [] == full.corrections()


# ---------------------------------------------------------------- the command


def run(*args):
    return CliRunner().invoke(cli.main, [str(a) for a in args])


@pytest.fixture
def filled(tmp_path, told):
    from riwaya.json_form import report_to_json

    place, path = tmp_path / "x.db", tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(report_to_json(r.report), ensure_ascii=False) + "\n" for r in told), encoding="utf-8")
    first = run("add", path, "--ledger", place)
    assert "5 added, 0 known already" in first.stderr
    assert 1 == first.exit_code  # one report has no day, which is said
    again = run("add", path, "--ledger", place)
    assert "0 added, 5 known already" in again.stderr
    return place


QUESTIONS = [("claims",), ("figures",), ("accounts",), ("conflicts",), ("timeline",), ("search", "تعز")]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q[0])
def test_every_question_answers_in_every_form(filled, question):
    for form in ("table", "json", "jsonl", "csv"):
        result = run(*question, "--ledger", filled, "--format", form)
        assert 0 == result.exit_code, result.output
    told = json.loads(run(*question, "--ledger", filled, "--format", "json").stdout)
    lines = run(*question, "--ledger", filled, "--format", "jsonl").stdout.splitlines()
    assert len(told["accounts"] if question == ("accounts",) else told["records"]) == len(lines)
    rows = list(csv.DictReader(io.StringIO(run(*question, "--ledger", filled, "--format", "csv").stdout)))
    assert len(rows) == len(lines)
    everything_else = ("--place", "تعز", "--actor", "x", "--recipient", "x", "--since", "2015-07", "--until", "2016", "--type", "assault", "--what", "KILLED", "--modality", "actual")
    result = run(*question, "--ledger", filled, *everything_else, "--source", "x", "--outlet", "x", "--verdict", "single", "--report", "x")
    assert (0, "nothing fits") == (result.exit_code, result.stdout.strip())


def test_what_is_wrong_is_one_line(filled, tmp_path):
    for args in (("claims", "--ledger", tmp_path / "none.db"), ("claims", "--ledger", filled, "--after", "x"), ("search", "!", "--ledger", filled)):
        result = run(*args)
        assert 1 == result.exit_code
        assert 1 == len(result.stderr.splitlines())


def test_corrections_by_command(filled):
    (claim, *_) = json.loads(run("claims", "--ledger", filled, "--what", "killed", "--report", "a-1", "--format", "json").stdout)["records"]
    name = claim["claim"]["id"]
    who = ("--by", "م", "--why", "x", "--ledger", filled)
    assert 0 == run("correct", "right", name, "counts.0.value", "3100", *who).exit_code
    assert 0 == run("correct", "right", name, "modality", "denied", *who).exit_code
    (mended,) = [r["claim"] for r in json.loads(run("claims", "--ledger", filled, "--modality", "denied", "--report", "a-1", "--format", "json").stdout)["records"]]
    assert 3100 == mended["counts"][0]["value"]
    assert 2 == run("correct", "wrong", name, "more", *who).exit_code
    assert 0 == run("correct", "wrong", name, *who).exit_code
    lines = [json.loads(line) for line in run("export", "--ledger", filled).stdout.splitlines()]
    assert 3 == len([line for line in lines if "correction" in line])


def test_csv_holds_nothing_that_a_spreadsheet_would_run(tmp_path):
    import riwaya

    with Ledger.open(str(tmp_path / "x.db")) as ledger:
        ledger.add(riwaya.read(riwaya.Report("قتل 3 جنود في تعز.", "=1+1", "@outlet")))
    rows = list(csv.DictReader(io.StringIO(run("claims", "--ledger", tmp_path / "x.db", "--format", "csv").stdout)))
    assert [("'=1+1", "'@outlet")] == [(r["report"], r["outlet"]) for r in rows]
