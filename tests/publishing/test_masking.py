import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facta.model.document import Document
from facta.model.party import Party, PartyKind
from facta.model.passage import Span
from facta.model.record import Coverage, Reading, Record
from facta.publishing.masking import masked
from facta.publishing.masking_names import masking_plan
from facta.publishing.masking_text import WITHHELD, masked_text
from tests.publishing.pages import pages_of, written
from tests.publishing.sample import sample_findings, sample_record

PLANTED = ("lisbet", "varga", "timo", "aalto")


def record_of(text: str, *parties: Party, source: str = "r.txt") -> Record:
    reading = Reading(Document(id="d", source=source, digest="0", text=text), parties=parties)
    return Record((reading,), Coverage(1, (), None, None))


def person(name: str, text: str, shielded: str = "", number: int = 1) -> Party:
    mentions = tuple(Span(*match.span()) for match in re.finditer(re.escape(name), text)) or (Span(0, 1),)
    return Party(f"p{number}", PartyKind.PERSON, name, None, mentions, (name,), (), shielded)


def text_without(name: str, text: str, *others: str) -> str:
    """`text` as a dossier has it when `name` is a child's and `others` are not masked."""
    parties = [person(name, text, "under-18"), *(person(other, text, "", 2 + n) for n, other in enumerate(others))]
    return masked(record_of(text, *parties), ()).record.readings[0].document.text


@pytest.mark.parametrize("profile", ["desk", "public"])
def test_no_byte_of_a_dossier_holds_a_masked_name(profile: str) -> None:
    files = written(profile=profile, title="The case of Lisbet Varga-Holm", unread=(("Timo_Aalto.pdf", "is empty"),))
    for name, content in files.items():
        for held in (name, content.decode("utf-8")):
            found = [planted for planted in PLANTED if planted in held.casefold()]
            assert not found, f"{name} holds {found}"


def test_the_search_for_names_can_fail() -> None:
    files = written(unmasked=True)
    held = b"".join(files.values()).decode().casefold()
    assert all(planted in held for planted in PLANTED)


@pytest.mark.parametrize(
    "variant",
    [
        "Mira Osk", "MIRA OSK", "Mira's", "mira-osk", "mira_osk", "miraosk",
        "Osk, Mira", "Mira%20Osk", "mira+osk", "@oskmira",
        "Miras", "M. Osk", "Ms. Osk", "Osk", "the Osks", "Mira\nOsk", "Mi\u00adra", "Mi-\nra", "M\u00edra \u00d3sk",
        "https://n.example/mira-osk?x=1",
    ],
)  # fmt: skip
def test_a_name_is_masked_in_every_form(variant: str) -> None:
    text = f"Mira Osk, 9, was there. Then {variant} left."
    new = text_without("Mira Osk", text)
    assert not re.search("m[i\u00ed]-?\u00ad?\\s?ra|[o\u00f3]sk", new, re.IGNORECASE), new
    assert new.startswith("[a child], 9, was there. Then ")


def test_percent_encoded_letters_of_a_name_are_masked() -> None:
    name = "Žofia Čáp"
    new = text_without(name, f"{name} is nine. https://n.example/{quote('žofia')}/{quote('Čáp')}.html")
    assert "%" not in new


def test_another_person_of_the_same_surname_keeps_the_name() -> None:
    text = "Mira Osk, 9, was hurt. The engineer Lenn Osk said so. Osk wept."
    new = text_without("Mira Osk", text, "Lenn Osk")
    assert new == f"[a child], 9, was hurt. The engineer Lenn Osk said so. {WITHHELD} wept."


def test_a_surname_alone_is_masked_where_the_text_means_the_child() -> None:
    text = "Mira Osk, 9, was hurt. Lenn Osk said so. Osk wept."
    child = person("Mira Osk", text, "under-18")
    child = replace(child, mentions=(*child.mentions, Span(text.rindex("Osk"), text.rindex("Osk") + 3)))
    new = masked(record_of(text, child, person("Lenn Osk", text, "", 2)), ()).record.readings[0].document.text
    assert new.endswith("Lenn Osk said so. [a child] wept.")


def test_a_party_that_may_be_the_masked_person_is_masked_too() -> None:
    """Another report names her by an initial: the two were never joined."""
    text = "M. Osk came. Mira Osk case."
    new = text_without("Mira Osk", text, "M. Osk", "Mira Osk case")
    assert "Osk" not in new
    assert "Mira" not in new


def test_ordinary_words_that_are_names_are_left_alone_elsewhere() -> None:
    text = "Hope Will, 9, spoke. The city will pay, and there is hope."
    assert text_without("Hope Will", text) == "[a child], 9, spoke. The city will pay, and there is hope."


def test_words_that_only_hold_a_name_are_left_alone() -> None:
    text = "Ana Dor, 8, left. The banana and the door stayed beyond Dor."
    assert text_without("Ana Dor", text) == "[a child], 8, left. The banana and the door stayed beyond [a child]."


def test_several_children_are_told_apart_in_the_order_in_which_they_appear() -> None:
    text = "Zora Mell, 8, and Ana Dorn, 7."
    parties = person("Ana Dorn", text, "under-18"), person("Zora Mell", text, "under-18", 2)
    new = masked(record_of(text, *parties), ())
    assert new.record.readings[0].document.text == "[child A], 8, and [child B], 7."
    assert new.labels == ("[child A]", "[child B]")


def test_a_party_without_a_name_changes_no_text() -> None:
    text = "A girl of nine was hurt. The girl wept."
    girl = Party("p1", PartyKind.PERSON, "A girl", None, (Span(0, 6),), (), (), "under-18")
    assert masked(record_of(text, girl), ()).record.readings[0].document.text == text


def test_a_record_without_shielded_persons_is_returned_as_it_is() -> None:
    record = record_of("Lenn Osk spoke.", person("Lenn Osk", "Lenn Osk spoke."))
    assert masked(record, ()).record is record


def test_every_span_of_a_masked_record_cites_what_it_cited() -> None:
    before, after = sample_record(), masked(sample_record(), ()).record
    for old, new in zip(before.readings, after.readings, strict=True):
        pairs = [(a.passage, b.passage) for a, b in zip(old.acts, new.acts, strict=True)]
        pairs += [(a.trigger, b.trigger) for a, b in zip(old.acts, new.acts, strict=True)]
        pairs += [(a.span, b.span) for a, b in zip(old.statements, new.statements, strict=True)]
        pairs += list(zip(old.paragraphs, new.paragraphs, strict=True))
        assert pairs
        for was, now in pairs:
            words = re.sub(
                "lisbet[ _]varga-holm|lisbetvargaholm|varga-holm",
                "[complainant A]",
                old.document.text[slice(*was)],
                flags=re.I,
            )
            words = re.sub("timo aalto|timo", "[a child]", words, flags=re.I)
            assert new.document.text[slice(*now)] == words


def test_evidence_of_a_masked_finding_is_the_text_at_its_span() -> None:
    safe = masked(sample_record(), sample_findings())
    for finding in safe.findings:
        for one in finding.evidence:
            text = safe.record.reading_of[one.document].document.text
            assert text[one.span.start : one.span.end] == one.text


@given(
    st.lists(
        st.sampled_from(
            ["Mira ", "Osk ", "Mira Osk", " and ", "told. ", "\u0301", " İ ", " ß ", " x", "\n", "📉", "%C3%9F"]
        ),
        max_size=30,
    )
)
def test_spans_outside_names_move_with_their_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    plan = masking_plan(record_of("Mira Osk", person("Mira Osk", "Mira Osk", "under-18")))
    new = masked_text(text, plan)
    assert "mira" not in new.text.casefold()
    assert not re.search(r"\bosk\b", new.text.casefold())
    for start in range(len(text)):
        span = new.span_of(Span(start, start + 1))
        shown = new.text[span.start : span.end]
        assert shown == text[start] or shown == "[a child]"


def test_every_page_says_what_was_masked_or_that_nothing_was() -> None:
    assert all("Names masked: [a child], [complainant A]." in page.text for page in pages_of(written()).values())
    unmasked = pages_of(written(unmasked=True))
    assert all("Unmasked: names of minors and complainants are left in." in page.text for page in unmasked.values())


def test_a_public_dossier_withholds_an_address_that_undoes_the_mask() -> None:
    files = written(profile="public")
    assert b"courier.example/square" not in b"".join(files.values())
    assert b"courier.example/square" in written(profile="desk")["index.html"]


@pytest.mark.parametrize(
    "words", ["a resident, Mira Osk, 31", "a resident (Mira Osk)", "a resident as M. Osk", "a resident Mira Osk"]
)
def test_a_name_right_behind_a_description_is_masked_with_it(words: str) -> None:
    """The description was marked, its name was not joined to it."""
    text = f"It was said that {words}, had complained. Osk wept."
    described = Party("p1", PartyKind.PERSON, "a resident", None, (Span(17, 27),), (), (), "complainant")
    name = "M. Osk" if "M. Osk" in words else "Mira Osk"
    new = masked(record_of(text, described, person(name, text, "", 2)), ())
    assert "Osk" not in new.record.readings[0].document.text
    assert new.nameless == ()


def test_the_first_page_warns_of_a_protected_person_without_a_name() -> None:
    text = "A girl of nine was hurt."
    girl = Party("p1", PartyKind.PERSON, "A girl of nine", None, (Span(0, 14),), (), (), "under-18")
    index = pages_of(written(record_of(text, girl), ()))["index.html"].text
    assert "1 passage speaks of a minor or a complainant without a name" in index
    assert "check that their name stands nowhere else" in index


def test_the_full_name_is_masked_where_another_report_has_an_initial() -> None:
    """One report marks "M. Osk" as the complainant; another gives her full name and marks nobody."""
    text = "Mira Osk came. Then M. Osk complained, and Lenn Osk left."
    marked = person("M. Osk", text, "complainant")
    record = record_of(text, marked, person("Mira Osk", text, "", 2), person("Lenn Osk", text, "", 3))
    new = masked(record, ()).record
    assert new.readings[0].document.text == "[complainant A] came. Then [complainant A] complained, and Lenn Osk left."
    assert [party.name for party in new.readings[0].parties] == ["[complainant A]", "[complainant A]", "Lenn Osk"]
