"""The tagger: what the rules found and what it proposes itself, weighed together; the likely statements are kept.

In: the rules' drafts of a text. Out: drafts, each named by who found it. The three questions of rows.py come in turn.
What the rules found of words said, of what binds or burdens somebody, of what somebody means or wants to do, and of
what was not said or done, is never dropped, only told better: without it, what was only said might read as the
report's own.
"""

from typing import NamedTuple

from facta.codebook.cues import CueTable
from facta.coding.drafts import Draft
from facta.coding.quotes import Quotes
from facta.coding.tagger.features import (
    Chosen,
    content_head,
    proposal_names,
    proposal_numbers,
    source_names,
    source_numbers,
)
from facta.coding.tagger.proposals import Proposal
from facta.coding.tagger.rows import Word, names_of, open_proposals_of, options_of, proposals_of, words_of
from facta.coding.tagger.sight import Sight, shared
from facta.coding.tagger.source_options import Option
from facta.coding.tagger.weights import Weights, load_weights
from facta.model.sentence import AnnotatedText

LEAST_CUE = -0.8
"""Words whose log-odds of being a cue are below this are passed over."""
LEAST_STATEMENT = -0.4
"""Proposals whose log-odds of being a statement are below this are not kept (two in five)."""

_SAID = frozenset({"", "quote", "clause", "unanswered", "bare"})
"""Frames of words given in a clause or a quotation."""
_PLANS = frozenset({"intention", "wish"})
_SAID_TO_COME = frozenset({"clause", "infinitive"})
_WEIGHTY = frozenset({"speech", "pledge", "denial", "accusation", "refusal", "silence", "demand"})


class Weighed(NamedTuple):
    """A proposal with its log-odds of being a statement."""

    odds: float
    draft: Draft
    by_rules: bool


class _Candidate(NamedTuple):
    """A word that may be a cue, its log-odds of being one, what it would introduce, and whose words."""

    word: Word
    odds: float
    proposals: list[Proposal]
    options: list[Option]


class Tagger:
    """The weights, and how they are used; the same drafts of the same text give the same answer."""

    def __init__(self, weights: Weights | None = None) -> None:
        """Load the weights of the package, or take others. Raises WeightsUnreadable."""
        self.weights = weights if weights is not None else load_weights()

    @property
    def version(self) -> str:
        """Of the weights."""
        return self.weights.version

    def corrected(self, drafts: list[Draft], text: AnnotatedText, quotes: Quotes, cues: CueTable) -> list[Draft]:
        """`drafts` corrected and added to; what it does not weigh is handed back as it came."""
        sight = Sight.of(drafts, text, quotes, cues)
        weighed = self.weighed(sight)
        mine = {id(draft) for draft in sight.at.values()}
        return [*(draft for draft in drafts if id(draft) not in mine), *kept(weighed)]

    def weighed(self, sight: Sight) -> list[Weighed]:
        """Every proposal of a text."""
        words: list[_Candidate] = []
        for word in words_of(sight, self.weights.words):
            odds = self.weights.cue.score(names_of(sight, word))
            if odds >= LEAST_CUE or word.ruled is not None:
                proposals = open_proposals_of(sight, word)
                if proposals or word.ruled is not None:
                    words.append(_Candidate(word, odds, proposals, options_of(sight, word)))
        found: list[tuple[Proposal, list[float]]] = []
        for one, choice in zip(words, self._sources(sight, words), strict=True):
            sentence, token, _ = one.word
            for proposal, source in proposals_of(one.word, one.proposals, one.options, choice):
                head = content_head(sentence, proposal.draft, token)
                names = proposal_names(sentence, token, proposal, source.head, head)
                scores = (self.weights.proposal.score(names), one.odds)
                found.append((proposal, proposal_numbers(sight, sentence, token, proposal, source, head, scores)))
        odds_of = self.weights.proposal_trees.scores([numbers for _, numbers in found])
        return [Weighed(o, p.draft, p.by_rules) for o, (p, _) in zip(odds_of, found, strict=True)]

    def _sources(self, sight: Sight, words: list[_Candidate]) -> list[Chosen]:
        rows: list[list[float]] = []
        for (sentence, token, _), _, _, options in words:
            for option, source, head in options:
                span = source.span if source is not None else None
                score = self.weights.source.score(source_names(sentence, token, option, head, span))
                rows.append(source_numbers(sight, sentence, token, option, source, head, score))
        scores = iter(self.weights.source_trees.scores(rows))
        return [best(one.options, [next(scores) for _ in one.options]) for one in words]


def best(options: list[Option], scores: list[float]) -> Chosen:
    """The option with the highest score, the first of equals."""
    order = sorted(range(len(options)), key=lambda n: -scores[n])
    lead = scores[order[0]] - scores[order[1]] if len(order) > 1 else 9.0
    return Chosen(*options[order[0]], scores[order[0]], lead)


def kept(weighed: list[Weighed], least: float = LEAST_STATEMENT) -> list[Draft]:
    """One draft for each cue: of those that stay the likeliest reading, then what else is likely enough."""
    staying = {_place(one.draft) for one in weighed if one.by_rules and stays(one.draft)}
    found: dict[tuple[int, int], Weighed] = {}
    rest: list[Weighed] = []
    for one in sorted(weighed, key=_order):
        place = _place(one.draft)
        if place in staying:
            found.setdefault(place, one)
        elif one.odds >= least:
            rest.append(one)
    for one in rest:
        if not any(_excludes(other, one) for other in found.values()):
            found[_place(one.draft)] = one
    return [one.draft for one in found.values()]


def stays(draft: Draft) -> bool:
    """Whether a draft of the rules is never dropped.

    What was said, binds or burdens, was not said or done, or is what somebody means or wants to do.
    """
    if draft.cue_class.no_speech:
        plans = draft.cue_class.name in _PLANS and draft.frame in _SAID_TO_COME and draft.source is not None
        return draft.negated or plans
    return draft.negated or draft.frame in _SAID or draft.cue_class.name in _WEIGHTY


def _place(draft: Draft) -> tuple[int, int]:
    return (draft.sentence, draft.token)


def _order(one: Weighed) -> tuple[float, int, int, int]:
    return (-one.odds, one.draft.sentence, one.draft.token, one.draft.content[0].start)


def _excludes(one: Weighed, other: Weighed) -> bool:
    """Whether both cannot be: one cue, or one content told twice, which the rules are trusted not to do."""
    first, second = one.draft, other.draft
    if _place(first) == _place(second):
        return True
    if first.cue is not None and second.cue is not None and first.cue.overlaps(second.cue):
        return True
    if one.by_rules and other.by_rules:
        return False
    if first.content[-1].end <= second.content[0].start or second.content[-1].end <= first.content[0].start:
        return False
    return shared(first.content, second.content) >= 0.5
