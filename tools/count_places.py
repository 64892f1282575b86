"""How often each name of the gazetteer stands in news, and how often as a place: makes tools/place_counts.csv.

    python tools/count_places.py REFERENCE.tsv CORPUS.jsonl[.xz] ...

A corpus line is a JSON object with "text". Counted for each name: all its occurrences; those right after a place word
(`مدينة`, `بلدة` …); those after a preposition of place or `ب`; those after a title, personal name or organisation word;
those with no clitic before them (what stands only behind `ب` or `و` is the tail of a longer word: `بنكا` is not `ب` + `نكا`); and, as a common noun takes the article or leaves it off, and takes possessive endings, where a name does not: the word with its
article flipped, and the word with `ها`, `هم`, `نا`, `ه`.
Only figures leave the corpus, no text.
"""

from __future__ import annotations

import csv
import json
import lzma
import sys
from collections import Counter
from pathlib import Path

from build_places import build, render

from riwaya.mentions.gazetteer import Gazetteer, follow
from riwaya.mentions.place_words import before, place_words, stem
from riwaya.script.words import WORD, cut_words

HERE = Path(__file__).resolve().parent


def count(known: Gazetteer, paths: list[Path]) -> tuple[dict[str, list[int]], Counter[str]]:
    """For each name: all, after a head, after a preposition, after a word of a person's or body's name. And all folded words."""
    lists = place_words()
    tally: dict[str, list[int]] = {}
    forms: Counter[str] = Counter()
    for path in paths:
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rt", encoding="utf-8") as f:
            for line in f:
                words = cut_words(json.loads(line)["text"])
                for w in words.items:
                    if w.kind != WORD:
                        continue
                    forms[w.form] += 1
                    for sense in known.senses(w.form):
                        if sense.rest and not follow(words, w.i + 1, sense.rest):
                            continue
                        cut = words[w.i].form[sense.cut :]
                        clitic = w.form[: sense.cut]
                        if clitic.endswith("ل") and not cut.startswith("ال") and clitic and w.form[sense.cut - 1 : sense.cut + 1] == "لل":
                            cut = "ال" + cut
                        article = cut.startswith("ال") or w.form[max(sense.cut - 2, 0) : sense.cut] == "لل"
                        key = ("ال" if article else "") + " ".join((cut[2:] if cut.startswith("ال") and len(cut) > 4 else cut, *sense.rest))
                        t = tally.setdefault(key, [0, 0, 0, 0, 0])
                        t[0] += 1
                        if sense.cut:
                            t[2] += clitic.endswith("ب")
                            continue
                        t[4] += 1
                        form = words.form(before(words, w.i))
                        if stem(form, lists.proofs):
                            t[1] += 1
                        elif form in lists.strong or stem(form, lists.directions):
                            t[2] += 1
                        elif form in lists.persons or form in lists.given or stem(form, lists.blocking):
                            t[3] += 1
    return tally, forms


def noun(key: str, forms: Counter[str]) -> tuple[int, int]:
    """How often a one-word name stands with its article flipped, and with a possessive ending."""
    if " " in key:
        return 0, 0
    article = key.startswith("ال") and len(key) > 4
    stem = key[2:] if article else key
    owned = stem[:-1] + "ت" if stem.endswith("ه") else stem
    return forms[stem if article else "ال" + stem], sum(forms[owned + ending] for ending in ("ها", "هم", "نا", "ه"))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with (HERE / "place_counts.csv").open("w", encoding="utf-8", newline="\n") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("key", "all", "head", "preposition", "name", "bare", "flipped", "owned"))
        tally, forms = count(Gazetteer(render(build(Path(sys.argv[1])), all_names=True)), [Path(p) for p in sys.argv[2:]])
        writer.writerows((key, *t, *noun(key, forms)) for key, t in sorted(tally.items()))
