"""Every row of the gazetteer and of the tables around it."""

from __future__ import annotations

import csv
import itertools
import time
from pathlib import Path

import pytest

from riwaya.lexicon import LexiconError, rows
from riwaya.mention import PRECISIONS
from riwaya.mentions.described_places import capitals
from riwaya.mentions.gazetteer import Gazetteer, gazetteer
from riwaya.mentions.homonyms import nationalities
from riwaya.mentions.place_words import place_words
from riwaya.script.letters import fold
from riwaya.script.names import folded_name

HERE = Path(__file__).parent
LEVELS = {
    "country", "region", "water", "admin1", "admin2", "city", "town", "village", "district", "place", "camp", "base", "crossing", "port", "airport", "mountain",
    "site", "settlement", "island",
}  # fmt: skip
# Land and works of a country that lie farther from its towns than the margin, with the reason.
FAR = {
    "Guantanamo Bay": "a base abroad", "Diego Garcia": "an island in the Indian Ocean", "Tihamah": "the plain goes on into Yemen",
    "Maaten al-Sarra": "a base in the desert", "Hawaii": "islands", "Alaska": "the far north", "Canary Islands": "islands", "Azores": "islands",
    "Siberia": "the far north", "Durra gas field": "offshore", "Sahara": "a desert", "Ain Dua": "a well in the desert", "Madama": "a fort in the desert",
}  # fmt: skip
MARGIN = 2.0  # degrees; the last posts of desert countries lie so far from their towns


def bounds() -> dict[str, tuple[float, ...]]:
    lines = [line for line in (HERE / "bounds.csv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {r["country"]: tuple(float(r[k]) for k in ("south", "north", "west", "east")) for r in csv.DictReader(lines)}


def test_every_row_of_the_gazetteer() -> None:
    codes = {r["iso3"] for r in rows("countries.csv")} | set(bounds())
    box = bounds()
    wrong = []
    for e in gazetteer().entries():
        if e.country is not None and e.country not in codes:
            wrong.append((e, "country"))
        if e.level not in LEVELS or e.precision not in PRECISIONS:
            wrong.append((e, "level"))
        if (e.lat is None) != (e.lon is None) or e.lat is not None and not (-90 <= e.lat <= 90 and -180 <= (e.lon or 0) <= 180):
            wrong.append((e, "coordinates"))
        if any(not folded_name(n) or n != n.strip() or "  " in n for n in e.names):
            wrong.append((e, "name"))
        if e.population < 0 or e.level not in ("region", "water") and e.country is None:
            wrong.append((e, "country or population"))
        if e.lat is not None and e.lon is not None and e.country in box and e.name_en not in FAR:
            south, north, west, east = box[e.country]
            if not (south - MARGIN <= e.lat <= north + MARGIN and west - MARGIN <= e.lon <= east + MARGIN):
                wrong.append((e, "outside its country"))
    assert wrong == []


def test_the_gazetteer_is_large_sorted_and_small_enough() -> None:
    entries = gazetteer().entries()
    assert len(entries) > 12_000
    keys = [folded_name(e.name) for e in entries]
    assert sum(a > b for a, b in itertools.pairwise(keys)) < len(keys) * 0.02  # a first name left out for its caution shifts a row
    assert len({e.country for e in entries}) > 190


def test_every_row_of_the_hand_table() -> None:
    table = rows("places_added.csv", ("name", "name_en", "level"))
    assert len(table) > 1_500
    units = {e.admin1 for e in gazetteer().entries() if e.level == "admin1"}
    seen = set()
    for r in table:
        assert r["level"] in LEVELS, r
        assert r["caution"] in ("", "0", "1", "2"), r
        assert not r["admin1"] or r["admin1"] in units, r
        assert folded_name(r["name"]), r
        key = (r["country"], r["admin1"], folded_name(r["name"]))
        assert key not in seen, r
        seen.add(key)


def test_countries() -> None:
    table = rows("countries.csv", ("iso3", "name", "name_en", "capital"))
    codes = [r["iso3"] for r in table]
    assert len(codes) == len(set(codes)) > 190
    found = {e.country for e in gazetteer().entries() if e.level == "country"}
    assert found == set(codes)
    assert len(capitals()) > 175
    forms = nationalities()
    assert forms[fold("السورية")] == "SYR" and forms[fold("عراقيين")] == "IRQ"


def test_place_words_are_single_folded_words() -> None:
    lists = place_words()
    for name in lists.__slots__:
        words = getattr(lists, name)
        assert words, name
        assert all(" " not in w and w == fold(w) for w in words), name


def test_loading_is_quick() -> None:
    start = time.process_time()
    gazetteer.__wrapped__()
    assert time.process_time() - start < 0.4


@pytest.mark.parametrize(
    "line", ["حلب,,00,Aleppo,SYR,حلب,city,36.2,37.1,1,1,riwaya", "حلب,شهباء,0,Aleppo,SYR,حلب,city,36.2,37.1,1,1,riwaya"]
)
def test_a_row_without_a_caution_for_each_name_is_refused(line: str) -> None:
    with pytest.raises(LexiconError, match=r"places\.csv, line 2"):
        Gazetteer("name,aliases,caution,name_en,country,admin1,level,lat,lon,population,geonameid,source\n" + line)


def test_a_row_of_the_wrong_width_is_refused() -> None:
    table = Gazetteer("name,aliases,caution,name_en,country,admin1,level,lat,lon,population,geonameid,source\nحلب,,0,Aleppo,SYR")
    with pytest.raises(LexiconError, match="5 cells"):
        table.entries()
