"""Invented news of a few weeks: the same incidents told by many outlets, in other words and with other figures.

Deterministic. What is common and what is rare is spread as in news: a few parties, places and outlets make most of it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from riwaya.lexicon import rows
from riwaya.report import Report

T = TypeVar("T")
SEED = 20_150_721
SENTENCES = 5  # of a report; news has four claims a report
OUTLETS = tuple(f"{name} {kind}" for name in ("المنبر", "الساحل", "الخبر", "الميزان", "السهل", "الوادي", "النهار", "الصدى") for kind in ("اليوم", "برس", "نيوز"))
COUNTRIES = ("YEM", "SYR", "IRQ", "LBY", "SDN", "PSE", "LBN", "EGY")
# {who} acts, {whom} has it done to, {n} are counted, {place} is where.
EVENTS = (
    "قتل {n} من عناصر {whom} في هجوم شنه {who} على {place} {when}.",
    "قصف {who} مواقع {whom} في {place} {when} ما أدى إلى مقتل {n} مدنيا.",
    "أصيب {n} شخصا في انفجار في {place} {when}.",
    "سيطر {who} على {place} بعد معارك مع {whom} {when}.",
    "اعتقل {who} {n} شخصا في {place} {when}.",
    "أرسل {who} {n} شاحنة مساعدات إلى {place} {when}.",
    "تظاهر {n} ألف شخص في {place} {when} ضد {who}.",
    "نزح {n} ألف مدني من {place} {when}.",
    "اتهم {who} {whom} بقصف {place} {when}.",
    "دعا {who} {whom} إلى وقف إطلاق النار في {place}.",
    "انسحب {who} من {place} {when}.",
    "نفى {who} قصف {place} {when}.",
    "أسر {who} {n} مقاتلا من {whom} في {place} {when}.",
    "دمر {who} {n} دبابة قرب {place} {when}.",
)  # fmt: skip
SAID = ("", "", "", "قال {source} إنه ", "أفاد {source} بأنه ", "وبحسب {source}، ", "وذكر شهود عيان أنه ", "ونقلت وكالة أنباء محلية عن مسؤول في {place} أنه ")
FILLER = (
    "ولم ترد تفاصيل أخرى عن ذلك حتى ساعة متأخرة من الليل، فيما ساد الهدوء شوارع المدينة وأغلقت المتاجر أبوابها قبل المغيب.",
    "وتعيش المنطقة منذ أشهر أوضاعا معيشية صعبة، إذ تنقطع الكهرباء ساعات طويلة وترتفع أسعار الخبز والوقود من أسبوع إلى آخر.",
    "ويقول السكان إنهم اعتادوا الانتظار في طوابير طويلة أمام محطات المياه، بينما يبحث آخرون عن عمل في القرى المجاورة.",
)  # fmt: skip
WHEN = ("اليوم", "أمس", "فجر اليوم", "مساء أمس")


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, before anyone tells it."""

    event: str
    who: str
    whom: str
    place: str
    n: int


def reports(first: date, days: int, a_day: int) -> Iterator[Report]:
    """`a_day` reports for each of `days` days from `first` on, each of some of the day's incidents."""
    chance = random.Random(SEED)  # noqa: S311  nothing secret: the same news in every run
    parties, places = _parties(), _places()
    number = 0
    for day in range(days):
        incidents = [
            Incident(chance.choice(EVENTS), _common(chance, parties), _common(chance, parties), _common(chance, places), min(900, 11 + int(chance.expovariate(0.03))))
            for _ in range(a_day * 4)
        ]
        for _ in range(a_day):
            told = [_told(chance, _common(chance, incidents), parties) for _ in range(SENTENCES)]
            told[2:2] = chance.sample(FILLER, 2)
            outlet = _common(chance, OUTLETS)
            yield Report(" ".join(told), f"g-{number:06d}", outlet, told[0][:60], first + timedelta(day), f"https://news.example/g-{number:06d}")
            number += 1


def _told(chance: random.Random, incident: Incident, parties: tuple[str, ...]) -> str:
    n = incident.n + chance.choice((0, 0, 0, 1, 4))
    event = incident.event.format(who=incident.who, whom=incident.whom, n=n, place=incident.place, when=chance.choice(WHEN))
    return chance.choice(SAID).format(source=_common(chance, parties), place=incident.place) + event


def _common(chance: random.Random, things: Sequence[T]) -> T:
    """One of `things`, the first far more often than the last (Zipf)."""
    return things[min(len(things) - 1, int(len(things) ** chance.random()) - 1 + chance.randrange(2))]


def _parties() -> tuple[str, ...]:
    known = [r["name_ar"] for r in rows("parties.csv", ("name_ar",)) if r["kind"] in ("state", "group", "force")]
    return tuple(_spread(known, 1_200))


def _places() -> tuple[str, ...]:
    known = [r["name"] for r in rows("places.csv", ("name",)) if r["country"] in COUNTRIES and r["caution"] == "0" and r["level"] in ("town", "city", "admin1", "village")]
    return tuple(_spread(known, 2_500))


def _spread(names: list[str], count: int) -> list[str]:
    """`count` of `names` from all over the table, in an order that has nothing to do with the alphabet."""
    kept = names[:: max(1, len(names) // count)][:count]
    random.Random(SEED).shuffle(kept)  # noqa: S311
    return kept
