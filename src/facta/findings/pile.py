"""What every finding asks of a record: acts with their types, who they are by, when they were, and their passages.

In: a record and a codebook. Copies of one text are left out here, so that no finding counts them twice.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from facta.codebook.content_words import content_words, rarity_of, shared_weight, stem, weight
from facta.codebook.matters import distinguishing_words
from facta.codebook.vocabulary import Vocabulary, type_named
from facta.findings.settings import NamedParties, Subject
from facta.findings.told import Days, ToldAct, ToldStatement, day, days
from facta.findings.words import words
from facta.model.act import Modality
from facta.model.finding import Evidence
from facta.model.matter import Matter
from facta.model.party import Tie
from facta.model.passage import Span
from facta.model.record import Entity, Reading, Record, Ref
from facta.model.similarity import Similarity

AUTHORITY = frozenset({"GOV", "LEG", "COP", "JUD", "MIL", "SPY"})
"""PLOVER sectors of those who hold public power."""
BINDING_TIES = frozenset({"head-of", "member-of", "part-of", "represents"})
"""Ties through which an act of one party is taken to bear on the other."""


NO_NAME = words("no name")
NARROW_DAYS = 3
"""Days told less exactly than this pin nothing."""
LONGEST_LIST = 300
"""A word that more acts share than this brings none of them near a subject by itself."""


@dataclass(frozen=True)
class Pile:
    """A record made ready for questions."""

    record: Record
    codebook: Vocabulary
    subjects: tuple[Subject, ...] = ()
    similarity: Similarity | None = None
    _spans: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    _words: dict[Ref, tuple[str, ...]] = field(default_factory=dict[Ref, tuple[str, ...]])

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The readings that count: every text once."""
        return tuple(r for r in self.record.readings if r.document.id not in self.record.same_text)

    @cached_property
    def acts(self) -> tuple[ToldAct, ...]:
        """Every act that counts, in order of report and text; what is said and not done is left to the statements."""
        told = (
            ToldAct(reading, act, type_named(self.codebook, act.type))
            for reading in self.readings
            for act in sorted(reading.acts, key=lambda a: (a.trigger, a.id))
        )
        return tuple(each for each in told if not each.has("words"))

    @cached_property
    def _acts_by_report(self) -> Mapping[str, tuple[ToldAct, ...]]:
        found: defaultdict[str, list[ToldAct]] = defaultdict(list)
        for told in self.acts:
            found[told.ref.document].append(told)
        return {document: tuple(acts) for document, acts in found.items()}

    def acts_in(self, reading: Reading) -> tuple[ToldAct, ...]:
        """The acts of one report, in text order."""
        return self._acts_by_report.get(reading.document.id, ())

    @cached_property
    def _statements_by_report(self) -> Mapping[str, tuple[ToldStatement, ...]]:
        found: defaultdict[str, list[ToldStatement]] = defaultdict(list)
        for said in self.statements:
            found[said.ref.document].append(said)
        return {document: tuple(rows) for document, rows in found.items()}

    def statements_in(self, reading: Reading) -> tuple[ToldStatement, ...]:
        """The statements of one report, in text order."""
        return self._statements_by_report.get(reading.document.id, ())

    @cached_property
    def act_of(self) -> Mapping[Ref, ToldAct]:
        """Told act by its reference."""
        return {told.ref: told for told in self.acts}

    @cached_property
    def statements(self) -> tuple[ToldStatement, ...]:
        """Every statement that counts, in order of report and text."""
        return tuple(
            ToldStatement(reading, statement)
            for reading in self.readings
            for statement in sorted(reading.statements, key=lambda s: (s.span, s.id))
        )

    @cached_property
    def ties(self) -> tuple[tuple[Reading, Tie, str, str], ...]:
        """Every tie with its reading and the two entity ids, in order of report and text."""
        return tuple(
            (reading, tie, self.entity_id(reading, tie.from_party), self.entity_id(reading, tie.to_party))
            for reading in self.readings
            for tie in sorted(reading.ties, key=lambda t: (t.passage, t.from_party, t.to_party, t.relation))
        )

    @cached_property
    def tied(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Entity id to entity id to the relations between them, either way."""
        found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for _, tie, left, right in self.ties:
            found[left][right].add(tie.relation)
            found[right][left].add(tie.relation)
        return {a: {b: frozenset(relations) for b, relations in row.items()} for a, row in found.items()}

    @cached_property
    def place_names(self) -> frozenset[str]:
        """Places that the reports name or stand in, lower case."""
        names = {
            name.lower()
            for entity in self.record.entities
            if entity.kind.value == "place"
            for name in (entity.names or (entity.name,))
            if name[:1].isupper()
        }
        lines = {r.document.place.split(",")[0].strip().lower() for r in self.readings if r.document.place}
        return frozenset(name for name in names | lines if len(name) > 2)

    @cached_property
    def place_stems(self) -> frozenset[str]:
        """Stems of the words by which places are named."""
        return frozenset(word for name in self.place_names for word in content_words(name))

    @cached_property
    def laws(self) -> tuple[tuple[Matter, frozenset[str]], ...]:
        """Bills and laws, each with the stems of the words that tell it from others."""
        kind = self.codebook.matter_kinds.get("law")
        return tuple(
            (matter, frozenset(stem(word) for word in distinguishing_words(matter.title, kind)))
            for matter in self.record.matters
            if kind is not None and matter.kind == kind.kind
        )

    @cached_property
    def past_verbs(self) -> Mapping[str, tuple[tuple[Reading, Span, int], ...]]:
        """For each stem, the sentences with a word in "-ed" of that stem, and where the word stands."""
        found: defaultdict[str, list[tuple[Reading, Span, int]]] = defaultdict(list)
        for reading in self.readings:
            for sentence in reading.sentences:
                for match in re.compile(r"[A-Za-z]+ed\b").finditer(reading.document.text, sentence.start, sentence.end):
                    found[stem(match.group())].append((reading, sentence, match.start()))
        return {word: tuple(rows) for word, rows in found.items()}

    @cached_property
    def _acts_by_word(self) -> Mapping[str, tuple[ToldAct, ...]]:
        found: defaultdict[str, list[ToldAct]] = defaultdict(list)
        for told in self.acts:
            if told.told:
                for word in self.act_words(told):
                    found[word].append(told)
        return {word: tuple(acts) for word, acts in found.items()}

    def acts_about(self, words: Iterable[str], least_share: float) -> list[tuple[ToldAct, float]]:
        """Acts whose sentences hold at least this share of the weighted words, in order, with the share."""
        chosen = set(words)
        whole = weight(chosen, self.rarity)
        lists = [acts for word in sorted(chosen) if len(acts := self._acts_by_word.get(word, ())) <= LONGEST_LIST]
        near = {told.ref: told for acts in lists for told in acts}
        shares = ((told, shared_weight(chosen, self.act_words(told), self.rarity)) for told in near.values())
        found = [(told, shared / whole) for told, shared in shares if whole and shared >= least_share * whole]
        return sorted(found, key=lambda row: (row[0].reading.document.source, row[0].act.trigger, row[0].act.id))

    @cached_property
    def acts_by_agent(self) -> Mapping[str, tuple[ToldAct, ...]]:
        """Entity id to the told acts of which it is an agent, in so many words."""
        found: defaultdict[str, list[ToldAct]] = defaultdict(list)
        for told in self.acts:
            for agent in self.entities(told, "agent") if told.told else ():
                found[agent].append(told)
        return {agent: tuple(acts) for agent, acts in found.items()}

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """How rare each word is over the sentences of the pile."""
        return rarity_of(r.document.text[span.start : span.end] for r in self.readings for span in r.sentences)

    @cached_property
    def last_day(self) -> date | None:
        """The day of the last report."""
        return day(self.record.coverage.last)

    # Parties

    def entity_id(self, reading: Reading, party: str) -> str:
        """The entity behind a party of one report; the party itself where it was not linked."""
        entity = self.record.entity_of.get(Ref(reading.document.id, party))
        return entity.id if entity else f"{reading.document.id}:{party}"

    def entities(self, told: ToldAct, *roles: str) -> tuple[str, ...]:
        """Entity ids that fill one of `roles` in so many words; who is only implied is not counted."""
        fillers = (filler for role in roles for filler in told.act.roles.get(role, ()))
        written = (filler.party for filler in fillers if filler.party is not None and filler.span is not None)
        return tuple(dict.fromkeys(self.entity_id(told.reading, party) for party in written))

    def speakers(self, said: ToldStatement) -> tuple[str, ...]:
        """Entity ids of those who said it; empty while it is undecided."""
        statement = said.statement
        everyone = (statement.speaker, *statement.co_speakers)
        return tuple(dict.fromkeys(self.entity_id(said.reading, party) for party in everyone if party is not None))

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with this id."""
        return self.record.entity_by_id.get(entity_id)

    def name(self, entity_id: str) -> str:
        """What pages call the party, as it stands in a report, white space made plain; a description, which names
        nobody, as it stands inside a sentence ("two women")."""
        entity = self.entity(entity_id)
        if entity is not None:
            name = " ".join(entity.name.split())
            return name if entity.names or not words("described").match(name) else name[:1].lower() + name[1:]
        document, _, party = entity_id.partition(":")
        reading = self.record.reading_of.get(document)
        found = reading.party_of.get(party) if reading else None
        return " ".join(found.name.split()) if found else entity_id

    def names(self, entity_ids: Iterable[str]) -> tuple[str, ...]:
        """The names of several parties, in the same order."""
        return tuple(self.name(entity_id) for entity_id in entity_ids)

    def sector(self, entity_id: str) -> str | None:
        """The PLOVER sector of the party."""
        entity = self.entity(entity_id)
        return entity.sector if entity else None

    def is_authority(self, entity_id: str) -> bool:
        """Whether the party holds public power."""
        return self.sector(entity_id) in AUTHORITY

    def kind(self, entity_id: str) -> str:
        """`person`, `organization`, `group`, `place` or `other`."""
        entity = self.entity(entity_id)
        return entity.kind.value if entity else "other"

    def bound(self, entity_id: str) -> tuple[str, ...]:
        """Parties it heads, is part of or represents, and those tied to it in that way; sorted, places left out."""
        row = self.tied.get(entity_id, {})
        bound = (other for other, relations in row.items() if relations & BINDING_TIES)
        return tuple(sorted(other for other in bound if self.kind(other) != "place"))

    def members(self, groups: Iterable[NamedParties]) -> Mapping[str, str]:
        """Entity id to the name of the group or side in which the project file puts it by one of its names."""
        home = {_plain_name(party): group.name for group in groups for party in group.parties}
        found: dict[str, str] = {}
        for entity in self.record.entities:
            for name in (entity.name, *entity.names):
                if _plain_name(name) in home:
                    found.setdefault(entity.id, home[_plain_name(name)])
        return found

    def named_subjects(self, words: Iterable[str]) -> frozenset[str]:
        """The subjects of the project file of which one of the stems tells."""
        stems = set(words)
        return frozenset(one.name for one in self.subjects if stems & {stem(word) for word in one.words})

    def one_and_the_same(self, left: ToldAct, right: ToldAct) -> bool:
        """Whether something pins two tellings to one event: a day that both give, two parties in common, or one with a
        name, outside power. One sort of act in one land or town is not enough: a riot has many fires."""
        ours, theirs = self.days_of(left), self.days_of(right)
        if ours and theirs and max((ours.last - ours.first).days, (theirs.last - theirs.first).days) <= NARROW_DAYS:
            return ours.first <= theirs.last and theirs.first <= ours.last
        both = {*self.entities(left, *left.act.roles)} & {*self.entities(right, *right.act.roles)}
        shared = [party for party in both if self.kind(party) != "place"]
        return len(shared) > 1 or any(
            (entity := self.entity(party)) is not None and entity.names and not self.is_authority(party)
            for party in shared
        )

    # Passages

    def sentence_at(self, reading: Reading, span: Span) -> Span:
        """From the first to the last sentence that `span` touches, or `span` where there is none."""
        starts = self._spans.setdefault(reading.document.id, [s.start for s in reading.sentences])
        first = bisect_right(starts, span.start) - 1
        last = bisect_right(starts, max(span.start, span.end - 1)) - 1
        if first < 0 or not reading.sentences[first].overlaps(span):
            return span
        return Span(reading.sentences[first].start, max(reading.sentences[max(first, last)].end, span.end))

    def words(self, reading: Reading, span: Span) -> str:
        """The text at `span`, white space made plain, for cells and titles; evidence keeps the exact text."""
        return " ".join(reading.document.text[span.start : span.end].split())

    def shown(self, reading: Reading, span: Span, part: str, entry: str = "") -> Evidence:
        """The passage at `span` as evidence."""
        return Evidence(reading.document.id, Span(*span), reading.document.text[span.start : span.end], part, entry)

    def act_shown(self, told: ToldAct, part: str) -> Evidence:
        """The sentence that tells the act, as evidence."""
        span = self.sentence_at(told.reading, told.act.passage)
        if not span.covers(told.act.trigger):
            span = self.sentence_at(told.reading, told.act.trigger)
        return self.shown(told.reading, span, part, told.act.id)

    def statement_shown(self, said: ToldStatement, part: str) -> Evidence:
        """The statement from its first word to its last, whole sentences, as evidence."""
        return self.shown(said.reading, self.sentence_at(said.reading, said.statement.span), part, said.statement.id)

    def subject_of(self, reading: Reading, *spans: Span) -> tuple[str, ...]:
        """Stems of the content words at `spans`."""
        return content_words(" ".join(reading.document.text[span.start : span.end] for span in spans))

    def act_words(self, told: ToldAct) -> tuple[str, ...]:
        """Stems of the content words of the act's sentence and of its terms."""
        if told.ref not in self._words:
            span = self.sentence_at(told.reading, told.act.trigger)
            words = (*self.subject_of(told.reading, span), *map(stem, told.act.terms))
            self._words[told.ref] = tuple(dict.fromkeys(words))
        return self._words[told.ref]

    def day_named_in(self, reading: Reading, span: Span) -> Days | None:
        """The one day that the words at `span` name, if they name one and no other."""
        named = [t for t in reading.times if span.covers(t.span) and t.start is not None and t.start == t.end]
        only = day(named[0].start) if len({t.start for t in named}) == 1 else None
        return Days(only, only) if only else None

    def named_in(self, reading: Reading, span: Span) -> tuple[str, ...]:
        """Entity ids of the parties with a name that `span` mentions, in text order."""
        found = sorted(
            (mention, party.id)
            for party in reading.parties
            if party.names
            for mention in party.mentions
            if span.covers(mention)
        )
        return tuple(dict.fromkeys(self.entity_id(reading, party) for _, party in found))

    # Words of the record

    def according_to(self, told: ToldAct) -> str:
        """`according to X`, or "" where the report says it in its own voice."""
        act, reading = told.act, told.reading
        if act.according_to is None:
            return "as alleged, by whom is not said" if act.modality is Modality.ALLEGED else ""
        statement = reading.statement_of.get(act.according_to)
        party = statement.speaker if statement else act.according_to
        name = ""
        if party in reading.party_of:
            name = self.name(self.entity_id(reading, str(party)))
        elif statement is not None and statement.source is not None:
            name = self.words(reading, statement.source)
        return f"according to {'a source left open' if not name or NO_NAME.fullmatch(name) else name}"

    def source_of(self, told: ToldAct) -> str | None:
        """The entity on whose word the report gives the act, or None."""
        statement = told.reading.statement_of.get(told.act.according_to or "")
        party = statement.speaker if statement else told.act.according_to
        return self.entity_id(told.reading, party) if party in told.reading.party_of else None

    def report(self, reading: Reading) -> str:
        """The report in a cell: publisher and day."""
        document = reading.document
        name = document.publisher or document.source
        return f"{name}, {document.published}" if document.published else name

    def days_of(self, told: ToldAct) -> Days | None:
        """The days of the act, where the report says so."""
        return days(told.act.when)

    def published(self, reading: Reading) -> date | None:
        """The day of publication."""
        return day(reading.document.published)


def _plain_name(name: str) -> str:
    plain = " ".join(name.lower().replace("’", "'").split())
    return plain.removeprefix("the ")
