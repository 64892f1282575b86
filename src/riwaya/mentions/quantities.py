"""Quantities: numbers with what they count (`12 قتيلا`, `عدد الشهداء: 7`, `جنديين`, `عشرات القتلى والجرحى`).

`what` is the counted noun's alone; that a killing verb makes killed of people is for the claims to say. What counts
nothing (durations, ordinals, percentages, parts) is no quantity.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from riwaya.mention import Number, Quantity
from riwaya.mentions.counted import DUAL, PLURAL, SINGULAR, Noun, chosen, counted
from riwaya.mentions.numbers_excluded import listed, plain, told
from riwaya.mentions.numbers_hedges import hedge_after
from riwaya.mentions.quantities_scope import STOPS, cumulative, is_part, of_whom
from riwaya.report import Span
from riwaya.script.letters import fold
from riwaya.script.names import bare
from riwaya.script.words import DIGITS, MARK, WORD, Words

UNCOUNTED = frozenset(("ordinal", "percent", "fraction"))
SHARED_OUT = 12  # words between two parts of an enumeration: of whom the first are, and what they did there
BESIDE = range(4)  # words between a total and its first part: `على الأقل،`
CURRENCY = frozenset("$€£¥₪")
_SKIPPED = frozenset("\"'«»“”„‟‘’()[]")
_BACK = 16  # words between a head (`عدد القتلى`) and its figure at most


@dataclass(frozen=True, slots=True)
class _Counts:
    """Where the counted noun was found: word indices of its phrase, clitics on it, and what it is."""

    at: int
    last: int
    cut: int
    what: str
    unit: str | None
    of: str | None = None


def find_quantities(words: Words, numbers: tuple[Number, ...]) -> tuple[Quantity, ...]:
    """The quantities of `words` in text order. `numbers` are those of `find_numbers` of the same words."""
    out: list[Quantity] = []
    for n, number in enumerate(numbers):
        if number.form in UNCOUNTED or number.value is not None and number.value < 0:
            continue
        previous = numbers[n - 1].last if n else 0
        counts = _what_is_counted(words, number, previous) or _elided(words, number, out)
        if counts is None:
            continue
        quantity = _quantity(words, number, counts, out)
        out.append(quantity)
        out.extend(_coordinated(words, number, counts, quantity))
    return tuple(out)


def _what_is_counted(words: Words, number: Number, previous: int) -> _Counts | None:
    if number.form in ("dual", "singular"):
        return _in_number(words, number)
    if _of_time(words, number.last) or _distance(words, number):
        return None
    after = _currency(words, number) or _after(words, number)
    if after:
        return _as_headed(words, number, after, previous)
    return _before(words, number, previous) or _people(words, number) or _unknown(words, number)


def _as_headed(words: Words, number: Number, counts: _Counts, previous: int) -> _Counts:
    """`بلغ عدد المصابين 1100 شخص`: the persons are those of the head."""
    if counts.what != "people":
        return counts
    head = _before(words, number, previous)
    return replace(counts, what=head.what) if head and head.what in ("killed", "injured", "missing", "detained", "abducted", "displaced") else counts


def _in_number(words: Words, number: Number) -> _Counts | None:
    """The noun of `جنديين`, `جندي واحد`."""
    if number.form == "singular" and words.form(number.first - 1) == "من":
        return None  # من عائلة واحدة, من طرف واحد
    found = counted(words[number.first].form)
    noun = found and chosen(found, words.form(number.last), 2 if number.form == "dual" else None)
    if not found or not noun or found.article and number.form == "dual":
        return None  # `الطرفان`, `القياديان فلان وفلان`: known ones, and no count
    if noun.what in ("places", "other") and words[number.first].form.endswith(("تي", "تا")):
        return None  # `محافظتي حلب والرقة` names both
    whom = of_whom(words, number.last)
    return _Counts(number.first, number.last, found.cut, noun.what, words.span(number.first, number.first + 1, found.cut).text, whom[0] if whom else None)


def _of_time(words: Words, j: int) -> bool:
    """A duration or a number of times is no count of anything that happened."""
    if j < len(words) and words[j].form == "من":
        j += 1
    if j < len(words) and words[j].form == "يوم" and bare(words.form(j + 1))[0] in listed("weekdays"):
        return False  # إصابة 173 يوم الأحد
    return j < len(words) and words[j].kind == WORD and plain(words[j].form) in listed("time_units")


def _distance(words: Words, number: Number) -> bool:
    """`على بعد 25 كيلومترا`, `بعمق 3 أمتار`: where, and not how many."""
    if plain(words.form(number.last)) not in listed("measures"):
        return False
    return any(told(words.form(k), "distance_before") for k in range(number.first - 1, max(-1, number.first - 5), -1))


def _elided(words: Words, number: Number, earlier: list[Quantity]) -> _Counts | None:
    """A number whose noun is that of the quantity before it: `منها 40 مليونا`, `15 شخصا في بغداد و13 في الموصل`."""
    if not earlier or _of_time(words, number.last) or number.form in ("dual", "singular"):
        return None
    last = earlier[-1]
    between = range(last.last, number.first)
    if len(between) > 8 or any(words[k].kind == MARK and words[k].text in STOPS or words[k].gap == 2 for k in (*between, number.first)):
        return None
    after = words.form(number.last)
    joined = words[number.first].form[:1] == "و" or words.form(number.first - 1) in ("و", "،", ",")
    if number.value == 1:
        return None
    rises = words.form(number.first - 1) == "الي" and not between[:-1]  # ارتفع من 10 إلى 12
    if rises or is_part(words, number.first) or joined and after in ("في", "من", "علي"):
        return _Counts(number.first, number.last, 0, last.what, None, _whom_text(words, number.last))
    return None


def _currency(words: Words, number: Number) -> _Counts | None:
    for k in (number.first - 1, number.last):
        if 0 <= k < len(words) and words[k].text in CURRENCY and words[max(k, number.first)].gap < 2:
            return _Counts(k, max(number.last, k + 1), 0, "money", words[k].text)
    return None


def _next_word(words: Words, j: int) -> int:
    """The word at `j` with closing brackets and quotation marks passed over; -1 where a line or a sentence ends."""
    while j < len(words) and words[j].kind == MARK and words[j].text in _SKIPPED and words[j].gap < 2:
        j += 1
    if j >= len(words) or words[j].kind != WORD or words[j].gap == 2:
        return -1
    return j


def _after(words: Words, number: Number) -> _Counts | None:
    """The noun behind the number: `12 ألف مقاتل`, `ثلاثة من رجال الأمن`, `(12) قتيلا`, `20 بين قتيل وجريح`."""
    j = _next_word(words, number.last)
    if j < 0:
        return None
    form, behind_of = words[j].form, False
    if form == "من" and number.form != "singular":
        j = _next_word(words, j + 1)
        if j < 0 or words[j].form in ("اصل", "بين", "اجل"):
            return None
        form, behind_of = words[j].form, True
    elif form == "بين" and words.form(j + 1) in ("قتيل", "شهيد") or form == "ما" and words.form(j + 1) == "بين" and words.form(j + 2) in ("قتيل", "شهيد"):
        last = j + (3 if form == "بين" else 4)
        return _Counts(j, min(last, len(words)), 0, "people", words.span(last - 2, min(last, len(words))).text)
    elif form == "عدد":
        following = counted(words.form(j + 1))
        if following and not following.cut:
            j += 1
            form = words[j].form
    found = counted(form)
    if behind_of and bare(form)[0] in listed("armed", "people"):
        return _Counts(number.first, number.last, 0, "personnel", None, _whom_text(words, j - 1))
    if found is None and behind_of and len(form) > 6 and (form.startswith("ال") and form.endswith(("ين", "ون")) or form.endswith(("يه", "يها", "يهم"))):
        return _Counts(j, j + 1, 0, "people", words.span(j, j + 1).text)  # the sound masculine plural is of persons
    if found is None or found.cut:
        return None
    noun = chosen(found, words.form(j + 1), number.value)
    if noun is None or noun.number == DUAL and number.value != 2 or found.article and not behind_of and number.form != "plural":
        return None
    if behind_of and noun.number == SINGULAR and noun.what in ("places", "other", "states"):
        return None  # فر 50 ألفا من مدينة عفرين
    if number.value == 1 and number.form == "words":
        return None  # واحدة من كبرى القواعد
    return _with_whom(words, j, noun)


def _with_whom(words: Words, j: int, noun: Noun) -> _Counts:
    last = j + 1
    if noun.before and last < len(words) and words[last].kind == WORD:
        last += 1
    k = last
    while k < len(words) and k < j + 3 and words[k].kind == WORD and words[k].gap == 1 and _adjective(words[k].form):
        k += 1
    whom = of_whom(words, k) or of_whom(words, j + 1)
    return _Counts(j, last, 0, noun.what, words.span(j, j + 1).text, whom[0] if whom else None)


def _adjective(form: str) -> bool:
    """An indefinite adjective in the accusative or feminine, as after counted nouns (`12 جنديا عراقيا`)."""
    return len(form) > 3 and form[-1] in "اه" and not form.startswith(("ال", "و", "ب", "ل")) or form in ("اخرين", "اخرون")


def _before(words: Words, number: Number, previous: int) -> _Counts | None:
    """The noun before the number: `عدد الشهداء: 7`, `حصيلة القتلى بلغت ألفا`, `القتلى (12)`, `ارتفع عدد القتلى إلى 12`."""
    first = number.first
    k = first - 1
    if number.value == 1 and number.form == "digits" and k >= 0 and words[k].kind == WORD and words[first].gap == 1:  # شهيد 1 in bulletins
        found = counted(words[k].form)
        if found and found.number == SINGULAR:
            return _headed(words, k, number)
    while k >= 0 and words[k].kind == MARK and words[k].text in '(:*-–"':
        k -= 1
    colon = k < first - 1
    crossed = colon  # a colon may stand at the end of its line, and the figure on the next
    low = max(previous, first - _BACK, 0)
    noun_at = -1
    while k >= low:
        item = words[k]
        if words[k + 1].gap == 2 and not crossed or item.kind == MARK and item.text in STOPS or item.kind == DIGITS:
            return None
        crossed = False
        if item.kind == WORD:
            if told(item.form, "heads", "scope") and noun_at >= 0:
                return _headed(words, noun_at, number)
            found = counted(item.form)
            if found and found.number == PLURAL or found and noun_at < 0 and told(words.form(k - 1), "heads", "scope"):
                noun_at = k
                if colon and k >= first - 4 and found.number == PLURAL:
                    return _headed(words, k, number)
        k -= 1
    return None


def _headed(words: Words, j: int, number: Number) -> _Counts | None:
    found = counted(words[j].form)
    noun = found and chosen(found, words.form(j + 1))
    if not found or not noun:
        return None
    return _Counts(j, number.last, found.cut, noun.what, words.span(j, j + 1, found.cut).text)


def _people(words: Words, number: Number) -> _Counts | None:
    """A number without a noun beside a word that takes people: `قتل 12`, `إصابة أربعة بجروح`, `بينهم ثلاثة في حال خطرة`."""
    k = number.first - 1
    before = words.form(k - 1 if k > 0 and words[k].kind == MARK and words[k].text in _SKIPPED else k)
    if (
        number.first
        and words[number.first].gap < 2
        and (before in listed("before", "people") or before[:1] in ("و", "ف", "ب", "ل") and before[1:] in listed("before", "people"))
    ):
        return _Counts(number.first, number.last, 0, "people", None, _whom_text(words, number.last))
    j = _next_word(words, number.last)
    if j >= 0 and words[j].form in listed("after", "people"):
        return _Counts(number.first, number.last, 0, "people", None)
    return None


def _whom_text(words: Words, last: int) -> str | None:
    whom = of_whom(words, last)
    return whom[0] if whom else None


_NO_NOUN = frozenset(
    fold(w)
    for w in (
        "هذا",
        "هذه",
        "كما",
        "لدى",
        "إلا",
        "إذا",
        "أما",
        "ما",
        "لا",
        "على",
        "حتى",
        "أنها",
        "إنها",
        "كانا",
        "كانوا",
        "عندما",
        "بينما",
        "مرة",
        "منذ",
        "ضمنها",
        "بينها",
        "منها",
        "معها",
        "فيها",
        "عليها",
    )
)


def _unknown(words: Words, number: Number) -> _Counts | None:
    """A noun that the table does not have, where grammar shows it: accusative or feminine after eleven to a hundred, -ات after three to ten."""
    j = _next_word(words, number.last)
    if j != number.last or number.value is None:
        return None
    form = words[j].form
    if len(form) < 4 or form in _NO_NOUN or form.startswith(("ال", "وال", "بال", "لل")):
        return None
    many = 11 <= number.value <= 99 or number.value > 102 and 11 <= number.value % 100 <= 99
    if 3 <= number.value <= 10 and form.endswith(("ين", "ون")) and len(form) > 4:
        return _Counts(j, j + 1, 0, "people", words.span(j, j + 1).text)  # the sound masculine plural is of persons
    if form.startswith(("و", "ل", "ب", "ف")):
        return None
    if many and (form.endswith(("ه", "ا"))) or 3 <= number.value <= 10 and form.endswith("ات"):
        return _Counts(j, j + 1, 0, "other", words.span(j, j + 1).text)
    return None


def _quantity(words: Words, number: Number, counts: _Counts, earlier: list[Quantity]) -> Quantity:
    first, last = min(number.first, counts.at), max(number.last, counts.last)
    start = number.span.start if first == number.first else words[first].offset(counts.cut)
    qualifier = number.qualifier
    end = words[last - 1].end
    if qualifier == "exact":
        qualifier, last, end = _hedged_behind(words, last, end)
    of_them = _of_them(words, number.last) and bool(earlier) and number.first - earlier[-1].last in BESIDE
    if of_them and last == number.last:
        last, end = last + 1, words[last].end
    part = True if is_part(words, number.first) or of_them or _still_part(words, number, earlier) else None
    return Quantity(
        Span.of(words.text, start, end), first, last, number.value, number.low, number.high, qualifier, counts.what, counts.unit,
        counts.of, part, cumulative(words, number.first, last, counts.at, earlier[-1].last if earlier and not part else 0),
    )  # fmt: skip


def _hedged_behind(words: Words, last: int, end: int) -> tuple[str, int, int]:
    """`40 شخصا على الأقل`, `40 جنديا تركيا على الأقل`."""
    for k in range(last, min(last + 3, len(words))):
        if k > last and (words[k - 1].kind != WORD or words[k].gap == 2):
            break
        found = hedge_after(words, k)
        if found and (words[k].form in ("علي", "كحد", "تقريبا", "فاكثر") or k == last):
            return found[1], found[0], words[found[0] - 1].end
    return "exact", last, end


def _of_them(words: Words, j: int) -> bool:
    """`12 شخصا، ثلاثة منهم أطفال`. But `قتلوا 21 منهم` is a whole, whoever they are."""
    return words.form(j) in ("منهم", "منهن")


def _shared_out(words: Words, number: Number, earlier: list[Quantity]) -> bool:
    """`20 مصليا، خمسة منهم من رجال الأمن، وتسعة متدربين، وستة من العاملين`: what و goes on to share out, while it is no more than the whole."""
    if words[number.first].form[:1] != "و" or words[number.first].gap == 2:
        return False
    parts = []
    for q in reversed(earlier):
        if not q.part_of_total:
            break
        parts.append(q)
    whole = earlier[-len(parts) - 1] if 0 < len(parts) < len(earlier) else None
    if whole is None or whole.value is None or number.value is None or not any(_of_them(words, q.last - 1) for q in parts):
        return False
    gap = range(earlier[-1].last, number.first)
    if len(gap) > SHARED_OUT or any(words[k].kind == MARK and words[k].text in STOPS or words[k].gap == 2 for k in gap):
        return False
    return sum(q.value or 0 for q in parts) + number.value <= whole.value


def _still_part(words: Words, number: Number, earlier: list[Quantity]) -> bool:
    """`بينهم ثلاثة أطفال وامرأتان`: what و joins to a part is a part."""
    if not earlier or not earlier[-1].part_of_total:
        return False
    if _shared_out(words, number, earlier):
        return True
    gap = range(earlier[-1].last, number.first)
    joined = words[number.first].form[:1] == "و" or words.form(number.first - 1) == "و"
    return joined and len(gap) <= 3 and all(words[k].kind == WORD and (words.form(k) == "و" or _adjective(words.form(k))) for k in gap)


def _coordinated(words: Words, number: Number, counts: _Counts, quantity: Quantity) -> list[Quantity]:
    """`عشرات القتلى والجرحى`: both are counted in tens. A number that is stated is of both together, and stays one."""
    if number.form != "plural" or counts.unit is None or counts.last >= len(words):
        return []
    j = counts.last
    found = counted(words[j].form)
    if not found or found.cut != 1 or words[j].form[0] != "و" or found.number != PLURAL or words[j].gap != 1:
        return []
    noun = chosen(found, words.form(j + 1))
    if noun is None or noun.what == counts.what:
        return []
    span = words.span(j, j + 1, 1)
    return [
        Quantity(
            span, j, j + 1, number.value, number.low, number.high, quantity.qualifier, noun.what, span.text, None, quantity.part_of_total, quantity.cumulative
        )
    ]
