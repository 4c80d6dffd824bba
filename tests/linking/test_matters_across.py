from facta.linking.briefing import briefs_of
from facta.linking.matters import matters_across
from facta.model.matter import Matter
from facta.model.party import PartyKind
from facta.model.record import Entity, Ref
from tests.builders import CODEBOOK, Report, record_of


def report(name: str, published: str = "2024-05-30") -> Report:
    return (
        Report(name, published=published)
        .party("house", "the Assembly", sector="LEG")
        .party("hall", "city hall", sector="GOV")
        .party("reed", "the Reed Circle")
        .party("crane", "Odo Crane", kind="person")
        .party("moll", "Ada Moll", kind="person")
    )


def matters(*reports: Report) -> tuple[Matter, ...]:
    return record_of(*reports).matters


def bill(name: str, words: str, stage: str, day: str) -> Report:
    return report(name).tell(f"[The Assembly|agent] {{passed|{stage}}} [{words}|theme].", when=day)


def test_a_bill_keeps_its_history_across_reports() -> None:
    (matter,) = matters(
        bill("b.txt", "the Dyke Safety Act", "law.adopt", "2024-05-20"),
        bill("a.txt", "the dyke safety bill on first reading", "law.read", "2024-03-01"),
    )
    assert [(r.stage, r.document) for r in matter.history] == [("first reading", "d-a.txt"), ("adopted", "d-b.txt")]
    assert matter.stage == "adopted"


def test_two_bills_stay_two() -> None:
    both = matters(
        bill("a.txt", "the dyke safety bill", "law.adopt", "2024-05-20"),
        bill("b.txt", "the seasonal contracts bill", "law.adopt", "2024-05-20"),
    )
    assert len(both) == 2


def test_the_cases_of_two_suspects_stay_two() -> None:
    told = [
        report("a.txt").tell("[Odo Crane|patient] was {detained|case.detain}.", when="2024-05-01"),
        report("b.txt").tell("[Ada Moll|patient] was {charged|case.charge}.", when="2024-05-20"),
    ]
    assert len(matters(*told)) == 2


def test_a_second_detention_half_a_year_later_is_another_case() -> None:
    told = [
        report("a.txt").tell("[Odo Crane|patient] was {detained|case.detain}.", when="2024-01-01"),
        report("b.txt").tell("[Odo Crane|patient] was {detained|case.detain}.", when="2024-08-20"),
    ]
    assert len(matters(*told)) == 2


def test_a_permission_here_and_a_refusal_there_are_two_matters_of_one_applicant() -> None:
    told = [
        report("a.txt").tell("[City hall|agent] {permitted|assembly.permit} [the Reed Circle|recipient] a rally."),
        report("b.txt").tell("[City hall|agent] {refused|assembly.refuse} [the Reed Circle|recipient] a rally."),
    ]
    assert sorted(str(m.stage) for m in matters(*told)) == ["permitted", "refused"]


def test_parties_of_a_linked_matter_are_entities() -> None:
    (matter,) = matters(report("a.txt").tell("[Odo Crane|patient] was {detained|case.detain}."))
    assert matter.concerns == ("e-crane",)


def test_an_uncertain_day_does_not_part_a_case() -> None:
    told = [
        report("a.txt").tell("[Odo Crane|patient] was {detained|case.detain}.", when="2024-05-20"),
        report("b.txt").tell("[Odo Crane|patient] was {detained|case.detain}.", when="2024-04-02?"),
    ]
    assert len(matters(*told)) == 1


def test_a_case_bears_the_full_name_of_whom_it_concerns() -> None:
    short = Report("a.txt").party("crane", "Crane", kind="person").tell("[Crane|patient] was {detained|case.detain}.")
    full = report("b.txt").tell("[Odo Crane|patient] was {charged|case.charge}.")
    members = (Ref("d-a.txt", "crane"), Ref("d-b.txt", "crane"))
    (matter,) = matters_across(
        briefs_of((short.reading, full.reading), CODEBOOK),
        dict.fromkeys(members, Entity("e", PartyKind.PERSON, "Odo Crane", None, members, ("Odo Crane",))),
        {},
        CODEBOOK,
    )
    assert matter.title == "Case concerning Odo Crane"
