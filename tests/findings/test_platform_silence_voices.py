from dataclasses import replace

from facta.findings.run import findings_of
from facta.findings.settings import FindingSettings, NamedParties
from facta.model.act import Modality
from facta.model.finding import Finding
from facta.model.statement import Mode
from tests.builders import CODEBOOK, Report, record_of


def report(name: str = "a.txt") -> Report:
    return (
        Report(name, published="2024-05-30")
        .party("reed", "the Reed Circle", "Reed Circle")
        .party("fenn", "Tom Fenn", "Fenn", kind="person")
        .party("mayor", "Mayor Ulk", "Ulk", kind="person", sector="GOV")
        .party("women", "two women", kind="group")
        .party("police", "the police", "police", sector="COP")
        .party("hall", "city hall", sector="GOV")
    )


def found(kind: str, *reports: Report) -> tuple[Finding, ...]:
    return tuple(f for f in findings_of(record_of(*reports), CODEBOOK) if f.kind == kind)


HELD = "The rally on Corn Square was {organised|assembly.hold} by [the Reed Circle|agent]."
TURNED = "[Two women|patient] were {turned back|assembly.exclude} on Corn Square for [carrying placards|reason]."


def test_who_held_the_square_stands_beside_who_was_turned_back_with_the_message() -> None:
    told = report().tell("Rain fell.").tell("Trams ran late.").tell("A choir sang.").tell(HELD).tell(TURNED)
    told.tie("fenn", "head-of", "reed", "Tom Fenn heads the Reed Circle.")
    told.tie("fenn", "kin-of", "mayor", "Fenn is a cousin of Mayor Ulk.")
    (finding,) = found("platform", told)
    assert [e.part for e in finding.evidence] == ["given a stage", "kept off", "tie", "tie"]
    assert {"the Reed Circle", "two women", "Mayor Ulk"} <= set(finding.names)
    assert finding.table is not None
    assert "carrying placards" in finding.table.rows[1][3]


def test_a_stage_given_with_nobody_kept_off_is_no_finding() -> None:
    assert found("platform", report().tell(HELD)) == ()


def test_being_turned_back_from_nowhere_anyone_was_let_is_no_finding() -> None:
    assert found("platform", report().tell(TURNED)) == ()


def test_nobody_turned_back_is_no_finding() -> None:
    told = report().tell(HELD).tell(TURNED.replace("were", "were not"), negated=True)
    assert found("platform", told) == ()


def test_a_refusal_to_comment_is_silence_of_that_party() -> None:
    told = report().tell("<City hall|source> <declined|cue> <to comment|content>.", kind="no-comment")
    (finding,) = found("silence", told)
    assert finding.names == ("city hall",)


def test_one_that_answered_is_not_silent() -> None:
    told = report().tell("<City hall|source> <said|cue> <the square was free|content>.")
    assert found("silence", told) == ()


def test_information_withheld_is_silence_and_an_answer_is_not() -> None:
    told = report().tell("[City hall|agent] {refused|inform.refuse} to show the file.")
    (finding,) = found("silence", told)
    assert finding.names == ("city hall",)
    shown = report().tell("[City hall|agent] never {refused|inform.refuse} to show the file.", negated=True)
    assert found("silence", shown) == ()


def spoken() -> Report:
    told = report()
    told.tell("<Mayor Ulk|source> <said|cue> <the square was free|content>.", mode=Mode.DIRECT)
    told.tell("<Ulk|source> <added|cue> <that it was swept|content>.")
    return told.tell("<The police|source> <said|cue> <that it was calm|content>.")


def test_those_acted_upon_and_never_quoted_are_named_with_the_passage() -> None:
    (finding,) = found("voices", spoken().tell(TURNED))
    assert finding.names == ("two women",)
    assert [e.part for e in finding.evidence] == ["acted upon, not quoted"]
    assert finding.figures["statements: government"] == 2


def unheard(*reports: Report) -> Finding:
    (finding,) = found("voices", spoken(), *reports)
    return finding


def test_a_town_that_answers_no_question_and_a_claim_that_is_refused_are_no_silence() -> None:
    town = report().party("brask", "Brask", kind="place")
    town.tell("<Brask|source> <does not answer|cue> <the question of who will win|content>.", kind="no-comment")
    fit = report("b.txt").tell("<Fenn|source> <refused to say|cue> <that Ulk was fit|content>.", kind="no-comment")
    kind = report("c.txt").tell("<Fenn|source> <did not respond|cue> <in kind|content>.", kind="no-comment")
    assert found("silence", town, fit, kind) == ()


def test_those_who_were_killed_are_not_asked_why_nobody_quotes_them() -> None:
    told = report("b.txt").party("lind", "Ola Lind", "Lind", kind="person")
    told.tell("[Ola Lind|patient] was {shot dead|violence.kill} on Corn Square. He fell at once.")
    told.tell("[Lind|patient] had been {detained|case.detain} in May.")
    finding = unheard(told)
    assert finding.names == ()
    assert any("killed" in line for line in finding.excluded)


def test_people_in_general_threats_and_headlines_name_nobody_unheard() -> None:
    told = report("b.txt").party("man", "a man", kind="person").party("dockers", "Dockers", kind="group")
    told.party("lind", "Ola Lind", "Lind", kind="person")
    told.tell("[A man|patient] was {detained|case.detain} on Corn Square.")
    told.tell("[Dockers|patient] were {detained|case.detain} all over the land.")
    told.tell("He {threatened|threaten} [Ola Lind|patient] with a letter.")
    assert unheard(told).names == ()


def test_one_of_two_of_a_family_name_may_be_the_one_who_is_quoted() -> None:
    told = report("b.txt").party("anna", "Anna Fenn", kind="person")
    told.tell("[Anna Fenn|patient] was {detained|case.detain} on Corn Square.")
    tom = report("c.txt").tell("<Tom Fenn|source> <said|cue> <that it was late|content>.")
    finding = unheard(told, tom)
    assert finding.names == ()
    assert any("family name" in line for line in finding.excluded)
    assert unheard(told).names == ("Anna Fenn",)


def test_in_several_reports_only_a_full_name_or_a_described_group_is_somebody() -> None:
    told = report("b.txt").party("officer", "the officer", kind="person").party("six", "six dockers", kind="group")
    told.party("homes", "64 families of the hostel", kind="group").party("lind", "Ola Lind", "Lind", kind="person")
    for who in ("The officer", "Six dockers", "Ola Lind"):
        told.tell(f"[{who}|patient] had been {{detained|case.detain}} on Corn Square.")
    told.tell("[64 families of the hostel|patient] were {evicted|pressure.evict} at dawn.")
    assert set(unheard(told).names) == {"64 families of the hostel", "Ola Lind"}


def test_a_wedding_that_was_held_holds_nobody() -> None:
    told = report("b.txt").party("lind", "Ola Lind", "Lind", kind="person")
    told.tell("They came to the wedding of [Ola Lind|patient], {held|case.detain} in a ballroom.")
    assert unheard(told).names == ()
    kept = report("c.txt").party("lind", "Ola Lind", "Lind", kind="person")
    kept.tell("[Ola Lind|patient] was {held|case.detain} in custody on Friday.")
    assert unheard(told, kept).names == ("Ola Lind",)


def test_the_campaign_of_one_is_not_silent_for_another() -> None:
    told = report().party("camp", "Ulk's campaign", kind="organization")
    told.tell("[Ulk's campaign|agent] {received|meet} the dockers.")
    told.tell("<Fenn's campaign|source> <declined|cue> <to comment|content>.", kind="no-comment")
    told.statements[0] = replace(told.statements[0], speaker="camp")
    (finding,) = found("silence", told)
    assert finding.names == ()
    assert finding.title.startswith("Fenn's campaign")
    lawyer = report().party("lind", "Ola Lind", "Lind", kind="person").tell("[Ola Lind|agent] {received|meet} dockers.")
    lawyer.tell("<Fenn's lawyer, Ola Lind|source>, <declined|cue> <to comment|content>.", kind="no-comment")
    lawyer.statements[0] = replace(lawyer.statements[0], speaker="lind")
    assert [each.names for each in found("silence", lawyer)] == [("Ola Lind",)]


def test_one_quoted_once_anywhere_is_quoted() -> None:
    heard = report("b.txt").tell("<Two women|source> <said|cue> <they only had placards|content>.")
    (finding,) = found("voices", spoken().tell(TURNED), heard)
    assert finding.names == ()


def test_a_belief_that_nobody_voiced_is_no_voice() -> None:
    thought = spoken().tell(TURNED).tell("<Two women|source> <hoped|cue> <to get in|content>.", no_speech=True)
    (finding,) = found("voices", thought)
    assert finding.names == ("two women",)


def test_one_whose_head_speaks_is_heard() -> None:
    told = spoken().tie("fenn", "head-of", "reed", "Tom Fenn heads the Reed Circle.")
    told.tell("The accounts of [the Reed Circle|patient] were {frozen|sanction.freeze}.")
    told.tell("<Fenn|source> <said|cue> <that the group would wait|content>.")
    (finding,) = found("voices", told)
    assert finding.names == ()


def test_voices_are_counted_by_the_sides_of_the_project_file() -> None:
    settings = FindingSettings(sides=(NamedParties("for the bridge", ("Mayor Ulk", "Town Pride")),))
    record = record_of(spoken().tell("<Tom Fenn|source> <said|cue> <that the group would wait|content>."))
    (finding,) = (f for f in findings_of(record, CODEBOOK, settings) if f.kind == "voices")
    mayor = finding.figures["statements: government"]
    assert finding.figures["statements, side “for the bridge”"] == mayor
    assert finding.figures["statements, no side of the project file"] == 2


def test_what_one_should_not_say_and_an_answer_in_quotation_marks_are_no_silence() -> None:
    should = report().tell(
        "<The police|source> <should avoid commenting on|cue> <a candidate|content>.", kind="no-comment"
    )
    said = report("b.txt").tell(
        "“<Absolutely not|content>,” <Fenn|source> <responded|cue>.", kind="no-comment", mode=Mode.DIRECT
    )
    assert found("silence", should, said) == ()


def minister(*ministries: str) -> Report:
    told = Report("a.txt", published="2024-01-10").party(
        "dolv", "Irsa Dolv", "Dolv", kind="person", sector="GOV", titles=("Labour Minister",)
    )
    for name in ministries:
        told.party(name, f"the {name}", name, sector="GOV").tell(f"The {name} has a blue door.")
    return told.party("hers", "her ministry", kind="organization", sector="GOV")


HER_MINISTRY = "Asked about the fund that Irsa Dolv announced, <her ministry|source> <did not|cue> <respond|content>."


def test_her_ministry_is_the_one_that_bears_the_office_of_the_one_person_named_before() -> None:
    told = minister("Labour Ministry", "Health Ministry").tell(HER_MINISTRY, kind="no-comment")
    (finding,) = found("silence", told)
    assert finding.names == ("the Labour Ministry",)


def test_her_ministry_stays_open_where_two_people_are_named_before_it() -> None:
    told = minister("Labour Ministry").party("cole", "Ina Cole", "Cole", kind="person")
    told.tell(f"When Ina Cole asked. {HER_MINISTRY}".replace("asked. Asked", "asked, asked"), kind="no-comment")
    (finding,) = found("silence", told)
    assert finding.names == ()
    assert finding.title == "Reported as not answering or commenting, without a name: “her ministry”."


def test_he_after_two_people_is_not_clear_and_accuses_nobody() -> None:
    told = report().party("cole", "Ulo Cole", "he", kind="person")
    told.tell("Though Tom Fenn sat with Ulo Cole, <he|source> <refused|cue> <to comment|content>.", kind="no-comment")
    (finding,) = found("silence", told)
    assert finding.names == ()
    assert "not clear who" in finding.title


def test_he_after_one_person_is_that_person() -> None:
    told = report().party("cole", "Ulo Cole", "he", kind="person")
    told.tell("When Ulo Cole came out, <he|source> <refused|cue> <to comment|content>.", kind="no-comment")
    (finding,) = found("silence", told)
    assert finding.names == ("Ulo Cole",)
    assert finding.title == "Ulo Cole: reported as not answering or commenting."


def test_a_refusal_told_as_words_and_as_an_act_is_one_silence() -> None:
    told = report().tell(
        "<[City hall|agent]|source> <{refused|inform.refuse}|cue> <to show the file|content>.", kind="no-comment"
    )
    (finding,) = found("silence", told)
    assert finding.figures["passages"] == 1


def test_a_silence_that_somebody_alleges_stays_with_them_in_the_title() -> None:
    told = report().tell("[City hall|agent] {withheld|inform.refuse} the file.", modality=Modality.ALLEGED, by="fenn")
    told.tell("Tom Fenn waited.")
    (finding,) = found("silence", told)
    assert finding.title == "City hall: reported as withholding information (according to Tom Fenn)."


def test_people_left_open_and_a_source_are_no_party_that_was_silent() -> None:
    told = report().party("some", "some senators", kind="group").party("source", "a source", kind="person")
    told.tell("<Some senators|source> <declined|cue> <to comment|content>.", kind="no-comment")
    told.tell("<A source|source> <declined|cue> <to comment|content>.", kind="no-comment")
    (finding,) = found("silence", told)
    assert finding.names == ()
    assert finding.figures["passages"] == 1


def test_who_received_no_answer_is_not_the_silent_one() -> None:
    told = report().tell(
        "<Town Pride|source> <had received no answer|cue> <from the council|content>.", kind="no-comment"
    )
    assert found("silence", told) == ()


def test_a_refused_request_for_files_is_withholding_and_an_unanswered_call_is_no_answer() -> None:
    files = report().tell(
        "<[City hall|agent]|source> <{refused|inform.refuse}|cue> <a request for the files|content>.", kind="no-comment"
    )
    calls = report("b.txt").tell(
        "<[City hall|agent]|source> <did not {return|inform.refuse}|cue> <our calls|content>.", kind="no-comment"
    )
    assert found("silence", files)[0].title == "City hall: reported as withholding information."
    assert found("silence", calls)[0].title == "City hall: reported as not answering or commenting."


def test_a_group_of_people_is_spoken_of_in_the_plural() -> None:
    (finding,) = found("voices", spoken().tell(TURNED))
    assert "two women are spoken of as acted upon" in finding.title


def test_parties_of_two_authorities_are_not_set_side_by_side() -> None:
    def told(host: str) -> Report:
        both = (
            report()
            .party("ost", "Mayor Ost", kind="person", sector="GOV")
            .party("lark", "the Lark Union", "Lark Union")
        )
        both.tell("[Mayor Ulk|agent] {received|meet} [the Reed Circle|patient].")
        return both.tell(f"[{host}|agent] did not {{receive|meet}} [the Lark Union|patient].", negated=True)

    assert len(found("platform", told("Mayor Ulk"))) == 1
    assert found("platform", told("Mayor Ost")) == ()


def test_a_crowd_or_a_rally_is_no_party_that_was_kept_off() -> None:
    told = report().party("mob", "the mob", kind="group").party("march", "the march of devotees", kind="group")
    told.tell(HELD).tell("[The mob|patient] was {turned back|assembly.exclude} on Corn Square.")
    told.tell("[The march of devotees|patient] was {turned back|assembly.exclude} on Corn Square.")
    assert found("platform", told) == ()
