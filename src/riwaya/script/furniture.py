"""Furniture of a page: datelines, credits, links and tags, in which no event is read."""

from __future__ import annotations

from riwaya.script.letters import fold
from riwaya.script.words import MARK, WORD, Words

# Phrases that begin furniture; it goes on to the end of the line. Collected from the house styles of Arabic news sites.
_OPENERS = tuple(
    tuple(fold(p).split())
    for p in (
        "رابط الخبر", "سمات", "كلمات دلالية", "الكلمات المفتاحية", "الوسوم", "وسوم", "اقرأ أيضا", "إقرأ أيضا", "اقرأ المزيد", "اقرأ أيضًا", "شاهد أيضا", "مواضيع ذات صلة",
        "أخبار ذات صلة", "لمزيد من التفاصيل", "تابعونا", "تابعوا آخر", "تابع آخر", "تابعوا قناتنا", "اشترك في", "اشتركوا في", "انضم إلى قناتنا", "الكلمات الدلالية", "حقوق النشر", "جميع الحقوق", "تابعنا", "صورة أرشيفية", "أرشيف", "للمزيد", "شارك الخبر", "مصدر الصورة", "Image caption", "Image copyright", "المصدر",
    )
)  # fmt: skip
_BY_FIRST = {opener[0]: [o for o in _OPENERS if o[0] == opener[0]] for opener in _OPENERS}
_SHORT = 8  # words of a first line that is a dateline; longer ones on conflict_train were leads


def mark_furniture(words: Words) -> bytearray:
    """One byte a word: 1 where the word is furniture."""
    out = bytearray(len(words))
    items = words.items
    n = len(items)
    line = 0
    while line < n:
        end = line + 1
        while end < n and items[end].gap != 2:
            end += 1
        _line(words, line, end, out)
        line = end
    return out


def _line(words: Words, first: int, last: int, out: bytearray) -> None:
    items = words.items
    if first == 0 and last < len(items) and last - first <= _SHORT and any(w.kind == MARK and w.text in "-–—" for w in items[first:last]) and items[last - 1].text not in ".:":
        out[first:last] = b"\1" * (last - first)
        return
    for i in range(first, last):
        if items[i].kind != WORD:
            continue
        for opener in _BY_FIRST.get(items[i].form, ()):
            if (i == first or items[i - 1].kind == MARK and items[i - 1].text in ".!؟…") and all(words.form(i + k) == part for k, part in enumerate(opener)):
                if len(opener) == 1 and words.form(i + 1) != ":" and i != first:
                    continue
                if opener[0] == "المصدر" and words.form(i + 1) != ":":
                    continue
                out[i:last] = b"\1" * (last - i)
                return
