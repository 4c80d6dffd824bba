"""The tagger: what the rules found and what it proposes itself, weighed together; the likely statements are kept.

In: the rules' drafts of a text. Out: drafts, each named by who found it. The three questions of rows.py come in turn.
What the rules found of words said (a clause or a quotation under a cue of speech), and what binds or burdens somebody,
is never dropped, only told better: without it, what was only said might read as the report's own.
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

LEAST_CUE = -1.5
"""Words whose log-odds of being a cue are below this are passed over."""
LEAST_STATEMENT = -0.4
"""Proposals whose log-odds of being a statement are below this are not kept (two in five)."""
_SPOKEN = ("according_to", "turn_after_a_colon", "name_after_a_dash", "adverb_of_report", "cue_after_quotation",
           "cue_before_quotation", "verb_unanswered")  # fmt: skip
_BINDING = frozenset({"pledge", "denial", "accusation", "refusal", "silence"})


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
    """Drafts that are likely enough, best first: one for each cue, and no content told twice."""
    found: list[Draft] = []
    for odds, draft, _ in sorted(_with_what_stays(weighed, least), key=_order):
        if odds < least:
            break
        if not any(_excludes(other, draft) for other in found):
            found.append(draft)
    return found


def _with_what_stays(weighed: list[Weighed], least: float) -> list[Weighed]:
    """`weighed`, with the better reading of each draft that is never dropped lifted over the threshold."""
    lifted: dict[tuple[int, int], Weighed] = {}
    for one in weighed:
        place = (one.draft.sentence, one.draft.token)
        if one.by_rules and stays(one.draft) and (place not in lifted or lifted[place].odds < one.odds):
            lifted[place] = one
    chosen = {id(one.draft) for one in lifted.values()}
    return [one._replace(odds=max(one.odds, least)) if id(one.draft) in chosen else one for one in weighed]


def stays(draft: Draft) -> bool:
    """Whether a draft of the rules is never dropped."""
    if draft.cue_class.no_speech:
        return False
    rule = draft.found_by.removesuffix("_source_by_tagger")
    return rule in _SPOKEN or rule.endswith("_clause") or draft.cue_class.name in _BINDING


def _order(one: Weighed) -> tuple[float, int, int, int]:
    return (-one.odds, one.draft.sentence, one.draft.token, one.draft.content[0].start)


def _excludes(one: Draft, other: Draft) -> bool:
    if (one.sentence, one.token) == (other.sentence, other.token):
        return True
    if one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue):
        return True
    if one.content[-1].end <= other.content[0].start or other.content[-1].end <= one.content[0].start:
        return False
    return shared(one.content, other.content) >= 0.5
