"""The scope that the wording gives a figure: a part of a total, cumulative or new, and of whom (`lexicon/numbers.toml`, [scope])."""

from __future__ import annotations

from riwaya.mentions.counted import SINGULAR, counted
from riwaya.mentions.numbers_excluded import listed, told, unclitic
from riwaya.mentions.numbers_lexicon import COUNTED_DUAL, ORDINAL, SIGN, number_word
from riwaya.script.letters import fold
from riwaya.script.names import MEMO, bare
from riwaya.script.words import DIGITS, MARK, WORD, Words

STOPS = frozenset(".!?؟؛;\u06d4")
BACK, AHEAD = 30, 14  # words looked at before and after a figure; tolls and their figures stand closer in all bulletins seen
HEADING_WORDS = 70  # words below a heading (`خلال الـ24 ساعة الماضية:`) that its window can hold for
_HELD_BY_PREPOSITION = frozenset(
    fold(w)
    for w in (
        "من",
        "في",
        "على",
        "إلى",
        "عن",
        "مع",
        "أن",
        "إن",
        "بعد",
        "قبل",
        "خلال",
        "منذ",
        "بين",
        "كما",
        "التي",
        "الذين",
        "الذي",
        "ما",
        "لا",
        "لم",
        "هم",
        "هذا",
        "هذه",
        "ذلك",
        "كل",
        "جراء",
        "أصل",
        "بينهم",
    )
)


def sentence_start(words: Words, i: int, limit: int = BACK) -> int:
    """The first word of the sentence that `i` is in, at most `limit` words back; a line break begins a sentence."""
    items = words.items
    k = i
    while k > 0 and i - k < limit:
        if items[k].gap == 2 or items[k - 1].kind == MARK and items[k - 1].text in STOPS:
            break
        k -= 1
    return k


TOTAL, RISING, TOLL, SINCE, NEW, HOURS = 1, 2, 4, 8, 16, 32
_cues: dict[str, int] = {}


def _cue(form: str) -> int:
    """What a folded word says of a figure's scope, as flags; remembered, as it is asked of every word around a figure."""
    flags = _cues.get(form)
    if flags is None:
        if len(_cues) >= MEMO:
            _cues.clear()
        flags = sum(flag for flag, name in ((TOTAL, "total"), (RISING, "rising"), (TOLL, "toll"), (HOURS, "hours")) if told(form, name, "scope"))
        flags |= (SINCE if unclitic(form) == "منذ" else 0) | (NEW if form in listed("new", "scope") else 0)
        _cues[form] = flags
    return flags


def window_at(words: Words, k: int) -> bool:
    """Whether the digits at `k` are the hours of a window: `خلال الـ24 ساعة`, `في الساعات الـ48 الماضية`, `الـ ساعة الماضية 48`."""
    if not any(words.form(n) in ("ساعه", "الساعات", "ساعات") for n in (k + 1, k - 1, k - 2, k - 3)):
        return False
    return any(words.form(n) in ("خلال", "وخلال", "في", "اخر", "الاخيره", "الماضيه") for n in range(k - 5, k + 3))


def cumulative(words: Words, first: int, last: int, noun: int, previous: int) -> bool | None:
    """True where the wording says that the figure adds up since a beginning, False where it says that it is new; else None.

    `first` is where the number begins, `noun` the counted noun, `previous` where the figure before it ends, unless this is
    a part of that. The nearest plain wording decides: new ones beside the noun, then totals in the figure's own sentence,
    then the window of its sentence or of a heading above a list.
    """
    items = words.items
    after = noun + 1 if noun >= last - 1 else last
    if any(_cue(words.form(k)) & NEW for k in (after, after + 1)):
        return False
    start = sentence_start(words, min(first, noun))
    seen = 0
    for k in range(start, first):
        if k == previous and words.form(first - 1) != "الي":
            seen &= ~RISING  # ارتفع عدد القتلى إلى 12 وأصيب 5 in something else
        flags = _cue(items[k].form)
        if flags:
            if flags & HOURS and window_at(words, k):
                return False
            seen |= flags
    if seen & TOTAL or seen & RISING and seen & TOLL:
        return True
    ahead = _ahead(words, last)
    if ahead is not None:
        return ahead
    if seen & TOLL and seen & SINCE:
        return True
    return _heading(words, start)


def _ahead(words: Words, last: int) -> bool | None:
    """What follows in the clause: a window, or `منذ بدء`; another figure ends the look."""
    for item in words.items[last : last + AHEAD]:
        if item.kind == DIGITS:
            return False if _cue(item.form) & HOURS and window_at(words, item.i) else None
        if item.gap == 2 or item.kind == MARK and item.text in STOPS or _cue(item.form) & (RISING | TOLL):
            return None
        word = number_word(item.form) if item.kind == WORD else None
        if word is not None and word.kind not in (ORDINAL, COUNTED_DUAL, SIGN):
            return None
        if item.form == "منذ" and told(words.form(item.i + 1), "since", "scope"):
            return True
    return None


def _heading(words: Words, start: int) -> bool | None:
    """The window of a heading above a list: its line ends with the window, and no line between says otherwise."""
    items = words.items
    if start == 0 or items[start].gap != 2:
        return None
    for k in range(start - 1, max(0, start - HEADING_WORDS) - 1, -1):
        flags = _cue(items[k].form)
        if not flags:
            continue
        if flags & SINCE or flags & TOTAL and words.form(k + 1) != "ما":
            return None
        if flags & HOURS and window_at(words, k):
            end = k + 1
            while end < start and items[end].gap != 2:
                end += 1
            return False if end - k < 5 else None
    return None


def of_whom(words: Words, last: int) -> tuple[str, int] | None:
    """The phrase behind من that tells who is counted (`12 قتيلا من المدنيين`): (as written, index after it).

    A noun and the adjectives or the definite noun after it; nothing where من begins a time or a place of departure.
    """
    items, n = words.items, len(words)
    if last + 1 >= n or items[last].form != "من" or items[last].gap == 2 or items[last + 1].kind != WORD or items[last + 1].gap == 2:
        return None
    form = items[last + 1].form
    if form in _HELD_BY_PREPOSITION:
        return None
    found = counted(form)
    if (found is None or found.cut or found.number == SINGULAR and not found.article) and bare(form)[0] not in _BODIES:
        return None  # it may be a place: 12 جنديا من القامشلي
    j = last + 2
    if (
        not form.startswith("ال")
        and bare(form)[0] in _BODIES
        and j < n
        and items[j].kind == WORD
        and items[j].gap == 1
        and not items[j].form.startswith("و")
        and items[j].form not in _HELD_BY_PREPOSITION
        and form != "داعش"
    ):
        j += 1  # تنظيم داعش, قوات النظام
    while (
        j < n
        and j < last + 6
        and items[j].kind == WORD
        and items[j].gap == 1
        and items[j].form.startswith("ال")
        and len(items[j].form) > 4
        and items[j].form not in ("الذين", "الذي", "التي", "اللاتي")
    ):
        j += 1
    return words.span(last + 1, j).text, j


_BODIES = frozenset(
    bare(fold(w))[0]
    for w in (
        "قوات",
        "قوة",
        "تنظيم",
        "حركة",
        "جماعة",
        "حزب",
        "جيش",
        "كتائب",
        "كتيبة",
        "لواء",
        "ميليشيا",
        "ميليشيات",
        "مليشيا",
        "مليشيات",
        "عائلة",
        "أسرة",
        "أفراد",
        "عناصر",
        "رجال",
        "أهالي",
        "سكان",
        "أبناء",
        "داعش",
        "طاقم",
        "فصائل",
        "فصيل",
        "جنسيات",
        "الشرطة",
        "الحشد",
        "البيشمركة",
        "المقاومة",
        "المعارضة",
        "الميليشيات",
        "المارينز",
        "الحرس",
        "البحرية",
        "الدرك",
        "الأمن",
        "المخابرات",
        "الذخيرة",
        "المتفجرات",
        "المساعدات",
        "الأدوية",
        "المواد",
        "الأسلحة",
    )
)


def is_part(words: Words, first: int) -> bool:
    """Whether `بينهم`, `من ضمنهم`, `منهم`, `بما في ذلك` stands right before the figure."""
    k = first - 1
    if k >= 0 and words[k].kind == MARK and words[k].text in ':،,("«“':
        k -= 1
    form = words.form(k)
    if form in listed("part", "people") or form[:1] in ("و", "ف") and form[1:] in listed("part", "people"):
        return True
    return (form == "ذلك" and words.form(k - 1) == "في") or form in ("فيهم", "فيها") and unclitic(words.form(k - 1)) in ("من", "ما")
