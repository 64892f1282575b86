"""Readings as one page that needs nothing else: right to left, printable, light and dark, Arabic and English.

The text of a report is one untouched text node: markup inside an Arabic word breaks the joins of its
letters. The script paints claims over it by offsets (CSS Custom Highlight API), counted in UTF-16
units as scripts count; without that API it selects the evidence instead, without a script the claims
still stand beside the text with their evidence in full. The page runs no script but its own: the
policy in its head names that one by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from html import escape
from importlib.resources import files

from riwaya.claim import Actor, Claim, Count, Link
from riwaya.reading import Reading
from riwaya.report import Span
from riwaya.view.labels import Label, label
from riwaya.view.phrases import days, figure, plain

# What a browser would change while it reads the page, and so move every offset after it. One UTF-16 unit each.
_UNSTABLE = re.compile("[\x00\ud800-\udfff]")
# Marked in the text, in the order in which they are painted one over the other.
_PAINTS = ("evidence", "who", "whom", "where", "when", "how_many", "says_who", "trigger")


def head(title: str) -> str:
    """The page down to the first reading."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    legend = "".join(f'<li class="key {slot}">{_both(label("slot", slot))}</li>' for slot in _PAINTS if slot not in ("evidence", "trigger"))
    return (
        '<!doctype html>\n<html lang="ar" dir="rtl" data-ui="ar">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{_shown(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header class="top"><p class="name" lang="en">riwaya <span lang="ar">رواية</span></p><ul class="legend">{legend}</ul>'
        '<button type="button" id="tongue" lang="en" hidden>English</button></header>\n<main>\n'
    )


def section(reading: Reading, n: int) -> str:
    """One reading: the report, and its claims beside it. `n` tells the readings of a page apart."""
    report = reading.report
    day = f'<time datetime="{report.published.isoformat()}"><bdi dir="ltr">{report.published.isoformat()}</bdi></time>' if report.published else ""
    told = [f"<bdi>{_shown(report.outlet)}</bdi>" if report.outlet else "", day or _both(label("slot", "unknown_day")), _address(report.url)]
    title = _shown(report.title) if report.title else f'<bdi dir="ltr">{_shown(report.identity)}</bdi>'
    doubts = "".join(f'<li><bdi dir="ltr">{_shown(doubt)}</bdi></li>' for doubt in reading.doubts)
    claims = "".join(_claim(claim, n, i) for i, claim in enumerate(reading.claims, 1))
    return (
        f'<section class="reading" id="reading-{n}" aria-labelledby="title-{n}">\n<header><h1 id="title-{n}">{title}</h1>'
        f'<p class="told">{" · ".join(t for t in told if t)}</p>'
        + (f'<div class="doubts"><h2>{_both(label("slot", "doubts"))}</h2><ul>{doubts}</ul></div>' if doubts else "")
        + f'</header>\n<div class="panes">\n<div class="pane text"><div class="report" lang="ar" dir="rtl">{_untouched(report.text)}</div></div>\n'
        f'<div class="pane list"><h2>{_both(label("slot", "claims"))} <bdi class="n">{len(reading.claims)}</bdi></h2>'
        + (f"<ol>{claims}</ol>" if claims else f"<p>{_both(label('slot', 'no_claims'))}</p>")
        + "</div>\n</div>\n</section>\n"
    )


def foot() -> str:
    """The rest of the page."""
    return f"</main>\n<script>{_asset('page.js')}</script>\n</body>\n</html>\n"


# ---------------------------------------------------------------- one claim


def _claim(claim: Claim, n: int, i: int) -> str:
    slots = [
        ("who", _parties(claim.actors)),
        ("whom", _parties(claim.recipients)),
        ("how_many", "".join(f"<li>{_count(c)}</li>" for c in claim.counts)),
        ("where", "".join(f"<li><bdi>{_shown(p.span.text)}</bdi>{_aside(p.name_en)}</li>" for p in claim.locations)),
        ("when", f"<li>{_both(days(claim.time))}</li>" if claim.time else ""),
        ("says_who", "".join(_link(link) for link in claim.attribution) or f'<li class="own">{_both(label("slot", "own_voice"))}</li>'),
    ]
    listed = "".join(f'<div class="{slot}"><dt>{_both(label("slot", slot))}</dt><dd><ul>{items}</ul></dd></div>' for slot, items in slots if items)
    return (
        f'<li class="claim" id="claim-{n}-{i}" tabindex="0" data-spans="{escape(json.dumps(_spans(claim), separators=(",", ":")))}">'
        f'<h3><a class="n" href="#claim-{n}-{i}">{i}</a> <span class="type">{_both(label("event_type", claim.event_type))}</span> <bdi class="trigger">{_shown(claim.trigger.text)}</bdi>'
        f' <span class="modality {claim.modality}">{_both(label("modality", claim.modality))}</span></h3>'
        f"<dl>{listed}</dl><blockquote>{_shown(claim.evidence.text)}</blockquote></li>\n"
    )


def _spans(claim: Claim) -> list[tuple[str, int, int]]:
    """What to paint, as code points; the script turns them into its own units."""
    told: list[tuple[str, Span | None]] = [("evidence", claim.evidence), ("trigger", claim.trigger)]
    told += [("who", a.span) for a in claim.actors] + [("whom", a.span) for a in claim.recipients]
    told += [("where", p.span) for p in claim.locations] + [("how_many", c.span) for c in claim.counts]
    told += [("says_who", link.span) for link in claim.attribution]
    if claim.time:
        told.append(("when", claim.time.span))
    return [(slot, span.start, span.end) for slot, span in told if span]


def _parties(actors: tuple[Actor, ...]) -> str:
    return "".join(f"<li><bdi>{_shown(a.span.text)}</bdi>{_aside(a.name_en)}</li>" for a in actors)


def _count(count: Count) -> str:
    unit = f" <bdi>{_shown(count.unit)}</bdi>" if count.unit else ""
    return f'<b>{_both(figure(count))}</b>{unit} <span class="aside">{_both(label("what", count.what))}</span>'


def _link(link: Link) -> str:
    kind = f' <span class="aside">{_both(label("link_kind", link.kind))}</span>' if link.kind else ""
    said = f' <span class="aside">{_both(days(link.said))}</span>' if link.said else ""
    return f"<li><bdi>{_shown(link.name)}</bdi>{kind}{said}</li>"


def _aside(name: str | None) -> str:
    return f' <bdi class="aside" lang="en">{_shown(name)}</bdi>' if name else ""


def _address(url: str | None) -> str:
    """A link only where it leads to the web: `javascript:` and the like are shown as the text they are."""
    if not url:
        return ""
    shown = f'<bdi dir="ltr">{_shown(url[:80])}</bdi>'
    return f'<a href="{escape(plain(url))}" rel="noreferrer noopener">{shown}</a>' if url.startswith(("http://", "https://")) else shown


# ---------------------------------------------------------------- parts


def _shown(text: str | None) -> str:
    return escape(plain(text or ""))


def _both(words: Label) -> str:
    return f'<span class="ar" lang="ar">{escape(words.ar)}</span><span class="en" lang="en" dir="ltr">{escape(words.en)}</span>'


def _untouched(text: str) -> str:
    """The report's text so that the browser's text node holds it unit for unit. CR would become LF, so it goes as a reference."""
    return escape(_UNSTABLE.sub("\ufffd", text), quote=False).replace("\r", "&#13;")


@cache
def _asset(name: str) -> str:
    return files("riwaya.view").joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
