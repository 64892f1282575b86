"""Arabic inflection, forwards: from the forms a lexicon row gives to the written forms that news uses.

Generating is safer than stripping: `لمح` is never cut into ل + مح, as only forms of known rows exist.
All forms come out folded (`script.letters.fold`).
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.script.letters import fold

PERFECT, IMPERFECT, MASDAR, ACTIVE, PASSIVE, NOUN = "perfect", "imperfect", "masdar", "active", "passive", "noun"
_WEAK = ("ى", "ا")


def perfect_forms(perfect: str) -> Iterator[tuple[str, bool]]:
    """Folded third-person forms of a perfect verb, each with whether it is plural (or dual)."""
    stem = fold(perfect)
    if perfect.endswith(_WEAK) and len(perfect) > 2:
        short = stem[:-1]
        yield stem, False
        yield short + "ت", False
        yield short + "وا", True
        yield short + "تا", True
        yield short + ("وا" if perfect.endswith("ا") and len(perfect) == 3 else "يا"), True
        yield short + "ين", True
        return
    yield stem, False
    yield stem + "ت", False
    yield stem + "وا", True
    yield stem + "ا", True
    yield stem + "تا", True
    yield stem + "ن", True
    if perfect.endswith("ي"):  # لقي: لقوا
        yield stem[:-1] + "وا", True
    if perfect.endswith("أ"):  # لجأ: لجؤوا, لجأوا
        yield stem[:-1] + "ووا", True
        yield stem[:-1] + "يت", False


def passive_forms(verb: str) -> Iterator[tuple[str, bool]]:
    """Folded passive forms of a verb (perfect, masculine singular) whose letters differ from the active ones, each with
    whether it is plural: `حاصر` حوصر, `اغتال` اغتيل, `استعاد` استعيد, `ألقى` ألقيت. Three letters and تفاعل are left out: زير, تبودل are rare."""
    stem = fold(verb)
    if len(stem) == 4 and stem[1] == "ا" and stem[0] != "ا":
        passive = stem[0] + "و" + stem[2:]
    elif len(stem) >= 4 and stem[0] == "ا" and stem[-2] == "ا":
        passive = stem[:-2] + "ي" + stem[-1]
    elif len(stem) >= 4 and verb.endswith("ى"):
        yield stem + "ت", False
        return
    else:
        return
    yield passive, False
    yield passive + "ت", False
    yield passive + "وا", True


def imperfect_forms(imperfect: str) -> Iterator[tuple[str, bool]]:
    """Folded third-person (and we-) forms of an imperfect verb, each with whether it is plural."""
    body = fold(imperfect)[1:]
    weak = imperfect[-1] in "يىو" and len(imperfect) > 3
    for person in "يتن":
        yield person + body, False
        if person == "ن":
            continue
        short = body[:-1] if weak else body
        yield person + short + "ون", True
        yield person + short + "وا", True
        yield person + body + "ان", True
        if not weak:
            yield person + body + "ن", True
        elif len(short) > 2:
            yield person + short, False  # after لم
    if len(body) == 3 and body[1] in "وي" and not weak:  # hollow verbs after لم: لم يعد
        for person in "يت":
            yield person + body[0] + body[2], False


def noun_forms(noun: str, plural: bool = False) -> Iterator[str]:
    """Folded singular forms with case endings, and the form before a pronoun; a plural has no dual."""
    stem = fold(noun)
    yield stem
    if stem.endswith("ه"):
        yield stem[:-1] + "ت"
        if not plural:
            yield stem[:-1] + "تان"
            yield stem[:-1] + "تين"
            yield stem[:-1] + "تا"
            yield stem[:-1] + "تي"
    elif stem.endswith(("ون", "ين")):
        yield stem[:-2] + ("ين" if stem.endswith("ون") else "ون")
        yield stem[:-2] + "و"
        yield stem[:-2] + "ي"
    else:
        if not stem.endswith(("ا", "ات", "اء")):
            yield stem + "ا"
        if stem.endswith("ء") and len(stem) > 3:
            yield stem[:-1] + "و"
            yield stem[:-1] + "ي"
        if not plural and not stem.endswith(("ا", "ات", "ء")):
            yield stem + "ان"
            yield stem + "ين"


def participle_forms(participle: str) -> Iterator[tuple[str, bool]]:
    """Folded forms of a participle in both genders and all numbers, each with whether it is plural."""
    stem = fold(participle)
    yield stem, False
    yield stem + "ا", False
    yield stem + "ه", False
    yield stem + "ين", True
    yield stem + "ون", True
    yield stem + "ات", True
    yield stem + "و", True
    yield stem + "ي", True


# Pronouns on the end of a verb or noun, longest first.
ENCLITICS = ("هما", "هم", "ها", "هن", "نا", "كم", "ه", "ي")
