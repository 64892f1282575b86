"""Write src/riwaya/lexicon/frequent_words.csv: the folded words of Arabic news, most frequent first.

    python tools/build_frequent_words.py ARTICLES.jsonl.xz [HOW_MANY]

Counts of single words are facts; no text of an article goes in. Deterministic: ties are in the order of the letters.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from pathlib import Path

from riwaya.script.words import WORD, cut_words

OUT = Path(__file__).parent.parent / "src/riwaya/lexicon/frequent_words.csv"
HEAD = """\
# Folded words of Arabic news, most frequent first, {n} of them, counted in {articles} articles of July and August 2015
# (tools/build_frequent_words.py). Used to tell a clitic from a first letter: بمدينه is ب + مدينه as مدينه is the more frequent; بيان is whole.
words
"""


def main(source: str, most: int) -> None:
    counts: Counter[str] = Counter()
    articles = 0
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            articles += 1
            counts.update(w.form for w in cut_words(json.loads(line)["text"]).items if w.kind == WORD and len(w.form) > 1)
    ranked = [w for w, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if w.isalpha() and not w.isascii()][:most]
    body = "\n".join("|".join(ranked[i : i + 50]) for i in range(0, len(ranked), 50))
    OUT.write_text(HEAD.format(n=len(ranked), articles=articles) + body + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 25_000)
