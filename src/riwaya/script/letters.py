"""Letters of the Arabic script: which are the same to a reader, and which are no letters at all.

`FOLD` is the one folding of the project. It joins spellings that Arabic news mixes freely
(`أ إ آ ا`, `ى ي`, `ة ه`, `ؤ و`, `ئ ي`), Persian letters, presentation forms and the digits of three
scripts, and drops marks, tatweel and invisible controls. A folded word may be shorter or longer than
the written one (`ﷲ`), so whoever folds keeps the offsets (`script.words.Word.offset`). Never use
NFKC on a report's text: it changes lengths without saying where.
"""

from __future__ import annotations

import unicodedata

INVISIBLE = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
BIDI_OVERRIDES = "\u202d\u202e"
TATWEEL = "\u0640"
MARKS = "".join(chr(c) for c in (*range(0x0300, 0x0370), *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE), *range(0x08D3, 0x08E2), *range(0x08E3, 0x0900)))
DROPPED = INVISIBLE + TATWEEL + MARKS

_SAME = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "چ": "ج", "پ": "ب", "ڤ": "ف", "ڥ": "ف", "ژ": "ز",
}  # fmt: skip


def _table() -> dict[int, str]:
    table = {ord(a): b for a, b in _SAME.items()}
    for base in (0x0660, 0x06F0):
        table.update({base + d: str(d) for d in range(10)})
    table.update({ord(c): "" for c in DROPPED})
    for code in (*range(0xFB50, 0xFDD0), *range(0xFDF0, 0xFE00), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = "".join(table.get(ord(c), c) for c in plain).replace(" ", "")
    for code in range(0xC0, 0x250):  # Latin letters with accents, as in names: folded to plain lower case
        plain = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c)).lower()
        if plain != chr(code):
            table[code] = plain
    table.update({c: chr(c).lower() for c in range(0x41, 0x5B)})
    return table


FOLD = _table()


def fold(text: str) -> str:
    """`text` folded for comparison: no marks, one seat for hamza, ASCII digits, Latin in lower case."""
    return text.translate(FOLD)


def fold_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the index in `text` that it comes from (plus the end)."""
    out: list[str] = []
    at: list[int] = []
    for i, c in enumerate(text):
        for f in FOLD.get(ord(c), c):
            out.append(f)
            at.append(i)
    at.append(len(text))
    return "".join(out), tuple(at)
