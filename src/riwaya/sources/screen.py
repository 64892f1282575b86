"""Whether a text is one that can be read at all, and what is odd about its characters.

All of it is linear and cheap: every report of a batch passes here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from riwaya.script.letters import BIDI_OVERRIDES
from riwaya.sources.outcome import LONGEST, Found, SourceError

# Of all letters, those of the Arabic block and its presentation forms. Of 27,300 articles in Arabic
# eight lie below 0.3: Arabic pages with their markup left in (0.22 to 0.28), lists of foreign titles and
# captions in English (0.12 and less).
ARABIC_SHARE = 0.15
# Letters that Persian, Urdu and Kurdish cannot do without and Arabic does not have; the first three to
# four in a hundred there. Arabic news has 0.009 at most, nearly always 0 (`ڤ` and `گ` in names; Persian `ی` and `ک`
# typed for the Arabic ones are so common that they cannot count).
OTHER_LETTERS_SHARE = 0.015
# A joiner here and there is an editor's habit; more than one to twenty characters, or five in a row,
# is made by no keyboard.
FLOOD_SHARE, FLOOD_RUN = 0.05, 5

_NOT_LETTERS = re.compile(r"[\W\d_]+")
_NOT_ARABIC = re.compile("[^\u0620-\u064a\u066e-\u06d3\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_NOT_OTHER = re.compile("[^پچژگٹڈڑںےێۆڵڕڼټډړښې]+")
_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_RUN = re.compile(rf"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]{{{FLOOD_RUN}}}")
_OVERRIDE = re.compile(f"[{BIDI_OVERRIDES}]")
_OVERRIDE_THERE = re.compile(f"[{BIDI_OVERRIDES}]|&#(?:0{{0,8}}823[78]|[xX]0{{0,8}}202[dDeE]);?")
_ZERO_THERE = r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|&#0{0,8}(?:173|820[3-7]|828[89]|829[0-2]|65279);?|&#[xX]0{0,8}(?:[aA][dD]|200[b-fB-F]|206[0-4]|[fF]{3}[eE]);?|&(?:shy|zwn?j|lrm|rlm|ZeroWidthSpace|NoBreak);"
_ZERO_WIDTH_THERE = re.compile(_ZERO_THERE)
_RUN_THERE = re.compile(f"(?:{_ZERO_THERE}){{{FLOOD_RUN}}}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Arabic in UTF-8 is nearly every second byte 0xD8 or 0xD9: `ط` and `ظ` when taken for windows-1256, `Ø` and
# `Ù` when taken for Latin-1. In Arabic the first two are one letter in a hundred.
MOJIBAKE_SHARE = 0.2


def screened(found: Found) -> Found | SourceError:
    """`found` with the doubts about its characters, or the reason why it cannot be read."""
    reason = refusal(found.report.text)
    if reason:
        return SourceError(found.name, reason)
    odd = oddities(found.report.text)
    return replace(found, doubts=found.doubts + odd) if odd else found


def refusal(text: str) -> str | None:
    """Why `text` cannot be read as an Arabic report, or None where it can."""
    if len(text) > LONGEST:
        return f"a text of {len(text):,} characters, which no single report is"
    if not text.strip():
        return "no text"
    if any(sum(map(text.count, pair)) > MOJIBAKE_SHARE * len(text) for pair in ("طظ", "ØÙ")):
        return "not Arabic: UTF-8 that was decoded as another charset (mojibake)"
    letters = len(_NOT_LETTERS.sub("", text))
    arabic = len(_NOT_ARABIC.sub("", text))
    if not arabic or arabic < ARABIC_SHARE * letters:
        return f"not Arabic: {arabic} of {letters} letters are" if letters else "not Arabic: no letters"
    other = len(_NOT_OTHER.sub("", text))
    if other > 5 and other > OTHER_LETTERS_SHARE * arabic:
        return f"not Arabic: {other} of {arabic} letters are those of Persian, Urdu, Pashto or Kurdish"
    return None


def oddities(text: str) -> tuple[str, ...]:
    """Doubts about characters that do not show. Of overrides in its text the reader itself says, see `overrides`."""
    doubts = []
    invisible = len(_ZERO_WIDTH.findall(text))
    if invisible and (invisible > FLOOD_SHARE * len(text) or _RUN.search(text)):
        doubts.append(f"zero-width flood: {invisible} of {len(text)} characters do not show")
    controls = len(_CONTROL.findall(text))
    if controls:
        doubts.append(f"control characters: {controls}")
    if _SURROGATE.search(text):
        doubts.append("lone surrogates: the text is not whole Unicode")
    if "\ufffd" in text:
        doubts.append(f"replacement characters: {text.count(chr(0xFFFD))}; something before us could not decode the text")
    return tuple(doubts)


def hidden(markup: str) -> tuple[str, ...]:
    """Doubts about characters that do not show, in what a text is yet to be taken from, which may strip them; written out or as references."""
    doubts = []
    found = _OVERRIDE_THERE.search(markup)
    if found:
        count = len(_OVERRIDE_THERE.findall(markup))
        doubts.append(f"bidi overrides in the page: {count}, the first at {found.start()}; what shows is not in the order of what is written")
    invisible = len(_ZERO_WIDTH_THERE.findall(markup))
    if invisible and (_RUN_THERE.search(markup) or invisible > FLOOD_SHARE * len(_NOT_ARABIC.sub("", markup))):
        doubts.append(f"zero-width flood in the page: {invisible} characters do not show")
    return tuple(doubts)
