"""How the places of two claims lie to each other: the same, one in the other, near, in one country, apart, or unknown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from riwaya.claim import Location
from riwaya.script.letters import fold
from riwaya.weigh.people import stem

SAME, NESTED, NEAR, COUNTRY, UNKNOWN, APART = "same", "nested", "near", "country", "unknown", "apart"
_BEST = (SAME, NESTED, NEAR, APART, COUNTRY, UNKNOWN)
"""Two precise places that are apart outweigh a country that both happen to name."""
NEAR_KM = 30.0
"""A town and the road, camp or airfield named after another place nearby; the median distance of neighbouring district seats is greater."""
BORDER_KM = 150.0
"""From the middle of a border province to the towns along the border."""
_FINE = frozenset({"place", "admin2"})
_WIDE = frozenset({"country", "region"})


def known(places: Sequence[Location]) -> tuple[Location, ...]:
    """Those that name a place on a map, or describe one in two words or more; `the road` is no place to compare."""
    return tuple(p for p in places if p.country or p.geonameid or len(_words(p.name or p.span.text)) >= 2)


def relation(some: Sequence[Location], others: Sequence[Location]) -> str:
    """The closest relation between any of `some` and any of `others`."""
    found = {_pair(a, b) for a in some for b in others}
    return next((r for r in _BEST if r in found), UNKNOWN)


@lru_cache(maxsize=65_536)
def _words(name: str) -> frozenset[str]:
    return frozenset(stem(w) for w in fold(name).split())


def _pair(a: Location, b: Location) -> str:
    if a.country and b.country and a.country != b.country:
        return UNKNOWN if _border(a, b) else APART
    if a.geonameid and a.geonameid == b.geonameid:
        return COUNTRY if a.precision == "country" else SAME
    one, other = _words(a.name or a.span.text), _words(b.name or b.span.text)
    if one == other or len(one & other) >= 2:
        return COUNTRY if a.precision == "country" else SAME
    if "country" in (a.precision, b.precision):
        return COUNTRY if a.country == b.country else UNKNOWN
    if not (a.country and b.country):
        return UNKNOWN
    return _within_country(a, b)


def _border(a: Location, b: Location) -> bool:
    """Whether two places of two countries may be one side and the other of a border: Rafah lies on both."""
    if "country" in (a.precision, b.precision) or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return _kilometres(a.lat, a.lon, b.lat, b.lon) <= BORDER_KM


def _within_country(a: Location, b: Location) -> str:
    if a.precision in _WIDE or b.precision in _WIDE:
        return COUNTRY
    if a.admin1 and b.admin1 and "admin1" in (a.precision, b.precision):
        return NESTED if fold(a.admin1) == fold(b.admin1) else APART
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return COUNTRY
    apart = _kilometres(a.lat, a.lon, b.lat, b.lon)
    if a.precision in _FINE and b.precision in _FINE:
        return NEAR if apart <= NEAR_KM else APART
    return NEAR if apart <= 3 * NEAR_KM else APART


def _kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance on a sphere of 6,371 km."""
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(h)))
