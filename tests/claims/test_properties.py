"""What holds of the claims of any text, whatever it says."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st
from test_promises import meaning

import riwaya
from riwaya.claim import LINK_KINDS, MODALITIES, Claim
from riwaya.report import Span

TEXTS = sorted({row["text"] for path in Path(__file__).parent.glob("*.csv") for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))})
"""The sentences of the tables: text that the reader has claims for, of every kind."""

sentences = st.sampled_from(TEXTS)
stories = st.lists(sentences | strategies.newslike(2), min_size=1, max_size=5).map(" ".join)
broken = st.tuples(stories, st.integers(0, 200), strategies.texts).map(lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] :])


def spans_of(claim: Claim) -> list[Span]:
    """Every span of a claim, those of its reasons included."""
    out = [claim.trigger, claim.evidence, *(x.span for slot in (claim.actors, claim.recipients, claim.locations, claim.counts) for x in slot)]
    out += [span for link in claim.attribution for span in (link.span, link.cue, link.said.span if link.said else None) if span]
    out += [span for span in (claim.modality_cue, claim.time.span if claim.time else None, *(w.span for w in claim.why)) if span]
    return out


def shape_holds(text: str) -> None:
    """Assert what must hold of the claims of `text`."""
    claims = riwaya.read(riwaya.Report(text, "r", published=date(2014, 12, 9)), why=True).claims
    assert len(claims) == len({claim.id for claim in claims})
    assert [claim.trigger.start for claim in claims] == sorted(claim.trigger.start for claim in claims)
    for claim in claims:
        assert claim.evidence.start <= claim.trigger.start < claim.trigger.end <= claim.evidence.end
        assert all(0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.text for span in spans_of(claim))
        # some objects of an event noun fit no slot (إسقاط بعضها); then the evidence holds them
        assert claim.actors or claim.recipients or claim.locations or claim.time or claim.counts or claim.evidence.text != claim.trigger.text
        assert claim.modality in MODALITIES
        assert claim.modality == "actual" or claim.modality_cue is not None
        assert all(link.kind is None or link.kind in LINK_KINDS for link in claim.attribution)
        assert claim.confidence is not None
        assert 0 <= claim.confidence <= 1
        for slot in (claim.actors, claim.recipients, claim.locations, claim.counts, claim.attribution):
            assert len(slot) == len({(x.span.start, x.span.end) if x.span else x for x in slot}), "a slot holds the same words twice"


@given(stories | broken)
def test_claims_have_their_shape_whatever_the_text(text: str) -> None:
    shape_holds(text)


@given(stories)
def test_a_story_is_read_alike_again(text: str) -> None:
    report = riwaya.Report(text, published=date(2014, 12, 9))
    assert riwaya.read(report) == riwaya.read(report)


@pytest.mark.parametrize("way", strategies.RESPELLINGS)
def test_no_spelling_changes_the_reading_of_a_sentence(way: str) -> None:
    for text in TEXTS:
        assert meaning(text) == meaning(strategies.RESPELLINGS[way](text)), text


@given(stories, st.sampled_from(("\n\n", "\n")))
def test_a_paragraph_behind_adds_no_claim_to_what_stands_before(text: str, gap: str) -> None:
    """What is said later may lend a fuller name, never another event."""
    alone = riwaya.read(riwaya.Report(text, "r")).claims
    followed = riwaya.read(riwaya.Report(text + gap + "انتهى الخبر هنا.", "r")).claims
    assert [(c.trigger, c.event_type, c.modality) for c in alone] == [(c.trigger, c.event_type, c.modality) for c in followed]
