#!/usr/bin/env python3
"""Makes src/riwaya/page/drawing/world.json, the borders of the map, from countries-50m.json of the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python tools/world.py package/countries-50m.json

world-atlas (ISC) holds Natural Earth 1:50m (public domain), which shows who holds what on the ground. What is disputed there is
named below and drawn with dashes. The file holds arcs in Mercator units, each point as steps from the one before; countries as rings of
arcs (a negative number is an arc backwards, -1 is arc 0); and which arcs are borders, disputed borders and coasts.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
OUT = HERE / "src" / "riwaya" / "page" / "drawing" / "world.json"
UNITS = 50  # of a degree of longitude: 0.02 degrees, 2 km at the equator
SLACK = 2.0  # units that a line may be off: less than a pixel while a screen shows ten degrees
SMALL = 30.0  # square units: an islet of fewer is left out, unless it is all that a country has
LEFT_OUT = {"Antarctica"}
# Natural Earth's own list of breakaway and disputed areas (ne_50m_admin_0_breakaway_disputed_areas) as far as its countries hold them.
DISPUTED = {"Somaliland", "Kosovo", "N. Cyprus", "Siachen Glacier", "W. Sahara", "Palestine", "Falkland Is.", "Taiwan"}
# Borders that both sides, or the United Nations, do not hold for one: lines of control and of ceasefire.
DISPUTED_BETWEEN = {frozenset(p) for p in (("India", "Pakistan"), ("India", "China"), ("Israel", "Syria"), ("Sudan", "S. Sudan"), ("Russia", "Ukraine"), ("Sudan", "Egypt"))}

# How Natural Earth shortens names that countries.csv has in full; countries of neither get no name on the map.
CODES = {
    "United States of America": "USA", "S. Sudan": "SSD", "W. Sahara": "ESH", "Macedonia": "MKD", "Bosnia and Herz.": "BIH", "Dem. Rep. Congo": "COD", "Congo": "COG",
    "Central African Rep.": "CAF", "Côte d'Ivoire": "CIV", "Eq. Guinea": "GNQ", "Dominican Rep.": "DOM", "Timor-Leste": "TLS", "eSwatini": "SWZ", "Cabo Verde": "CPV", "Solomon Is.": "SLB",
}  # fmt: skip

Point = tuple[int, int]


def main(source: str) -> None:
    told = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = [simplified(a) for a in decoded(told)]
    shapes = [g for g in told["objects"]["countries"]["geometries"] if g["properties"]["name"] not in LEFT_OUT and g.get("type")]
    users: dict[int, set[str]] = {}
    for g in shapes:
        for ring in rings(g):
            for arc in ring:
                users.setdefault(arc if arc >= 0 else ~arc, set()).add(g["properties"]["name"])
    countries = [c for c in (country(g, arcs) for g in shapes) if c]
    kept = sorted({a if a >= 0 else ~a for c in countries for ring in c["rings"] for a in ring})
    number = {old: new for new, old in enumerate(kept)}
    for c in countries:
        c["rings"] = [[number[a] if a >= 0 else ~number[~a] for a in ring] for ring in c["rings"]]
    between = {a: users[a] for a in kept if len(users[a]) == 2}
    disputed = [number[a] for a, pair in between.items() if pair & DISPUTED or frozenset(pair) in DISPUTED_BETWEEN]
    borders = [number[a] for a in between if number[a] not in disputed]
    out = {"units": UNITS, "arcs": [steps(arcs[a]) for a in kept], "countries": countries, "borders": borders, "disputed": disputed}
    OUT.write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.relative_to(HERE)}: {len(countries)} countries, {len(kept)} arcs, {sum(len(arcs[a]) for a in kept)} points, {OUT.stat().st_size // 1024} KB")
    print(Counter(map(len, users.values())))


def decoded(told: dict[str, Any]) -> list[list[Point]]:
    """TopoJSON's arcs in Mercator units; y grows southwards, as on a screen."""
    (sx, sy), (tx, ty) = told["transform"]["scale"], told["transform"]["translate"]
    out = []
    for arc in told["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            lat = max(-80.0, min(84.0, y * sy + ty))
            points.append((round((x * sx + tx) * UNITS), round(-math.degrees(math.asinh(math.tan(math.radians(lat)))) * UNITS)))
        out.append(points)
    return out


def simplified(points: list[Point]) -> list[Point]:
    """Ramer, Douglas and Peucker, without recursion; ends stay, so that arcs still meet."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        worst, at = 0.0, 0
        for i in range(first + 1, last):
            off = distance(points[i], points[first], points[last])
            if off > worst:
                worst, at = off, i
        if worst > SLACK:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    if dx == dy == 0:
        return math.hypot(p[0] - a[0], p[1] - a[1])
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def rings(g: dict[str, Any]) -> list[list[int]]:
    polygons = [g["arcs"]] if g["type"] == "Polygon" else g["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def country(g: dict[str, Any], arcs: list[list[Point]]) -> dict[str, Any] | None:
    """A country with its rings, its box, and where its name goes: the middle of its largest part."""
    drawn = [(ring, points) for ring in rings(g) for points in [outline(ring, arcs)] if len(points) > 3]
    if not drawn:
        return None
    sized = sorted(((abs(area(points)), i) for i, (_, points) in enumerate(drawn)), reverse=True)
    kept = [drawn[i] for size, i in sized if size >= SMALL] or [drawn[sized[0][1]]]
    xs = [x for _, points in kept for x, _ in points]
    ys = [y for _, points in kept for _, y in points]
    return {"iso3": iso3(g["properties"]["name"]), "box": [min(xs), min(ys), max(xs), max(ys)], "middle": middle(kept[0][1]), "rings": [ring for ring, _ in kept]}


def iso3(name: str) -> str | None:
    """The code under which countries.csv has a country."""
    return CODES.get(name) or _named().get(name)


@cache
def _named() -> dict[str, str]:
    sys.path.insert(0, str(HERE / "src"))
    from riwaya.lexicon import rows

    return {row["name_en"]: row["iso3"] for row in rows("countries.csv", ("iso3", "name"))}


def outline(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    out: list[Point] = []
    for arc in ring:
        points = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        out += points[1:] if out else points
    return out


def area(points: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points)) / 2


def middle(points: list[Point]) -> list[int]:
    whole = area(points) or 1.0
    cross = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(points)]
    return [round(sum((a[i] + b[i]) * c for a, b, c in cross) / (6 * whole)) for i in (0, 1)]


def steps(points: list[Point]) -> list[int]:
    out = [*points[0]]
    for a, b in pairwise(points):
        out += [b[0] - a[0], b[1] - a[1]]
    return out


if __name__ == "__main__":
    main(sys.argv[1])
