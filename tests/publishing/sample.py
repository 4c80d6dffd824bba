"""A small record with every kind of entry, made by hand: invented country, towns, people and words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facta.codebook.act_type import ActType, MatterKind
from facta.model.act import Act, Comment, Filler, Modality, Place
from facta.model.document import Document, Zone, ZoneKind
from facta.model.finding import Evidence, Finding, Table
from facta.model.matter import Matter, StageReached
from facta.model.party import Party, PartyKind, Tie
from facta.model.passage import Span
from facta.model.record import Coverage, Entity, Incident, Proposal, Reading, Record, Ref
from facta.model.statement import Mode, Statement, StatementKind
from facta.model.times import TimeExpression, When


@dataclass(frozen=True)
class SampleCodebook:
    """A vocabulary of a few act types."""

    types: Mapping[str, ActType]
    matter_kinds: Mapping[str, MatterKind]

    def type_of(self, code: str) -> ActType | None:
        return self.types.get(code)


def _type(code: str, label: str, noun: str, roles: str, traits: str = "") -> ActType:
    return ActType(code, "", None, tuple(roles.split()), frozenset(traits.split()), label=label, noun=noun)


CODEBOOK = SampleCodebook(
    {
        kind.code: kind
        for kind in (
            _type("violence.sexual", "was sexually assaulted", "sexual assault", "agent patient", "criminal"),
            _type("money.embezzle", "was embezzled", "embezzlement", "agent theme patient", "criminal"),
            _type("case.detain", "was detained", "detention", "patient agent", "coercive"),
            _type("case.charge", "was charged", "charge", "patient agent", "coercive"),
            _type(
                "assembly.refuse",
                "was refused permission",
                "refusal of an assembly",
                "recipient theme agent",
                "refuses",
            ),
            _type("assembly.permit", "was permitted to assemble", "permission", "recipient theme agent", "grants"),
            _type("law.read", "was read", "reading", "theme agent", "advances"),
        )
    },
    {
        "assembly": MatterKind(
            "assembly",
            "A request to hold a rally.",
            ("applied", "permitted", "refused", "held"),
            frozenset({"permitted", "refused", "held"}),
            {"*": 99},
        ),
        "case": MatterKind(
            "case",
            "A case with a suspect.",
            ("opened", "detained", "charged", "tried", "convicted", "acquitted"),
            frozenset({"convicted", "acquitted"}),
            {"*": 99},
        ),
    },
)

WARDEN = """Warden of hostel detained after complaint by Lisbet Varga-Holm
By Hanna Prell
Read more: The weather. Sports.

TOLVIK -- Police on March 4 detained Bruno Kestrel, the warden of a hostel, on suspicion of sexually assaulting a \
resident, Lisbet Varga-Holm, 31. Ms. Varga-Holm told police that he had a key.

"I was never in that room," Kestrel said. Prosecutors have not charged him.

A photograph of LISBET VARGA-HOLM was posted as https://tolvik.example/img/lisbet_varga-holm.jpg and by \
@lisbetvargaholm. Lisbet Varga-Holm's neighbour, Otto Holm, declined to comment. It was an odd silence.
"""

SQUARE = """City refuses rally of the Tenants' League

The city of Tolvik refused the Tenants' League the Corn Square on May 2, the league said. Its application came too \
late, the mayor, Ada Brandt, told the league.

It permitted the Sunrise Club to meet there on April 29, "as every year", Brandt said. "We will open a second square \
by autumn," she promised.

Under the law, a refusal must give a reason. A boy, Timo Aalto, 12, held a sign; Timo was not detained. The league \
accused the club of embezzling city grants. The club denied that it had taken any money.
"""

HOSTILE = """<script>alert(1)</script> Bill read once

The Assembly read the <b>housing</b> bill on June 1. "<img src=x onerror=alert(2)> is no price," said =HYPERLINK("x").

Nothing further was said about it.
"""

COPY = SQUARE


def span_of(text: str, phrase: str, after: str = "") -> Span:
    """Where `phrase` stands in `text`, after the words `after`."""
    start = text.index(phrase, text.index(after) if after else 0)
    return Span(start, start + len(phrase))


@dataclass
class Pen:
    """Writes entries of one text by their words."""

    text: str
    number: int = field(default=0)

    def at(self, phrase: str, after: str = "") -> Span:
        return span_of(self.text, phrase, after)

    def when(self, phrase: str, day: str) -> When:
        return When(day, day, day, self.at(phrase))


def _paragraphs(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(at, at + len(line.rstrip("\n"))))
        at += len(line)
    return tuple(spans)


def _sentences(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    for paragraph in _paragraphs(text):
        start = paragraph.start
        for place in range(paragraph.start, paragraph.end):
            if text[place : place + 2] in (". ", ', "') and text[place - 2 : place] != "Ms":
                spans.append(Span(start, place + 1))
                start = place + 2
        if start < paragraph.end:
            spans.append(Span(start, paragraph.end))
    return tuple(spans)


def _warden() -> Reading:
    pen = Pen(WARDEN)
    lisbet = (
        pen.at("Lisbet Varga-Holm"),
        pen.at("Lisbet Varga-Holm", "TOLVIK"),
        pen.at("Varga-Holm", "Ms."),
        pen.at("LISBET VARGA-HOLM"),
        pen.at("Lisbet Varga-Holm", "@lisbet"),
    )
    kestrel = (pen.at("Bruno Kestrel"), pen.at("Kestrel", "never"), pen.at("him", "charged"))
    sentence = pen.at("Police on March 4 detained Bruno Kestrel, the warden of a hostel, on suspicion of")
    document = Document(
        id="d-warden",
        source="tolvik/2024-03-05-lisbet-varga-holm.html",
        digest="a" * 64,
        text=WARDEN,
        title="Warden of hostel detained after complaint by Lisbet Varga-Holm",
        byline="Hanna Prell",
        publisher="Tolvik Today",
        published="2024-03-05",
        url="https://tolvik.example/lisbet-varga-holm",
        zones=(
            Zone(pen.at("Warden of hostel detained after complaint by Lisbet Varga-Holm"), ZoneKind.TITLE, "t"),
            Zone(pen.at("By Hanna Prell"), ZoneKind.BYLINE, "b"),
            Zone(pen.at("Read more: The weather. Sports."), ZoneKind.NAVIGATION, "n"),
        ),
    )
    return Reading(
        document,
        parties=(
            Party(
                "p1", PartyKind.PERSON, "Lisbet Varga-Holm", "CVL", lisbet, ("Lisbet Varga-Holm",), (), "complainant"
            ),
            Party("p2", PartyKind.PERSON, "Bruno Kestrel", None, kestrel, ("Bruno Kestrel", "Kestrel")),
            Party("p3", PartyKind.ORGANIZATION, "Police", "COP", (pen.at("Police"),), ("Police",)),
            Party("p4", PartyKind.PERSON, "Otto Holm", None, (pen.at("Otto Holm"),), ("Otto Holm",)),
        ),
        statements=(
            Statement(
                "s1",
                "p1",
                pen.at("Ms. Varga-Holm"),
                pen.at("told", "Ms."),
                (pen.at("that he had a key"),),
                Mode.INDIRECT,
                StatementKind.CLAIM,
                addressee="p3",
                found_by="verb_of_saying",
            ),
            Statement(
                "s2",
                "p2",
                pen.at("Kestrel", "never"),
                pen.at(
                    "said",
                    "Kestrel",
                ),
                (pen.at('"I was never in that room,"'),),
                Mode.DIRECT,
                StatementKind.DENIAL,
                found_by="quotation",
                kind_by="first_person_never",
            ),
            Statement(
                "s3",
                "p4",
                pen.at("Otto Holm"),
                pen.at("declined to comment"),
                (pen.at("comment", "declined"),),
                Mode.INDIRECT,
                StatementKind.NO_COMMENT,
            ),
        ),
        acts=(
            Act(
                "a1",
                "case.detain",
                "COERCE-arrest",
                pen.at("detained", "March 4"),
                "detain",
                sentence,
                {"patient": (Filler("p2", kestrel[0]),), "agent": (Filler("p3", pen.at("Police")),)},
                when=pen.when("March 4", "2024-03-04"),
                where=Place(None, pen.at("TOLVIK"), "TOLVIK"),
            ),
            Act(
                "a2",
                "violence.sexual",
                None,
                pen.at("assaulting"),
                "assault",
                pen.at("sexually assaulting a resident, Lisbet Varga-Holm, 31"),
                {"agent": (Filler("p2", kestrel[0]),), "patient": (Filler("p1", lisbet[1]),)},
                modality=Modality.ALLEGED,
                modality_by="on_suspicion_of",
            ),
            Act(
                "a3",
                "case.charge",
                None,
                pen.at("charged"),
                "charge",
                pen.at("Prosecutors have not charged him."),
                {"patient": (Filler("p2", kestrel[2]),)},
                negated=True,
                terms=("charge", "prosecutor", "lisbet"),
            ),
        ),
        times=(TimeExpression(pen.at("March 4"), "DATE", "2024-03-04", "2024-03-04", "2024-03-04", "2024-03-04"),),
        comments=(Comment("c1", pen.at("It was an odd silence."), "evaluative_copula"),),
        paragraphs=_paragraphs(WARDEN),
        sentences=_sentences(WARDEN),
        reader="by hand",
    )


def _square(document_id: str, source: str, publisher: str) -> Reading:
    pen = Pen(SQUARE)
    refused = pen.at("The city of Tolvik refused the Tenants' League the Corn Square on May 2, the league said.")
    document = Document(
        id=document_id,
        source=source,
        digest="b" * 64,
        text=SQUARE,
        title="City refuses rally of the Tenants' League",
        publisher=publisher,
        published="2024-05-03",
        url="https://courier.example/square",
        given=("published",),
    )
    return Reading(
        document,
        parties=(
            Party(
                "p1",
                PartyKind.ORGANIZATION,
                "The city of Tolvik",
                "GOV",
                (pen.at("The city of Tolvik"),),
                ("city of Tolvik",),
            ),
            Party(
                "p2",
                PartyKind.ORGANIZATION,
                "Tenants' League",
                "NGO",
                (pen.at("Tenants' League"),),
                ("Tenants' League",),
            ),
            Party(
                "p3",
                PartyKind.PERSON,
                "Ada Brandt",
                "GOV",
                (pen.at("Ada Brandt"), pen.at("she")),
                ("Ada Brandt", "Brandt"),
            ),
            Party("p4", PartyKind.ORGANIZATION, "Sunrise Club", None, (pen.at("Sunrise Club"),), ("Sunrise Club",)),
            Party(
                "p5",
                PartyKind.PERSON,
                "Timo Aalto",
                None,
                (pen.at("Timo Aalto"), pen.at("Timo", "sign")),
                ("Timo Aalto", "Timo"),
                (),
                "under-18",
                pen.at("12"),
            ),
        ),
        statements=(
            Statement("s1", "p2", pen.at("the league"), pen.at("said"), (refused,), Mode.INDIRECT, StatementKind.CLAIM),
            Statement(
                "s2",
                "p3",
                pen.at("the mayor, Ada Brandt,"),
                pen.at("told"),
                (pen.at("Its application came too late"),),
                Mode.INDIRECT,
                StatementKind.JUSTIFICATION,
                within="s1",
            ),
            Statement(
                "s3",
                "p3",
                pen.at("she", "autumn"),
                pen.at("promised"),
                (pen.at('"We will open a second square by autumn,"'),),
                Mode.DIRECT,
                StatementKind.PLEDGE,
                when=When("2024-05-03", "2024-05-03", "2024-05-03", None),
            ),
            Statement(
                "s4",
                "p2",
                pen.at("The league accused"),
                pen.at("accused"),
                (pen.at("of embezzling city grants"),),
                Mode.INDIRECT,
                StatementKind.ACCUSATION,
                about=("p4",),
            ),
            Statement(
                "s5",
                "p4",
                pen.at("The club"),
                pen.at("denied"),
                (pen.at("that it had taken any money"),),
                Mode.INDIRECT,
                StatementKind.DENIAL,
            ),
            Statement(
                "s6",
                None,
                None,
                None,
                (pen.at('"as every year"'),),
                Mode.DIRECT,
                StatementKind.OTHER,
                candidates=("p3", "p4"),
            ),
        ),
        acts=(
            Act(
                "a1",
                "assembly.refuse",
                None,
                pen.at("refused"),
                "refuse",
                refused,
                {
                    "agent": (Filler("p1", pen.at("The city of Tolvik")),),
                    "recipient": (Filler("p2", pen.at("Tenants' League")),),
                },
                when=pen.when("May 2", "2024-05-02"),
                modality=Modality.ALLEGED,
                according_to="s1",
            ),
            Act(
                "a2",
                "assembly.permit",
                None,
                pen.at("permitted"),
                "permit",
                pen.at("It permitted the Sunrise Club to meet there on April 29"),
                {
                    "agent": (Filler("p1", pen.at("It", "league.")),),
                    "recipient": (Filler("p4", pen.at("Sunrise Club")),),
                },
                when=pen.when("April 29", "2024-04-29"),
            ),
            Act(
                "a3",
                "assembly.refuse",
                None,
                pen.at("refusal"),
                "refusal",
                pen.at("Under the law, a refusal must give a reason."),
                generic=True,
            ),
            Act(
                "a4",
                "case.detain",
                None,
                pen.at("detained"),
                "detain",
                pen.at("Timo was not detained"),
                {"patient": (Filler("p5", pen.at("Timo", "sign")),)},
                negated=True,
                when=pen.when("May 2", "2024-05-02"),
            ),
            Act(
                "a5",
                "money.embezzle",
                None,
                pen.at("embezzling"),
                "embezzle",
                pen.at("The league accused the club of embezzling city grants."),
                {"agent": (Filler("p4", pen.at("the club")),), "theme": (Filler(None, pen.at("city grants")),)},
                modality=Modality.ALLEGED,
                according_to="s4",
            ),
            Act(
                "a6",
                None,
                None,
                pen.at("taken"),
                "take",
                pen.at("it had taken any money"),
                modality=Modality.DENIED,
                according_to="s5",
            ),
        ),
        ties=(Tie("p3", "p1", "head-of", pen.at("the mayor, Ada Brandt"), "apposition"),),
        times=(TimeExpression(pen.at("May 2"), "DATE", "2024-05-02", "2024-05-02", "2024-05-02", "2024-05-02"),),
        paragraphs=_paragraphs(SQUARE),
        sentences=_sentences(SQUARE),
        reader="by hand",
    )


def _hostile() -> Reading:
    pen = Pen(HOSTILE)
    speaker = pen.at('=HYPERLINK("x")')
    document = Document(
        id="d-hostile",
        source="x<y>&'z.txt",
        digest="c" * 64,
        text=HOSTILE,
        title="<script>alert(1)</script> Bill read once",
        byline="<img src=x onerror=alert(3)>",
        publisher='"><svg onload=alert(4)>',
        published="2024-06-02",
        url="javascript:alert(5)",
    )
    return Reading(
        document,
        parties=(
            Party("p1", PartyKind.ORGANIZATION, "The Assembly", "LEG", (pen.at("The Assembly"),), ("The Assembly",)),
            Party("p2", PartyKind.PERSON, '=HYPERLINK("x")', None, (speaker,), ('=HYPERLINK("x")',)),
        ),
        statements=(
            Statement(
                "s1",
                "p2",
                speaker,
                pen.at("said"),
                (pen.at('"<img src=x onerror=alert(2)> is no price,"'),),
                Mode.DIRECT,
                StatementKind.CLAIM,
            ),
        ),
        acts=(
            Act(
                "a1",
                "law.read",
                None,
                pen.at("read", "The Assembly"),
                "read",
                pen.at("The Assembly read the <b>housing</b> bill on June 1."),
                {
                    "agent": (Filler("p1", pen.at("The Assembly")),),
                    "theme": (Filler(None, pen.at("the <b>housing</b> bill")),),
                },
                when=pen.when("June 1", "2024-06-01"),
            ),
        ),
        paragraphs=_paragraphs(HOSTILE),
        sentences=_sentences(HOSTILE),
        reader="by hand",
    )


def sample_record() -> Record:
    """Four reports, one of them a copy; two persons to be masked; every kind of entry."""
    copy = _square("d-copy", "wire/square.txt", "Wire")
    readings = (_square("d-square", "courier/square.txt", "Courier"), _warden(), copy, _hostile())
    entities: list[Entity] = []
    for name in ("The city of Tolvik", "Tenants' League", "Ada Brandt", "Sunrise Club", "Timo Aalto"):
        party = next(party for party in readings[0].parties if party.name == name)
        members = (Ref("d-copy", party.id), Ref("d-square", party.id))
        entities.append(
            Entity(f"e-{party.id}", party.kind, name, party.sector, members, party.names, (), party.shielded)
        )
    for reading in (readings[1], readings[3]):
        for party in reading.parties:
            entity_id = f"e-{reading.document.id}-{party.id}"
            members = (Ref(reading.document.id, party.id),)
            entities.append(
                Entity(entity_id, party.kind, party.name, party.sector, members, party.names, (), party.shielded)
            )
    stage = readings[0].acts[0]
    return Record(
        readings,
        Coverage(3, ("Courier", "Tolvik Today", "Wire"), "2024-03-05", "2024-06-02", copies=1),
        entities=tuple(entities),
        incidents=(Incident("i1", "assembly.refuse", (Ref("d-copy", "a1"), Ref("d-square", "a1")), ("same day",), 1),),
        matters=(
            Matter(
                "m1",
                "assembly",
                ("e-p2", "e-p1"),
                "refused",
                (StageReached("refused", "a1", "d-square", stage.when, "alleged", "s1"),),
                "Assembly: Tenants' League",
            ),
            Matter(
                "m2",
                "case",
                ("e-d-warden-p2",),
                "detained",
                (StageReached("detained", "a1", "d-warden", readings[1].acts[0].when, "asserted"),),
                "Case concerning Bruno Kestrel",
            ),
            Matter(
                "m3",
                "case",
                ("e-d-warden-p1",),
                "opened",
                (StageReached("opened", "a2", "d-warden", None, "alleged"),),
                "Complaint of Lisbet Varga-Holm",
            ),
        ),
        proposals=(Proposal("party", Ref("d-warden", "p4"), Ref("d-warden", "p1"), ("one surname",)),),
        same_text={"d-copy": "d-square"},
    )


def sample_findings() -> tuple[Finding, ...]:
    """Two findings; the second cites a passage with a masked name."""
    square, warden = Pen(SQUARE), Pen(WARDEN)

    def evidence(document: str, pen: Pen, phrase: str, part: str) -> Evidence:
        return Evidence(document, pen.at(phrase), phrase, part)

    unlike = Finding(
        "f1",
        "unlike-treatment",
        "Were like requests decided alike?",
        "The city of Tolvik permitted the Sunrise Club and refused the Tenants' League.",
        ("e-p1", "e-p4", "e-p2"),
        ("The city of Tolvik", "Sunrise Club", "Tenants' League"),
        (
            evidence("d-square", square, "It permitted the Sunrise Club to meet there on April 29", "permitted"),
            evidence(
                "d-square", square, "The city of Tolvik refused the Tenants' League the Corn Square on May 2", "refused"
            ),
        ),
        {"days_apart": 3, "p_value": None},
        Table(("Who asked", "Answer"), (("Sunrise Club", "permitted"), ("Tenants' League", "refused")), ((0,), (1,))),
        ("The league alone tells the reason.",),
        ("Another request: no answer is told.",),
        "in these 3 reports",
    )
    silence = Finding(
        "f2",
        "silence",
        "Who would not answer?",
        "Otto Holm, neighbour of Lisbet Varga-Holm, declined to comment.",
        ("e-d-warden-p4",),
        ("Otto Holm",),
        (evidence("d-warden", warden, "Lisbet Varga-Holm's neighbour, Otto Holm, declined to comment.", "no comment"),),
        {"about Varga-Holm": "lisbet-varga-holm"},
        None,
        ("Lisbet may have asked him not to.",),
        (),
        "in these 3 reports",
    )
    return unlike, silence
