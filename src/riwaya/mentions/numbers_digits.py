"""Runs of digits: which number they write, and which of them write none (dates, clock times, models, addresses).

The rules for separators (`, . ، ٬ ٫ ' ’`), in the order they are tried:
 1. groups of three after a first group of one to three digits, one kind of separator: thousands;
    a single such group can be a decimal as well (`31.000`), and both readings are kept;
 2. the last separator differs from the ones before, and those part groups of three: decimal (`1.234,5`);
 3. one separator and any other number of digits after it: decimal (`10،5`, `16,00`);
 4. anything else is no number.
A first group "0" makes a decimal. So a figure is never off by a thousand because of a point or a comma.
"""

from __future__ import annotations

from dataclasses import dataclass

from riwaya.mentions.numbers_excluded import listed
from riwaya.script.letters import DROPPED
from riwaya.script.words import DIGITS, MARK, WORD, Words

NUMERIC = frozenset(",.،٬٫'’٬")
OTHER = frozenset("/:-–—~")
SPACES = " \u00a0\u202f\u2009"
LONGEST = 18  # digits; longer runs are identifiers, and turning a million digits into an integer is quadratic
CLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول", "فب", "فل", "وبال", "ا", "من", "الى", "عن"))


@dataclass(frozen=True, slots=True)
class Digits:
    """Digits from the word asked for up to `last` (exclusive). No `values`: they write no number (a date, a clock time, a model).

    `values` has the chosen reading first. `plain` tells that there is no separator; `upper` is the second number of a
    range written with a dash (`20-30`).
    """

    last: int
    values: tuple[float | int, ...]
    plain: bool = False
    separator: str = ""
    upper: tuple[float | int, ...] = ()
    fraction: bool = False


def read_digits(words: Words, i: int) -> Digits | None:
    """The digits at word `i` (which must be digits); None only where the script is not one of the three that Arabic uses."""
    parts, seps, last = _run(words, i)
    if not all(p.isascii() for p in parts):
        return None
    last_of_all = last
    if _sticks(words, i, last):
        return Digits(last_of_all, ())
    kinds = {s for s in seps if s in OTHER}
    if not kinds:
        return _numeric(words, i, parts, seps, last)
    if kinds == {":"} or len(kinds) > 1:
        return Digits(last, ())
    if "/" in kinds:
        return _slash(parts, seps, last)
    if sum(s in OTHER for s in seps) > 1:
        return Digits(last, ())
    at = next(n for n, s in enumerate(seps) if s in OTHER)
    low, high = number_of(parts[: at + 1], seps[:at]), number_of(parts[at + 1 :], seps[at + 1 :])
    if low and high and high[0] > low[0] and not _years(parts):
        return Digits(last, low, upper=high)
    return Digits(last, ())


def _years(parts: list[str]) -> bool:
    return all(len(p) == 4 and p[:2] in ("19", "20") for p in parts) or len(parts[0]) == 4 and parts[0][:2] in ("19", "20") and len(parts[1]) == 2


def _run(words: Words, i: int) -> tuple[list[str], list[str], int]:
    """Digits and the separators between them that stand without space, from `i` on."""
    items, n = words.items, len(words.items)
    parts, seps = [items[i].form], []
    j = i + 1
    while j < n and items[j].gap == 0:
        item = items[j]
        if item.kind == DIGITS:
            # digits with an invisible mark between them; cut, as a run longer than LONGEST is no number anyway
            if len(parts[-1]) <= LONGEST:
                parts[-1] += item.form
            j += 1
        elif item.kind == MARK and (item.text in NUMERIC or item.text in OTHER) and j + 1 < n and items[j + 1].gap == 0 and items[j + 1].kind == DIGITS:
            seps.append(item.text)
            parts.append(items[j + 1].form)
            j += 2
        else:
            break
    return parts, seps, j


def _sticks(words: Words, i: int, last: int) -> bool:
    """Whether the digits are grown together with letters or signs that make a name of them: إف-16, F16, 5G, +1-222, #7, 5+1."""
    items, n = words.items, len(words.items)
    if last < n and items[last].gap == 0:
        after = items[last]
        if after.kind == WORD and after.form[0].isascii():
            return True
        if after.kind == MARK and after.text in "+^=@_%&" and last + 1 < n and items[last + 1].gap == 0 and items[last + 1].kind != MARK:
            return True
    if i == 0 or items[i].gap:
        return False
    before = items[i - 1]
    if before.kind == WORD:
        return (
            before.form[-1].isascii() and before.form[-1].isalpha() or len(before.form) == 1 and before.form not in CLITICS or before.form in listed("models")
        )
    if before.text in "#@_=&?\\^/" or before.text == "%" and before.gap == 0 and i > 1:
        return True
    if before.text in "+-" and i > 1 and before.gap == 0 and (items[i - 2].text in "^-" or items[i - 2].form == "e"):
        return True
    if before.text == "+":
        return i > 1 and before.gap == 0 and items[i - 2].kind == DIGITS or last < n and items[last].text in "-/" and items[last].gap == 0
    if before.text in "-–" and i > 1 and before.gap == 0:
        return items[i - 2].kind == WORD and items[i - 2].form not in CLITICS or items[i - 2].text in "&=/?"
    return False


def number_of(parts: list[str], seps: list[str]) -> tuple[float | int, ...]:
    """The values that groups of digits with these separators can have, the chosen one first; none when they write no number."""
    if sum(map(len, parts)) > LONGEST:
        return ()
    if not seps:
        return (int(parts[0]),)
    threes = [len(p) == 3 for p in parts[1:]]
    head = 1 <= len(parts[0]) <= 3
    if len(set(seps)) == 1:
        whole = int("".join(parts)) if all(threes) and head and parts[0][0] != "0" else None
        decimal = float(f"{parts[0]}.{parts[1]}") if len(parts) == 2 else None
        if whole is not None:
            return (whole,) if decimal is None else (whole, int(decimal) if decimal == int(decimal) else decimal)
        return () if decimal is None else (int(decimal) if decimal == int(decimal) else decimal,)
    if len(set(seps[:-1])) == 1 and all(threes[:-1]) and head and seps[-1] not in seps[:-1]:
        value = float("".join(parts[:-1]) + "." + parts[-1])
        return (int(value) if value == int(value) else value,)
    return ()


def _numeric(words: Words, i: int, parts: list[str], seps: list[str], last: int) -> Digits:
    if not seps:
        mixed = _mixed(words, parts[0], last)
        if mixed:
            return mixed
        grouped = _spaced(words, parts[0], last)
        if grouped:
            return grouped
    leading = _leading(words, i, parts[0]) if not seps else ()
    return Digits(last, leading or number_of(parts, seps), not seps and not leading, seps[0] if len(seps) == 1 else "")


def _mixed(words: Words, whole: str, last: int) -> Digits | None:
    """`2 1/4`: a whole number and a part."""
    if last >= len(words) or words[last].kind != DIGITS or words[last].gap != 1 or len(whole) > 3:
        return None
    parts, seps, end = _run(words, last)
    part = _slash(parts, seps, end)
    return Digits(end, (int(whole) + part.values[0],)) if part.fraction else None


def _leading(words: Words, i: int, digits: str) -> tuple[float | int, ...]:
    """`.08`: a decimal without its zero. Other digits behind a point (` .25 قتيلا`) more often begin a sentence; both are kept."""
    if i == 0 or words[i].gap or words[i - 1].text not in ".,٫" or i > 1 and not words[i - 1].gap or len(digits) > LONGEST:
        return ()
    decimal = float("0." + digits)
    return (decimal,) if digits[0] == "0" or len(digits) > 4 else (int(digits), decimal)


def _spaced(words: Words, head: str, last: int) -> Digits | None:
    """`1 234 567`, `40 000`: groups of three after single spaces. One ordinary space is trusted only before a group that ends in 00."""
    items, n, text = words.items, len(words.items), words.text
    if len(head) > 3 or head[0] == "0":
        return None
    groups, j, plain = [head], last, False
    while j < n and len(groups) < 7 and items[j].kind == DIGITS and items[j].gap == 1 and len(items[j].form) == 3 and items[j].form.isascii():
        between = text[items[j - 1].end : items[j].start].strip(DROPPED)
        if len(between) != 1 or between not in SPACES:
            break
        plain = plain or between == " "
        groups.append(items[j].form)
        j += 1
    if len(groups) < 2 or sum(map(len, groups)) > LONGEST or plain and len(groups) == 2 and not groups[1].endswith("00"):
        return None
    if j < n and items[j].gap == 0 and items[j].kind != WORD and items[j].text not in ').،,؛:»"%٪]' or j < n and items[j].kind == DIGITS:
        return None
    if j + 1 < n and items[j].gap == 0 and items[j].text in NUMERIC and items[j + 1].gap == 0 and items[j + 1].kind == DIGITS:
        value = float("".join(groups) + "." + items[j + 1].form) if len(items[j + 1].form) < 6 else 0.0
        return Digits(j + 2, (value,)) if value else None
    return Digits(j, (int("".join(groups)),))


def _slash(parts: list[str], seps: list[str], last: int) -> Digits:
    """`1/2` to `3/4` are fractions; any other pair is more often a day and a month, or two years, in news."""
    if len(parts) == 2 and seps == ["/"] and (parts[0], parts[1]) in (("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4")):
        return Digits(last, (int(parts[0]) / int(parts[1]),), fraction=True)
    return Digits(last, ())
