"""The one home of Hypothesis strategies: Arabic as it comes, reports, and readings of them.

`newslike` writes sentences that the reader has claims for, `texts` whatever a file may hold. A test
that needs another kind of text adds it here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from riwaya.claim import EVENT_TYPES, LINK_KINDS, MODALITIES, Actor, Claim, Count, Interval, Link, Location, Why
from riwaya.mention import GRAINS, PARTY_KINDS, PRECISIONS, QUALIFIERS, WHATS, Mention, Number, Party, Place, Quantity, Time
from riwaya.reading import Reading
from riwaya.report import Report, Span

_WHO = ("الجيش", "قوات النظام", "مسلحون", "طائرات التحالف", "مقاتلو الجماعة", "الشرطة", "جنود اسرائيليون", 'تنظيم "داعش"', "القوات العراقية", "متظاهرون")
_DOES = ("قصف", "هاجمت", "استهدف", "تسلم", "أرسلت", "سيطر على", "انسحب من", "اعتقلت", "سينشر", "نفى مهاجمة", "لم يقصف", "تعهدت بإرسال", "حشد")
_WHOM = ("مواقع للمعارضة", "12 جنديا", "ثلاثة وعشرين مدنيا", "نحو ألفي مقاتل", "31 ألف مدرعة", "عشرات المدنيين", "قافلة إغاثة", "أكثر من 1,500 عنصر", "جنديين")
_WHERE = ("في بغداد", "قرب حلب", "شمال صنعاء", "في مدينة تعز", "على الحدود", "بريف دمشق", "من الكويت إلى العراق", "في غزة", "")
_WHEN = ("أمس", "يوم الاثنين", "منذ 8 أغسطس", "الأسبوع الماضي", "في 3 كانون الأول/ديسمبر 2014", "فجر اليوم", "بين 2 و5 يونيو", "عام 2013", "غدا", "")
_SAYS = ("وقال مصدر أمني إن ", "وبحسب وكالة محلية، ", "وأضاف أن ", "ونقلت صحيفة عن مسؤول أن ", "وأعلن المتحدث باسم الوزارة أن ", "", "", "وقال شهود: «")
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآةىؤئ"
_ODD = ("\u200f", "\u202e", "\u202c", "\u200b", "\ufeff", "ـ", "َ", "ّ", "\u0654", "\0", "\ud800", "\U0001f4a5", "«", "»", '"', "“", "(", "]", "،", ".", "؟", "\n", "\r\n", "\u2028", "ﷲ", "ﻼ")
_DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
_SIGNS = (",", ".", "،", "٬", "٫", "/", "-", "–", ":", "%", " ")

T = TypeVar("T")

days = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@st.composite
def newslike(draw: st.DrawFn, most: int = 4) -> str:
    """One to `most` sentences in our own Arabic, of the kinds that news of conflict is made of."""
    sentences = []
    for _ in range(draw(st.integers(1, most))):
        says = draw(st.sampled_from(_SAYS))
        parts = [draw(st.sampled_from(part)) for part in (_DOES, _WHO, _WHOM, _WHERE, _WHEN)]
        if draw(st.booleans()):
            parts[0], parts[1] = parts[1], parts[0]
        sentences.append(says + " ".join(p for p in parts if p) + ("»." if says.endswith("«") else "."))
    return draw(st.sampled_from((" ", "\n"))).join(sentences)


figures = st.lists(st.one_of(*(st.text(d, min_size=1, max_size=4) for d in _DIGITS), st.sampled_from(_SIGNS)), min_size=1, max_size=6).map("".join)
words = st.one_of(
    st.text(_LETTERS, min_size=1, max_size=9),
    st.sampled_from((*_WHO, *_DOES, *_WHOM, *_WHERE, *_WHEN, *_SAYS)),
    st.sampled_from(_ODD),
    figures,
    st.text(max_size=6),
)
# Anything a file may hold: words of the lexica among noise, marks and controls inside words, half quotations.
texts = st.lists(st.tuples(words, st.sampled_from((" ", " ", " ", "", "\n"))), max_size=30).map(lambda pairs: "".join(w + gap for w, gap in pairs))
# JSON has no way to write a lone surrogate that survives every reader, so what is sent through files has none.
clean_texts = texts.map(lambda text: "".join(c for c in text if not "\ud800" <= c <= "\udfff"))


@st.composite
def reports(draw: st.DrawFn, text: st.SearchStrategy[str] = texts) -> Report:
    """A report with any of its fields left out."""
    name = st.none() | st.text(min_size=1, max_size=8)
    return Report(draw(text), draw(name), draw(name), draw(name), draw(st.none() | days), draw(name))


# ---------------------------------------------------------------- respelling


def _digits(script: str) -> Callable[[str], str]:
    table = {d: script[i] for i, d in enumerate("0123456789")}
    return lambda text: "".join(table.get(c, c) for c in text)


def _after_letters(what: str, every: int) -> Callable[[str], str]:
    """`what` after each `every`-th Arabic letter that another follows, so that it stands inside words."""

    def respelled(text: str) -> str:
        out = []
        n = 0
        for c, following in zip(text, text[1:] + " ", strict=True):
            out.append(c)
            if c in _LETTERS and following in _LETTERS:
                n += 1
                if n % every == 0:
                    out.append(what)
        return "".join(out)

    return respelled


# Ways to write the same text that no reader of Arabic takes for another.
RESPELLINGS: dict[str, Callable[[str], str]] = {
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "tatweel": _after_letters("ـ", 2),
    "fatha": _after_letters("َ", 1),
    "shadda": _after_letters("ّ", 3),
    "right-to-left marks between words": lambda text: text.replace(" ", " \u200f"),
    "embedding around": lambda text: f"\u202b{text}\u202c",
    "isolates around words": lambda text: " ".join(f"\u2068{w}\u2069" for w in text.split(" ")),
    "Arabic digits": _digits(_DIGITS[1]),
    "Persian digits": _digits(_DIGITS[2]),
}


# ---------------------------------------------------------------- readings


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading that the types allow, its spans being of its report's text; not one that the reader would make."""
    report = draw(reports())
    text = report.text

    def span() -> Span:
        start = draw(st.integers(0, len(text)))
        return Span.of(text, start, draw(st.integers(start, len(text))))

    maybe = st.none() | st.text(max_size=5)
    number = st.none() | st.integers(0, 10**12) | st.floats(0, 1e9, allow_nan=False)
    tri = st.none() | st.booleans()

    def maybe_span() -> Span | None:
        return span() if draw(st.booleans()) else None

    def interval() -> Interval | None:
        if draw(st.booleans()):
            return None
        start, end = sorted((draw(days), draw(days)))
        return Interval(start, end, maybe_span())

    def several(one: Callable[[], T]) -> tuple[T, ...]:
        return tuple(one() for _ in range(draw(st.integers(0, 2))))

    def actor() -> Actor:
        return Actor(span(), draw(maybe), draw(maybe), draw(maybe), draw(maybe), draw(st.none() | st.sampled_from(PARTY_KINDS)))

    def location() -> Location:
        degrees = st.none() | st.floats(-90, 90, allow_nan=False)
        precision = draw(st.none() | st.sampled_from(PRECISIONS))
        return Location(span(), draw(maybe), draw(maybe), draw(maybe), draw(maybe), draw(degrees), draw(degrees), precision, draw(st.none() | st.integers(1, 10**7)))

    def count() -> Count:
        what, qualifier = draw(st.sampled_from(WHATS)), draw(st.sampled_from(QUALIFIERS))
        return Count(draw(number), draw(number), draw(number), qualifier, what, span(), draw(maybe), draw(maybe), draw(tri), draw(tri))

    def link() -> Link:
        return Link(draw(st.text(max_size=5)), maybe_span(), maybe_span(), draw(st.none() | st.sampled_from(LINK_KINDS)), draw(maybe), interval())

    def claim() -> Claim:
        return Claim(
            draw(st.text(min_size=1, max_size=5)), draw(st.sampled_from(EVENT_TYPES)), draw(maybe), span(), span(), several(actor), several(actor),
            several(location), interval(), several(count), draw(st.sampled_from(MODALITIES)), maybe_span(), several(link),
            draw(st.none() | st.floats(0, 1, allow_nan=False)), several(lambda: Why("time", "a rule", draw(maybe), maybe_span())),
        )  # fmt: skip

    def mention() -> Mention:
        first = draw(st.integers(0, 9))
        at = (span(), first, first + draw(st.integers(1, 3)))
        match draw(st.sampled_from(("number", "time", "place", "party", "quantity"))):
            case "number":
                held = tuple(draw(st.lists(st.integers(0, 10**6), max_size=2)))
                return Number(*at, draw(number), draw(number), draw(number), draw(st.sampled_from(QUALIFIERS)), "digits", held)
            case "time":
                held_days = tuple((d, d) for d in draw(st.lists(days, max_size=2)))
                return Time(*at, draw(st.none() | days), draw(st.none() | days), draw(st.sampled_from(GRAINS)), "at", held_days)
            case "place":
                return Place(*at, draw(maybe), draw(maybe), draw(maybe), draw(maybe), 1.5, None, draw(st.none() | st.sampled_from(PRECISIONS)), None)
            case "party":
                head = (first, first + 1) if draw(st.booleans()) else None
                return Party(*at, draw(maybe), draw(st.none() | st.sampled_from(PARTY_KINDS)), draw(maybe), draw(maybe), draw(maybe), head, maybe_span())
            case _:
                qualifier, what = draw(st.sampled_from(QUALIFIERS)), draw(st.sampled_from(WHATS))
                return Quantity(*at, draw(number), draw(number), draw(number), qualifier, what, draw(maybe), draw(maybe), draw(tri), draw(tri))

    doubts = tuple(draw(st.lists(st.text(max_size=9), max_size=2)))
    return Reading(report, several(mention), several(claim), doubts)
