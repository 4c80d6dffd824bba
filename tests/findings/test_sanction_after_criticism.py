from facta.findings.run import findings_of
from facta.model.finding import Finding
from tests.builders import CODEBOOK, Report, record_of


def report(name: str = "a.txt", published: str = "2024-05-30") -> Report:
    return (
        Report(name, published=published)
        .party("moll", "Ada Moll", "Moll", kind="person")
        .party("harbour", "Open Harbour")
        .party("police", "the police", "police", sector="COP")
    )


def sanctions(*reports: Report) -> tuple[Finding, ...]:
    return tuple(f for f in findings_of(record_of(*reports), CODEBOOK) if f.kind == "sanction-after-criticism")


def criticised(day: str | None = "2024-05-04") -> Report:
    return report().tell(
        "<Ada Moll|source> <criticised|cue> <the police over the beatings|content> in a post.",
        kind="accusation",
        said_on=day,
        about=("police",),
    )


DETAINED = "[Police|agent] {detained|case.detain} [Moll|patient]."


def test_a_detention_within_the_window_is_shown_with_the_days_between() -> None:
    (finding,) = sanctions(criticised().tell(DETAINED, when="2024-05-13"))
    assert finding.figures["days"] == 9
    assert finding.figures["order"] == "known"
    assert "within 9 days after" in finding.title


def test_nothing_says_that_one_was_for_the_other() -> None:
    (finding,) = sanctions(criticised().tell(DETAINED, when="2024-05-13"))
    shown = " ".join([finding.title, *finding.caveats, *(c for r in finding.table.rows for c in r)])  # type: ignore[union-attr]
    assert "because of" not in shown
    assert "punish" not in shown


def test_a_measure_on_the_body_that_the_speaker_heads_counts() -> None:
    told = criticised().tie("moll", "head-of", "harbour", "Moll heads Open Harbour.")
    told.tell("The accounts of [Open Harbour|patient] were {frozen|sanction.freeze}.", when="2024-05-13")
    (finding,) = sanctions(told)
    assert {"Ada Moll", "Open Harbour"} <= set(finding.names)


def test_coercion_before_the_words_is_left_out() -> None:
    assert sanctions(criticised().tell("[Moll|patient] was {detained|case.detain}.", when="2024-04-20")) == ()


def test_coercion_long_after_is_left_out() -> None:
    assert sanctions(criticised().tell("[Moll|patient] was {detained|case.detain}.", when="2024-08-20")) == ()


def test_somebody_who_said_nothing_is_left_out() -> None:
    silent = report().tell("[Ada Moll|patient] was {detained|case.detain}.", when="2024-05-13")
    assert sanctions(silent) == ()


def test_praise_is_no_criticism() -> None:
    praised = report().tell(
        "<Ada Moll|source> <thanked|cue> <the police for their patience|content>.",
        said_on="2024-05-04",
        about=("police",),
    )
    assert sanctions(praised.tell("[Moll|patient] was {detained|case.detain}.", when="2024-05-13")) == ()


def test_nobody_detained_is_no_detention() -> None:
    told = criticised().tell("[Moll|patient] was not {detained|case.detain}.", when="2024-05-13", negated=True)
    assert sanctions(told) == ()


def test_without_days_the_words_of_the_report_give_the_order() -> None:
    told = criticised(None).tell("Three days later, [Moll|patient] was {detained|case.detain}.")
    (finding,) = sanctions(told)
    assert finding.figures["order"] == "by the report's words"
    assert finding.figures["days"] is None


def test_an_order_that_the_report_does_not_know_is_said_to_be_unknown() -> None:
    told = report().tell("Police {opened|case.open} a case against [Ada Moll|patient].")
    told.tell("<Moll|source> <had criticised|cue> <the police|content>.", kind="accusation", about=("police",))
    told.tell("It is not known whether the case was opened before her post or after it.")
    (finding,) = sanctions(told)
    assert finding.figures["order"] == "not known"
    assert "order of the two is not known" in finding.title
    assert "order of the two" in [e.part for e in finding.evidence]


def test_without_days_or_words_of_order_nothing_is_found() -> None:
    assert sanctions(criticised(None).tell("[Moll|patient] was {detained|case.detain}.")) == ()
