"""What a careful reader finds in the example pile is found, and its innocent look-alikes are not."""

from collections import defaultdict
from typing import Any

import pytest

from facta.model.act import Act
from facta.model.finding import Finding
from facta.model.record import Reading
from tests.examples.conftest import Pile, expected, folded
from tests.examples.open_cases import OPEN

EXPECTED = expected()


def cases(section: str, name: Any) -> list[Any]:
    """The entries of a section as parameters; those that are not reached yet are strict expected failures."""
    found = []
    for entry in EXPECTED[section]:
        title = name(entry)
        marks = [pytest.mark.xfail(strict=True, reason=OPEN[title])] if title in OPEN else []
        found.append(pytest.param(entry, id=title, marks=marks))
    return found


def quotes(finding: Finding, phrase: str) -> bool:
    return any(folded(phrase) in folded(evidence.text) for evidence in finding.evidence)


def of_kind(pile: Pile, kind: str) -> list[Finding]:
    return [finding for finding in pile.findings if finding.kind == kind]


@pytest.mark.parametrize("entry", cases("findings", lambda entry: f"finding {entry['id']}"))
def test_a_planted_finding_is_found(pile: Pile, entry: dict[str, Any]) -> None:
    candidates = of_kind(pile, entry["kind"])
    if entry.get("status"):
        candidates = [finding for finding in candidates if finding.status == entry["status"]]
    if entry.get("field"):
        candidates = [finding for finding in candidates if finding.figures["field"] == entry["field"]]
    missing = [phrase for phrase in entry["must_quote"] if not any(quotes(f, phrase) for f in candidates)]
    assert not missing
    if entry["kind"] in ("words-without-deeds", "unlike-treatment", "sanction-after-criticism"):
        # These join two passages: one finding has to hold both.
        assert any(all(quotes(f, phrase) for phrase in entry["must_quote"]) for f in candidates)
    named = " | ".join(pile.names_of(f) for f in candidates if any(quotes(f, p) for p in entry["must_quote"]))
    assert any(folded(party) in named for party in entry["parties"]) or not entry["parties"]


@pytest.mark.parametrize("entry", cases("look_alikes", lambda e: f"look-alike {e['kind']}: {e['phrase'][:40]}"))
def test_an_innocent_look_alike_is_not_found(pile: Pile, entry: dict[str, Any]) -> None:
    citing = [finding for finding in of_kind(pile, entry["kind"]) if quotes(finding, entry["phrase"])]
    if "not_status" in entry:
        citing = [finding for finding in citing if finding.status in entry["not_status"]]
    if "not_against" in entry:
        against = [folded(name) for name in entry["not_against"]]
        citing = [finding for finding in citing if any(name in pile.names_of(finding) for name in against)]
    assert not [finding.title for finding in citing]


@pytest.mark.parametrize("entry", cases("negations", lambda entry: f"negation {entry['phrase'][:60]}"))
def test_a_small_word_on_which_everything_hangs_is_kept(pile: Pile, entry: dict[str, Any]) -> None:
    reading = pile.reading_by_file[entry["report"]]
    acts = acts_in(reading, entry["phrase"], entry["expect"]["trigger"])
    expect = entry["expect"]
    if expect["type"] is None and not acts:
        return  # no act type is asked for, and none was recorded
    assert acts, "no act is recorded here"
    for act in acts:
        assert (str(act.modality), act.negated) == (expect["modality"], expect["negated"])


@pytest.mark.parametrize("entry", cases("negations", lambda entry: f"trust {entry['phrase'][:60]}"))
def test_what_is_not_asserted_is_never_shown_as_a_fact(pile: Pile, entry: dict[str, Any]) -> None:
    expect = entry["expect"]
    if expect["modality"] == "asserted" and not expect["negated"]:
        return
    reading = pile.reading_by_file[entry["report"]]
    for act in acts_in(reading, entry["phrase"], expect["trigger"]):
        assert act.modality != "asserted" or act.negated


def acts_in(reading: Reading, phrase: str, trigger: str) -> list[Act]:
    """Acts with a code whose trigger holds the word `trigger` and lies inside `phrase`."""
    start, end = place_of(reading.document.text, phrase)
    inside = [act for act in reading.acts if act.type and start <= act.trigger.start and act.trigger.end <= end]
    text = reading.document.text
    return [act for act in inside if trigger in text[act.trigger.start : act.trigger.end]]


def place_of(text: str, phrase: str) -> tuple[int, int]:
    """Where `phrase` stands in `text`, runs of white space and kinds of quotation marks aside."""
    kept = [(i, folded(char)) for i, char in enumerate(text) if not char.isspace()]
    squeezed = "".join(char for _, char in kept)
    at = squeezed.find(folded(phrase).replace(" ", ""))
    assert at >= 0, f"{phrase!r} is not in the text"
    return kept[at][0], kept[at + len(folded(phrase).replace(" ", "")) - 1][0] + 1


@pytest.mark.parametrize("pair", cases("same_party", lambda pair: f"same {pair[0]} / {pair[1]}"))
def test_one_party_under_two_names_is_one(pile: Pile, pair: list[str]) -> None:
    assert entities(pile, pair[0]) & entities(pile, pair[1])


@pytest.mark.parametrize("pair", cases("different_parties", lambda pair: f"different {pair[0]} / {pair[1]}"))
def test_two_parties_with_names_alike_are_two(pile: Pile, pair: list[str]) -> None:
    left, right = entities(pile, pair[0]), entities(pile, pair[1])
    assert left
    assert right
    assert not left & right


def entities(pile: Pile, name: str) -> set[str]:
    wanted = folded(name)
    return {
        entity.id
        for entity in pile.record.entities
        if any(wanted in (folded(n), folded(n).removeprefix("the ")) for n in (entity.name, *entity.names))
    }


def test_copies_of_one_text_count_once(pile: Pile) -> None:
    one, other = (pile.reading_by_file[name].document for name in EXPECTED["copies"]["verbatim"])
    assert one.digest == other.digest
    assert pile.record.same_text.get(one.id, one.id) == pile.record.same_text.get(other.id, other.id)
    assert len({reading.document.id for reading in pile.record.readings}) == len(pile.record.readings)
    near, original = (pile.reading_by_file[name].document.id for name in EXPECTED["copies"]["nearly"])
    same = pile.record.same_text
    assert same.get(near, near) == same.get(original, original)


@pytest.mark.parametrize("entry", cases("matters", lambda e: f"matter {e['kind']} {', '.join(e['parties'])}"))
def test_a_matter_is_followed_through_its_stages(pile: Pile, entry: dict[str, Any]) -> None:
    reached: dict[str, list[str]] = defaultdict(list)
    for matter in pile.record.matters:
        names = [pile.record.entity_by_id[p] for p in matter.parties if p in pile.record.entity_by_id]
        text = folded(" | ".join([matter.title, *(n for e in names for n in (e.name, *e.names))]))
        if matter.kind == entry["kind"] and any(folded(party) in text for party in entry["parties"]):
            reached[matter.id].extend(stage.stage for stage in matter.history)
    assert any(set(entry["stages"]) <= set(stages) for stages in reached.values()), dict(reached)


@pytest.mark.parametrize("entry", cases("norms", lambda entry: f"norm {entry['phrase'][:50]}"))
def test_how_things_work_is_no_event(pile: Pile, entry: dict[str, Any]) -> None:
    reading = pile.reading_by_file[entry["report"]]
    start, end = place_of(reading.document.text, entry["phrase"])
    inside = [act for act in reading.acts if act.type and start <= act.trigger.start < end]
    assert all(act.generic for act in inside)


@pytest.mark.parametrize("entry", cases("comments", lambda entry: f"comment {entry['phrase'][:50]}"))
def test_the_reporters_own_judgement_is_marked(pile: Pile, entry: dict[str, Any]) -> None:
    reading = pile.reading_by_file[entry["report"]]
    start, end = place_of(reading.document.text, entry["phrase"])
    assert any(comment.span.overlaps((start, end)) for comment in reading.comments)  # type: ignore[arg-type]
