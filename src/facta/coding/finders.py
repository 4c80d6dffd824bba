"""Cues in sentences: verbs, nouns and adjectives of the cue table whose content stands in the same sentence."""

from collections.abc import Iterator

from facta.codebook.cues import CueTable, Frames
from facta.coding.clause_forms import is_gerund
from facta.coding.contents import content_of
from facta.coding.cues import CONTRACTED_NOT, CueGroup, frames_of, lends_its_subject, phrase_group, verb_group
from facta.coding.drafts import Draft, Source, is_passive, lemma_of, pieces_of
from facta.coding.possible_cue import Content, Cue
from facta.coding.quotes import Quotes
from facta.coding.silences import silences
from facta.coding.sources import garden_path, inverted_subject, misread_subject, phrase_of, source_at, source_of
from facta.coding.torn_clauses import torn_clause
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

_SILENT = frozenset({"comment", "respond", "reply", "answer", "elaborate"})
_ONLY_TELLS_WHO = frozenset({"acl", "relcl"})
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def cues_in(text: AnnotatedText, quotes: Quotes, cues: CueTable) -> Iterator[Draft]:
    """Drafts of every cue whose content its sentence gives, and of what was not said (silences.py)."""
    yield from silences(text, cues)
    for sentence in text.sentences:
        for token in sentence.tokens:
            frames = frames_of(sentence, token, cues)
            if any(garden_path(sentence, child) for child in sentence.children_of(token, "ccomp")):
                continue
            if frames is None or _is_governed_by_a_cue(sentence, token, cues):
                continue
            found = content_of(sentence, token, frames, cues)
            if found is None and (draft := _torn(sentence, token, frames, cues)) is not None:
                yield draft
                continue
            if found is None:
                if (draft := _unanswered(sentence, token, cues)) is not None:
                    yield draft
                continue
            if found[0] == "object" and _says_it_by_a_noun(sentence, token, cues):
                continue
            draft = _draft(sentence, token, frames, found[0], found[1], cues)
            if draft is not None and (draft.negated or not _is_nobodys(sentence, token, draft)):
                yield draft


def _torn(sentence: Sentence, token: Token, frames: Frames, cues: CueTable) -> Draft | None:
    """The draft of a verb of saying whose clause the parse hangs elsewhere."""
    if token.tag[0] != "V":
        return None
    found = torn_clause(Cue(sentence, token, frames, cues, is_passive(sentence, token)))
    if found is None:
        return None
    draft = _draft(sentence, token, frames, "clause", Content(found[1]), cues)
    if draft is None or draft.source is None:
        return None
    draft.found_by = found[0]
    return draft


def _says_it_by_a_noun(sentence: Sentence, verb: Token, cues: CueTable) -> bool:
    """ "voiced concern about the dam": the noun is the cue, and the verb stands with it."""
    if not lends_its_subject(sentence, verb, cues):
        return False
    nouns = [t for t in sentence.children_of(verb, "dobj", "nsubjpass") if t.pos == "NOUN"]
    framed = [(noun, frames) for noun in nouns if (frames := frames_of(sentence, noun, cues)) is not None]
    return any(content_of(sentence, noun, frames, cues) is not None for noun, frames in framed)


def _is_nobodys(sentence: Sentence, token: Token, draft: Draft) -> bool:
    """Whether nobody is shown to say it, so that a deed or a thing is spoken of and no statement is.

    "a bill seeking to ...", "by asking to ...": a thing's purpose, a deed's manner.
    "Remember that ...", "to view the file", "naming a third judge": no source, and no finite verb that lacks one.
    "the street was named": what was done to the content. "support for the bill": whose is not said. "those who support
    the bill", "voters backing it": which people are meant.
    An answer that came is none either; what was not said or done is always kept (its cue is negated).
    """
    if draft.cue_class.name == "silence":
        return True
    if draft.frame == "infinitive" and token.tag == "VBG" and token.dep in {"pcomp", "acl"}:
        return True
    if draft.cue_class.no_speech and draft.cue_class.name != "appearance" and token.dep in _ONLY_TELLS_WHO:
        return True
    if draft.source is not None:
        return False
    if draft.cue_class.name == "question" and draft.frame == "about" and token.dep == "advcl":
        return True  # "Asked about the dam, she said ..."
    if token.tag[0] != "V":
        return draft.frame != "clause" or draft.cue_class.no_speech
    if draft.frame == "object" and draft.cue_class.name not in {"accusation", "demand"}:
        return True
    return draft.cue_class.name != "appearance" and not is_passive(sentence, token) and not _is_finite(sentence, token)


def _is_finite(sentence: Sentence, token: Token) -> bool:
    return token.tag in {"VBD", "VBZ", "VBP"} or any(
        c.tag in {"MD", "VBD", "VBZ", "VBP"} for c in sentence.children_of(token, "aux")
    )


def _draft(
    sentence: Sentence, token: Token, frames: Frames, frame: str, content: Content, cues: CueTable
) -> Draft | None:
    if token.pos in {"VERB", "AUX"} or token.tag[0] == "V":
        group = verb_group(sentence, token, cues)
        source = source_of(sentence, token, cues)
        if source is None and group.top is not token:
            source = source_of(sentence, group.top, cues)
        if source is not None and (cut := _without_negation(sentence, source.span)) != source.span:
            source = Source(cut, source.antecedent, source.negative)
        if frames[frame].name == "appearance":
            source = None
        elif source is None and not is_passive(sentence, token):
            beside = inverted_subject(sentence, token) if frame == "clause" else None
            beside = beside or misread_subject(sentence, group.top)
            source = None if beside is None else source_at(sentence, beside, token)
        rule = "verb"
    elif token.pos == "ADJ":
        group = phrase_group(sentence, token)
        if group.top is token:
            return None
        source = source_of(sentence, group.top, cues)
        rule = "adjective"
    else:
        return _noun_draft(sentence, token, frames, frame, content, cues)
    drawn = content.drawn if group.tokens[-1] + 1 in content.drawn else set[int]()
    cue_tokens = (*group.tokens, *sorted(drawn))
    taken = set(cue_tokens)
    if source is not None and not content.tokens.issuperset(_tokens_in(sentence, source.span)):
        taken |= _tokens_in(sentence, source.span)
    return _made(sentence, token, cue_tokens, source, content, taken, frames, frame, rule, group)


def draft_of(
    sentence: Sentence, token: Token, frames: Frames, frame: str, content: Content, cues: CueTable
) -> Draft | None:
    """The draft of a cue whose content and frame are known: its cue group with any negation, its source, its pieces."""
    return _draft(sentence, token, frames, frame, content, cues)


def _unanswered(sentence: Sentence, token: Token, cues: CueTable) -> Draft | None:
    """ "would not comment", "did not respond", with nothing after it: the content is the verb, what was not done."""
    if lemma_of(token) not in _SILENT or token.tag[0] != "V":
        return None
    group = verb_group(sentence, token, cues)
    before = tuple(i for i in group.tokens if i < token.i)
    source = source_of(sentence, token, cues)
    if not group.negated or not before or source is None:
        return None
    cue = Span(sentence.tokens[before[0]].start, sentence.tokens[before[-1]].end)
    said = Span(token.start, sentence.tokens[group.tokens[-1]].end)
    return Draft(
        sentence.index, token.i, cue, source, [said], cues.classes["silence"], "unanswered", "verb_unanswered", True
    )  # fmt: skip


def _made(
    sentence: Sentence,
    token: Token,
    cue_tokens: tuple[int, ...],
    source: Source | None,
    content: Content,
    taken: set[int],
    frames: Frames,
    frame: str,
    rule: str,
    group: CueGroup,
) -> Draft | None:
    pieces = pieces_of(sentence, content.tokens, taken)
    if not pieces:
        return None
    return Draft(
        sentence.index,
        token.i,
        Span(sentence.tokens[cue_tokens[0]].start, sentence.tokens[cue_tokens[-1]].end),
        source,
        pieces,
        frames[frame],
        frame,
        f"{rule}_with_{frame}",
        group.negated or (source is not None and source.negative),
        phrase_of(sentence, content.addressee) if content.addressee is not None else None,
    )


def _noun_draft(
    sentence: Sentence, noun: Token, frames: Frames, frame: str, content: Content, cues: CueTable
) -> Draft | None:
    group = phrase_group(sentence, noun)
    owner = next((c for c in sentence.children_of(noun, "poss")), None)
    owner = owner or next((c for c in sentence.children_of(noun, "compound", "amod") if c.entity in _NAMED), None)
    source = source_at(sentence, owner) if owner is not None else _by(sentence, noun)
    cue_tokens = group.tokens
    head = sentence.head_of(noun)
    negated = group.negated
    if source is None and noun.dep in {"dobj", "nsubjpass"} and lends_its_subject(sentence, head, cues):
        source = source_of(sentence, head, cues)
        verb = verb_group(sentence, head, cues)
        negated = negated or verb.negated
        if head.i < noun.i:
            cue_tokens = tuple(range(verb.tokens[0], noun.i + 1))
    elif (
        source is None
        and noun.dep == "pobj"
        and frames[frame].no_speech
        and head.lower in {"in", "under", "with", "on"}
    ):
        above = sentence.head_of(head)  # "left in the hope that ...": who left
        source = source_of(sentence, above, cues) if above.tag[0] == "V" else None
    drawn = content.drawn if cue_tokens[-1] + 1 in content.drawn else set[int]()
    cue_tokens = (*cue_tokens, *sorted(drawn))
    taken = set(cue_tokens)
    if source is not None:
        taken |= _tokens_in(sentence, source.span)
    group = CueGroup(cue_tokens, noun, negated)
    return _made(sentence, noun, cue_tokens, source, content, taken, frames, frame, "noun", group)


def _without_negation(sentence: Sentence, span: Span) -> Span:
    """`span` without a "neither" or "didn`t" at its end, which belongs to the cue."""
    inside = [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end]
    if len(inside) > 1 and (
        inside[-1].lower in {"neither", "never", "nor"} or CONTRACTED_NOT.fullmatch(inside[-1].text)
    ):
        return Span(span.start, inside[-2].end)
    return span


def _by(sentence: Sentence, noun: Token) -> Source | None:
    for by in sentence.children_of(noun, "prep", "agent"):
        if by.lower in {"by", "from"}:
            for person in sentence.children_of(by, "pobj"):
                return source_at(sentence, person)
    return None


def _is_governed_by_a_cue(sentence: Sentence, token: Token, cues: CueTable) -> bool:
    """Whether the cue is only what another wants, refuses, plans or denies ("refused to say", "denied having said")."""
    above = frames_of(sentence, sentence.head_of(token), cues)
    if is_gerund(sentence, token) and token.dep in {"xcomp", "ccomp", "pcomp"} and above is not None and "ing" in above:
        return above["ing"].name == "denial"
    if token.dep not in {"xcomp", "ccomp"} or not any(c.tag == "TO" for c in sentence.children_of(token, "aux")):
        return False
    return above is not None and "infinitive" in above and above["infinitive"].name != "appearance"


def _tokens_in(sentence: Sentence, span: Span) -> set[int]:
    return {t.i for t in sentence.tokens if span.start <= t.start and t.end <= span.end}
