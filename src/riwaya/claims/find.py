"""Finding the claims of a report, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from riwaya.claim import Claim
from riwaya.claims.assemble import claim_of
from riwaya.claims.attribution import WORDS, Talk, read_speeches, vouched
from riwaya.claims.clauses import Verb, read_verbs
from riwaya.claims.confidence import confidence_of, signs_of
from riwaya.claims.control import supply_doers
from riwaya.claims.denied import deny
from riwaya.claims.drafts import Draft
from riwaya.claims.figures import tidy_counts
from riwaya.claims.govern import govern
from riwaya.claims.implied import add_presence, add_tolls, has_figures
from riwaya.claims.learned_roles import RANKER
from riwaya.claims.means import name_means
from riwaya.claims.modality import read_modality, share_modality
from riwaya.claims.phrases import EVENT, NP, Chunk, chunk, may_speak
from riwaya.claims.reasons import reasons
from riwaya.claims.responsibility import take_responsibility
from riwaya.claims.roles import fill
from riwaya.claims.same import drop_repeats, join, name_harm, tidy_recipients
from riwaya.claims.scene import Scene
from riwaya.claims.setting import adopt, same_party, share_counts, share_places
from riwaya.claims.shared_times import share_times
from riwaya.claims.speech import Source, Speech
from riwaya.claims.told_from import date_from_others
from riwaya.claims.triggers import find_triggers

LEAST = 0.35  # claims less sure than this were wrong, or such as coders leave open, half as often again as right; 0.3 and 0.4 find less well

_SILENT = frozenset(("CASUALTY", "DISPLACE"))  # aircraft that crash and people who leave: without a slot seldom an event of conflict


def find_claims(scene: Scene, report_id: str, *, why: bool = False) -> tuple[Claim, ...]:
    """All claims of the report that are likely enough to be told, in text order; with `why` each gives its reasons."""
    return tuple(claim for claim, _ in weighed_claims(scene, report_id, why=why) if claim.confidence is None or claim.confidence >= LEAST)


Cast = Callable[[list[Chunk], list[Draft], list[int], dict[int, Verb], list[Speech]], None]


def weighed_claims(scene: Scene, report_id: str, *, why: bool = False, roles: Cast = RANKER.cast) -> Iterator[tuple[Claim, tuple[str, ...]]]:
    """All claims of the report, in text order, with the signs that their confidence comes from.

    `roles` settles who does what once the rules have filled the slots of a sentence; tools/train_roles.py puts
    one of its own there that only looks on.
    """
    talk = Talk()
    unheard: list[tuple[int, int]] = []  # sentences that tell nothing: who speaks in them is asked only where an event follows
    told: dict[str, str] = {}
    for n, (first, last) in enumerate(scene.sentences):
        if scene.furniture[first]:
            continue
        triggers = find_triggers(scene, first, last)
        if not triggers and not has_figures(scene, first, last):
            unheard.append((first, last))
            continue
        for sentence in unheard:
            _listen(scene, talk, *sentence)
        unheard.clear()
        chunks = chunk(scene, first, last, triggers)
        if not chunks:
            continue
        verbs = read_verbs(chunks)
        talk_before = list(talk.last)
        speeches = read_speeches(scene, chunks, verbs, talk, first, last)
        drafts = []
        for k, c in enumerate(chunks):
            if c.kind == EVENT and c.trigger is not None and not scene.furniture[c.first]:
                d = Draft(c.trigger, k, n, event_type=c.trigger.sense.event_type, mode=c.trigger.sense.mode)
                fill(chunks, d, verbs)
                read_modality(scene, chunks, d, first, last)
                drafts.append(d)
        share_modality(chunks, drafts)
        supply_doers(chunks, drafts, verbs)
        if drafts and not drafts[0].actors and drafts[0].trigger.verbal and drafts[0].event_type in WORDS and talk_before and not drafts[0].passive and not verbs[drafts[0].k].subject:
            drafts[0].actors.append(talk_before[0].phrase)  # أشاد ب…: who spoke before goes on
            drafts[0].notes.append(("actors", talk_before[0].phrase, "who spoke in the sentence before", None))
        drafts = drop_repeats(join(chunks, govern(chunks, drafts)))
        add_tolls(scene, chunks, drafts, n)
        add_presence(chunks, drafts, n)
        take_responsibility(scene, chunks, drafts, speeches)
        deny(scene, chunks, drafts, speeches)
        for d in drafts:
            name_harm(d)
            name_means(scene, chunks, d, verbs, told, d is drafts[0])
            tidy_recipients(d)
        date_from_others(scene, chunks, drafts)
        adopt(scene.words, chunks, drafts, speeches)
        share_times(chunks, drafts)
        share_places(drafts)
        share_counts(drafts)
        for d in drafts:
            tidy_counts(scene, d)
        drafts = [d for d in drafts if _worth(scene, chunks, d)]
        signs = [signs_of(chunks, d, bool(_sources(speeches, d)[0])) for d in drafts]
        sure = [confidence_of(x) for x in signs]
        # Behind what a claim is worth by: no event is told less surely for the phrases that are taken off it.
        roles(chunks, drafts, [n for n, s in enumerate(sure) if s >= LEAST], verbs, speeches)
        for d, found, confidence in zip(drafts, signs, sure, strict=True):
            sources, speech = _sources(speeches, d)
            claim = claim_of(scene, chunks, d, sources, report_id, confidence)
            yield replace(claim, why=reasons(scene, chunks, d, claim, speech)) if why else claim, found


def _sources(speeches: list[Speech], d: Draft) -> tuple[list[Source], Speech | None]:
    """Who says that a draft's event happened. Who threatens or asks needs nobody to say so (GUIDE.md)."""
    sources, speech = vouched(speeches, d)
    if d.event_type in WORDS and sources and d.actors and same_party(sources[-1].phrase, d.actors[0]):
        sources = sources[:-1]
    return sources, speech


def _listen(scene: Scene, talk: Talk, first: int, last: int) -> None:
    """Bring `talk` up to date with sentence [first, last), which holds no event and no figure."""
    if not may_speak(scene, first, last):
        talk.spoke = False
        return
    chunks = chunk(scene, first, last, {})
    if chunks:
        read_speeches(scene, chunks, read_verbs(chunks), talk, first, last)


def _worth(scene: Scene, chunks: list[Chunk], d: Draft) -> bool:
    """A claim needs a slot of its own; a purpose (لمحاربة …) needs a place, a time or a count."""
    if not d.has_slots and not _new(chunks, d):
        return False
    if d.trigger.form.article and not d.merged and not (d.counts or d.times) and _pointed(scene, d):
        return False
    purpose = d.trigger.form.prep == "ل" and d.cue is None and d.light is None or d.trigger.first > 0 and scene.words[d.trigger.first - 1].form in _FOR
    if purpose and not d.trigger.verbal:
        return bool(d.locations or d.times or d.counts)
    return True


_FOR = frozenset(("بهدف", "اجل", "لاجل", "بغيه", "بغرض", "لغرض", "بقصد"))  # بهدف التصدي للتنظيم


def _pointed(scene: Scene, d: Draft) -> bool:
    """`هذا الهجوم`, `تلك الغارات`: an event that was told before; told again it is a claim that coders leave open (GUIDE.md)."""
    return d.trigger.first > 0 and scene.words[d.trigger.first - 1].form in _THESE and not d.trigger.form.prep


_THESE = frozenset(("هذا", "هذه", "ذلك", "تلك", "بهذا", "بهذه", "لهذا", "لهذه", "وهذا", "وهذه", "وتلك", "هذين", "هاتين", "هولاء"))


def _new(chunks: list[Chunk], d: Draft) -> bool:
    """Whether an event noun tells of something though no slot took it: `إسقاط بعضها`, `حشد رجال جدد`. A noun with
    the article or alone points to what was told before."""
    form = d.trigger.form
    if form.verbal or form.article or form.prep == "ل" or d.event_type in _SILENT:
        return False
    after = chunks[d.k + 1] if d.k + 1 < d.hi else None
    return after is not None and after.kind == NP and not after.conj
