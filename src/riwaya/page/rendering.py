"""Answers as HTML, CSV and JSON.

Everything that a template shows goes through `_shown`: control characters, bidi overrides and lone surrogates of a
report never reach the page; the text of a report, whose offsets must stay, goes through `untouched` instead.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from riwaya import __version__
from riwaya.claim import Interval
from riwaya.json_form import dumps
from riwaya.page import sentences
from riwaya.page.answer import Asker, View
from riwaya.page.asked import Asked
from riwaya.page.citations import citation
from riwaya.page.drawing.world import country_name
from riwaya.page.naming import named
from riwaya.script.letters import INVISIBLE
from riwaya.view.answers import csv_text
from riwaya.view.labels import Label
from riwaya.view.phrases import days, figure, number

FORMS = {"json": "application/json", "csv": "text/csv; charset=utf-8"}
# What a browser would change while it reads a page, and so move every offset after it.
_UNSTABLE = re.compile("[\x00\ud800-\udfff]")
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
NAV = ("front", "conflicts", "accounts", "claims", "figures", "timeline", "places", "network", "reports")
_FIGURES = re.compile(r"[0-9?][0-9.,:/?–-]*[0-9?]")
_LINKS = ("http://", "https://")


def as_html(asker: Asker, asked: Asked, view: View, policy: str | None = None) -> bytes:
    """The page of an answer; with `policy` in it where no header can say it."""
    tongue = asker.tongue
    told = {
        "w": tongue, "tongue": tongue, "to": asker.addresses.to, "asset": asker.addresses.asset, "writes": asker.writes, "asked": asked,
        "policy": policy, "view": view, "views": NAV, "named": partial(named, tongue), "title": view.title, "version": __version__, **view.told,
    }  # fmt: skip
    return environment().get_template(f"{view.name}.html").render(told).encode("utf-8", "replace")


def as_form(view: View, form: str) -> bytes:
    """An answer as `csv` or `json`."""
    if form == "csv":
        # Spreadsheets take a file for UTF-8 only where it begins with the mark.
        return ("\ufeff" + csv_text(view.records)).encode("utf-8", "replace")
    return (dumps(view.to_json(), indent=2) + "\n").encode("utf-8", "replace")


@cache
def environment() -> Environment:
    """The templates with what they may call."""
    made = Environment(loader=PackageLoader("riwaya.page"), autoescape=True, undefined=StrictUndefined, finalize=_shown, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {"untouched": untouched, "exact": exact, "web": web, "number": number, "isolated": isolated}
    made.globals |= {"country_name": country_name, "figure": figure, "days": _days, "citation": citation, "sentences": sentences, "json": _json}
    return made


def _shown(value: Any) -> Any:
    if value is None:
        return ""
    return _UNSEEN.sub("", _STEERING.sub(_plain, value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def _plain(found: re.Match[str]) -> str:
    return " " if found.group().isspace() else "\ufffd"


def _days(time: Interval) -> Label:
    """Days with their isolates, which `_shown` would take away."""
    told = days(time)
    return Label(escape(told.ar), escape(told.en))


def untouched(text: str) -> Markup:
    """A report's text so that the browser's text node holds it unit for unit. CR would become LF, so it goes as a reference."""
    return Markup(str(escape(_UNSTABLE.sub("\ufffd", text))).replace("\r", "&#13;"))  # noqa: S704  escaped


def exact(text: str) -> Markup:
    """A value of a form, as it is: ids may hold what is not shown."""
    return untouched(text)


def isolated(text: str | None) -> Markup:
    """A phrase of ours with each day, number and range shut in from left to right: after Arabic letters `3,100-31,000` would show turned round."""
    clean = str(_shown(text or ""))
    out, done = [], 0
    for found in _FIGURES.finditer(clean):
        out += [escape(clean[done : found.start()]), Markup('<bdi dir="ltr">%s</bdi>') % found.group()]
        done = found.end()
    return Markup("").join([*out, escape(clean[done:])])


def web(url: str | None) -> str:
    """An address where it leads to the web, else "": `javascript:` and the like lead nowhere."""
    return url if url and url.startswith(_LINKS) else ""


def _json(value: Any) -> str:
    return dumps(value)
