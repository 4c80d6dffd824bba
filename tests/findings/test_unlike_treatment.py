from facta.findings.run import findings_of
from facta.model.act import Modality
from facta.model.finding import Finding
from tests.builders import CODEBOOK, Report, record_of


def report(name: str, published: str, place: str = "Orlen") -> Report:
    return (
        Report(name, published=published, place=place)
        .party("hall", "Orlen city hall", "city hall", "the city", sector="GOV")
        .party("other-hall", "Brask city hall", sector="GOV")
        .party("reed", "the Reed Circle", "Reed Circle")
        .party("lark", "the Lark Union", "Lark Union")
        .party("orlen", "Orlen", kind="place")
        .party("brask", "Brask", kind="place")
    )


def unlike(*reports: Report) -> tuple[Finding, ...]:
    return tuple(f for f in findings_of(record_of(*reports), CODEBOOK) if f.kind == "unlike-treatment")


def permitted(day: str = "2024-05-02") -> Report:
    return report("a.txt", "2024-05-03").tell(
        "[City hall|agent] {permitted|assembly.permit} [the Reed Circle|recipient] a rally on the square.", when=day
    )


def refused(day: str = "2024-05-20", **more: str) -> Report:
    return report("b.txt", "2024-05-21").tell(
        "[Orlen city hall|agent] {refused|assembly.refuse} [the Lark Union|recipient] a rally there because "
        "[the paving was new|reason].",
        when=day,
    )


def test_opposite_answers_of_one_authority_are_set_side_by_side_with_both_passages() -> None:
    (finding,) = unlike(permitted(), refused())
    assert [e.part for e in finding.evidence] == ["permitted", "refused", "reason given"]
    assert finding.figures["days between, least"] == 18
    assert {"Orlen city hall", "the Reed Circle", "the Lark Union"} <= set(finding.names)
    assert "discriminat" not in finding.title


def test_the_reason_stands_in_the_table_of_the_refusal() -> None:
    (finding,) = unlike(permitted(), refused())
    assert finding.table is not None
    assert [row[6] for row in finding.table.rows] == ["none found in these reports", "the paving was new"]


def test_two_refusals_alike_are_no_finding() -> None:
    alike = report("a.txt", "2024-05-03").tell(
        "[City hall|agent] {refused|assembly.refuse} [the Reed Circle|recipient] a rally.", when="2024-05-02"
    )
    assert unlike(alike, refused()) == ()


def test_one_decision_alone_is_no_finding() -> None:
    assert unlike(permitted()) == ()


def test_the_authorities_of_two_towns_are_two() -> None:
    elsewhere = report("b.txt", "2024-05-21", "Brask").tell(
        "[Brask city hall|agent] {refused|assembly.refuse} [the Lark Union|recipient] a rally.", when="2024-05-20"
    )
    assert unlike(permitted(), elsewhere) == ()


def test_decisions_a_season_apart_are_not_compared() -> None:
    assert unlike(permitted("2024-01-02"), refused()) == ()


def test_one_applicant_told_twice_is_not_two() -> None:
    same = report("b.txt", "2024-05-21").tell(
        "[City hall|agent] {refused|assembly.refuse} [the Reed Circle|recipient] a second rally.", when="2024-05-20"
    )
    assert unlike(permitted(), same) == ()


def test_a_dropped_not_is_no_permission() -> None:
    not_permitted = report("a.txt", "2024-05-03").tell(
        "[City hall|agent] did not {permit|assembly.permit} [the Reed Circle|recipient] a rally.",
        when="2024-05-02",
        negated=True,
    )
    assert unlike(not_permitted, refused()) == ()


def test_a_planned_permission_is_no_decision() -> None:
    planned = report("a.txt", "2024-05-03").tell(
        "[City hall|agent] will {permit|assembly.permit} [the Reed Circle|recipient] a rally.",
        modality=Modality.PLANNED,
    )
    assert unlike(planned, refused()) == ()


def test_a_refusal_told_by_one_side_alone_says_so_in_title_and_table() -> None:
    told = report("b.txt", "2024-05-21").tell(
        "<The Lark Union|source> <said|cue> "
        "<[city hall|agent] {refused|assembly.refuse} [Lark Union|recipient]|content>.",
        when="2024-05-20",
        modality=Modality.ALLEGED,
        by="statement",
    )
    (finding,) = unlike(permitted(), told)
    assert "according to the Lark Union" in finding.title
    assert finding.table is not None
    assert "according to the Lark Union" in finding.table.rows[1][1]


def test_the_same_authorities_in_the_words_of_a_report_are_one() -> None:
    told = report("b.txt", "2024-05-21").tell(
        "[The Lark Union|recipient] was {refused|assembly.refuse} a rally by the same Orlen authorities.",
        when="2024-05-20",
    )
    (finding,) = unlike(permitted(), told)
    assert any("speaks of the same authority" in caveat for caveat in finding.caveats)


def test_an_alike_decision_on_both_is_named_as_counter_example_and_not_cited() -> None:
    counter = report("c.txt", "2024-05-25", "Brask")
    for union in ("the Reed Circle", "the Lark Union"):
        marked = f"[Brask city hall|agent] {{refused|assembly.refuse}} [{union}|recipient] a rally."
        counter.tell(marked, when="2024-05-24")
    (finding,) = unlike(permitted(), refused(), counter)
    assert any("Brask city hall refused" in line for line in finding.counter)
    assert {e.document for e in finding.evidence} == {"d-a.txt", "d-b.txt"}


def test_the_organizer_is_taken_from_the_rally_that_was_held() -> None:
    held = (
        report("a.txt", "2024-05-03")
        .tell("[City hall|agent] had {permitted|assembly.permit} the rally.", when="2024-05-01")
        .tell("It was {organised|assembly.hold} by [the Reed Circle|agent].", when="2024-05-02")
    )
    (finding,) = unlike(held, refused())
    assert "the Reed Circle" in finding.title
