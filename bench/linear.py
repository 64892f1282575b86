#!/usr/bin/env python3
"""Whether reading takes time in proportion to the text: t(2n)/t(n) of every finder, on the nastiest texts we can build.

    linear.py                            250,000, 500,000 and 1,000,000 characters; the finders of mentions take half an hour, claims and read hours
    linear.py --most 64000               the largest text smaller
    linear.py --kinds digits "verbs"     only these texts
    linear.py --finders claims read      only these finders

The program's own processor time, best of up to six: what was slower than the limit is measured again, as another
process may have been in the way. Prints a line a text and, as its last line, one JSON object. Exit
status 1 where a ratio is above the limit.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

import riwaya
from riwaya.claims.find import find_claims
from riwaya.mentions.numbers import find_numbers
from riwaya.mentions.parties import find_parties
from riwaya.mentions.places import find_places
from riwaya.mentions.quantities import find_quantities
from riwaya.mentions.times import find_times
from riwaya.reader import scene_of
from riwaya.script.furniture import mark_furniture
from riwaya.script.sentences import cut_sentences
from riwaya.script.words import cut_words

DAY = date(2014, 12, 9)
LIMIT = 2.3  # of the issue: twice the text takes at most 2.3 times the time
TRIES = 6  # words of a million letters: 0.22 to 0.27 s in six runs, so best of three was not enough
NOISE = 0.02  # seconds; below it a tick of the clock or a collection of garbage decides

# One piece, again and again.
PIECES = {
    # marks, letters and nothing
    "spaces": " ", "line breaks": "\n", "marks without letters": "\u064e", "tatweel": "\u0640", "zero-width": "\u200b", "overrides": "\u202e", "zero-width in a word": "ا\u200b", "marks in a word": "ب\u064e\u0651",
    "letters": "ا", "letters apart": "ا ", "lam": "ل", "waw": "و", "waw apart": "و ", "waw and a word": "وال", "articles": "ال", "articles apart": "ال ", "لل": "لل", "لل apart": "لل ", "clitics": "وبال", "clitics apart": "وبالل ",
    "presentation forms": "ﷲ", "presentation forms apart": "ﷺ ﻼ ", "emoji": "\U0001f4a5", "emoji apart": "\U0001f4a5 ", "Latin": "a", "Latin apart": "ab ", "lone surrogates": "\ud800", "nulls": "\0", "Chinese": "中 ",
    "commas": "،", "commas apart": "، ", "Latin commas": ",", "full stops": ".", "full stops apart": ". ", "colons": ": ", "slashes": "/", "hyphens": "-", "hashtags": "#", "underscores": "_", "stars": "* ", "percent": "%",
    # quotations and brackets
    "quotation marks": '"', "quotation marks apart": ' " ', "quotation marks and words": '"بيان ', "opening marks": "«", "opening marks and words": "«بيان ", "closing marks": "»", "opening quotes": "“", "brackets": "(", "brackets and words": "(مدينة ",
    "square brackets": "[", "closing brackets": ") ", "quotations in quotations": "قال «إن ", "quotations begun": 'وقال: "', "quotations unbalanced": 'قال مسؤول إن " الجيش « قصف ) ',
    # digits
    "digits": "1", "Arabic digits": "٣", "digits of three scripts": "1٢۳", "digits apart": "5 ", "digits and commas": "1,", "thousands": "1,000,", "thousands in Arabic": "٣١٬٠٠٠٬", "points": "1.", "thousands with points": "31.000.", "clock times": "10:30 ",
    "colons in digits": "1:", "days": "3/12/2014 ", "slashes in digits": "1/", "hyphens in digits": "5-", "ranges": "5 - ", "percents": "5% ", "letters and digits": "إف-16 ", "phones": "00963 11 ", "years": "2014 ", "separators mixed": "1,٢.۳ ", "minus": "-5 ",
    # numbers in words
    "numbers": "ألف ", "numbers joined": "ألف ومئة ", "numbers joined forever": "ثلاثة وعشرون و", "ones joined": "وواحد ", "millions": "مليون ألف ", "halves": "نصف ", "fractions": "ثلاثة أخماس ", "ordinals": "الثالث والعشرين ", "duals": "جنديين ", "hedges": "أكثر من ", "approximate": "عشرات الآلاف ",
    "between": "بين 5 و", "from to": "من 5 إلى ", "counted": "12 قتيلا ", "counted and parts": "12 قتيلا بينهم ", "counted and joined": "12 قتيلا و", "totals": "إجمالي ", "labels": "عدد القتلى: ", "of them": "5 منهم ", "partitives": "5 من ",
    # times
    "months": "كانون الأول ", "months joined": "أيلول/", "months of all lands": "تموز يوليو غشت ", "days and months": "3 ديسمبر ", "weekdays": "الاثنين ", "weekdays joined": "الاثنين والثلاثاء و", "weekdays told": "يوم الاثنين، ", "yesterdays": "أمس ", "before": "قبل ", "ago": "قبل ثلاثة ", "since": "منذ ",
    "spans": "منذ ثلاثة أشهر ", "weeks": "الأسبوع الماضي ", "parts": "أوائل ", "dawns": "فجر ", "nights": "ليل السبت الأحد ", "within": "خلال 48 ساعة ", "Hijri": "15 رمضان 1436 هـ ", "seasons": "صيف عام ", "ranges of days": "بين 2 و3 ", "the hour": "الساعة ",
    # names
    "from": "من ", "in": "في ", "on": "على ", "names": "محمد بن ", "names of names": "محمد بن محمد بن أحمد ", "sons": "بن ", "fathers": "أبو ", "servants": "عبد ", "places": "بغداد ", "places joined": "بغداد ودمشق وحلب و", "places listed": "بغداد، دمشق، ", "places in": "في بغداد ", "provinces": "محافظة ",
    "directions": "شمال ", "countries": "سوريا والعراق و", "parties": "الجيش ", "parties listed": "داعش وحزب الله وحماس ", "armies": "الجيش السوري ", "presidents": "الرئيس ", "presidents named": "الرئيس محمود ", "spokesmen": "المتحدث باسم ", "titles": "وزير الدفاع ", "ministers": "وزير ", "brigades": "كتائب ", "brigades named": "لواء النصر ",
    "movements": "حركة ", "nationalities": "سوري ", "organisations": "منظمة ", "appositions": "الرئيس، محمود، ", "he again": "الجنرال ", "generals": "الجنرال فريد النجار، ", "hyphens in names": "آل-", "people who": "مسلحون من ", "towns of provinces": "مدينة حلب في محافظة ",
    # claims
    "verbs": "قتل ", "verbs of harm joined": "وقتل ", "attacks": "قصف ", "attacks joined": "قصف وهجوم و", "attacks by parties": "قصف الجيش ", "attacks on": "هجوم على ", "attacks with pronouns": "قصفه ", "nouns with pronouns": "هجومه ", "attacks on places": "قصف بغداد ", "attacks, then places": "هجوم في بغداد ",
    "attacks of nations": "قصف سوري ", "tolls": "مقتل جندي ", "tolls and figures": "مقتل 3 وإصابة 5 ", "figures of dead": "5 قتلى، ", "figures between breaks": "قصف؛ 5 قتلى؛ ", "places that attacks lack": "قصف، في بغداد، ", "sends": "أرسلت قوات ", "light verbs": "شن ", "light verbs and nouns": "شن غارة ", "carried out": "غارة شنها ", "ascribed": "هجوم نسب إلى ", "relative": "الذي ", "relative clauses": "، الذي قصف، ",
    "asides": "، محمد ، ", "asides and attacks": "قصف، محمد، ", "said": "قال ", "said that": "قال إن ", "sources": "قال مسؤول إن ", "sources nested": "قال الجيش إن الشرطة أعلنت أن ", "sources nested forever": "وأضاف أن الشرطة أعلنت أن الجيش أكد أن ", "sources behind": "قصف، قال الجيش، ", "according": "بحسب ",
    "according to": "بحسب الجيش ", "citing": "نقلا عن ", "citing forever": "نقلا عن الجيش ", "adding": "مضيفا أن ", "carried on": "كما أضاف أن ", "quotations left open": "قال الجيش «قصف.\n",
    "accusations": "اتهم الجيش ", "denials": "نفى ", "negations": "لم ", "negations of verbs": "لم يقصف ", "futures": "سيقصف ", "expected": "من المتوقع أن ", "approvals": "وافق على ", "requests": "دعا إلى وقف ", "there is": "هناك ", "forces there": "هناك 1500 جندي في ", "claimed": "تبنى ", "claimed attacks": "أعلن الجيش مسؤوليته عن هجوم ",
    "that": "أن ", "because": "بسبب ", "when": "عندما ", "agreements": "اتفاق ", "attacks and days": "قصف أمس ", "attacks and quotations": 'قصف " ', "plain verbs": "كان ", "unknown verbs": "يستقبلون ", "adjectives": "الجوية العنيفة ", "definite": "المواطنون ", "indefinite": "طويل ", "attacks in sentences": "قصف الجيش حلب. ",
    # furniture
    "tags": "سمات ", "links": "رابط الخبر ", "read more": "اقرأ أيضا\n", "datelines": "بغداد - ", "datelines in lines": "بغداد (وكالات) - \n",
}  # fmt: skip

# Our own words, as an article has them; drawn by a fixed rule, so that every run has the same text.
_VOCABULARY = (
    "الحكومة المدينة سكان طريق الماء صباح كبير جديد وقال في من على إلى عن مع بعد قبل التي الذي كانت يكون لم لا قد وأن إن أن بين ثلاثة خمسين ألف 12 1,500 جندي مدني قتيل جريح قصف هجوم غارة مقتل إصابة "
    "أرسلت وصلت دخلت انسحبت بغداد حلب دمشق صنعاء الخرطوم الجيش الشرطة مسلحون قوات وزارة الدفاع الرئيس محمود أحمد أمس الاثنين ديسمبر 2014 الأسبوع الماضي مصادر محلية بحسب وأضاف المتحدث باسم مركز سوق قرية شمال جنوب محافظة "
    "مستشفى مدرسة مساعدات اتفاق هدنة محادثات مطالب احتجاج شارع جسر سيارة طائرة مروحية دبابة، و، « » “ ” ( ) : - عملية عسكرية أمنية واسعة النطاق تنظيم داعش حركة حماس الولايات المتحدة روسيا إيران"
).split()
_SYLLABLES = "قا مو سي ري تا نو بل كم شر طع جه حف".split()


def _draw(count: int, among: int) -> list[int]:
    """`count` numbers below `among`, by the congruential rule of Numerical Recipes: always the same ones."""
    out, x = [], 2014
    for _ in range(count):
        x = (1664525 * x + 1013904223) & 0xFFFFFFFF
        out.append((x >> 8) % among)
    return out


def _mixed(parts: Sequence[str], length: int) -> str:
    return " ".join(parts[i] for i in _draw(length // 2, len(parts)))[:length]


def _everything(length: int) -> str:
    """All pieces in turns, what ends a sentence left out."""
    return _mixed([p.strip() for p in PIECES.values() if p.strip() and "\n" not in p and "." not in p], length)


def _new_words(length: int) -> str:
    """Words none of which comes twice: nobody remembers them."""
    return " ".join("".join(_SYLLABLES[n // 12**k % 12] for k in range(6)) for n in range(length // 13 + 1))[:length]


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


TEXTS: dict[str, Callable[[int], str]] = {name: _repeated(piece) for name, piece in PIECES.items()}
TEXTS |= {
    "one sentence of words": lambda length: _mixed(_VOCABULARY, length),
    "one sentence of everything": _everything,
    "new words": _new_words,
    "nested brackets": lambda length: "(" * (length // 2) + ")" * (length // 2),
    "a day far from what it dates": lambda length: "أمس " + _repeated("قصف الجيش ")(length),
    "a speaker far from what he says": lambda length: "قال الجيش " + _repeated("هجوم ")(length) + " إن",
}


def finders(text: str) -> dict[str, Callable[[], object]]:
    """Every finder, ready to run over `text` with what it needs found before."""
    report = riwaya.Report(text, "r", published=DAY)
    words = cut_words(text)
    numbers, places = find_numbers(words), find_places(words)
    scene = cache(lambda: scene_of(report))  # takes as long as all finders together, and only `claims` needs it
    return {
        "words": lambda: cut_words(text),
        "sentences": lambda: cut_sentences(words),
        "furniture": lambda: mark_furniture(words),
        "numbers": lambda: find_numbers(words),
        "times": lambda: find_times(words, DAY, "past"),
        "places": lambda: find_places(words),
        "parties": lambda: find_parties(words, places),
        "quantities": lambda: find_quantities(words, numbers),
        "scene": scene,
        "claims": lambda: find_claims(scene(), "r"),
        "read": lambda: riwaya.read(report),
    }


NAMES = ("words", "sentences", "furniture", "numbers", "times", "places", "parties", "quantities", "claims", "read")


def seconds(run: Callable[[], object]) -> float:
    """Processor time of one run, the collector of garbage off as in `timeit`: it comes when others' garbage calls it.

    The program's own time, not the kernel's: handing out pages comes in steps, as soon as a buffer passes what the
    allocator keeps (a word of 500,000 letters took 0.00 s of the kernel's time at half its length and 0.03 s whole).
    """
    gc.collect()
    gc.disable()
    started = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    try:
        run()
        return resource.getrusage(resource.RUSAGE_SELF).ru_utime - started
    finally:
        gc.enable()


def ratios(kind: str, sizes: Sequence[int], wanted: Sequence[str] = NAMES, tries: int = TRIES, noise: float = NOISE) -> dict[str, tuple[float, float]]:
    """For each finder the worst ratio of two neighbouring sizes, each twice the one before, and the seconds for the largest."""
    ready = [finders(TEXTS[kind](size)) for size in sizes]
    if "claims" in wanted:
        for runs in ready:
            runs["scene"]()
    took = [{name: seconds(runs[name]) for name in wanted} for runs in ready]

    def worst(name: str) -> float:
        return max(max(b[name], noise) / max(a[name], noise) for a, b in pairwise(took))

    for _ in range(tries - 1):
        for name in wanted:
            if worst(name) > LIMIT:
                for runs, times in zip(ready, took, strict=True):
                    times[name] = min(times[name], seconds(runs[name]))
    return {name: (worst(name), took[-1][name]) for name in wanted}


def warm_up() -> None:
    """Load all tables, and keep them out of what the collector looks through."""
    riwaya.read(riwaya.Report("قتل جندي في بغداد أمس، بحسب الجيش.", published=DAY))
    gc.collect()
    gc.freeze()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=1_000_000, metavar="CHARACTERS")
    parser.add_argument("--kinds", nargs="+", choices=list(TEXTS), default=list(TEXTS), metavar="KIND")
    parser.add_argument("--finders", nargs="+", choices=NAMES, default=list(NAMES), metavar="FINDER")
    args = parser.parse_args()
    warm_up()
    above: dict[str, float] = {}
    most = dict.fromkeys(args.finders, (0.0, ""))
    slowest = dict.fromkeys(args.finders, (0.0, ""))
    for kind in args.kinds:
        found = ratios(kind, (args.most // 4, args.most // 2, args.most), args.finders)
        print(f"{kind:34}" + "  ".join(f"{name} {ratio:.2f} ({took:.2f} s)" + ("*" if ratio > LIMIT else "") for name, (ratio, took) in found.items()), flush=True)
        for name, (ratio, took) in found.items():
            most[name] = max(most[name], (ratio, kind))
            slowest[name] = max(slowest[name], (took, kind))
            if ratio > LIMIT:
                above[f"{name}: {kind}"] = round(ratio, 2)
    for name in args.finders:
        print(f"{name:12} worst ratio {most[name][0]:.2f} on {most[name][1]}; slowest {slowest[name][0]:.1f} s on {slowest[name][1]}")
    print(json.dumps({"characters": args.most, "texts": len(args.kinds), "worst": {name: round(most[name][0], 2) for name in args.finders}, "above": above}, ensure_ascii=False))
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
