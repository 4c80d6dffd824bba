from datetime import date, timedelta

from facta.findings.run import findings_of
from facta.findings.settings import FindingSettings, StageLimit
from facta.model.act import Modality
from facta.model.finding import Finding
from tests.builders import CODEBOOK, Report, record_of


def report(name: str, published: str) -> Report:
    return (
        Report(name, published=published)
        .party("house", "the Assembly", sector="LEG")
        .party("crane", "Odo Crane", "Crane", kind="person")
        .party("court", "the court", sector="JUD")
    )


def stalled(*reports: Report, settings: FindingSettings | None = None) -> tuple[Finding, ...]:
    return tuple(f for f in findings_of(record_of(*reports), CODEBOOK, settings) if f.kind == "stalled")


READ = "[The Assembly|agent] {passed|law.read} [the dyke safety bill|theme] on its first reading."


def later(published: str = "2025-03-01") -> Report:
    return report("z.txt", published).tell("It rained.")


def test_a_bill_without_a_stage_for_longer_than_the_threshold_is_shown() -> None:
    (finding,) = stalled(report("a.txt", "2024-05-03").tell(READ, when="2024-05-02"), later())
    assert finding.figures["last stage"] == "first reading"
    assert finding.figures["days since"] == 303
    assert finding.coverage == "Looked at: in these 2 reports from The Lamp, up to 2025-03-01; 1 matter."


def test_a_bill_within_the_threshold_is_not() -> None:
    assert stalled(report("a.txt", "2024-05-03").tell(READ, when="2024-05-02"), later("2024-07-01")) == ()


def test_a_bill_that_moved_on_to_adoption_is_not() -> None:
    adopted = report("b.txt", "2024-06-03").tell(
        "[The Assembly|agent] {adopted|law.adopt} [the dyke safety bill|theme].", when="2024-06-02"
    )
    assert stalled(report("a.txt", "2024-05-03").tell(READ, when="2024-05-02"), adopted, later()) == ()


def test_a_bill_that_never_got_beyond_its_first_reading_is_shown_without_days() -> None:
    told = report("a.txt", "2024-05-03").tell(
        "[A law on dyke safety|theme] never got beyond a first {reading|law.read}.", negated=True
    )
    (finding,) = stalled(told)
    assert finding.figures["last stage"] == "first reading"
    assert finding.figures["days since"] is None
    assert "went no further" in finding.title


def test_a_reading_only_planned_reaches_no_stage() -> None:
    planned = report("a.txt", "2024-05-03").tell(READ, when="2024-05-02", modality=Modality.PLANNED)
    assert stalled(planned, later()) == ()


def test_a_case_that_ended_in_a_conviction_is_not() -> None:
    case = report("a.txt", "2024-05-03")
    case.tell("[Odo Crane|patient] was {charged|case.charge}.", when="2023-05-02")
    case.tell("[The court|agent] {convicted|case.convict} [Crane|patient].", when="2023-07-02")
    assert stalled(case, later("2026-01-01")) == ()


def test_an_old_charge_is_shown_with_the_party_it_concerns() -> None:
    case = report("a.txt", "2024-05-03").tell("[Odo Crane|patient] was {charged|case.charge}.", when="2023-05-02")
    (finding,) = stalled(case, later("2026-01-01"))
    assert finding.names == ("Odo Crane",)
    assert "guilty" not in finding.title


def test_a_stage_that_somebody_only_alleges_says_so() -> None:
    case = report("a.txt", "2024-05-03").tell(
        "[Odo Crane|patient] was {charged|case.charge}, the court said.",
        when="2023-05-02",
        modality=Modality.ALLEGED,
        by="court",
    )
    (finding,) = stalled(case, later("2026-01-01"))
    assert "according to the court" in finding.title


NAMES = [
    f"{first} {last}" for first in ("Ada", "Bert", "Cleo", "Dov", "Esme") for last in ("Lund", "Moor", "Nash", "Orr")
]


def cases(convicted_after: dict[str, int], charged_only: str = "Ola Brent") -> Report:
    """Everybody charged on the first of January 2023; all but one convicted after so many days."""
    told = report("a.txt", "2024-01-01")
    day = date(2023, 1, 1)
    for key, name in enumerate((*convicted_after, charged_only)):
        told.party(f"p{key}", name, kind="person")
        told.paragraph().tell(f"[{name}|patient] was {{charged|case.charge}}.", when=day.isoformat())
        if name in convicted_after:
            on = (day + timedelta(convicted_after[name])).isoformat()
            told.tell(f"[The court|agent] {{convicted|case.convict}} [{name}|patient].", when=on)
    return told


def test_with_enough_ended_stages_an_estimate_takes_the_place_of_the_threshold() -> None:
    quick = cases({name: 20 + n for n, name in enumerate(NAMES[:19])})
    (finding,) = stalled(quick)
    assert finding.names == ("Ola Brent",)
    assert finding.figures["days since"] == 365  # the threshold of 365 days has not passed
    assert finding.figures["judged by"] == "an estimate from 19 such stages that ended"
    assert finding.figures["chance of one more such stage lasting longer, at most"] == 0.05
    assert any("went on after 38 days" in line for line in finding.counter)


def test_a_stage_that_lasts_no_longer_than_others_did_is_not_shown() -> None:
    assert stalled(cases({name: 20 * n for n, name in enumerate(NAMES[:20])})) == ()


def test_below_the_stated_number_of_ended_stages_the_threshold_decides() -> None:
    assert stalled(cases({name: 20 + n for n, name in enumerate(NAMES[:18])})) == ()
    shorter = FindingSettings(stalled_after_days=(StageLimit("case", "charged", 100),))
    (finding,) = stalled(cases({name: 20 + n for n, name in enumerate(NAMES[:18])}), settings=shorter)
    assert finding.figures["judged by"] == "a stated threshold"
    assert finding.figures["threshold in days"] == 100


def test_what_is_told_only_as_history_is_not_followed() -> None:
    past = report("a.txt", "2024-05-03").tell(
        "[Odo Crane|patient] was {charged|case.charge} long ago.", when="1999-05-02"
    )
    assert stalled(past, later()) == ()
