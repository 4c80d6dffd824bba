"""A world while it is written: parties, reports of one sentence each, acts and statements, as an exact record.

No text is read: every entry is put into the record as it would stand after perfect reading, and noise then takes days
away, ties an act to the wrong party, or repeats a report.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from facta.model.act import Act, Filler, Modality, Quantity
from facta.model.document import Document
from facta.model.matter import Matter, StageReached
from facta.model.party import Party, PartyKind, Tie
from facta.model.passage import Span
from facta.model.record import Coverage, Entity, Incident, Reading, Record, Ref
from facta.model.statement import Mode, Statement, StatementKind
from facta.model.times import When

START = date(2030, 1, 1)


@dataclass(frozen=True)
class Noise:
    """Shares of entries: acts whose day is not told, acts on the wrong party, reports repeated by another."""

    no_day: float = 0.15
    wrong_party: float = 0.05
    copied: float = 0.2


@dataclass
class World:
    """One world. Days count from START."""

    rng: Random
    noise: Noise = field(default_factory=Noise)
    kinds: dict[str, tuple[PartyKind, str | None]] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)

    def party(self, name: str, kind: str = "organization", sector: str | None = None) -> str:
        """A party by its name."""
        self.kinds[name] = (PartyKind(kind), sector)
        return name

    def act(
        self,
        code: str,
        word: str,
        day: int,
        agent: str | None = None,
        patient: str | None = None,
        *,
        about: str = "",
        negated: bool = False,
        modality: Modality = Modality.ASSERTED,
        number: int | None = None,
        told_on: int | None = None,
        near: int | None = None,
    ) -> Ref:
        """A report of one sentence that tells one act; noise may move its party, drop its day or repeat the report."""
        if patient is not None and self.rng.random() < self.noise.wrong_party:
            patient = self.rng.choice([n for n, (_, s) in self.kinds.items() if s == self.kinds[patient][1]])
        day_known = self.rng.random() >= self.noise.no_day
        text, spans = _sentence((agent, "agent"), (word, ""), (patient, "recipient"), (about, "theme"))
        trigger = spans.pop("")
        parties = {"agent": agent, "recipient": patient}
        roles = {role: (Filler(parties.get(role), span),) for role, span in spans.items()}
        if patient is not None:
            roles["patient"] = roles["recipient"]
        act = Act(
            id="a1",
            type=code,
            plover=None,
            trigger=trigger,
            lemma=word,
            passage=Span(0, len(text)),
            roles=roles,
            quantities=(Quantity(number, "people", trigger),) if number is not None else (),
            when=_when(day) if day_known else None,
            modality=modality,
            negated=negated,
        )
        ref = self._add(text, day if told_on is None else told_on, [n for n in (agent, patient) if n], acts=(act,))
        if self.rng.random() < self.noise.copied:
            again = self.readings[-1]
            self._put(replace(again, document=replace(again.document, id=f"d{len(self.readings)}", publisher="Copy")))
        return ref

    def say(self, kind: StatementKind, day: int, speaker: str, content: str, about: tuple[str, ...] = ()) -> Ref:
        """A report of one statement; its day may not be told."""
        verb = "refused" if kind is StatementKind.NO_COMMENT else "said"
        text = f"{speaker} {verb} {content}."
        end = len(speaker)
        said = Statement(
            "s1",
            speaker,
            Span(0, end),
            Span(end + 1, end + 1 + len(verb)),
            (Span(end + 2 + len(verb), len(text) - 1),),
            Mode.INDIRECT,
            kind,
            when=_when(day) if self.rng.random() >= self.noise.no_day else None,
            about=about,
        )
        return self._add(text, day, [speaker, *about], statements=(said,))

    def tie(self, left: str, relation: str, right: str) -> None:
        """A report of one tie."""
        text = f"{left} and {right}."
        self._add(text, 0, [left, right], ties=(Tie(left, right, relation, Span(0, len(text))),))

    def matter(self, kind: str, party: str, stages: list[tuple[str, Ref]]) -> None:
        """A matter of `party` with its stages, each by the act that reached it."""
        reached = tuple(
            StageReached(stage, ref.id, ref.document, self._act(ref).when, "asserted") for stage, ref in stages
        )
        number = f"m{len(self.matters)}"
        self.matters.append(
            Matter(number, kind, (f"e-{party}",), stages[-1][0], reached, f"the {kind} of {party}", (), (f"e-{party}",))
        )

    def one_incident(self, *refs: Ref) -> None:
        """These acts are one event."""
        code = self._act(refs[0]).type
        self.incidents.append(Incident(f"i{len(self.incidents)}", code, tuple(sorted(refs)), ("given",), len(refs)))

    def quiet(self, day: int) -> None:
        """A report that tells nothing: it only moves the day up to which was read."""
        self._add("It rained.", day, [])

    def record(self) -> Record:
        """The record; a copy that was not seen as one counts as a report of its own."""
        members: dict[str, list[Ref]] = {}
        for reading in self.readings:
            for party in reading.parties:
                members.setdefault(party.id, []).append(Ref(reading.document.id, party.id))
        entities = tuple(
            Entity(f"e-{name}", *_entity(name, self.kinds[name]), tuple(sorted(refs)), (name,))
            for name, refs in sorted(members.items())
        )
        days = sorted(reading.document.published or "" for reading in self.readings)
        first: dict[str, str] = {}
        same: dict[str, str] = {}
        for reading in self.readings:
            original = first.setdefault(reading.document.digest, reading.document.id)
            if original != reading.document.id and self.rng.random() < 0.5:
                same[reading.document.id] = original
        coverage = Coverage(len(self.readings) - len(same), ("The Lamp",), days[0], days[-1])
        return Record(tuple(self.readings), coverage, entities, tuple(self.incidents), tuple(self.matters), (), same)

    def _act(self, ref: Ref) -> Act:
        return next(r for r in self.readings if r.document.id == ref.document).act_of[ref.id]

    def _add(
        self,
        text: str,
        day: int,
        names: list[str],
        acts: tuple[Act, ...] = (),
        statements: tuple[Statement, ...] = (),
        ties: tuple[Tie, ...] = (),
    ) -> Ref:
        parties = tuple(
            Party(name, *_entity(name, self.kinds[name]), (Span(at, at + len(name)),), (name,))
            for name in dict.fromkeys(names)
            for at in [max(0, text.find(name))]
        )
        number = f"d{len(self.readings)}"
        document = Document(number, f"{number}.txt", number, text, publisher="The Lamp", published=_iso(day))
        whole = (Span(0, len(text)),)
        self._put(Reading(document, parties, statements, acts, ties, sentences=whole, paragraphs=whole))
        return Ref(number, "a1" if acts else "s1")

    def _put(self, reading: Reading) -> None:
        self.readings.append(reading)


def _entity(name: str, what: tuple[PartyKind, str | None]) -> tuple[PartyKind, str, str | None]:
    return what[0], name, what[1]


def _sentence(*parts: tuple[str | None, str]) -> tuple[str, dict[str, Span]]:
    """The words one after the other, and where each stands, by its role."""
    text, spans = "", dict[str, Span]()
    for words, role in parts:
        if words:
            text += " " if text else ""
            spans[role] = Span(len(text), len(text) + len(words))
            text += words
    return text + ".", spans


def _iso(day: int) -> str:
    return (START + timedelta(day)).isoformat()


def _when(day: int) -> When:
    return When(_iso(day), _iso(day), _iso(day), None)
