"""Two like incidents in one circle of reports: parted by whom the reports are about, else left together."""

from facta.linking.rival_names import named_in, sides_of

FIRST = "Oskar Brellan was arrested on Monday. Police said Brellan had driven drunk. Brellan plays for Lodvar."
SECOND = "Ivo Tarmek was arrested on Sunday. Tarmek had driven drunk, police said. Oskar Brellan was arrested in May."
NOBODY = "The club said it was aware of the arrest and would say more in time."


def sides(*texts: str) -> list[int] | None:
    return sides_of([named_in(text) for text in texts])


def test_the_person_named_most_leads_a_report() -> None:
    assert named_in(SECOND).lead == "tarmek"
    assert len(named_in(SECOND).names) == 2
    assert named_in(NOBODY).lead == ""


def test_reports_of_two_arrests_are_parted_though_the_later_ones_recall_the_earlier() -> None:
    assert sides(FIRST, SECOND, FIRST, SECOND, FIRST, SECOND) == [0, 1, 0, 1, 0, 1]


def test_reports_led_by_victim_or_accused_stay_together_where_each_names_both() -> None:
    victim = "Ivo Tarmek was killed on Sunday. Tarmek was 30. Police arrested Oskar Brellan."
    accused = "Oskar Brellan was arrested on Sunday. Brellan is said to have shot Ivo Tarmek."
    assert sides(victim, accused, victim, accused, victim, accused) is None


def test_a_name_of_few_reports_parts_nothing() -> None:
    assert sides(FIRST, FIRST, FIRST, FIRST, SECOND, SECOND) is None


def test_a_report_that_names_nobody_stays_with_the_first_side() -> None:
    assert sides(FIRST, SECOND, FIRST, SECOND, FIRST, SECOND, FIRST, NOBODY) == [0, 1, 0, 1, 0, 1, 0, 0]
