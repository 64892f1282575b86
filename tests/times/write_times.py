"""Writes tests/times/times.csv: phrases of time in made-up sentences with the days they bear.

    python tests/times/write_times.py

What is expected is worked out here from first principles (datetime, calendar, and hijridate for the
Hijri calendar), never by the code under test. Rows that follow no pattern are in `by_hand.csv` and are
read by the same test. The sentences are ours. Each row: the sentence, the day of publication (empty:
not known), the side preferred, the words of the time, first and last day (empty: not borne), grain, role.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

from hijridate import Hijri

Row = tuple[str, str, str, str, str, str, str, str]
PUBLISHED = [date(2014, 12, 9), date(2016, 2, 29), date(2018, 7, 1), date(2020, 1, 2), date(2023, 10, 31), date(2025, 8, 13)]
CARRIERS = cycle([
    "وقع الهجوم على القرية {}.", "قال شهود إن الطائرات حلقت {} فوق التلال", "سقطت قذيفتان {} قرب السوق القديم", "وغادر المقاتلون {} تلك المرتفعات.",
    "(تعرض الجسر لضربات {})", "أفادت لجنة محلية بأن القافلة تحركت {}، من دون إصابات", "«دخلت الشاحنات {}» بحسب سائق",
])  # fmt: skip
MONTHS = {
    1: ["يناير", "كانون الثاني", "جانفي"], 2: ["فبراير", "شباط", "فيفري"], 3: ["مارس", "آذار"], 4: ["أبريل", "نيسان", "إبريل", "أفريل"], 5: ["مايو", "أيار", "مايس"],
    6: ["يونيو", "حزيران", "يونيه"], 7: ["يوليو", "تموز", "يوليوز", "جويلية"], 8: ["أغسطس", "آب", "غشت"], 9: ["سبتمبر", "أيلول", "شتنبر"],
    10: ["أكتوبر", "تشرين الأول"], 11: ["نوفمبر", "تشرين الثاني", "نونبر"], 12: ["ديسمبر", "كانون الأول", "دجنبر"],
}  # fmt: skip
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
DAYPARTS = ["فجر", "صباح", "ظهر", "عصر", "مساء", "ليل", "بعد ظهر"]
ORDINALS = [
    "",
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
    "الحادي عشر",
    "الثاني عشر",
    "الثالث عشر",
    "الرابع عشر",
]
ORDINALS += [
    "الخامس عشر",
    "السادس عشر",
    "السابع عشر",
    "الثامن عشر",
    "التاسع عشر",
    "العشرين",
    "الحادي والعشرين",
    "الثاني والعشرين",
    "الثالث والعشرين",
    "الرابع والعشرين",
]
ORDINALS += ["الخامس والعشرين", "السادس والعشرين", "السابع والعشرين", "الثامن والعشرين"]
HIJRI = ["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"]
WORDS = {
    3: ("ثلاثة", "ثلاث"),
    4: ("أربعة", "أربع"),
    5: ("خمسة", "خمس"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثماني"),
    9: ("تسعة", "تسع"),
    10: ("عشرة", "عشر"),
}
UNITS = {
    "day": ("يوم", "يومين", "أيام", 0),
    "week": ("أسبوع", "أسبوعين", "أسابيع", 0),
    "month": ("شهر", "شهرين", "أشهر", 0),
    "year": ("عام", "عامين", "سنوات", 1),
}


def row(
    phrase: str,
    published: date | None,
    start: date | None,
    end: date | None,
    grain: str,
    role: str = "at",
    prefer: str = "past",
    carrier: str | None = None,
    lead: str = "",
) -> Row:
    """One row: `lead` stands before the time and is no part of it ("في")."""
    sentence = (carrier or next(CARRIERS)).format(f"{lead} {phrase}".strip())
    return (
        sentence, published.isoformat() if published else "", prefer, phrase, start.isoformat() if start else "", end.isoformat() if end else "", grain, role,
    )  # fmt: skip


def month(year: int, number: int) -> tuple[date, date]:
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def back(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 - months
    year, m = divmod(number, 12)
    return date(year, m + 1, min(day.day, monthrange(year, m + 1)[1]))


def last_on_or_before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def months_by_name() -> Iterator[Row]:
    days = cycle(range(1, 29))
    for number, names in MONTHS.items():
        for k, name in enumerate(names):
            d, p = next(days), PUBLISHED[(number + k) % len(PUBLISHED)]
            first, last = month(2016, number)
            yield row(f"{name} 2016", None, first, last, "month", lead="في")
            yield row(f"{d} {name} 2019", None, date(2019, number, d), date(2019, number, d), "day", lead="في")
            yield row(f"{ORDINALS[d]} من {name} 2021", p, date(2021, number, d), date(2021, number, d), "day", lead="في")
            year = p.year if number < p.month else p.year - 1
            yield row(f"{name} الماضي", p, *month(year, number), "month", lead="في")
            year = p.year if number <= p.month else p.year - 1
            yield row(f"شهر {name}", p, *month(year, number), "month", lead="في")
            year = p.year if number >= p.month else p.year + 1
            yield row(name, p, *month(year, number), "month", lead="في", prefer="future")
            year = p.year if number > p.month else p.year + 1
            yield row(f"{name} المقبل", p, *month(year, number), "month", lead="في")
            yield row(f"منذ {name} 2012", p, date(2012, number, 1), p, "month", "since")
            first, last = month(2017, number)
            for part, a, z in (("أوائل", 1, 10), ("منتصف", 11, 20), ("أواخر", 21, last.day), ("نهاية", 21, last.day), ("مطلع", 1, 10)):
                if (number + k + a) % 2:
                    yield row(f"{part} {name} 2017", p, first.replace(day=a), first.replace(day=z), "period", lead="في")
            yield row(f"{name} من العام الماضي", p, *month(p.year - 1, number), "month", lead="في")
            yield row(f"{name}", None, None, None, "month", lead="في")


def twin_names() -> Iterator[Row]:
    p = date(2016, 2, 29)
    for number, names in MONTHS.items():
        egypt, levant = names[0], names[1]
        for k, form in enumerate(("{}/{}", "{} / {}", "{} ({})", "{} - {}", "{}/ {}", "{} {}")):
            a, z = (egypt, levant) if k % 2 else (levant, egypt)
            both = form.format(a, z)
            yield row(f"{both} 2014", p, *month(2014, number), "month", lead="في")
            yield row(f"{number + 3} {both} 2013", p, date(2013, number, number + 3), date(2013, number, number + 3), "day", lead="يوم" if k > 5 else "في")
            year = p.year if number < p.month else p.year - 1
            yield row(f"{both} الماضي", p, *month(year, number), "month", lead="خلال" if k > 5 else "في")


def weekdays() -> Iterator[Row]:
    for p in PUBLISHED:
        for weekday, name in enumerate(WEEKDAYS):
            past = last_on_or_before(p, weekday)
            strict = past - timedelta(days=7) if past == p else past
            future = past if past == p else past + timedelta(days=7)
            part = DAYPARTS[weekday]
            yield row(name, p, past, past, "day")
            yield row(f"يوم {name}", p, future, future, "day", prefer="future")
            yield row(f"{part} {name}", p, past, past, "day")
            yield row(f"{name} الماضي", p, strict, strict, "day")
            yield row(f"{name} المقبل", p, past + timedelta(days=7), past + timedelta(days=7), "day")
            yield row(f"منذ {name} الماضي", p, strict, p, "day", "since")
            yield row(f"يوم {name}", None, None, None, "day")
            monday = p - timedelta(days=p.weekday())
            day = monday + timedelta(days=weekday - 7)
            yield row(f"يوم {name} من الأسبوع الماضي", p, day, day, "day")


def told_from_publication() -> Iterator[Row]:
    told = [("أمس", -1), ("اليوم", 0), ("أمس الأول", -2), ("أول من أمس", -2), ("أول أمس", -2), ("غدا", 1), ("بعد غد", 2), ("يوم أمس", -1), ("البارحة", -1)]
    for k, p in enumerate(PUBLISHED):
        for phrase, n in told:
            day = p + timedelta(days=n)
            yield row(phrase, p, day, day, "day")
            if n <= 0 and not phrase.startswith("يوم"):
                yield row(f"{DAYPARTS[k]} {phrase}", p, day, day, "day")
            if n in (-1, 0) and phrase in ("أمس", "اليوم"):
                yield row(f"{phrase} {WEEKDAYS[day.weekday()]}", p, day, day, "day")
                yield row(f"{phrase} ({WEEKDAYS[day.weekday()]})", p, day, day, "day")
                yield row(f"منذ {phrase}", p, day, p, "day", "since")
        for phrase in ("حاليا", "الآن"):
            yield row(phrase, p, p, p, "day")
        yield row("حتى الآن", p, p, p, "day", "until")
        yield row("هذا الصباح", p, p, p, "day")
        yield row("الليلة الماضية", p, p - timedelta(days=1), p - timedelta(days=1), "day")
    for phrase, _ in told:
        yield row(phrase, None, None, None, "day")


def lengths() -> Iterator[Row]:
    for k, p in enumerate(PUBLISHED):
        for unit, (one, two, many, gender) in UNITS.items():
            for n in (1, 2, 3, 5, 10):
                for digits in (False, True):
                    if n <= 2 and digits:
                        continue
                    phrase = one if n == 1 else two if n == 2 else f"{n} {many}" if digits else f"{WORDS[n][gender]} {many}"
                    begin = p - timedelta(days=n * (1 if unit == "day" else 7)) if unit in ("day", "week") else back(p, n * (1 if unit == "month" else 12))
                    hedge = "" if digits or k % 2 else "نحو "
                    if not (n == 1 and unit == "day"):
                        yield row(f"منذ {hedge}{phrase}", p, begin, p, unit, "since")
                        yield row(f"خلال {phrase}", p, begin, p, unit, "within")
                    if unit in ("day", "week"):
                        yield row(f"قبل {phrase}", p, begin, begin, "day")
                    elif unit == "month":
                        yield row(f"قبل {phrase}", p, *month(begin.year, begin.month), "month")
                    else:
                        yield row(f"قبل {phrase}", p, date(begin.year, 1, 1), date(begin.year, 12, 31), "year")
                    if k < 2:
                        yield row(f"لمدة {phrase}", p, None, None, unit, "for")
                        yield row(f"منذ {phrase}", None, None, None, unit, "since")
            definite = f"ال{many} الثلاثة الماضية" if not gender else f"ال{many} الثلاث الماضية"
            begin = p - timedelta(days=3 * (1 if unit == "day" else 7)) if unit in ("day", "week") else back(p, 3 * (1 if unit == "month" else 12))
            yield row(definite, p, begin, p, unit, "within", lead="في")
            yield row(f"خلال ال{many} القليلة الماضية", p, None, p, unit, "within")
            yield row(f"منذ {many}", p, None, p, unit, "since")
            yield row(f"قبل {many}", p, None, None, unit)
        for hours, days in ((24, 1), (48, 2), (72, 3)):
            begin = p - timedelta(days=days)
            yield row(f"خلال {hours} ساعة", p, begin, p, "hour", "within")
            yield row(f"خلال الـ{hours} ساعة الماضية", p, begin, p, "hour", "within")
            yield row(f"في غضون {hours} ساعة"[3:], p, begin, p, "hour", "within", lead="في")


def stretches() -> Iterator[Row]:
    for p in PUBLISHED:
        monday = p - timedelta(days=p.weekday())
        for shift, words in ((-1, ("الماضي", "الفائت", "المنصرم")), (0, ("الجاري", "الحالي")), (1, ("المقبل", "القادم"))):
            for word in words:
                first = monday + timedelta(days=7 * shift)
                yield row(f"الأسبوع {word}", p, first, first + timedelta(days=6), "week")
                begin = back(p.replace(day=1), -shift)
                yield row(f"الشهر {word}", p, *month(begin.year, begin.month), "month")
                yield row(f"العام {word}", p, date(p.year + shift, 1, 1), date(p.year + shift, 12, 31), "year")
                yield row(f"نهاية العام {word}", p, date(p.year + shift, 12, 1), date(p.year + shift, 12, 31), "period")
                _, last = month(begin.year, begin.month)
                yield row(f"أواخر الشهر {word}", p, begin.replace(day=21), last, "period", lead="في")
                yield row(f"{ORDINALS[7]} من الشهر {word}", p, begin.replace(day=7), begin.replace(day=7), "day", lead="في")
                if shift <= 0:
                    yield row(f"منذ مطلع الشهر {word}", p, begin, p, "period", "since")
        for phrase, a, z in (("مطلع الشهر", 1, 10), ("منتصف الشهر", 11, 20)):
            yield row(phrase, p, p.replace(day=a), p.replace(day=z), "period")
        yield row("هذا الأسبوع", p, monday, monday + timedelta(days=6), "week")
        yield row("هذا العام", p, date(p.year, 1, 1), date(p.year, 12, 31), "year")
        for season, first, name in ((3, 3, "ربيع"), (6, 6, "صيف"), (9, 9, "خريف")):
            yield row(f"{name} {p.year - 2}", p, date(p.year - 2, season, 1), month(p.year - 2, first + 2)[1], "season", lead="في")
            yield row(f"بداية {name} {p.year - 2}", p, *month(p.year - 2, first), "period", lead="مع")
            yield row(f"{name} العام الماضي", p, date(p.year - 1, season, 1), month(p.year - 1, first + 2)[1], "season", lead="في")
        for phrase in ("الأسبوع الماضي", "الشهر الجاري", "العام المقبل"):
            yield row(phrase, None, None, None, {"الأسبوع الماضي": "week", "الشهر الجاري": "month"}.get(phrase, "year"))


def years() -> Iterator[Row]:
    for k, year in enumerate(range(1948, 2026)):
        p = PUBLISHED[k % len(PUBLISHED)]
        phrase = (f"عام {year}", f"العام {year}", f"سنة {year}", f"عام {year}م")[k % 4]
        yield row(phrase, p if k % 2 else None, date(year, 1, 1), date(year, 12, 31), "year")
        if year < p.year:
            yield row(f"منذ {phrase}" if k % 3 else f"منذ {year}", p, date(year, 1, 1), p, "year", "since")
        if k % 6 == 0:
            yield row(f"عامي {year} و{year + 1}", p, date(year, 1, 1), date(year + 1, 12, 31), "year", lead="بين")
            yield row(f"مطلع {year}", p, *month(year, 1), "period")
    for decade, name in ((50, "الخمسينيات"), (60, "الستينيات"), (70, "السبعينيات"), (80, "الثمانينيات"), (90, "التسعينيات")):
        yield row(f"{name[2:]} القرن الماضي", PUBLISHED[0], date(1900 + decade, 1, 1), date(1909 + decade, 12, 31), "decade", lead="في")
        yield row(name, PUBLISHED[1], date(1900 + decade, 1, 1), date(1909 + decade, 12, 31), "decade", lead="في")


def digits() -> Iterator[Row]:
    day = date(2011, 1, 3)
    for k in range(60):
        day += timedelta(days=83)
        p = PUBLISHED[k % len(PUBLISHED)]
        forms = (
            f"{day.day}/{day.month}/{day.year}",
            f"{day.isoformat()}",
            f"{day.day}-{day.month}-{day.year}",
            f"{day.year}/{day.month:02}/{day.day:02}",
            f"{day.day:02}.{day.month:02}.{day.year}",
        )
        yield row(forms[k % 5], p if k % 2 else None, day, day, "day", lead="بتاريخ" if k % 3 else "في")
        arabic = forms[k % 5].translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        yield row(arabic, None, day, day, "day", lead="في")


def ranges() -> Iterator[Row]:
    for k, (number, names) in enumerate(MONTHS.items()):
        name, p, year = names[k % 2], PUBLISHED[k % len(PUBLISHED)], 2012 + k % 3
        a, z = date(year, number, 2 + k), date(year, number, 5 + k)
        yield row(f"{a.day} إلى {z.day} {name} {year}", p, a, z, "day", lead="من")
        yield row(f"{a.day} و{z.day} {name} {year}", p, a, z, "day", lead="بين")
        yield row(f"{a.day}-{z.day} {name} {year}", p, a, z, "day", lead="في الفترة")
        yield row(f"{a.day} و{a.day + 1} {name} {year}", p, a, a + timedelta(days=1), "day", lead="في")
        yield row(f"يومي {a.day} و{a.day + 1} {name} {year}", p, a, a + timedelta(days=1), "day")
        later = MONTHS[number % 12 + 1][0]
        end = date(year + (number == 12), number % 12 + 1, 4)
        yield row(f"{a.day} {name} إلى 4 {later} {end.year}", p, a, end, "day", lead="من")
        yield row(f"منذ {a.day} {name} {year} وحتى 4 {later} {end.year}", p, a, end, "day", "since")
        weekday = WEEKDAYS[k % 7]
        past = last_on_or_before(p, k % 7)
        if past < p:
            yield row(f"ليل {weekday} {WEEKDAYS[(k + 1) % 7]}", p, past, past + timedelta(days=1), "day")
        if past + timedelta(days=1) <= p:
            yield row(f"يومي {weekday} و{WEEKDAYS[(k + 1) % 7]}", p, past, past + timedelta(days=1), "day")


def hijri() -> Iterator[Row]:
    for k in range(72):
        year, number, day = 1420 + k // 3, k % 12 + 1, 1 + k * 5 % 28
        that = date(*Hijri(year, number, day).to_gregorian().datetuple())
        sign = ("هـ", " هـ", "")[k % 3]
        yield row(f"{day} {HIJRI[number - 1]} {year}{sign}", None, that, that, "day", lead="في")
        if k % 3 == 0:
            gregorian = f"{that.day} {MONTHS[that.month][0]} {that.year}"
            yield row(f"{day} {HIJRI[number - 1]} {year}هـ الموافق {gregorian}", None, that, that, "day", lead="في")
            yield row(f"{gregorian} الموافق {day} {HIJRI[number - 1]} {year}هـ", None, that, that, "day", lead="في")
    for year in (1435, 1437, 1439, 1441, 1445, 1447):
        first = date(*Hijri(year, 10, 1).to_gregorian().datetuple())
        adha = date(*Hijri(year, 12, 10).to_gregorian().datetuple())
        p = first + timedelta(days=9)
        yield row("عيد الفطر", p, first, first + timedelta(days=2), "day", lead="خلال عطلة")
        yield row("أول أيام عيد الفطر", p, first, first, "day", lead="في")
        yield row("ثاني أيام عيد الأضحى", adha + timedelta(days=20), adha + timedelta(days=1), adha + timedelta(days=1), "day", lead="في")
        ramadan = Hijri(year, 9, 1)
        start = date(*ramadan.to_gregorian().datetuple())
        yield row("شهر رمضان", p, start, start + timedelta(days=ramadan.month_length() - 1), "month", lead="في")


def clocks() -> Iterator[Row]:
    for hour, word in enumerate(("الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة"), 3):
        yield row(f"الساعة {hour} عصرا بتوقيت غرينتش", PUBLISHED[0], None, None, "hour", lead="عند")
        yield row(f"الساعة {hour}:30", PUBLISHED[0], None, None, "minute", lead="عند")
        yield row(f"الساعة {word} صباحا", PUBLISHED[0], None, None, "hour", lead="عند")
        yield row(f"الساعة {word} والنصف مساء بالتوقيت المحلي", None, None, None, "minute", lead="عند")
        p = PUBLISHED[hour % 6]
        yield row(f"الساعة {word} من صباح اليوم", p, p, p, "hour", lead="عند")
        yield row(f"{word} مساء أمس", p, p - timedelta(days=1), p - timedelta(days=1), "hour", lead="عند")


def write() -> None:
    makers = (months_by_name, twin_names, weekdays, told_from_publication, lengths, stretches, years, digits, ranges, hijri, clocks)
    with Path(__file__).with_name("times.csv").open("w", encoding="utf-8", newline="") as out:
        out.write("# Written by write_times.py: change that, not this.\n")
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(("sentence", "published", "prefer", "time", "start", "end", "grain", "role"))
        for maker in makers:
            lines.writerows(maker())


if __name__ == "__main__":
    write()
