from collections.abc import Sequence

from facta.linking import parties
from facta.linking.briefing import briefs_of
from facta.model.document import Document
from facta.model.party import Party, PartyKind
from facta.model.passage import Span
from facta.model.record import Entity, Proposal, Reading
from tests.builders import CODEBOOK


def reading(name: str, *parties: tuple[str, PartyKind, str | None]) -> Reading:
    """A report whose text is the parties' names; a name in lower case or with "the" is a description."""
    text = ""
    listed: list[Party] = []
    for words, kind, sector in parties:
        span = Span(len(text), len(text) + len(words))
        text += words + " "
        named = words[0].isupper() and not words.startswith(("The ", "Police"))
        named = named and not words.endswith(("police", "city hall"))
        listed.append(Party(f"p{len(listed)}", kind, words, sector, (span,), (words,) if named else ()))
    return Reading(Document(name, f"{name}.txt", name, text), tuple(listed))


def entities_of(readings: Sequence[Reading]) -> tuple[tuple[Entity, ...], tuple[Proposal, ...]]:
    return parties.entities_of(briefs_of(readings, CODEBOOK))


PERSON, BODY, GROUP = PartyKind.PERSON, PartyKind.ORGANIZATION, PartyKind.GROUP


def joined(entities: tuple[Entity, ...]) -> list[set[str]]:
    return [{ref.document for ref in entity.members} for entity in entities if len(entity.members) > 1]


def test_one_full_name_in_two_reports_is_one_party() -> None:
    entities, _ = entities_of(
        [reading("a", ("Qanat Zhumagulov", PERSON, None)), reading("b", ("Kanat Jumagulov", PERSON, "GOV"))]
    )
    assert joined(entities) == [{"a", "b"}]
    assert entities[0].sector == "GOV"
    assert entities[0].reasons


def test_a_wife_and_a_husband_are_two() -> None:
    entities, _ = entities_of([reading("a", ("Oleg Belov", PERSON, None)), reading("b", ("Olga Belova", PERSON, None))])
    assert not joined(entities)


def test_a_family_name_alone_is_proposed_and_never_joined() -> None:
    entities, proposals = entities_of([reading("a", ("Ada Venn", PERSON, None)), reading("b", ("Venn", PERSON, None))])
    assert not joined(entities)
    assert [proposal.kind for proposal in proposals] == ["party"]


def test_police_of_one_town_are_one_body_and_police_alone_is_each_reports_own() -> None:
    entities, _ = entities_of(
        [
            reading("a", ("Police in Lodvar", GROUP, "COP"), ("police", GROUP, "COP")),
            reading("b", ("The Lodvar police", GROUP, "COP"), ("police", GROUP, "COP")),
            reading("c", ("The Mirosk police", GROUP, "COP")),
        ]
    )
    assert joined(entities) == [{"a", "b"}]
    assert len(entities) == 4


def test_an_abbreviation_is_its_body_and_a_person_is_not_a_body() -> None:
    entities, _ = entities_of(
        [
            reading("a", ("Committee of Quiet Voters", BODY, None)),
            reading("b", ("CQV", BODY, None)),
            reading("c", ("Committee Venn", PERSON, None)),
        ]
    )
    assert joined(entities) == [{"a", "b"}]


def test_two_people_of_one_report_are_not_joined_through_another_report() -> None:
    entities, _ = entities_of(
        [
            reading("a", ("Erbol Ahmetov", PERSON, None), ("Yerbol Akhmetov", PERSON, None)),
            reading("b", ("Yerbol Ahmetov", PERSON, None)),
        ]
    )
    for entity in entities:
        documents = [ref.document for ref in entity.members]
        assert len(documents) == len(set(documents))


def test_the_order_of_the_reports_changes_nothing() -> None:
    readings = [
        reading("a", ("Qanat Zhumagulov", PERSON, None), ("Police in Lodvar", GROUP, "COP")),
        reading("b", ("Kanat Jumagulov", PERSON, None), ("Interior Ministry", BODY, "GOV")),
        reading("c", ("The Lodvar police", GROUP, "COP"), ("Ministry of Internal Affairs", BODY, "GOV")),
    ]
    assert entities_of(readings) == entities_of(readings[::-1])


def test_every_party_is_in_exactly_one_entity() -> None:
    readings = [
        reading("a", ("Ada Venn", PERSON, None), ("police", GROUP, "COP")),
        reading("b", ("Ada Venn", PERSON, None)),
    ]
    entities, _ = entities_of(readings)
    members = [ref for entity in entities for ref in entity.members]
    assert sorted(members) == sorted({(r.document.id, p.id) for r in readings for p in r.parties})


def test_an_entity_is_masked_when_one_member_is() -> None:
    one, two = reading("a", ("Ada Venn", PERSON, None)), reading("b", ("Ada Venn", PERSON, None))
    child = Party(
        "p0", PERSON, "Ada Venn", None, (Span(0, 8),), ("Ada Venn",), shielded="under-18", shielded_by=Span(0, 8)
    )
    entities, _ = entities_of([Reading(one.document, (child,)), two])
    assert [entity.shielded for entity in entities] == ["under-18"]
