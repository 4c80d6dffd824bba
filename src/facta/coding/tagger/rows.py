"""The three questions that the tagger asks of a text, as rows of names and numbers; training asks the same.

Is this word a cue? Whose words would it introduce? Is this proposal a statement?
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from facta.coding.drafts import Draft, Source
from facta.coding.sources import source_of
from facta.coding.tagger.features import Chosen, cue_names, word_of
from facta.coding.tagger.proposals import REST, Proposal, is_verb, may_be_cue, proposals_at
from facta.coding.tagger.sight import Sight
from facta.coding.tagger.source_options import Option, source_options
from facta.model.sentence import Sentence, Token

LEAST_LEAD = 1.0
"""A source is put in the place of the rules' own only where its log-odds lead by so much."""
_BINDING = frozenset({"pledge", "denial", "accusation", "refusal", "silence"})
"""Classes of cues that bind or burden somebody: their words are left as the rules have them."""

_HEARERS = frozenset({"me", "him", "us", "them"})


class Word(NamedTuple):
    """A word that may be a cue, with the rules' draft of it, if there is one."""

    sentence: Sentence
    token: Token
    ruled: Draft | None


def words_of(sight: Sight, known: frozenset[str]) -> Iterator[Word]:
    """Every word that the rules have as a cue, and every other of the `known` ones that could head one."""
    for sentence in sight.text.sentences:
        for token in sentence.tokens:
            ruled = sight.at.get((sentence.index, token.i))
            if ruled is not None or (may_be_cue(token) and word_of(token) in known):
                yield Word(sentence, token, ruled)


def names_of(sight: Sight, word: Word) -> Iterator[str]:
    """Names of a word, for the cue model."""
    return cue_names(word.sentence, word.token, word.ruled, sight.quotes.around(word.token.start) is not None)


def options_of(sight: Sight, word: Word) -> list[Option]:
    """Sources that the word may have."""
    sentence, token, ruled = word
    by_rules = ruled.source if ruled is not None else source_of(sentence, token, sight.cues) if is_verb(token) else None
    return source_options(sentence, token, by_rules)


def open_proposals_of(sight: Sight, word: Word) -> list[Proposal]:
    """What the word would introduce in every frame but that of the rules, no content twice."""
    sentence, token, ruled = word
    if not may_be_cue(token) or (ruled is not None and ruled.cue_class.name in _BINDING):
        return []
    found: list[Proposal] = []
    seen = [ruled.content] if ruled is not None else []
    frame = ruled.frame if ruled is not None else ""
    for proposal in proposals_at(sentence, token, sight.quotes, sight.cues, frame):
        if ruled is not None and ruled.negated and not proposal.draft.negated:
            continue  # "said nothing about the dam"
        if proposal.frame == REST and ruled is not None and not ruled.cue_class.no_speech:
            continue  # "told her that ...": not she
        if ruled is not None and not ruled.cue_class.no_speech:
            if _begins_with_hearer(sentence, token, proposal.draft) or _loses_quotation(sight, ruled, proposal.draft):
                continue
            if _takes_in_whom_it_was_told(ruled, proposal.draft):
                continue
            _as_ruled(proposal, ruled)
        if proposal.draft.content not in seen:
            seen.append(proposal.draft.content)
            found.append(proposal)
    return found


def _begins_with_hearer(sentence: Sentence, token: Token, draft: Draft) -> bool:
    """Whether the content takes in who was told or asked before what: "asked him who had approved it"."""
    first = next((t for t in sentence.tokens if t.start == draft.content[0].start), None)
    if first is None or first.i <= token.i or first.tag != "PRP":
        return False
    return draft.content[-1].end > first.end and (first.lower in _HEARERS or first.head == token.i)


def _takes_in_whom_it_was_told(ruled: Draft, draft: Draft) -> bool:
    """Whether the one whom the rules have as spoken to would be part of what was said: "told the council that ..."."""
    told = ruled.addressee
    return told is not None and any(piece.overlaps(told) for piece in draft.content)


def _loses_quotation(sight: Sight, ruled: Draft, draft: Draft) -> bool:
    """Whether words in quotation marks that the rules have as said would be said no more."""
    return any(
        sight.quotes.touching(piece) and not any(other.covers(piece) for other in draft.content)
        for piece in ruled.content
    )


def _as_ruled(proposal: Proposal, ruled: Draft) -> None:
    """A further content of what the rules have as words said: the words stay of the kind that they are."""
    draft = proposal.draft
    draft.cue_class, draft.frame = ruled.cue_class, ruled.frame
    draft.found_by = f"{ruled.found_by}_content_by_tagger"


def proposals_of(
    word: Word, proposals: list[Proposal], options: list[Option], chosen: Chosen
) -> Iterator[tuple[Proposal, Chosen]]:
    """The rules' draft, also with another source where one leads, and the open proposals, each with its source."""
    ruled = word.ruled
    if ruled is not None:
        own = _rules_choice(options, ruled)
        if _same(own.source, chosen.source):
            yield _ruled(ruled, ruled.found_by), chosen
        else:
            yield _ruled(ruled, ruled.found_by), own
            if chosen.lead >= LEAST_LEAD and not _says_no(own.source) and not _says_no(chosen.source):
                other = replace(ruled, source=chosen.source, found_by=f"{ruled.found_by}_source_by_tagger")
                yield _ruled(other, ruled.found_by), chosen
    if ruled is not None and chosen.lead < LEAST_LEAD:
        chosen = _rules_choice(options, ruled)
    for proposal in proposals:
        draft = proposal.draft
        if not _says_no(draft.source) or _same(draft.source, chosen.source):
            draft.source = chosen.source
            draft.negated = draft.negated or _says_no(chosen.source)
            yield proposal, chosen


def _ruled(draft: Draft, rule: str) -> Proposal:
    return Proposal(draft, rule, listed=True, by_rules=True)


def _rules_choice(options: list[Option], ruled: Draft) -> Chosen:
    name, source, head = next(option for option in options if _same(option[1], ruled.source))
    return Chosen(name, source, head, 0.0, 0.0)


def _same(one: Source | None, other: Source | None) -> bool:
    return (one and one.span) == (other and other.span)


def _says_no(source: Source | None) -> bool:
    return source is not None and source.negative
