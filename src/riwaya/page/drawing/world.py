"""The map: what of the world shows in a window, as paths, with places on it.

Land is in Mercator units of world.json (made by tools/world.py) and stretched to the frame by its viewBox; circles and names are in
per cent of the frame, so that they keep their size.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from riwaya.ledger.records import TermCount
from riwaya.page.tongue import Tongue

WIDE = 1.6  # the frame's width by its height
LEAST = 5.0  # degrees of longitude that are shown at least: one place alone needs to be somewhere
MARGIN = 0.12  # of the window, on each side
MOST_OF = 0.9  # of the claims that are in sight unless all are asked for: one place far away would make the rest a dot
NAMES = 14  # places that are named on the map
LEAST_COUNTRY = 0.045  # of the window's width: narrower countries get no name
RADIUS = (4.0, 20.0)  # pixels of the smallest and the largest circle


@dataclass(frozen=True, slots=True)
class Circle:
    """A place: where, in per cent; radius in pixels; its name where there is room for one."""

    x: float
    y: float
    radius: float
    place: TermCount
    named: bool
    minor: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A country's name and where it stands, in per cent."""

    x: float
    y: float
    iso3: str


@dataclass(frozen=True, slots=True)
class Map:
    """All that is drawn. `beyond` is how many places lie outside of the window."""

    box: str
    land: str
    borders: str
    disputed: str
    countries: tuple[Name, ...]
    circles: tuple[Circle, ...]
    beyond: int


@dataclass(frozen=True, slots=True)
class _Window:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, box: Sequence[float]) -> bool:
        return box[0] < self.right and box[2] > self.left and box[1] < self.bottom and box[3] > self.top

    def at(self, x: float, y: float) -> tuple[float, float]:
        return round(100 * (x - self.left) / (self.right - self.left), 2), round(100 * (y - self.top) / (self.bottom - self.top), 2)


def drawn(places: Sequence[TermCount], *, whole: bool = False) -> Map:
    """The map of these places, the commonest first; `whole` shows all of them, however far apart."""
    world = _world()
    spots = [(p, *_point(p.lon, p.lat)) for p in places if p.lat is not None and p.lon is not None]
    window = _window([(x, y, p.claims) for p, x, y in spots], whole)
    inside = [(p, x, y) for p, x, y in spots if window.meets((x, y, x, y))]
    circles = tuple(_circles(inside, window))
    arcs = {i for i, box in enumerate(world.boxes) if window.meets(box)}
    land = "".join(_ring(world, ring) for c in world.countries if window.meets(c["box"]) for ring in c["rings"] if any((a if a >= 0 else ~a) in arcs for a in ring) or _around(world, ring, window))
    return Map(
        box=f"{window.left:.0f} {window.top:.0f} {window.right - window.left:.0f} {window.bottom - window.top:.0f}",
        land=land, borders=_lines(world, (a for a in world.borders if a in arcs)), disputed=_lines(world, (a for a in world.disputed if a in arcs)),
        countries=tuple(n for n in _names(world, window) if not _under(n, circles)), circles=circles, beyond=len(spots) - len(inside),
    )  # fmt: skip


def country_name(iso3: str, tongue: Tongue) -> str:
    """A country as the language calls it."""
    from riwaya.page.naming import named

    return named(tongue, "place", iso3)


# ---------------------------------------------------------------- the world


@dataclass(frozen=True, slots=True)
class _World:
    arcs: list[list[int]]
    boxes: list[tuple[int, int, int, int]]
    countries: list[dict[str, Any]]
    borders: list[int]
    disputed: list[int]


@cache
def _world() -> _World:
    told = json.loads(files("riwaya.page.drawing").joinpath("world.json").read_text(encoding="utf-8"))
    return _World(told["arcs"], [_box(a) for a in told["arcs"]], told["countries"], told["borders"], told["disputed"])


def _box(arc: list[int]) -> tuple[int, int, int, int]:
    points = _points(arc)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _points(arc: list[int]) -> list[tuple[int, int]]:
    x = y = 0
    out = []
    for i in range(0, len(arc), 2):
        x, y = x + arc[i], y + arc[i + 1]
        out.append((x, y))
    return out


def _point(lon: float, lat: float) -> tuple[float, float]:
    """Mercator, in the units of world.json."""
    return lon * 50, -math.degrees(math.asinh(math.tan(math.radians(max(-80.0, min(84.0, lat)))))) * 50


def _around(world: _World, ring: list[int], window: _Window) -> bool:
    """Whether a ring whose arcs all lie outside may go around the window."""
    boxes = [world.boxes[a if a >= 0 else ~a] for a in ring]
    whole = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return whole[0] <= window.left and whole[2] >= window.right and whole[1] <= window.top and whole[3] >= window.bottom


def _ring(world: _World, ring: list[int]) -> str:
    parts = []
    for i, a in enumerate(ring):
        points = _points(world.arcs[a if a >= 0 else ~a])
        if a < 0:
            points.reverse()
        parts.append(_path(points, moves=i == 0))
    return "".join(parts) + "z"


def _lines(world: _World, arcs: Iterable[int]) -> str:
    return "".join(_path(_points(world.arcs[a]), moves=True) for a in arcs)


def _path(points: list[tuple[int, int]], *, moves: bool) -> str:
    """Relative steps: a third of the size of absolute ones. An arc that goes on from another begins where that ended."""
    x, y = points[0]
    out = [f"M{x} {y}l" if moves else "l"]
    for to_x, to_y in points[1:]:
        out.append(f"{to_x - x} {to_y - y} ")
        x, y = to_x, to_y
    return "".join(out).rstrip()


# ---------------------------------------------------------------- what is in sight


def _window(spots: list[tuple[float, float, int]], whole: bool) -> _Window:
    if not spots:
        return _fitted(-180 * 50, -70 * 50, 180 * 50, 60 * 50)
    if not whole:
        spots = _core(spots)
    xs, ys = [x for x, _, _ in spots], [y for _, y, _ in spots]
    across, down = max(xs) - min(xs), max(ys) - min(ys)
    return _fitted(min(xs) - MARGIN * across, min(ys) - MARGIN * down, max(xs) + MARGIN * across, max(ys) + MARGIN * down)


def _core(spots: list[tuple[float, float, int]]) -> list[tuple[float, float, int]]:
    """The places nearest to the middle of all that have MOST_OF of the claims."""
    x, y = _median([(s[0], s[2]) for s in spots]), _median([(s[1], s[2]) for s in spots])
    total, seen = sum(s[2] for s in spots), 0
    out: list[tuple[float, float, int]] = []
    for spot in sorted(spots, key=lambda s: (math.hypot(s[0] - x, s[1] - y), s)):
        if seen >= MOST_OF * total and out:
            break
        out.append(spot)
        seen += spot[2]
    return out


def _median(weighed: list[tuple[float, int]]) -> float:
    half, seen = sum(n for _, n in weighed) / 2, 0
    for value, n in sorted(weighed):
        seen += n
        if seen >= half:
            return value
    return 0.0


def _fitted(left: float, top: float, right: float, bottom: float) -> _Window:
    """The window widened to the frame's shape."""
    across = max(right - left, LEAST * 50, (bottom - top) * WIDE)
    down = across / WIDE
    x, y = (left + right) / 2, (top + bottom) / 2
    return _Window(x - across / 2, y - down / 2, x + across / 2, y + down / 2)


def _names(world: _World, window: _Window) -> Iterable[Name]:
    for c in world.countries:
        if c["iso3"] and (min(c["box"][2], window.right) - max(c["box"][0], window.left)) > LEAST_COUNTRY * (window.right - window.left):
            x, y = window.at(*c["middle"])
            if 4 < x < 96 and 4 < y < 96:
                yield Name(x, y, c["iso3"])


def _under(name: Name, circles: Iterable[Circle]) -> bool:
    """Whether a country's name would be lost among circles and the names of places."""
    return any(abs(c.x - name.x) < 5 and abs(c.y - name.y) < 2.5 or c.named and abs(c.x - name.x) < 9 and -1 < c.y - name.y < 8 for c in circles)


def _circles(inside: list[tuple[TermCount, float, float]], window: _Window) -> Iterable[Circle]:
    """The largest first, so that small ones lie on top; a name where no name is yet."""
    most = max((p.claims for p, _, _ in inside), default=1)
    taken: list[tuple[float, float]] = []
    for p, x, y in sorted(inside, key=lambda s: (-s[0].claims, s[0].key)):
        at = window.at(x, y)
        free = len(taken) < NAMES and all(abs(at[0] - a) > 11 or abs(at[1] - b) > 5 for a, b in taken)
        if free:
            taken.append(at)
        radius = round(RADIUS[0] + (RADIUS[1] - RADIUS[0]) * math.sqrt(p.claims / most), 1)
        yield Circle(*at, radius, p, free, free and len(taken) > 4)
