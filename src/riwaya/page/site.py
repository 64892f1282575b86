"""The page as files that open without a server: the same views, read-only, in both languages, each with its CSV and JSON.

Only so many pages can be files: every report, claim and account; all lists; and every list narrowed by one of the
common terms of the ledger. Narrowed by two, a list has no file, and nothing links to it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import deque
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from riwaya.ledger import Ledger
from riwaya.ledger.facets import FACETS
from riwaya.page.addresses import Pairs, together
from riwaya.page.answer import Asker
from riwaya.page.asked import Asked
from riwaya.page.rendering import FORMS, as_form, as_html
from riwaya.page.security import POLICY
from riwaya.page.tongue import TONGUES, Tongue
from riwaya.page.views import VIEWS

ONE = ("report", "account", "claim")  # views of one thing, by its id
NARROWED = ("front", "conflicts", "accounts", "claims")  # lists that are written for single terms too
TERMS, PLACES = 20, 60  # terms of a facet, and places, for which they are
LIST = "riwaya-site.json"  # names all files of the site, so that the next one takes away what is gone; a folder without it is somebody else's
# What a policy in a page cannot say is left out: browsers complain of it.
META_POLICY = "; ".join(p for p in POLICY.split("; ") if not p.startswith("frame-ancestors"))
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")

Page = tuple[str, tuple[tuple[str, str], ...]]


class NotOurs(Exception):
    """The folder holds something, and no site of ours."""


class _Plan:
    """Which pages there are, and which are still to be written."""

    def __init__(self, ledger: Ledger) -> None:
        found = ledger.facets(FACETS, limit=TERMS)
        self.terms = {(name, t.key) for name, terms in found.items() for t in terms} | {("place", p.key) for p in ledger.places(limit=PLACES)}
        self.seen: set[Page] = set()
        self.waiting: deque[Page] = deque()

    def want(self, page: Page) -> bool:
        """Whether the page is one of the site; if so, it will be written."""
        if page not in self.seen:
            if not self._has(*page):
                return False
            self.seen.add(page)
            self.waiting.append(page)
        return True

    def _has(self, view: str, pairs: tuple[tuple[str, str], ...]) -> bool:
        if view not in VIEWS or view == "search":
            return False
        names = [name for name, _ in pairs]
        if view in ONE:
            return names == ["id"]
        filters = [pair for pair in pairs if pair[0] not in ("after", "by")]
        if not filters:
            return True
        return len(pairs) == 1 and view in NARROWED and filters[0] in self.terms


class _Written:
    """Addresses as one page of the site has them: relative to it."""

    def __init__(self, plan: _Plan, tongue: str, page: Page) -> None:
        self._plan = plan
        self._tongue = tongue
        self._up = "../" * (file_name(*page, "html").count("/") + 1)

    def to(self, view: str, pairs: Pairs = (), /, at: str = "", **more: str | int | None) -> str:
        told = dict(together(pairs, more))
        form, tongue = told.pop("form", None), told.pop("ui", self._tongue)
        for passing in ("done", "from", "to"):  # words of a report are pointed at by what opens the page
            told.pop(passing, None)
        page = (view, tuple(told.items()))
        if not self._plan.want(page):
            return ""
        if form:
            return self._up + "data/" + file_name(*page, form)
        return f"{self._up}{tongue}/{file_name(*page, 'html')}" + (f"#{_quoted(at)}" if at else "")

    def asset(self, name: str) -> str:
        return f"{self._up}static/{name}"


def write(ledger: Ledger, out: Path, tell: Callable[[int, int], None] = lambda _done, _known: None) -> int:
    """Write the site into the folder `out`; how many pages it has. The same ledger gives the same files. NotOurs where `out` holds something else.

    `tell` is given how many pages are written and how many are known of.
    """
    before = _held(out)
    plan = _Plan(ledger)
    names: list[str] = []
    for view in VIEWS:
        if view not in ONE:
            plan.want((view, ()))

    def put(name: str, content: bytes) -> None:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        names.append(name)

    for asset in sorted(files("riwaya.page").joinpath("static").iterdir(), key=lambda p: p.name):
        put(f"static/{asset.name}", asset.read_bytes())
    done = 0
    while plan.waiting:
        view, pairs = page = plan.waiting.popleft()
        asked = Asked.of(pairs)
        for code in TONGUES:
            asker = Asker(ledger, Tongue(code), _Written(plan, code, page))
            answer = VIEWS[view](asker, asked)
            put(f"{code}/{file_name(view, pairs, 'html')}", as_html(asker, asked, answer, META_POLICY))
            if code == TONGUES[0]:
                for form in FORMS:
                    put(f"data/{file_name(view, pairs, form)}", as_form(answer, form))
        done += 1
        tell(done, len(plan.seen))
    put("index.html", _DOOR.encode("utf-8"))
    for gone in sorted(set(before) - set(names)):
        (out / gone).unlink(missing_ok=True)
    (out / LIST).write_text(json.dumps({"pages": done, "files": sorted(names)}, indent=0) + "\n", encoding="utf-8")
    return done


def file_name(view: str, pairs: tuple[tuple[str, str], ...], form: str) -> str:
    """The file of a page: by its id or term where that is plain, else by a mark of it."""
    if not pairs:
        return f"{'index' if view == 'front' else view}.{form}"
    told = "-".join(f"{name}-{value}" if name != "id" else value for name, value in pairs)
    if not _PLAIN.fullmatch(told):
        told = hashlib.sha256("\0".join(part for pair in pairs for part in pair).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return f"{view}/{told}.{form}"


def _quoted(at: str) -> str:
    from urllib.parse import quote

    from riwaya.ledger.storable import shown

    return quote(shown(at))


def _held(out: Path) -> list[str]:
    """The files of the site that is there already."""
    if not out.exists() or out.is_dir() and not any(out.iterdir()):
        return []
    if not (out / LIST).is_file():
        raise NotOurs
    try:
        told = json.loads((out / LIST).read_text(encoding="utf-8"))["files"]
    except (ValueError, KeyError, TypeError):
        raise NotOurs from None
    # A list that somebody changed must not reach beyond the folder.
    return [name for name in told if isinstance(name, str) and (out / name).resolve().is_relative_to(out.resolve())]


_DOOR = f"""<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{META_POLICY}">
<meta http-equiv="refresh" content="1; url=ar/index.html">
<title>riwaya رواية</title>
<script src="static/door.js"></script>
</head>
<body><main><h1><a href="ar/index.html">رواية</a></h1><p><a href="en/index.html" lang="en">English</a></p></main></body>
</html>
"""
