"""Acts: the codebook applied to the clauses of one text.

One code a trigger (frames.py), roles (roles.py), modality and negation (modality), norms (norms.py), quantities
(quantities.py), when and where. What stands in somebody's statement is according to that statement, and at most
alleged (whose_words.py); what would wrong a person is told with more care still (wronging.py).
"""

from collections.abc import Iterator
from dataclasses import replace

from facta.codebook.codebook import Codebook, Entry
from facta.coding.gaps import Gap, gap_at
from facta.coding.lending import LendingFrames
from facta.coding.modality import Standing, standing_of
from facta.coding.norms import is_generic
from facta.coding.party_index import PartyIndex
from facta.coding.quantities import quantities_of
from facta.coding.roles import RoleFiller, Roles
from facta.coding.when import when_of
from facta.coding.where import Places
from facta.coding.whose_words import WhoseWords
from facta.coding.wronging import Wronging, would_wrong
from facta.model.act import Act, Modality
from facta.model.clause import Argument, Clause
from facta.model.identifiers import identifier
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence
from facta.model.statement import Statement

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def acts_of(
    text: AnnotatedText,
    parties: PartyIndex,
    statements: tuple[Statement, ...],
    codebook: Codebook,
    every_predicate: bool = False,
) -> tuple[Act, ...]:
    """The acts of one text, in text order of their triggers.

    every_predicate: also an act, type None, for each predicate that no type fits.
    """
    return _Coder(text, parties, statements, codebook).acts(every_predicate)


_OFFERED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_HARMFUL = {"COERCE": "restrict", "SANCTION": "relations", "ASSAULT": "violence", "MOBILIZE": "violence"}
_MODES = {"arrest": "arrest", "deport": "expel", "expel": "expel"}


def plover_of(entry: Entry, standing: Standing) -> str | None:
    """The PLOVER code of an act that this pattern tells and that stands so.

    By PLOVER's manual an act that somebody means to do is the word given on it: AGREE for what helps, THREATEN, with
    what is threatened as its mode, for what harms; and to mean not to help is to REJECT.
    """
    code = entry.pattern.plover or entry.type.plover
    event, _, mode = (code or "").partition("-")
    if not standing.intended or standing.modality is not Modality.PLANNED:
        return code
    if event in _OFFERED:
        return "REJECT" if standing.negated else "AGREE"
    if event in _HARMFUL and mode != "convict" and not standing.negated:
        return f"THREATEN-{_MODES.get(mode, _HARMFUL[event])}"
    return code


class _Coder:
    def __init__(
        self, text: AnnotatedText, parties: PartyIndex, statements: tuple[Statement, ...], codebook: Codebook
    ) -> None:
        self.text = text
        self.parties = parties
        self.frames = LendingFrames(text, codebook, parties.sector_at, parties.kind_at)
        self.wronging = Wronging(text, parties, self.frames)
        self.filler = RoleFiller(self.frames, parties, text.document.text)
        self.places = Places(text, self.frames.clause_at, parties)
        self.words = WhoseWords(text, statements, self.frames)

    def acts(self, every_predicate: bool) -> tuple[Act, ...]:
        found: list[Act] = []
        covered: set[Span] = set()
        for position, clause in enumerate(self.text.clauses):
            entry = self.frames.entry_of(clause)
            gap = gap_at(position, self.text.clauses, self.frames) if entry is None else None
            if entry is None and gap is None and not every_predicate:
                continue
            act = self._act(clause, entry) if gap is None else self._act_of_gap(gap)
            if (
                act.plover is not None
                and act.plover.startswith("ASSAULT")
                and self.wronging.is_done_to_oneself(act.roles)
            ):
                continue  # "killed himself"
            if act.trigger not in covered:
                covered.add(act.trigger)
                found.append(act)
        return tuple(sorted(found, key=lambda act: act.trigger))

    def _act(self, clause: Clause, entry: Entry | None) -> Act:
        clause = self.frames.as_matched(clause) if entry else clause
        sentence = self.text.sentences[clause.sentence]
        act_type = entry.type if entry else None
        roles = self._roles(clause, entry)
        statement = self.words.statement_at(clause.span)
        standing = self._standing(clause, sentence, entry)
        if entry is not None and would_wrong(entry):
            standing = self.wronging.standing(standing, clause, roles, "criminal" in entry.type.traits)
        code = act_type.code if act_type else None
        return Act(
            id=identifier("a", self.text.document.id, code or "", *clause.span),
            type=code,
            plover=plover_of(entry, standing) if entry else None,
            trigger=clause.span,
            lemma=clause.lemma,
            passage=sentence.span,
            roles=roles,
            quantities=quantities_of(clause, sentence) if entry else (),
            when=when_of(self.text, sentence, sentence.tokens[clause.predicate], or_sentence_before=True)
            if entry
            else None,
            where=self.places.of(clause),
            modality=standing.modality,
            negated=standing.negated,
            generic=is_generic(clause, sentence, self.frames.clause_at),
            according_to=statement,
            terms=self._terms(clause, sentence) if entry else (),
            matched_by=self._rule(clause, entry) if entry else "",
            modality_by=standing.by,
        )

    def _act_of_gap(self, gap: Gap) -> Act:
        """The act of a clause whose verb was told before: its own words, with what that verb bore on."""
        act = self._act(gap.clause, gap.entry)
        roles = dict(act.roles)
        for role, fillers in self._roles(gap.before, gap.entry).items():
            if role != "agent" and role not in roles and (gap.before.voice == "active" or role != "patient"):
                roles[role] = fillers
        return replace(act, roles=roles, matched_by=f"{act.matched_by}+gap")

    def _rule(self, clause: Clause, entry: Entry) -> str:
        """The pattern's name, and whether it fits only by the earlier act that the clause takes up."""
        lent = (clause.sentence, clause.predicate) in self.frames.lenders
        return f"{entry.type.code}/{entry.pattern.name}{'+taken-up' if lent else ''}"

    def _roles(self, clause: Clause, entry: Entry | None) -> Roles:
        if entry is None:
            return self.filler.plain_roles_of(clause)
        roles = self.filler.roles_of(clause, entry.type, entry.pattern)
        if would_wrong(entry):
            told = {role: self.wronging.without_doubtful(fillers, role, clause) for role, fillers in roles.items()}
            roles = {role: fillers for role, fillers in told.items() if fillers}
        sector = entry.pattern.agent_sector or entry.type.agent_sector
        return roles if sector is None else self.filler.with_implied_agent(roles, clause, sector)

    def _standing(self, clause: Clause, sentence: Sentence, entry: Entry | None) -> Standing:
        standing = standing_of(clause, sentence, self.frames.clause_at)
        if entry is not None and "yes" in entry.pattern.requires.get("negated", ()):
            # "The police did nothing": the act is not to act, and it happened.
            standing = standing._replace(negated=not standing.negated)
        nobody = [a for a in clause.arguments if self._is_nobody(a, sentence)]
        if not clause.negated and nobody:
            told_of_some = all(a.via == "relative" and sentence.tokens[a.head].dep in _SUBJECTS for a in nobody)
            if not told_of_some:
                standing = standing._replace(negated=True, by="nobody_in_a_role")
            elif standing.modality is Modality.ASSERTED:  # "no guard who beat him was punished": some did, by this
                standing = standing._replace(modality=Modality.ALLEGED, by="told_of_those_who_did")
        if standing.attempted and entry is not None and "attempt-counts" in entry.type.traits:
            standing = Standing(Modality.ASSERTED, standing.negated, "an_attempt_counts")
        return self.words.standing(standing, clause.span)

    def _is_nobody(self, argument: Argument, sentence: Sentence) -> bool:
        """Whether the phrase, or the subject of the small clause it heads, is "no one": "found no one guilty"."""
        if argument.function == "complement":
            if any(t.lower == "neither" for t in sentence.children_of(sentence.tokens[argument.head], "preconj")):
                return True  # "was found neither guilty nor innocent"
            below = self.frames.clause_at.get((sentence.index, argument.head))
            return (
                below is not None
                and below.kind == "adjective"
                and any(self._is_nobody(a, sentence) for a in below.arguments_as("subject"))
            )
        return argument.function in ("subject", "object", "indirect") and argument.empty

    def _terms(self, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
        return tuple(sorted(set(self._lemmas(clause, sentence))))

    def _lemmas(self, clause: Clause, sentence: Sentence) -> Iterator[str]:
        spans = [clause.span, *(a.span for a in clause.arguments)]
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        for token in sentence.tokens_in(Span(start, end)):
            if token.pos in _CONTENT and any(s.start <= token.start < s.end for s in spans):
                yield token.lemma.lower()
