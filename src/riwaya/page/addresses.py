"""Where things are: a permalink for every report, claim, account, query and span.

Ids of reports and claims are any text (addresses of articles, say), so they stand in the query, where nothing
of them is taken for a path. The static site answers the same calls with names of files.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from urllib.parse import quote, urlencode

from riwaya.ledger.storable import shown

Pairs = Iterable[tuple[str, str]]


class Addresses(Protocol):
    """What templates ask for addresses; "" where there is no such page (a query that the static site did not write)."""

    def to(self, view: str, pairs: Pairs = (), /, at: str = "", **more: str | int | None) -> str:
        """The page of a view. `pairs` are filters, `more` what is added to them, `at` an element of the page."""

    def asset(self, name: str) -> str:
        """A file of static/."""


def together(pairs: Pairs, more: dict[str, str | int | None]) -> list[tuple[str, str]]:
    """Filters with what is added to them, each pair once. A name ending in _ is that word without it, which Python keeps for itself.

    What an address cannot hold goes as the ledger shows it, by which it is found all the same.
    """
    added = [(name.rstrip("_"), str(value)) for name, value in more.items() if value is not None and value != ""]
    return [(name, shown(value)) for name, value in dict.fromkeys([*pairs, *added])]


class Served:
    """Addresses on a server. `versions` are the assets with a mark of their content, so that browsers may keep them."""

    def __init__(self, versions: dict[str, str]) -> None:
        self._versions = versions

    def to(self, view: str, pairs: Pairs = (), /, at: str = "", **more: str | int | None) -> str:
        query = urlencode(together(pairs, more), quote_via=quote)
        path = "/" if view == "front" else f"/{view}"
        return path + (f"?{query}" if query else "") + (f"#{quote(shown(at))}" if at else "")

    def asset(self, name: str) -> str:
        return f"/static/{name}?v={self._versions.get(name, '0')}"
