"""Small readings and records by hand, from marked-up sentences.

    report = Report("a.txt", published="2024-05-03", publisher="The Lamp")
    report.party("hall", "Tervan city hall", "the city", sector="GOV", kind="organization")
    report.tell("[The city|agent] {refused|assembly.refuse} [the Reed Circle|recipient] a rally.", when="2024-05-01")
    report.tell("<Dolvan|source> <said|cue> <no family {would be moved|pressure.evict}|content>.", kind="pledge")

`[words|role]` fills a role of the sentence's act, `{words|code}` is its trigger, `<words|source|cue|content>` are the
three spans of its statement. A filler or source that is a party's name or description is that party.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from facta.codebook.act_type import ActType, MatterKind
from facta.codebook.matters import load_matter_kinds
from facta.coding.matters import matters_of
from facta.linking.briefing import briefs_of
from facta.linking.coverage import coverage_of
from facta.linking.matters import matters_across
from facta.linking.rooms import events_of
from facta.linking.same_text import same_text_of
from facta.linking.stories import stories_of
from facta.model.act import Act, Filler, Modality, Place, Quantity
from facta.model.document import Document
from facta.model.party import Party, PartyKind, Tie
from facta.model.passage import Span
from facta.model.record import Entity, Reading, Record, Ref
from facta.model.statement import Mode, Statement, StatementKind
from facta.model.times import When


def _type(code: str, traits: str = "", matter: str | None = None, stage: str | None = None, label: str = "") -> ActType:
    sector = "COP" if "coercive" in traits else None
    name = code.split(".")[-1]
    return ActType(
        code,
        "",
        None,
        ("agent", "patient"),
        frozenset(traits.split()),
        matter,
        stage,
        sector,
        label or f"was {name}",
        name,
    )


@dataclass(frozen=True)
class HandCodebook:
    """A few act types for tests; the matter kinds are the built-in ones."""

    types: Mapping[str, ActType]
    matter_kinds: Mapping[str, MatterKind] = field(default_factory=load_matter_kinds)

    def type_of(self, code: str) -> ActType | None:
        return self.types.get(code)


TYPES = (
    _type("assembly.apply", "request", "assembly", "applied", "was applied for"),
    _type("assembly.permit", "grants platform", "assembly", "permitted", "was permitted"),
    _type("assembly.refuse", "refuses silences", "assembly", "refused", "was refused"),
    _type("assembly.hold", "platform", "assembly", "held", "was held"),
    _type("assembly.exclude", "silences coercive", None, None, "was turned back"),
    _type("case.open", "coercive", "case", "opened", "had a case opened"),
    _type("case.detain", "coercive", "case", "detained", "was detained"),
    _type("case.charge", "coercive", "case", "charged", "was charged"),
    _type("case.convict", "closes", "case", "convicted", "was convicted"),
    _type("case.settle", "closes undecided", "case", "settled", "was settled"),
    _type("case.drop", "closes undecided", "case", "dropped", "was dropped"),
    _type("sanction.freeze", "coercive", "sanction", "frozen", "had accounts frozen"),
    _type("violence.assault", "criminal", None, None, "was assaulted"),
    _type("violence.force", "coercive", None, None, "had force used against them"),
    _type("violence.kill", "criminal", None, None, "was killed"),
    _type("threaten", "coercive", None, None, "was threatened"),
    _type("law.read", "advances", "law", "read", "was read"),
    _type("law.adopt", "advances grants", "law", "adopted", "was adopted"),
    _type("law.shelve", "sets-back", "law", "shelved", "was shelved"),
    _type("inform.refuse", "withholds refuses", "information", "refused", "was refused"),
    _type("inform.request", "request", "information", "requested", "was requested"),
    _type("meet", "platform", None, None, "was received"),
    _type("office.open", "", None, None, "was opened"),
    _type("pressure.evict", "coercive", None, None, "was evicted"),
    _type("withdraw", "sets-back", None, None, "was withdrawn"),
)
CODEBOOK = HandCodebook({type_.code: type_ for type_ in TYPES})


class Report:
    """One report while it is written; `reading` is what was recorded from it."""

    def __init__(
        self,
        name: str,
        published: str | None = "2024-05-03",
        publisher: str | None = "The Lamp",
        place: str | None = None,
    ) -> None:
        self.name, self.published, self.publisher, self.place = name, published, publisher, place
        self.text = ""
        self.sentences: list[Span] = []
        self.statements: list[Statement] = []
        self.acts: list[Act] = []
        self.ties: list[Tie] = []
        self.known: dict[str, tuple[tuple[str, ...], PartyKind, str | None, tuple[str, ...]]] = {}

    def party(
        self, key: str, *names: str, kind: str = "organization", sector: str | None = None, titles: tuple[str, ...] = ()
    ) -> "Report":
        self.known[key] = (names, PartyKind(kind), sector, titles)
        return self

    def paragraph(self) -> "Report":
        self.text += "\n\n"
        return self

    def tell(
        self,
        marked: str,
        *,
        when: str | None = None,
        where: str | None = None,
        town: str | None = None,
        place_by: str = "",
        modality: Modality = Modality.ASSERTED,
        negated: bool = False,
        generic: bool = False,
        by: str | None = None,
        kind: str = "claim",
        mode: Mode = Mode.INDIRECT,
        quantity: tuple[float, str] | None = None,
        bound: str = "",
        up_to: float | None = None,
        lemma: str | None = None,
        work: bool = False,
        no_speech: bool = False,
        negated_cue: bool = False,
        about: tuple[str, ...] = (),
        addressee: str | None = None,
        said_on: str | None = None,
    ) -> "Report":
        """Add a sentence with at most one act and one statement."""
        start = len(self.text) + (1 if self.text and not self.text.endswith("\n") else 0)
        plain, marks = _unmarked(marked, start)
        self.text += (" " if start > len(self.text) else "") + plain
        sentence = Span(start, start + len(plain))
        self.sentences.append(sentence)
        said = self._statement(marks, kind, mode, work, no_speech, negated_cue, about, addressee, said_on)
        if said is not None:
            self.statements.append(said)
        triggers = [(code, span) for sort, code, span in marks if sort == "trigger"]
        for code, span in triggers[:1]:
            words = self.text[span.start : span.end]
            roles: dict[str, tuple[Filler, ...]] = {}
            for sort, role, filler in marks:
                if sort == "filler":
                    roles[role] = (*roles.get(role, ()), Filler(self._party_at(filler), filler))
            amount = (Quantity(quantity[0], quantity[1], span, up_to, bound),) if quantity else ()
            place = self.text.find(where, sentence.start) if where else -1
            self.acts.append(
                Act(
                    id=f"a{len(self.acts) + 1}",
                    type=None if code == "none" else code,
                    plover=None,
                    trigger=span,
                    lemma=lemma or words.split()[-1].lower(),
                    passage=sentence,
                    roles=roles,
                    quantities=amount,
                    when=_when(when),
                    where=self._place_at(Span(place, place + len(where)), where, town, place_by)
                    if where and place >= 0
                    else None,
                    modality=modality,
                    negated=negated,
                    generic=generic,
                    according_to=by if by is None or by in self.known else (said.id if said else None),
                )
            )
        return self

    def tie(self, left: str, relation: str, right: str, sentence: str) -> "Report":
        self.tell(sentence)
        self.ties.append(Tie(left, right, relation, self.sentences[-1]))
        return self

    def _statement(
        self,
        marks: list[tuple[str, str, Span]],
        kind: str,
        mode: Mode,
        work: bool,
        no_speech: bool,
        negated_cue: bool,
        about: tuple[str, ...],
        addressee: str | None,
        said_on: str | None,
    ) -> Statement | None:
        spans = {part: span for sort, part, span in marks if sort == "speech"}
        if "content" not in spans:
            return None
        source = spans.get("source")
        return Statement(
            id=f"s{len(self.statements) + 1}",
            speaker=self._party_at(source) if source else None,
            source=source,
            cue=spans.get("cue"),
            content=(spans["content"],),
            mode=mode,
            kind=StatementKind(kind),
            when=_when(said_on),
            about=about,
            negated=negated_cue,
            work_under_way=work,
            no_speech=no_speech,
            addressee=addressee,
        )

    def _party_at(self, span: Span) -> str | None:
        words = self.text[span.start : span.end].lower()
        for key, (names, *_) in self.known.items():
            if words in (name.lower() for name in names):
                return key
        return None

    def _place_at(self, span: Span, name: str, town: str | None, by: str) -> Place:
        return Place(self._party_at(span), span, name, town=town, found_by=by)

    @property
    def reading(self) -> Reading:
        document = Document(
            f"d-{self.name}",
            self.name,
            sha256(f"{self.name}\n{self.text}".encode()).hexdigest(),
            self.text,
            publisher=self.publisher,
            published=self.published,
            place=self.place,
        )
        parties = tuple(
            Party(key, kind, names[0], sector, mentions, tuple(n for n in names if n[0].isupper()), titles)
            for key, (names, kind, sector, titles) in self.known.items()
            if (mentions := self._mentions(names))
        )
        acts = tuple(self.acts)
        return Reading(
            document=document,
            parties=parties,
            statements=tuple(self.statements),
            acts=acts,
            ties=tuple(self.ties),
            matters=matters_of(document, acts, parties, CODEBOOK),
            sentences=tuple(self.sentences),
        )

    def _mentions(self, names: tuple[str, ...]) -> tuple[Span, ...]:
        found = {
            Span(match.start(), match.end())
            for name in names
            for match in re.finditer(rf"\b{re.escape(name)}\b", self.text, re.IGNORECASE)
        }
        return tuple(sorted(found))


def record_of(*reports: Report) -> Record:
    """The linked record of these reports; parties with one key are one entity."""
    readings = tuple(sorted((report.reading for report in reports), key=lambda r: r.document.source))
    briefs = briefs_of(readings, CODEBOOK)
    same_text = same_text_of(briefs)
    members: dict[str, list[Ref]] = {}
    parties: dict[str, Party] = {}
    for reading in readings:
        for party in reading.parties:
            members.setdefault(party.id, []).append(Ref(reading.document.id, party.id))
            parties.setdefault(party.id, party)
    entities = tuple(
        Entity(
            f"e-{key}",
            parties[key].kind,
            parties[key].name,
            parties[key].sector,
            tuple(sorted(refs)),
            parties[key].names,
        )
        for key, refs in sorted(members.items())
    )
    entity_of = {ref: entity for entity in entities for ref in entity.members}
    events = events_of(briefs, entity_of, same_text, stories_of(briefs))
    return Record(
        readings=readings,
        coverage=coverage_of(briefs, same_text),
        entities=entities,
        incidents=events.incidents,
        matters=matters_across(briefs, entity_of, same_text, CODEBOOK),
        proposals=events.proposals,
        contraries=events.contraries,
        same_text=same_text,
    )


def _unmarked(marked: str, start: int) -> tuple[str, list[tuple[str, str, Span]]]:
    """The plain sentence, and its marks as (sort, name, span); marks may nest."""
    plain, marks, open_marks = "", list[tuple[str, str, Span]](), list[tuple[str, int]]()
    i = 0
    closing = {"]": "[", "}": "{", ">": "<"}
    sorts = {"[": "filler", "{": "trigger", "<": "speech"}
    while i < len(marked):
        character = marked[i]
        if character in sorts:
            open_marks.append((character, len(plain)))
        elif character == "|":
            end = re.compile(r"[\]}>]").search(marked, i)
            assert end is not None, f"a mark is not closed in {marked!r}"
            opened, at = open_marks.pop()
            assert closing[end.group()] == opened, f"marks cross in {marked!r}"
            marks.append((sorts[opened], marked[i + 1 : end.start()], Span(start + at, start + len(plain))))
            i = end.start()
        else:
            plain += character
        i += 1
    return plain, sorted(marks, key=lambda mark: mark[2])


def _when(value: str | None) -> When | None:
    if value is None:
        return None
    first, _, last = value.partition("/")
    return When(value, first.rstrip("?"), (last or first).rstrip("?"), None)
