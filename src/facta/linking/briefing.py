"""A reading to its brief: what linking looks at, from the report's text and the fields present."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from facta.codebook.vocabulary import Vocabulary, type_named
from facta.linking.brief import ActBrief, ActWords, Brief, DocumentBrief, ReportWords
from facta.linking.described_bodies import place_key_of
from facta.linking.event_words import families_of, head_root, says_little
from facta.linking.report_words import Word, sentence_vector, telling_words, words_of
from facta.linking.rival_names import named_in
from facta.linking.same_text import HEAD_CHARACTERS, shingles_of
from facta.model.act import Act, Modality
from facta.model.party import Party, PartyKind
from facta.model.passage import Span
from facta.model.record import Reading

NEAR_CHARACTERS = 60
"""What stands this near to the trigger tells more of the event than the rest of its sentence."""
PATIENTS = ("patient", "recipient", "beneficiary", "applicant", "organizer")
SENTENCE_HEAD = 3
"""A word that begins this near to the head of its sentence has its capital from there."""
NEGATION_CHARACTERS = 40
NEGATION = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?![\s”\"’)]*\s[A-Z\[(“\"])[^\n.!?]*)*[.!?]*")
"""A sentence, roughly, where a reading has none."""
NAMED_ALONE = (PartyKind.PERSON, PartyKind.OTHER)
MOST_MENTIONS = 12
AROUND = 160
"""Characters on both sides of a mention that tell of the person, where a reading has no sentences."""


def briefs_of(readings: Sequence[Reading], codebook: Vocabulary) -> list[Brief]:
    """The brief of each reading."""
    return [brief_of(reading, codebook) for reading in readings]


def brief_of(reading: Reading, codebook: Vocabulary) -> Brief:
    """What linking looks at in the report."""
    document, text = reading.document, reading.document.text
    words = telling_words(text)
    starts = [word.start for word in words]
    told = [act for act in reading.acts if _tells_an_event(act, text) and (_happened(act) or _denies(act, text))]
    details = _details(reading, told, words, starts)
    counts = Counter(word.stem for word in words)
    stems = tuple(sorted(counts))
    return Brief(
        document=DocumentBrief(
            document.id,
            document.source,
            document.digest,
            document.publisher,
            document.published,
            text[:HEAD_CHARACTERS],
            len(text),
            document.copies,
        ),
        parties=tuple(replace(party, mentions=(), shielded_by=None, by=()) for party in reading.parties),
        place_keys={p.id: key for p in reading.parties if (key := place_key_of(text, p)) is not None},
        described={
            p.id: tuple(dict.fromkeys(text[start:end] for start, end in p.mentions))
            for p in reading.parties
            if p.kind is PartyKind.PERSON and not p.names
        },
        said={p.id: _said_of(p, reading, words, starts) for p in reading.parties if p.kind in NAMED_ALONE and p.names},
        filled=tuple(sorted({filled for act in reading.acts if len(filled := _filled(act)) > 1})),
        acts=tuple(_act_brief(act, text, codebook) for act in told),
        matters=tuple(
            replace(m, history=tuple(replace(s, document=s.document or document.id) for s in m.history))
            for m in reading.matters
        ),
        words=ReportWords(
            stems, tuple(counts[stem] for stem in stems), frozenset(word.stem for word in words if word.is_marked)
        ),
        named=named_in(text),
        shingles=shingles_of(document),
        act_words=lambda: details,
    )


def _filled(act: Act) -> tuple[str, ...]:
    return tuple(sorted({f.party for fillers in act.roles.values() for f in fillers if f.party is not None}))


def _said_of(party: Party, reading: Reading, words: list[Word], starts: list[int]) -> tuple[str, ...]:
    """The words of the sentences that name a person, and of the titles."""
    found: set[str] = set()
    for start, end in party.mentions[:MOST_MENTIONS]:
        around = next((s for s in reading.sentences if s.start <= start < s.end), None)
        first, last = around or (max(0, start - AROUND), end + AROUND)
        some = words[bisect_left(starts, first) : bisect_left(starts, last)]
        found.update(word.stem for word in some if word.end <= last)
    found.update(word for title in party.titles for word in words_of(title)[0])
    return tuple(sorted(found))


def _act_brief(act: Act, text: str, codebook: Vocabulary) -> ActBrief:
    trigger = text[act.trigger.start : act.trigger.end]
    place = act.where if act.where and not act.where.guessed else None
    return ActBrief(
        act.id,
        act.type,
        head_root(trigger),
        tuple(sorted(families_of(trigger))),
        _family(act, codebook),
        not _happened(act),
        act.parties_as("agent"),
        act.parties_as(*PATIENTS),
        place.party if place else None,
    )


def _details(reading: Reading, told: Sequence[Act], words: list[Word], starts: list[int]) -> Mapping[str, ActWords]:
    ends = _sentences(reading)
    found: dict[str, ActWords] = {}
    for act in told:
        start, end = next(((a, b) for a, b in ends if a <= act.trigger.start < b), (act.trigger.start, act.trigger.end))
        near_from = max(start, act.trigger.start - NEAR_CHARACTERS)
        near_to = min(end, act.trigger.end + NEAR_CHARACTERS)
        said = _apart_from(act.trigger, words, starts, start, end)
        when = act.when if act.when and not act.when.uncertain else None
        found[act.id] = ActWords(
            sentence_vector(said),
            sentence_vector([word for word in said if word.end > near_from and word.start < near_to]),
            sentence_vector([word for word in said if word.is_marked]),
            tuple(quantity.value for quantity in act.quantities),
            when.start if when else None,
            when.end if when else None,
        )
    return found


def _tells_an_event(act: Act, text: str) -> bool:
    """Whether an event can be read from the act, or that there was none."""
    if act.generic or act.modality not in (Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED):
        return False
    return act.type is not None or not says_little(text[act.trigger.start : act.trigger.end])


def _happened(act: Act) -> bool:
    return not act.negated and act.modality is not Modality.DENIED


def _denies(act: Act, text: str) -> bool:
    """Whether a word of negation stands near the trigger: not in "not surprised that the court found he was hit"."""
    if act.modality is Modality.DENIED:
        return True
    start, end = act.trigger
    return bool(NEGATION.search(text, max(act.passage.start, start - NEGATION_CHARACTERS), end + NEGATION_CHARACTERS))


def _family(act: Act, codebook: Vocabulary) -> str:
    """Acts of one family may tell one event: one code, or one PLOVER code under one heading of the codebook."""
    if act.type is None:
        return ""
    type_ = type_named(codebook, act.type)
    if type_ is not None and type_.plover and "-" in type_.plover:
        return f"{act.type.split('.')[0]}:{type_.plover}"
    return act.type


def _sentences(reading: Reading) -> list[tuple[int, int]]:
    if reading.sentences:
        return [(span.start, span.end) for span in reading.sentences]
    return [(match.start(), match.end()) for match in SENTENCE.finditer(reading.document.text)]


def _apart_from(trigger: Span, words: list[Word], starts: list[int], start: int, end: int) -> list[Word]:
    """The words between `start` and `end` that are no part of the trigger."""
    some = words[bisect_left(starts, start) : bisect_left(starts, end)]
    if some and some[0].start - start < SENTENCE_HEAD and some[0].stem.isalpha():
        some[0] = some[0]._replace(is_marked=False)
    return [word for word in some if word.end <= end and (word.end <= trigger.start or word.start >= trigger.end)]
