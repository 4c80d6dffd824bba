"""A time belongs to the act whose words govern it; where that is open, no time is given."""

from pathlib import Path

import pytest

from facta.coding.when import when_of
from facta.model.clause import Clause
from facta.model.document import Document
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Quotation, Sentence, Token
from facta.model.times import ASSUMED, TimeExpression, When

PARSES = Path(__file__).parents[1] / "parses" / "when.conllu"


def sentence_of(opening: str) -> tuple[str, Sentence]:
    """The text and parse of the sentence in when.conllu that begins so."""
    block = next(b for b in PARSES.read_text("utf-8").split("\n\n") if b.startswith(f"# text = {opening}"))
    first, *rows = block.strip().split("\n")
    text, at, tokens = first.removeprefix("# text = "), 0, list[Token]()
    for i, (_, form, lemma, pos, tag, _, head, dep, *_) in enumerate(row.split("\t") for row in rows):
        start = text.index(form, at)
        at = start + len(form)
        token_head = int(head) - 1 if head != "0" else i
        tokens.append(Token(i, form, form.lower(), lemma, pos, tag, dep, token_head, start, at, "", False, ""))
    return text, Sentence(0, 0, tuple(tokens))


def when(
    opening: str, trigger: str, times: dict[str, str | None], nouns: tuple[str, ...] = (), quoted: str = ""
) -> When | None:
    text, sentence = sentence_of(opening)
    at = text.find(quoted) if quoted else 0
    quotation = Span(at, at + len(quoted))
    annotated = AnnotatedText(
        Document("d", "when.txt", "0", text),
        (sentence,),
        quotations=(Quotation(quotation, quotation, 0, True, False),) if quoted else (),
        times=tuple(_time(text, words, edtf) for words, edtf in times.items()),
        clauses=tuple(
            Clause(0, t.i, t.lemma, "noun", "", False, "", (), (), Span(t.start, t.end))
            for t in sentence.tokens
            if t.text in nouns
        ),
    )
    return when_of(annotated, sentence, next(t for t in sentence.tokens if t.text == trigger))


def _time(text: str, words: str, edtf: str | None) -> TimeExpression:
    start = text.rindex(words)
    day = edtf if edtf and len(edtf) == 10 and "X" not in edtf else None
    return TimeExpression(Span(start, start + len(words)), "DATE", edtf or "P2D", edtf, day, day)


def edtf_and_rule(found: When | None) -> tuple[str, str] | None:
    return (found.edtf, found.by) if found else None


def test_a_complement_clause_keeps_its_own_time() -> None:
    times: dict[str, str | None] = {"Tuesday": "2023-12-05", "2020": "2020"}
    assert edtf_and_rule(when("The minister said", "said", times)) == ("2023-12-05", "own_time")
    assert edtf_and_rule(when("The minister said", "shelved", times)) == ("2020", "own_time")


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    assert when("The minister said", "shelved", {"Tuesday": "2023-12-05"}) is None


def test_a_time_in_a_quotation_stays_in_it() -> None:
    times: dict[str, str | None] = {"Sunday": "2023-12-03", "Monday": "2023-12-04"}
    quoted = "“They beat us on Sunday,”"
    assert edtf_and_rule(when("“They", "beat", times, quoted=quoted)) == ("2023-12-03", "own_time")
    assert edtf_and_rule(when("“They", "told", times, quoted=quoted)) == ("2023-12-04", "own_time")


def test_a_time_before_two_verbs_of_one_subject_is_that_of_both() -> None:
    found = when("On Friday police", "arrested", {"Friday": "2023-12-01"})
    assert edtf_and_rule(found) == ("2023-12-01", "time_before_coordinated_verbs")


def test_a_time_after_the_second_verb_is_not_given_to_the_first() -> None:
    assert when("Police raided", "raided", {"Friday": "2023-12-01"}) is None
    assert when("Police raided", "arrested", {"Friday": "2023-12-01"}) is not None


def test_each_of_two_verbs_has_its_own_time() -> None:
    times: dict[str, str | None] = {"May 3": "2023-05-03", "May 5": "2023-05-05"}
    held, released = when("She was held", "held", times), when("She was held", "released", times)
    assert held is not None
    assert released is not None
    assert (held.edtf, released.edtf) == ("2023-05-03", "2023-05-05")


def test_a_noun_has_the_time_of_the_verb_that_only_carries_it() -> None:
    found = when("The raid took place", "raid", {"May 3": "2023-05-03"}, nouns=("raid",))
    assert edtf_and_rule(found) == ("2023-05-03", "time_of_its_light_verb")


def test_a_date_before_a_noun_is_the_nouns_not_the_verbs() -> None:
    times: dict[str, str | None] = {"June 5": "2023-06-05"}
    assert when("The court refused the June", "refused", times, nouns=("rally",)) is None
    assert edtf_and_rule(when("The court refused the June", "rally", times, nouns=("rally",))) == (
        "2023-06-05",
        "own_time",
    )


def test_a_participle_shares_its_time_with_the_verb_it_goes_with() -> None:
    found = when("Speaking on Monday", "promised", {"Monday": "2023-12-04"})
    assert edtf_and_rule(found) == ("2023-12-04", "time_of_its_participle")


def test_a_time_that_only_bounds_an_act_is_not_its_own() -> None:
    times: dict[str, str | None] = {"Friday": "2023-12-01", "Sunday": "2023-12-03"}
    assert when("He was detained before", "detained", times) is None


def test_of_two_times_one_inside_the_other_the_narrower_is_given() -> None:
    text, _ = sentence_of("The city refused the rally in")
    month = TimeExpression(
        Span(text.index("November"), text.index(",")), "DATE", "2023-11", "2023-11", "2023-11-01", "2023-11-30"
    )
    day_start = text.index("November 26")
    day = TimeExpression(
        Span(day_start, day_start + 11), "DATE", "2023-11-26", "2023-11-26", "2023-11-26", "2023-11-26"
    )
    _, sentence = sentence_of("The city refused the rally in")
    annotated = AnnotatedText(Document("d", "when.txt", "0", text), (sentence,), times=(month, day))
    found = when_of(annotated, sentence, next(t for t in sentence.tokens if t.text == "refused"))
    assert found
    assert found.edtf == "2023-11-26"


def test_two_different_days_of_one_act_are_left_open() -> None:
    times: dict[str, str | None] = {"May 3": "2023-05-03", "May 9": "2023-05-09"}
    assert when("Police arrested the singer", "arrested", times) is None


def test_the_day_of_what_is_wanted_is_not_the_day_of_wanting() -> None:
    assert when("The party wants", "wants", {"Friday": "2023-12-08"}) is None
    assert when("The party wants", "march", {"Friday": "2023-12-08"}) is not None


def test_the_passage_of_a_time_is_its_words() -> None:
    found = when("The raid took place", "took", {"May 3": "2023-05-03"})
    assert found
    assert found.span is not None
    assert sentence_of("The raid")[0][found.span.start : found.span.end] == "May 3"


@pytest.mark.parametrize("edtf", ["XXXX-05-03"])
def test_an_unknown_year_stays_unknown(edtf: str) -> None:
    found = when("The raid took place", "took", {"May 3": edtf})
    assert found == When(edtf, None, None, found.span if found else None, "own_time")


def test_a_duration_is_no_date() -> None:
    assert when("The raid took place", "took", {"May 3": None}) is None


def test_a_quoted_today_is_not_the_day_of_publication() -> None:
    text, sentence = sentence_of("“They")
    start = text.index("Sunday")
    today = TimeExpression(
        Span(start, start + 6), "DATE", "2023-12-07", "2023-12-07", "2023-12-07", "2023-12-07", "day_word"
    )
    quotation = Span(0, text.index("”") + 1)
    beat = next(t for t in sentence.tokens if t.text == "beat")
    document = Document("d", "when.txt", "0", text)
    assert when_of(AnnotatedText(document, (sentence,), times=(today,)), sentence, beat) is not None
    quoted = AnnotatedText(
        document, (sentence,), times=(today,), quotations=(Quotation(quotation, quotation, 0, True, False),)
    )
    assert when_of(quoted, sentence, beat) is None


def test_a_time_behind_another_clause_is_left_open() -> None:
    assert when("He is accused of beating", "accused", {"Monday": "2023-12-04"}) is None


def test_a_word_of_a_date_is_no_act() -> None:
    assert when("The raid took place", "May", {"May 3": "2023-05-03"}) is None


def test_a_day_only_supposed_is_not_given_to_an_act() -> None:
    text, sentence = sentence_of("The raid took place")
    start = text.index("May 3")
    day = "2023-12-07"
    supposed = TimeExpression(Span(start, start + 5), "TIME", f"{day}T09:00", day, day, day, "clock_time" + ASSUMED)
    annotated = AnnotatedText(Document("d", "when.txt", "0", text), (sentence,), times=(supposed,))
    assert when_of(annotated, sentence, next(t for t in sentence.tokens if t.text == "took")) is None
