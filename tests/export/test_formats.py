"""What is exported is what the other side reads: by its own code where it is installed, by its rules where it is not."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import riwaya
from riwaya.cli import main
from riwaya.export import FORMATS
from riwaya.export.selection import Selection

REPORTS = (
    ("h-1", "صحيفة الهضبة", date(2015, 7, 11), "قتل 12 مدنيا وأصيب 30 آخرون السبت في قصف شنه الحوثيون على حي في مدينة تعز، وفق مصدر طبي.\nونفى ناطق باسم الحوثيين أن تكون الجماعة قصفت الحي."),
    ("w-2", "موقع الوادي", date(2015, 7, 12), "قال مصدر طبي إن قصف الحوثيين لحي في مدينة تعز أمس السبت قتل 17 مدنيا بينهم ثلاثة أطفال."),
    ("s-3", "=cmd|' /C calc'!A1", date(2015, 7, 13), "التقى وزير الخارجية العراقي نظيره التركي في بغداد الأحد.\nوتعهدت الولايات المتحدة بإرسال 300 جندي إلى العراق."),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> str:
    place = str(tmp_path_factory.mktemp("exports") / "war.db")
    with riwaya.Ledger.open(place) as store:
        for key, outlet, day, text in REPORTS:
            store.add(riwaya.read(riwaya.Report(text, key, outlet, f"عنوان {key}", day, f"https://example.org/{key}")))
        talk = next(r.claim.id for r in store.claims(report="s-3", type="CONSULT"))
        store.correct("right", talk, slot="mode", value="visit", by="desk", why="he came to Baghdad", at="2015-07-14T00:00:00Z")
    return place


def exported(ledger: str, form: str, *more: str) -> str:
    result = CliRunner().invoke(main, ["export", "--ledger", ledger, "--format", form, *more], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def table(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def standing(ledger: str) -> list:
    with riwaya.Ledger.open(ledger) as store:
        return list(Selection(store).claims())


@pytest.mark.parametrize("form", sorted({f.name for f in FORMATS.values() if not f.files} - {"parquet"}))
def test_the_same_ledger_gives_the_same_bytes(ledger, form):
    assert exported(ledger, form) == exported(ledger, form) != ""


def test_csv_holds_every_claim_and_no_formula(ledger):
    rows = table(exported(ledger, "csv"))
    assert [r["claim"] for r in rows] == [c.claim.id for c in standing(ledger)]
    assert {r["outlet"] for r in rows} == {"صحيفة الهضبة", "موقع الوادي", "'=cmd|' /C calc'!A1"}


def test_a_policy_lets_through_what_it_says(ledger):
    modalities = {form: {r["modality"] for r in table(exported(ledger, "csv", "--policy", form))} for form in ("all", "actual", "sure")}
    assert {"denied", "pledged"} <= modalities["all"]
    assert modalities["actual"] == {"actual"}
    assert all(float(r["confidence"]) >= 0.8 for r in table(exported(ledger, "csv", "--policy", "sure")))


def test_filters_are_those_of_the_questions(ledger):
    assert {r["event_type"] for r in table(exported(ledger, "csv", "--type", "consult"))} == {"CONSULT"}
    refused = CliRunner().invoke(main, ["export", "--ledger", ledger, "--type", "CONSULT"])
    assert refused.exit_code == 2 and "neither filters" in refused.output


def test_geojson_puts_longitude_first(ledger):
    whole = json.loads(exported(ledger, "geojson"))
    positions = [f["geometry"]["coordinates"] for f in whole["features"]]
    assert whole["type"] == "FeatureCollection" and positions
    taiz = [p for f, p in zip(whole["features"], positions, strict=True) if "تعز" in (f["properties"]["place"] or "")]
    assert taiz and all(43 < lon < 45 and 13 < lat < 14 for lon, lat in taiz)


def test_polecat_has_its_40_columns_and_says_what_is_no_fact(ledger):
    text = exported(ledger, "polecat")
    header, *lines = text.splitlines()
    assert len(header.split("\t")) == 40 and all(len(line.split("\t")) == 40 for line in lines)
    rows = table(text, "\t")
    assert len({r["Event ID"] for r in rows}) == len(rows)
    assert {"", "future", "hypothetical"} >= {r["Contexts"] for r in rows} > {""}
    assert {r["Event Type"] for r in rows} <= {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def test_acled_leaves_the_dead_empty_where_sources_differ(ledger):
    rows = table(exported(ledger, "acled"))
    assert len(rows[0]) == 31
    shelling = next(r for r in rows if "17" in r["notes"] and "12" in r["notes"])
    assert shelling["fatalities"] == "" and shelling["event_type"] == "Explosions/Remote violence"
    assert "صحيفة الهضبة" in shelling["source"] and "موقع الوادي" in shelling["source"]
    assert not any("CONSULT" in r["event_type"] for r in rows)


def test_ged_has_the_least_and_the_most_and_no_best(ledger):
    rows = table(exported(ledger, "ged"))
    assert len(rows[0]) == 49
    (shelling,) = [r for r in rows if r["low"] == "12"]
    assert (shelling["high"], shelling["best"], shelling["number_of_sources"]) == ("17", "", "2")


def test_airwars_keeps_children_apart(ledger):
    (row,) = [r for r in table(exported(ledger, "airwars")) if r["civilians_killed_max"]]
    assert (row["civilians_killed_min"], row["civilians_killed_max"]) == ("12", "17")
    assert (row["children_killed_min"], row["children_killed_max"]) == ("3", "3")
    assert row["civilian_deaths_conceded_max"] == ""


def test_schemaorg_gives_the_speaker_and_no_rating(ledger):
    claims = [json.loads(line) for line in exported(ledger, "schemaorg").splitlines()]
    assert all(c["@type"] == "Claim" and "reviewRating" not in c and c["text"] for c in claims)
    assert "مصدر طبي" in {c["author"]["name"] for c in claims}


def test_webannotation_selects_the_very_words(ledger):
    texts = {f"https://example.org/{key}": text for key, _, _, text in REPORTS}
    for line in exported(ledger, "webannotation").splitlines():
        annotation = json.loads(line)
        text = texts[annotation["target"]["source"]]
        quote, position, refined = annotation["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"] and position["unit"] == "code points"
        assert text[: position["start"]].endswith(quote["prefix"]) and text[position["end"] :].startswith(quote["suffix"])
        assert text[refined["start"] : refined["end"]] == refined["refinedBy"]["exact"]


def test_timemap_events_name_sources_that_are_there(ledger, tmp_path):
    exported(ledger, "timemap", "--out", str(tmp_path / "map"))
    events, sources, associations = (json.loads((tmp_path / "map" / name).read_text(encoding="utf-8")) for name in FORMATS["timemap"].files)
    assert events and all(isinstance(value, (str, list)) for event in events for value in event.values())
    assert all(bool(e["latitude"]) == bool(e["longitude"]) and (e["date"] or e["latitude"]) for e in events)
    assert {s for e in events for s in e["sources"]} <= set(sources)
    assert {a for e in events for a in e["associations"]} <= {a["id"] for a in associations}
    assert all(re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", e["date"]) for e in events if e["date"])


def test_timemap_asks_for_a_folder(ledger):
    refused = CliRunner().invoke(main, ["export", "--ledger", ledger, "--format", "timemap"])
    assert refused.exit_code == 2 and "--out" in refused.output


def test_followthemoney_reads_its_entities(ledger):
    followthemoney = pytest.importorskip("followthemoney")
    proxies = {}
    for line in exported(ledger, "ftm").splitlines():
        told = json.loads(line)
        proxy = followthemoney.model.get_proxy(told, cleaned=False)
        proxy.schema.validate(told)
        assert proxy.to_dict()["properties"].keys() == told["properties"].keys(), "a value was refused"
        proxies[proxy.id] = proxy
    events = [p for p in proxies.values() if p.schema.name == "Event"]
    assert len(events) == len(standing(ledger))
    assert all(key in proxies for e in events for key in (*e.get("involved"), *e.get("proof")))
    assert "ye" in {c for e in events for c in e.get("country")}


def test_followthemoney_reads_its_statements(ledger, tmp_path):
    pytest.importorskip("followthemoney")
    from followthemoney.statement.serialize import read_csv_statements

    path = tmp_path / "statements.csv"
    exported(ledger, "ftm-statements", "--out", str(path))
    statements = list(read_csv_statements(io.BytesIO(path.read_bytes())))
    assert {s.schema for s in statements} >= {"Article", "Event"} and all(s.value for s in statements)


def test_prov_reads_its_document(ledger):
    prov = pytest.importorskip("prov.model")
    document = prov.ProvDocument.deserialize(content=exported(ledger, "prov"), format="json")
    kinds = [type(r).__name__ for r in document.get_records()]
    claims = standing(ledger)
    assert kinds.count("ProvGeneration") == len(claims) == kinds.count("ProvDerivation")
    assert kinds.count("ProvEntity") == len(claims) + len({c.report.key for c in claims})
    assert kinds.count("ProvAgent") == 2, "the reader, and who corrected"


def test_what_cannot_be_written_is_said_in_one_line(ledger, tmp_path):
    result = CliRunner().invoke(main, ["export", "--ledger", ledger, "--format", "csv", "--out", str(tmp_path / "none" / "x.csv")])
    assert result.exit_code == 1 and result.output.count("\n") == 1 and "nothing was changed" in result.output


def test_the_page_of_exports_says_of_each_format_what_is_lost():
    page = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([a-z-]+)` \| .*? \| [a-z]+ \| (.*?) \|$", page, re.MULTILINE))
    assert told == {f.name: f.loses for f in FORMATS.values()}
