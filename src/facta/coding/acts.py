"""Acts: the codebook applied to the clauses of one text.

One code a trigger (frames.py), roles (roles.py), modality and negation (modality.py), norms (norms.py), quantities
(quantities.py), when and where. What stands in somebody's statement is according to that statement, and at most
alleged.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from facta.codebook.codebook import Codebook, Entry
from facta.codebook.lexicon.embedding import embedding
from facta.coding.frames import Frames
from facta.coding.modality import Standing, is_claimed_around, standing_of
from facta.coding.norms import is_generic
from facta.coding.party_index import PartyIndex
from facta.coding.quantities import quantities_of
from facta.coding.roles import RoleFiller, Roles
from facta.coding.when import when_of
from facta.coding.where import Places
from facta.model.act import Act, Filler, Modality
from facta.model.clause import Argument, Clause
from facta.model.identifiers import identifier
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence
from facta.model.statement import Statement, StatementKind

_DECIDING = frozenset({"grants", "refuses", "withholds", "advances", "sets-back"})
_ENDING = frozenset({"closes"})
"""Traits of verdicts, which are deeds even with a clause behind them."""
_WRONGING = frozenset({"criminal", "coercive", "inaction", "closes"})
"""Traits of acts that, told of the wrong person, would wrong them."""
_PRONOUNS = frozenset("he she him her his hers himself herself who they them their theirs it its".split())
_SENTENCES_BACK = 2
"""How many sentences before an act whoever a pronoun in it stands for is looked for."""
_OBJECTS = frozenset({"him", "her"})
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


class Contents:
    """Which statement a trigger stands in: the innermost whose content covers it."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        pieces = sorted((piece, s.id) for s in statements if not s.negated or s.content for piece in s.content)
        self.pieces = pieces
        self.starts = [piece.start for piece, _ in pieces]
        self.longest = max((piece.end - piece.start for piece, _ in pieces), default=0)

    def innermost(self, span: Span) -> str | None:
        """Id of the statement with the shortest piece of content that covers `span`."""
        best: tuple[int, str] | None = None
        for number in range(bisect_right(self.starts, span.start) - 1, -1, -1):
            piece, statement = self.pieces[number]
            if piece.start + self.longest < span.end:
                break
            if piece.covers(span) and (best is None or piece.end - piece.start < best[0]):
                best = (piece.end - piece.start, statement)
        return best[1] if best else None


def _people_by_name(
    text: AnnotatedText, parties: PartyIndex
) -> tuple[list[tuple[Span, str | None]], dict[str, list[Span]]]:
    """Where a person is named or described, in text order, with the party (None where it is open), and names by party.

    What a parser takes for a person's name counts too, whatever party it became: somebody is named there.
    """
    form = {mention.span: mention for mention in text.mentions}
    near: dict[Span, str | None] = {m.span: parties.at(m.span).party for m in text.mentions if m.entity == "PERSON"}
    names: dict[str, list[Span]] = {}
    for party in parties.parties:
        if party.kind is not PartyKind.PERSON:
            continue
        for span in party.mentions:
            words = text.document.text[span.start : span.end]
            if words.lower() not in _PRONOUNS:
                near[span] = party.id
                known = form.get(span)
                if any(name in words or words in name for name in party.names) and (
                    known is None or known.form == "name"
                ):
                    names.setdefault(party.id, []).append(span)
    return sorted(near.items()), {party: sorted(spans) for party, spans in names.items()}


class _Coder:
    def __init__(
        self, text: AnnotatedText, parties: PartyIndex, statements: tuple[Statement, ...], codebook: Codebook
    ) -> None:
        self.text = text
        self.parties = parties
        self.frames = Frames(text, codebook, parties.sector_at, parties.kind_at)
        self.clauses_from: dict[int, list[Clause]] = {}
        for clause in text.clauses:
            self.clauses_from.setdefault(clause.span.end, []).append(clause)
        self.people = {party.id for party in parties.parties if party.kind is PartyKind.PERSON}
        self.named_people, self.names_of = _people_by_name(text, parties)
        self.filler = RoleFiller(self.frames, parties, text.document.text)
        self.places = Places(text, self.frames.clause_at, parties)
        self.contents = Contents(tuple(s for s in statements if not self._is_a_deed(s)))

    def _is_a_deed(self, statement: Statement) -> bool:
        """Whether the "statement" is a deed: what was decided on, refused or found by a court is not said by anybody.

        "Refused an application", "refused to pass the law", "found the clerk guilty of taking bribes".
        """
        cue = statement.cue
        if cue is None or not statement.content:
            return False
        if (
            statement.content[0].end <= cue.start
            and ";" in self.text.document.text[statement.content[0].end : cue.start]
        ):
            return True  # "The council met; the group was not invited": two clauses side by side
        if statement.kind in (StatementKind.DENIAL, StatementKind.ACCUSATION):
            return False
        if statement.found_by.startswith("tagger_") and not statement.found_by.endswith(("_clause", "_infinitive")):
            return True  # "appealed against the conviction": a thing is spoken of, and stands as by rules alone
        clauses = self.clauses_from.get(cue.end, ())
        if "verb_with_infinitive" in statement.found_by:
            refused = any(embedding().clauses.get(clause.lemma) == "negated" for clause in clauses)
            return refused and statement.kind is not StatementKind.NO_COMMENT
        traits = {
            trait for entry in map(self.frames.entry_of, clauses) if entry is not None for trait in entry.type.traits
        }
        if "verb_with_clause" in statement.found_by:
            return not traits.isdisjoint(_ENDING)
        return "verb_with_object" in statement.found_by and (statement.no_speech or not traits.isdisjoint(_DECIDING))

    def acts(self, every_predicate: bool) -> tuple[Act, ...]:
        found: list[Act] = []
        covered: set[Span] = set()
        for clause in self.text.clauses:
            entry = self.frames.entry_of(clause)
            if entry is None and not every_predicate:
                continue
            act = self._act(clause, entry)
            if act.trigger not in covered:
                covered.add(act.trigger)
                found.append(act)
        return tuple(sorted(found, key=lambda act: act.trigger))

    def _act(self, clause: Clause, entry: Entry | None) -> Act:
        sentence = self.text.sentences[clause.sentence]
        act_type = entry.type if entry else None
        roles = self._roles(clause, entry)
        statement = self.contents.innermost(clause.span)
        standing = self._standing(clause, sentence, entry, statement)
        if entry is not None and not entry.type.traits.isdisjoint(_WRONGING):
            standing = self._of_a_crime(standing, clause, roles, "criminal" in entry.type.traits)
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
            matched_by=f"{code}/{entry.pattern.name}" if entry else "",
            modality_by=standing.by,
        )

    def _roles(self, clause: Clause, entry: Entry | None) -> Roles:
        if entry is None:
            return self.filler.plain_roles_of(clause)
        roles = self.filler.roles_of(clause, entry.type, entry.pattern)
        if not entry.type.traits.isdisjoint(_WRONGING):
            roles = {role: self._without_doubtful(fillers, clause) for role, fillers in roles.items()}
        sector = entry.pattern.agent_sector or entry.type.agent_sector
        return roles if sector is None else self.filler.with_implied_agent(roles, clause, sector)

    def _without_doubtful(self, fillers: tuple[Filler, ...], clause: Clause) -> tuple[Filler, ...]:
        """Fillers of an act that would wrong somebody; one that may stand for another person names nobody."""
        return tuple(replace(filler, party=None) if self._is_doubtful(filler, clause) else filler for filler in fillers)

    def _is_doubtful(self, filler: Filler, clause: Clause) -> bool:
        if filler.span is None or filler.party not in self.people:
            return False
        if self._word_at(filler.span) in _PRONOUNS:
            return self._is_doubtful_pronoun(filler.span, filler.party, clause)
        return self._is_doubtful_description(filler.span, filler.party, clause)

    def _is_doubtful_pronoun(self, span: Span, party: str, clause: Clause) -> bool:
        """Whether a pronoun may stand for another than `party`, or has nobody near it to stand for."""
        first = self.text.sentences[max(0, clause.sentence - _SENTENCES_BACK)]
        near = Span(first.span.start, span.start)
        named = {other for mention, other in self.named_people if near.covers(mention)}
        subjects = {self.parties.at(a.span).party for a in clause.arguments_as("subject") if a.span != span}
        return named != {party} or (party in subjects and self._word_at(span) in _OBJECTS)

    def _is_doubtful_description(self, span: Span, party: str, clause: Clause) -> bool:
        """Whether a description ("the leader") of a person with a name may be another's.

        It may where that name comes only later, and where somebody else is named nearer in the sentence: "Orr and Vell,
        the leader".
        """
        names = self.names_of.get(party, ())
        if not names or any(span.overlaps(m) or self._stands_with(span, m) for m in names):
            return False
        start = self.text.sentences[clause.sentence].span.start
        nearest = max(((m, p) for m, p in self.named_people if start <= m.start and m.end <= span.start), default=None)
        return names[0].start > span.start or (nearest is not None and nearest[1] != party)

    def _stands_with(self, span: Span, name: Span) -> bool:
        """Whether only a comma parts a description from the name: "the man, Oren Vell"."""
        return self.text.document.text[span.end : name.start].strip() == ","

    def _word_at(self, span: Span) -> str:
        return self.text.document.text[span.start : span.end].lower()

    def _standing(self, clause: Clause, sentence: Sentence, entry: Entry | None, statement: str | None) -> Standing:
        standing = standing_of(clause, sentence, self.frames.clause_at)
        if entry is not None and "yes" in entry.pattern.requires.get("negated", ()):
            # "The police did nothing": the act is not to act, and it happened.
            standing = standing._replace(negated=not standing.negated)
        if not clause.negated and any(self._is_nobody(a, sentence) for a in clause.arguments):
            standing = standing._replace(negated=True, by="nobody_in_a_role")
        if standing.attempted and entry is not None and "attempt-counts" in entry.type.traits:
            standing = Standing(Modality.ASSERTED, standing.negated, "an_attempt_counts")
        if statement is not None and standing.modality is Modality.ASSERTED:
            return standing._replace(modality=Modality.ALLEGED, by="inside_a_statement")
        return standing

    def _is_nobody(self, argument: Argument, sentence: Sentence) -> bool:
        """Whether the phrase, or the subject of the small clause it heads, is "no one": "found no one guilty"."""
        if argument.function == "complement":
            below = self.frames.clause_at.get((sentence.index, argument.head))
            return (
                below is not None
                and below.kind == "adjective"
                and any(self._is_nobody(a, sentence) for a in below.arguments_as("subject"))
            )
        return argument.function in ("subject", "object", "indirect") and argument.empty

    def _of_a_crime(self, standing: Standing, clause: Clause, roles: Roles, is_crime: bool) -> Standing:
        """A crime of somebody's is alleged wherever its sentence shows that somebody claims something.

        So is what else would wrong a person, where a person is the agent.
        """
        agents = {filler.party for filler in roles.get("agent", ())} - {None}
        somebody = bool(agents) if is_crime else bool(agents & self.people)
        if somebody and standing.modality is Modality.ASSERTED and is_claimed_around(clause, self.text.sentences):
            return standing._replace(modality=Modality.ALLEGED, by="claimed_in_the_sentence")
        return standing

    def _terms(self, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
        return tuple(sorted(set(self._lemmas(clause, sentence))))

    def _lemmas(self, clause: Clause, sentence: Sentence) -> Iterator[str]:
        spans = [clause.span, *(a.span for a in clause.arguments)]
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        for token in sentence.tokens:
            if (
                start <= token.start < end
                and token.pos in _CONTENT
                and any(s.start <= token.start < s.end for s in spans)
            ):
                yield token.lemma.lower()
