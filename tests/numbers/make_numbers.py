"""Writes numbers.csv, the table of number cases: `python tests/numbers/make_numbers.py`.

The spelling of numbers here is written from the grammar, on its own, and shares no code and no table with the reader. A row
is a phrase and the one number in it (value, low, high, qualifier); no value and no low means that the phrase holds no number.
Nothing is random: the same script writes the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).with_name("numbers.csv")
SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
Row = tuple[str, str, str, str, str, str]  # group, text, value, low, high, qualifier

MASCULINE = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
FEMININE = ("", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
HUNDREDS = ("", "مئة", "مئت", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة")
SCALES = ((10**9, "مليار", "مليارات", "مليارا"), (10**6, "مليون", "ملايين", "مليونا"), (1000, "ألف", "آلاف", "ألفا"))


def below_hundred(n: int, feminine: bool, nominative: bool) -> str:
    units = FEMININE if feminine else MASCULINE
    unit = {2: ("اثنتان" if nominative else "اثنتين") if feminine else ("اثنان" if nominative else "اثنين")}.get(n % 10, units[n % 10])
    if n <= 10:
        return units[n] if n != 2 else unit
    if n < 20:
        ten = "عشرة" if feminine else "عشر"
        if n == 11:
            return ("إحدى " if feminine else "أحد ") + ten
        if n == 12:
            return ("اثنت" if feminine else "اثن") + ("ا " if nominative else "ي ") + ten
        return f"{units[n - 10]} {ten}"
    tens = TENS[n // 10] + ("ون" if nominative else "ين")
    if n % 10 == 1 and feminine:
        unit = "إحدى"
    return f"{unit} و{tens}" if n % 10 else tens


def below_thousand(n: int, feminine: bool, nominative: bool) -> str:
    hundred = HUNDREDS[n // 100] + (("ان" if nominative else "ين") if n // 100 == 2 else "")
    rest = below_hundred(n % 100, feminine, nominative)
    return " و".join(p for p in (hundred, rest) if p)


def spelled(n: int, feminine: bool = False, nominative: bool = True) -> str:
    """A whole number in words."""
    parts = []
    for scale, one, many, accusative in SCALES:
        k, n = divmod(n, scale)
        if not k:
            continue
        if k == 1:
            parts.append(one)
        elif k == 2:
            parts.append(one + ("ان" if nominative else "ين"))
        else:
            tail = many if 3 <= k % 100 <= 10 else accusative if 11 <= k % 100 <= 99 else one
            parts.append(f"{below_thousand(k, False, nominative)} {tail}")
    if n:
        parts.append(below_thousand(n, feminine, nominative))
    return " و".join(parts)


def counted(n: int, feminine: bool) -> str:
    """The noun as it stands behind the number."""
    singular, accusative, many = ("غارة", "غارة", "غارات") if feminine else ("جندي", "جنديا", "جنود")
    return many if 3 <= n % 100 <= 10 else accusative if 11 <= n % 100 <= 99 else singular


def shown(x: float) -> str:
    return str(int(x)) if x == int(x) else repr(x)


def row(group: str, text: str, value: float | None = None, qualifier: str = "exact", low: float | None = None, high: float | None = None) -> Row:
    return (
        group,
        text,
        "" if value is None else shown(value),
        "" if low is None else shown(low),
        "" if high is None else shown(high),
        qualifier if value is not None or low is not None else "",
    )


def in_scripts(text: str) -> Iterator[str]:
    for digits in SCRIPTS:
        yield text.translate(str.maketrans(SCRIPTS[0], digits))


PLAIN = (
    3,
    7,
    12,
    19,
    25,
    40,
    57,
    88,
    99,
    100,
    101,
    118,
    250,
    375,
    512,
    640,
    799,
    900,
    999,
    1000,
    1200,
    1500,
    1776,
    3144,
    4198,
    9999,
    12000,
    31000,
    73003,
    173252,
    500000,
    1250000,
    1899,
    2101,
    5000,
    7500,
)
GROUPED = (1000, 1500, 3100, 3144, 4198, 9801, 12345, 31000, 73003, 99999, 173252, 250000, 614000, 1000000, 1234567, 20500000, 123456789, 1000000000)
DECIMALS = ("1.5", "2.25", "3.1", "4.75", "10.5", "12.8", "99.9", "0.5", "0.25", "7.05", "16.75", "120.4")


def digit_rows() -> Iterator[Row]:
    for n in PLAIN:
        for text in in_scripts(str(n)):
            yield row("digits", f"وصل {text} {counted(n, False)} إلى المعسكر", n)
    for n in GROUPED:
        for mark in (",", ".", "٬", "،", "’", "\u00a0", "\u202f"):
            if mark in ("\u00a0", "\u202f") and n < 10000:
                continue
            for text in in_scripts(f"{n:,}".replace(",", mark)):
                yield row("separators", f"نقلت السفن {text} طن", n)
    for d in DECIMALS:
        for mark in (".", ",", "،", "٫"):
            for text in in_scripts(d.replace(".", mark)):
                yield row("decimals", f"نحتاج {text} طن", float(d))
    for d, scale, factor in (
        ("1.5", "مليون", 10**6),
        ("2.3", "مليار", 10**9),
        ("4,5", "ملايين", 10**6),
        ("1.250", "مليون", 10**6),
        ("3.75", "مليارات", 10**9),
        ("10٫2", "ألف", 1000),
        ("0.8", "مليون", 10**6),
    ):
        for text in in_scripts(d):
            value = float(d.replace(",", ".").replace("٫", ".")) * factor
            yield row("decimals", f"نزح {text} {scale} شخص", round(value, 6))
    for text, value in (("1,234.5", 1234.5), ("1.234,5", 1234.5), ("12,345.67", 12345.67), ("1.234.567,8", 1234567.8), ("2٬500٫5", 2500.5)):
        for written in in_scripts(text):
            yield row("separators", f"بلغ الوزن {written} طن", value)


def mixed_rows() -> Iterator[Row]:
    for k in (2, 3, 5, 9, 11, 15, 20, 31, 64, 99, 100, 120, 450, 800):
        for one, many, accusative, factor in (("ألف", "آلاف", "ألفا", 1000), ("مليون", "ملايين", "مليونا", 10**6), ("مليار", "مليارات", "مليارا", 10**9)):
            tail = many if 3 <= k <= 10 else accusative if 11 <= k <= 99 else one
            for text in in_scripts(str(k)):
                yield row("mixed", f"خصصت {text} {tail} دولار", k * factor)
            yield row("mixed", f"خصصت {k}{one} دولار", k * factor)


WORDS = (
    *range(3, 125),
    145,
    168,
    199,
    200,
    201,
    211,
    250,
    300,
    318,
    365,
    400,
    444,
    500,
    555,
    600,
    678,
    700,
    777,
    800,
    812,
    900,
    999,
    1000,
    1001,
    1015,
    1100,
    1250,
    1500,
    1999,
    2000,
    2014,
    2250,
    2999,
    3000,
    3144,
    4500,
    5006,
    7000,
    9999,
    10000,
    11000,
    12345,
    15000,
    20000,
    31000,
    45600,
    73003,
    99000,
    100000,
    103000,
    120000,
    125500,
    200000,
    350000,
    999999,
    1000000,
    1250000,
    2000000,
    3000000,
    5600000,
    11000000,
    22500000,
    100000000,
    1000000000,
    2000000000,
    7500000000,
)


def word_rows() -> Iterator[Row]:
    for n in WORDS:
        for feminine in (False, True):
            for nominative in (True, False):
                yield row("words", f"شاهدوا {spelled(n, feminine, nominative)} {counted(n, feminine)} هناك", n)


RESPELL = (
    ("أ", "ا"),
    ("إ", "ا"),
    ("آ", "ا"),
    ("ة", "ه"),
    ("مئة", "مائة"),
    ("مئة", "ميه"),
    ("مئ", "مائ"),
    (" و", " و "),
    ("ثماني ", "ثمان "),
    ("ثمانمئة", "ثمانمائة"),
)
RESPELLED = (8, 11, 12, 13, 18, 21, 28, 43, 100, 118, 200, 235, 318, 400, 561, 618, 845, 900, 1111, 1800, 2200, 3500, 8000, 12800, 200300, 1300000)


def variant_rows() -> Iterator[Row]:
    seen = set()
    for n in RESPELLED:
        for feminine in (False, True):
            base = spelled(n, feminine, False)
            for old, new in RESPELL:
                text = base.replace(old, new)
                if text not in seen and text != base:
                    seen.add(text)
                    yield row("variants", f"أحصوا {text} {counted(n, feminine)}", n)
    for hundreds, n in (("ثلاث مئة", 300), ("أربع مائة", 400), ("خمس مئة", 500), ("ست مائة", 600), ("سبع مئة", 700), ("ثماني مئة", 800), ("تسع مائة", 900)):
        yield row("variants", f"أحصوا {hundreds} جندي", n)
        yield row("variants", f"أحصوا {hundreds} وعشرين جنديا", n + 20)
        yield row("variants", f"أحصوا {hundreds} ألف جندي", n * 1000)
    for clitic in ("و", "ب", "ل", "ف"):
        for n in (3, 15, 40, 100, 700, 2000):
            yield row("clitics", f"{clitic}{spelled(n, False, False)} {counted(n, False)}", n)
            yield row("clitics", f"جاء {clitic}{n} {counted(n, False)}", n)
    for marks, n in (("ثَلاثَةٌ", 3), ("عِشْرينَ", 20), ("أَلْفِ", 1000), ("خمـــسة", 5), ("مِئَةُ", 100), ("ثلاثونَ", 30)):
        yield row("variants", f"وصل {marks} جنود", n)


DUALS = (
    "جنديان",
    "قتيلان",
    "جريحان",
    "شخصان",
    "طفلان",
    "ضابطان",
    "شرطيان",
    "غارتان",
    "قذيفتان",
    "سيارتان",
    "دبابتان",
    "طائرتان",
    "سفينتان",
    "صاروخان",
    "قنبلتان",
    "عبوتان",
    "قريتان",
    "بلدتان",
    "مدينتان",
    "منزلان",
    "دولتان",
    "هجومان",
    "تفجيران",
    "انفجاران",
    "عمليتان",
    "زورقان",
    "مروحيتان",
    "شاحنتان",
    "حافلتان",
    "أسيران",
    "رهينتان",
    "مدنيان",
    "مسلحان",
    "مقاتلان",
    "صحفيان",
    "امرأتان",
    "فتاتان",
    "طنان",
    "دولاران",
    "شحنتان",
    "لغمان",
    "موقعان",
    "حاجزان",
    "مستشفيان",
    "شهيدان",
    "نازحان",
    "معتقلان",
)
SOUND = ("مدني", "مسلح", "مقاتل", "صحفي", "نازح", "معتقل")


def dual_rows() -> Iterator[Row]:
    for noun in DUALS:
        yield row("dual", f"شوهد {noun} أمس", 2)
        oblique = noun[:-2] + "ين"
        if noun[:-2] in SOUND:
            yield row("dual", f"عن {oblique} مجهولين")  # the plural, as far as the letters tell
            yield row("dual", f"عن {oblique} اثنين", 2)
        else:
            yield row("dual", f"عن {oblique} أمس", 2)
            yield row("dual", f"و{noun}", 2)
    for text, n in (
        ("ألفا جندي", 2000),
        ("ألفي جندي", 2000),
        ("ألفان", 2000),
        ("مئتا جندي", 200),
        ("مئتي غارة", 200),
        ("مائتا طن", 200),
        ("مائتي طن", 200),
        ("مليونا نازح", 2 * 10**6),
        ("مليوني نازح", 2 * 10**6),
        ("مليونين", 2 * 10**6),
        ("ملياري دولار", 2 * 10**9),
        ("مليارا دولار", 2 * 10**9),
        ("بلغت ألفا", 1000),
        ("بلغوا مليونا", 10**6),
        ("31 ألفا", 31000),
        ("ألفاً", 1000),
    ):
        yield row("dual", text, n)
    for noun in ("جندي", "قتيل", "صاروخ", "مدني", "شخص", "جريح"):
        yield row("singular", f"سوى {noun} واحد", 1)
        yield row("singular", f"عن {noun}ا واحدا".replace("عن", "وجدوا"), 1)
    for noun in ("غارة", "سيارة", "قذيفة", "قرية"):
        yield row("singular", f"سوى {noun} واحدة", 1)


BEFORE = (
    ("about", ("نحو", "حوالي", "حوالى", "قرابة", "زهاء", "ما يقارب", "ما يقرب من", "ما يناهز", "بنحو", "لنحو", "ونحو", "بحوالي")),
    (
        "more_than",
        (
            "أكثر من",
            "اكثر من",
            "ما يزيد على",
            "ما يزيد عن",
            "أزيد من",
            "ما يربو على",
            "يزيد على",
            "ما يفوق",
            "وأكثر من",
            "بأكثر من",
            "لأكثر من",
            "تجاوز",
            "يفوق",
        ),
    ),
    ("at_least", ("ما لا يقل عن", "مالا يقل عن", "لا يقل عن", "على الأقل", "لا تقل عن", "وما لا يقل عن", "بما لا يقل عن")),
    ("less_than", ("أقل من", "اقل من", "بأقل من", "ما دون")),
    ("at_most", ("لا يتجاوز", "لا يزيد على", "لا يزيد عن", "على الأكثر", "ما لا يزيد عن", "لا يتعدى")),
)
BEHIND = (
    ("at_least", ("على الأقل", "على أقل تقدير", "أو أكثر", "فأكثر", "كحد أدنى")),
    ("at_most", ("على الأكثر", "كحد أقصى", "أو أقل", "على أكثر تقدير")),
    ("about", ("تقريبا", "على وجه التقريب")),
)


def hedge_rows() -> Iterator[Row]:
    for qualifier, phrases in BEFORE:
        for phrase in phrases:
            for text, n in (("40", 40), ("٢٠٠", 200), ("ثلاثين", 30), ("ألف", 1000), ("12 ألف", 12000)):
                yield row("hedges", f"شارك {phrase} {text} شخص", n, qualifier)
    for qualifier, phrases in BEHIND:
        for phrase in phrases:
            for text, n in (("40", 40), ("٢٠٠", 200), ("ثلاثين", 30), ("ألفين", 2000)):
                yield row("hedges", f"شارك {text} {phrase}", n, qualifier)
    for n in (20, 300):
        yield row("hedges", f"يقدر ب{n} شخص", n, "about")
        yield row("hedges", f"يقدر بـ{n} شخص", n, "about")
    yield row("hedges", "عشرين ونيف", 20, "more_than")


def range_rows() -> Iterator[Row]:
    for low, high in ((3, 5), (10, 15), (20, 30), (40, 60), (100, 150), (250, 300), (1000, 1500), (5000, 7000)):
        for frame in ("بين {} و{}", "ما بين {} و{}", "من {} إلى {}", "{}-{}", "{} - {}", "{} إلى {}", "بين {} إلى {}"):
            for digits in SCRIPTS:
                text = frame.format(low, high).translate(str.maketrans(SCRIPTS[0], digits))
                yield row("ranges", f"قدروا أنهم {text} شخص", None, "range", low, high)
        words = spelled(low, False, False), spelled(high, False, False)
        for frame in ("بين {} و{}", "من {} إلى {}", "ما بين {} و{}"):
            yield row("ranges", f"قدروا أنهم {frame.format(*words)} شخص", None, "range", low, high)
    for text, low, high in (
        ("بين 20 و30 ألف شخص", 20000, 30000), ("من 3 إلى 5 آلاف شخص", 3000, 5000), ("10-15 ألف شخص", 10000, 15000), ("بين مليون ومليوني شخص", 10**6, 2 * 10**6), ("ثلاثة أو أربعة أشخاص", 3, 4), ("خمسة إلى ستة أشخاص", 5, 6),
        ("بين 500 و1000 شخص", 500, 1000), ("بين 500 شخص", None, None),
    ):  # fmt: skip
        yield row("ranges", f"قدروا أنهم {text}", None, "range", low, high) if low else row("ranges", f"قدروا أنهم {text}", 500)
    for verb in ("ارتفع العدد", "انخفض العدد", "زاد العدد"):
        yield row("ranges", f"{verb} إلى 30", 30)


def bound_rows() -> Iterator[Row]:
    for text, low, qualifier in (
        ("عشرات", 20, "at_least"), ("مئات", 200, "at_least"), ("آلاف", 2000, "at_least"), ("ألوف", 2000, "at_least"), ("ملايين", 2 * 10**6, "at_least"), ("عشرات الآلاف من", 20000, "at_least"), ("مئات الآلاف من", 200000, "at_least"),
        ("عشرات الملايين من", 2 * 10**7, "at_least"), ("مليارات", 2 * 10**9, "at_least"), ("بضعة", 3, "about"), ("بضع مئات من", 300, "about"), ("بضعة آلاف من", 3000, "about"), ("بضع عشرات من", 30, "about"), ("عدة آلاف من", 2000, "at_least"), ("عدة مئات من", 200, "at_least"), ("بضعة عشر من", 13, "about"),
    ):  # fmt: skip
        for frame in ("وصل {} الجنود", "وصول {} الجنود أمس", "شاهدنا {} الجنود"):
            yield row("bounds", frame.format(text), None, qualifier, low)
    for text, low in (("العشرات من", 20), ("المئات من", 200), ("الآلاف من", 2000), ("بالعشرات من", 20), ("مئات آلاف", 200000), ("ومئات", 200), ("لعشرات", 20)):
        yield row("bounds", f"وصل {text} الجنود", None, "at_least", low)


ORDINALS = (
    ("الأول", "الأولى"),
    ("الثاني", "الثانية"),
    ("الثالث", "الثالثة"),
    ("الرابع", "الرابعة"),
    ("الخامس", "الخامسة"),
    ("السادس", "السادسة"),
    ("السابع", "السابعة"),
    ("الثامن", "الثامنة"),
    ("التاسع", "التاسعة"),
    ("العاشر", "العاشرة"),
)


def ordinal_rows() -> Iterator[Row]:
    for feminine, noun in ((0, "الهجوم"), (1, "الغارة")):
        for n in range(1, 11):
            yield row("ordinals", f"{noun} {ORDINALS[n - 1][feminine]} هذا", n)
        for n in range(11, 20):
            unit = ("الحادي", "الحادية")[feminine] if n == 11 else ORDINALS[n - 11][feminine]
            yield row("ordinals", f"{noun} {unit} {('عشر', 'عشرة')[feminine]} هذا", n)
        for n in range(21, 100):
            if n % 10:
                unit = ("الحادي", "الحادية")[feminine] if n % 10 == 1 else ORDINALS[n % 10 - 1][feminine]
                yield row("ordinals", f"{noun} {unit} وال{TENS[n // 10]}ون هذا", n)
    for text, n in (("أول هجوم", 1), ("ثاني هجوم", 2), ("ثالث غارة", 3), ("للمرة الرابعة", 4)):
        yield row("ordinals", text, n)


def part_rows() -> Iterator[Row]:
    for n in (1, 5, 10, 20, 33, 50, 75, 99, 100, 240):
        for text in in_scripts(str(n)):
            for sign in ("%", " %", "٪", " في المئة", " بالمئة", " بالمائة", " في المائة"):
                yield row("percent", f"زاد الإنتاج {text}{sign} هذا", n)
    for text, value in (
        ("نصف", 0.5),
        ("ثلث", 1 / 3),
        ("ربع", 0.25),
        ("ثلثي", 2 / 3),
        ("ثلثا", 2 / 3),
        ("ثلاثة أرباع", 0.75),
        ("خمسة أثمان", 0.625),
        ("ثلاثة أخماس", 0.6),
        ("3/4", 0.75),
        ("1/2", 0.5),
    ):
        yield row("parts", f"سيطروا على {text} الأحياء", round(value, 9))
    for text, value in (
        ("نصف مليون", 500000),
        ("ربع مليون", 250000),
        ("مليون ونصف المليون", 1500000),
        ("مليونين ونصف", 2500000),
        ("ثلاثة ملايين ونصف المليون", 3500000),
        ("مليون وربع", 1250000),
        ("مليار ونصف مليار", 1500000000),
        ("ثلاثة آلاف ونصف", 3500),
    ):
        yield row("parts", f"بلغوا {text} شخص", value)


MONTHS = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
    "كانون الأول",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الثاني",
    "رمضان",
    "شعبان",
    "شوال",
    "نونبر",
    "غشت",
    "جويلية",
)


def none_rows() -> Iterator[Row]:
    for n, month in enumerate(MONTHS):
        for digits in SCRIPTS:
            day = str(n % 28 + 1).translate(str.maketrans(SCRIPTS[0], digits))
            yield row("dates", f"وقع ذلك في {day} {month} الماضي")
        yield row("dates", f"وقع ذلك في {n % 28 + 1} {month} {2000 + n}")
        yield row("dates", f"وقع ذلك في {month} {2000 + n}")
    for year in (1948, 1967, 1979, 1991, 2001, 2003, 2011, 2014, 2015, 2018, 2023, 2025):
        for frame in ("في عام {}", "منذ العام {}", "سنة {}", "عام {}م", "خلال {}", "نهاية {}", "حرب {}", "أحداث ({})"):
            for text in in_scripts(str(year)):
                yield row("years", frame.format(text))
    for text in (
        "9/12/2014",
        "09-12-2014",
        "9.12.2014",
        "12/9",
        "2014-12-09",
        "2013-2014",
        "عامي 2013 و2014",
        "بين 2 و5 يونيو",
        "أيام 4 و5 و6 مارس",
        "2-5 يونيو",
        "السابع من أكتوبر",
        "الأول من مايو",
        "الحادي عشر من سبتمبر",
        "أول أمس",
        "أول من أمس",
        "أمس الأول",
        "عام ألفين وأربعة عشر",
        "1436 هـ",
        "عام 1436",
    ):
        yield row("dates", f"كان ذلك {text}")
    for text in (
        "الساعة 10:30",
        "الساعة 10",
        "الساعة العاشرة",
        "عند الساعة الثانية عشرة",
        "10 صباحا",
        "الخامسة مساء",
        "16,00 بتوقيت غرينتش",
        "16.30 ت غ",
        "3 فجرا",
        "الساعة ١٢",
        "21:00",
        "الساعة 9 مساء",
    ):
        yield row("clock", f"حدث ذلك {text}")
    for text in (
        "يبلغ من العمر 35 عاما",
        "البالغ 40 عاما",
        "البالغة 12 سنة",
        "(35 عاما)",
        "عمره 22 عاما",
        "في الخمسين من عمره",
        "في الخامسة والثلاثين من العمر",
        "بعمر 7 سنوات",
        "عمرها ست سنوات",
    ):
        yield row("ages", f"الرجل {text}")
    for text in (
        "إف-16",
        "F-16",
        "إف 16",
        "ميغ 21",
        "سو-24",
        "سو24",
        "تي 72",
        "إس-300",
        "إس 400",
        "كلاشنكوف-47",
        "C-130",
        "MQ9",
        "بوينغ 777",
        "إيرباص 320",
        "سكود 5",
        "فجر 3",
        "اللواء 55",
        "لواء 20",
        "الفرقة 17",
        "الفرقة 30",
        "الكتيبة 46",
        "الفوج 555",
        "القرار 2254",
        "القرار رقم 1701",
        "قرار مجلس الأمن 2216",
        "قرار مجلس الأمن الدولي 2139",
        "المادة 7",
        "البند 4",
        "الفصل 3",
        "القناة 2",
        "القناة 12",
        "رقم 5",
        "هاتف 5551234",
        "الطريق 60",
        "شارع 26",
        "عيار 122",
        "G20",
        "5G",
        "192.168.1.2",
        "+1-222-2222",
        "#39",
        "https://x.org/a/85812/b-4211-c?q=30%25",
    ):
        yield row("names", f"ورد ذكر {text} أمس")
    for text in (
        "كمية كبيرة",
        "لست هناك",
        "الاثنين الماضي",
        "يوم الأحد",
        "في آن واحد",
        "طالبان",
        "رمضان",
        "البحرين",
        "لبنان",
        "السودان",
        "أبين",
        "الأمين العام",
        "كمين محكم",
        "بلدان عدة",
        "الفلسطينيين هناك",
        "مسلحين مجهولين",
        "إحدى المدن",
        "أحد القادة",
        "مع مقاتلين أجانب",
    ):
        yield row("words of other kinds", text)


def table() -> str:
    """The whole table as CSV."""
    out = io.StringIO()
    out.write("# Number cases in our own Arabic; written by make_numbers.py, not by hand.\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("group", "text", "value", "low", "high", "qualifier"))
    for rows in (digit_rows, mixed_rows, word_rows, variant_rows, dual_rows, hedge_rows, range_rows, bound_rows, ordinal_rows, part_rows, none_rows):
        writer.writerows(rows())
    return out.getvalue()


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
