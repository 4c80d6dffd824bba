import re
from datetime import date
from pathlib import Path

import pytest

from facta.engine import project_coding as coding
from facta.engine import project_review as review
from facta.engine.project import Project
from facta.engine.project_check import problems_of
from facta.engine.project_figures import values_of
from facta.engine.project_record import publish_project, record_of
from facta.engine.report import ReportSettings
from facta.engine.settings import ReadSettings
from facta.store.errors import NotAllowed
from tests.engine.deciding import at, first_act


def test_one_coder_is_said_to_be_one(project: Project, tmp_path: Path) -> None:
    review.accept(project, "ann", first_act(project).id, None)
    publish_project(project, tmp_path / "dossier", ReportSettings(ReadSettings()))
    assert "by one coder" in (tmp_path / "dossier" / "index.html").read_text()


def test_a_second_coder_sees_neither_the_first_coding_nor_the_suggestion(project: Project) -> None:
    entry = first_act(project)
    review.edit(project, "ann", entry.id, {"modality": "alleged"}, None)
    assert coding.assign_second(project, "ann", 5) == 0, "nobody is their own second coder"
    assert coding.assign_second(project, "bob", 5) == 1
    assert coding.next_assigned(project, "bob") == entry.id
    shown = coding.blind(project, entry.id)
    assert not {"content", "rule", "state", "suggestion"} & set(vars(type(shown))["__slots__"])
    values = {coding.WRONG: True, "type": "case.detain", "modality": "asserted", "negated": False, "generic": False}
    values |= {"roles.agent": [], "roles.patient": [], "roles.recipient": []}
    with pytest.raises(NotAllowed, match="all of them"):
        coding.code(project, "bob", entry.id, {"modality": "asserted"})
    with pytest.raises(NotAllowed, match="cannot be"):
        coding.code(project, "bob", entry.id, {**values, "modality": "certain"})
    with pytest.raises(NotAllowed, match="before"):
        coding.code(project, "ann", entry.id, values)
    coding.code(project, "bob", entry.id, values)
    assert review.entry(project, entry.id).content["modality"] == "alleged"
    assert coding.next_assigned(project, "bob") is None
    assert [each.who for each in review.history(project, entry.id)] == ["ann"]
    assert coding.disagreements(project) == [entry.id]
    assert problems_of(project) == []


def test_whoever_adjudicates_sees_values_without_names_and_settles_the_entry(project: Project) -> None:
    entry = first_act(project)
    review.edit(project, "ann", entry.id, {"modality": "alleged"}, None)
    coding.assign_second(project, "bob", 1)
    coding.code(project, "bob", entry.id, {coding.WRONG: False})
    shown = coding.adjudication(project, entry.id)
    assert sorted(map(str, shown.fields["modality"])) == ["None", "alleged", "asserted"]
    assert "ann" not in repr(shown)
    assert "bob" not in repr(shown)
    coding.adjudicate(project, "cleo", entry.id, {"modality": "alleged"}, shown.last_decision)
    assert coding.disagreements(project) == []
    assert review.entry(project, entry.id).state == "edited"


def test_agreement_is_told_for_each_field_that_two_people_coded(project: Project) -> None:
    ids = [each.id for each in review.next_entries(project, 4, kinds=["act"])]
    for number, id in enumerate(ids):
        entry = review.entry(project, id)
        if number:
            review.accept(project, "ann", id, None)
        else:
            review.edit(project, "ann", id, {"modality": "alleged"}, None)
        values = {field: values_of("act", entry.content)[field] for field in coding.FIELDS["act"]}
        coding.assign_second(project, "bob", 1)
        coding.code(project, "bob", id, values)
    found = {(each.kind, each.field): each for each in coding.agreement(project)}
    assert found["act", "roles.agent"].alpha in (None, 1.0)
    modality = found["act", "modality"]
    assert (modality.units, modality.coders) == (4, 2)
    assert modality.alpha == pytest.approx(0.0), "one of eight values differs: no better than chance"


def articles_of(page: str) -> list[str]:
    """The findings of a first page, each as its HTML."""
    return re.findall(
        r'<(?:article|details) class="finding".*?(?=<(?:article|details) class="finding"|</section>)', page, re.DOTALL
    )


def test_agreement_stands_beside_each_finding_that_rests_on_what_was_coded_twice(
    project: Project, tmp_path: Path
) -> None:
    _, findings = record_of(project)
    rested = [one for finding in findings for one in finding.evidence if one.entry]
    id = next(
        each.id
        for each in (review.entry(project, f"{one.document}-{one.entry}") for one in rested)
        if each.kind == "act" and each.harm is not None
    )
    review.accept(project, "ann", id, None)
    publish_project(project, tmp_path / "alone", ReportSettings(ReadSettings()))
    alone = (tmp_path / "alone" / "index.html").read_text()
    assert len(articles_of(alone)) == len(findings)
    assert all("One coder: how far coders agree is not known." in each for each in articles_of(alone))
    assert coding.assign_second(project, "bob", 1) == 1
    coding.code(project, "bob", id, {**values_of("act", review.entry(project, id).content), "modality": "denied"})
    publish_project(project, tmp_path / "two", ReportSettings(ReadSettings()))
    two = (tmp_path / "two" / "index.html").read_text()
    line = "Krippendorff’s alpha of 2 coders on 1 act coded twice:"
    beside = [line in each for each in articles_of(two)]
    on_acts = [
        any(
            one.entry and review.entry(project, f"{one.document}-{one.entry}").kind == "act" for one in finding.evidence
        )
        for finding in findings
    ]
    assert sorted(beside) == sorted(on_acts)
    assert any(beside)
    assert "modality 0.00" in two
    assert "codes not reliable where it is under 0.667" in two
    assert all(line in page.read_text() for page in (tmp_path / "two" / "reports").glob("*.html"))


def test_one_alone_is_offered_a_second_look_after_some_days(project: Project) -> None:
    ids = [each.id for each in review.next_entries(project, 3)]
    for day, id in zip((1, 2, 20), ids, strict=True):
        review.accept(project, "ann", id, None, clock=at(day))
    assert coding.offer_again(project, "ann", days=14, today=date(2026, 3, 21)) == 2
    assert coding.offer_again(project, "ann", days=14, today=date(2026, 3, 21)) == 0
    offered = coding.next_assigned(project, "ann", "again")
    assert offered in ids[:2]
    coding.look_again(project, "ann", offered or "", {coding.WRONG: True})
    assert coding.next_assigned(project, "ann", "again") not in (None, offered)


def test_error_rates_come_from_the_random_sample_alone_and_are_published(project: Project, tmp_path: Path) -> None:
    sample = [each for each in review.next_entries(project, 500) if each.harm == 3 and each.kind == "statement"][:4]
    review.reject(project, "ann", sample[0].id, None)
    review.edit(project, "ann", sample[1].id, {"negated": True}, None)
    for each in sample[2:]:
        review.accept(project, "ann", each.id, None)
    review.reject(project, "ann", first_act(project).id, None)
    rates = {(each.kind, each.field): each for each in coding.error_rates(project)}
    assert (rates["statement", coding.WRONG].wrong, rates["statement", coding.WRONG].looked_at) == (1, 4)
    assert (rates["statement", "negated"].wrong, rates["statement", "negated"].looked_at) == (1, 3)
    assert ("act", "type") not in rates
    assert rates["statement", "mode"].low == 0 < rates["statement", "mode"].high < 1
    publish_project(project, tmp_path / "dossier", ReportSettings(ReadSettings()))
    page = (tmp_path / "dossier" / "index.html").read_text()
    assert "statement, negated: wrong in 1 of 3 looked at in a random sample (33 %, 95 % interval 6 to 79 %)" in page
