"""The tagger proposes and corrects; it loses no negation, drops nothing that was said, and says what it did."""

import gzip
import json
from pathlib import Path

import pytest
from tests.cli.running import facta_process
from tests.coding.statements_read import NoParties, annotated
from tests.coding.test_attribution_negation import NEGATED

from facta.codebook.codebook import load_codebook
from facta.codebook.cues import CueTable, load_cues
from facta.codebook.sectors import load_sectors
from facta.coding.attribution import rule_drafts, statements_of
from facta.coding.coreference import parties_of
from facta.coding.drafts import Draft
from facta.coding.frames import Frames
from facta.coding.quotes import Quotes
from facta.coding.tagger.deeds import without_deeds
from facta.coding.tagger.proposals import Proposal, is_governed, proposals_at
from facta.coding.tagger.sight import Sight
from facta.coding.tagger.tagger import Tagger, Weighed, kept, stays
from facta.coding.tagger.weights import WeightsUnreadable, load_weights
from facta.engine.reader import Reader
from facta.model.document import Document
from facta.model.statement import Statement
from facta.reading.annotate import annotate
from facta.reading.parser import Parser

REPORT = (
    "The mayor of Tolm said on Monday that the bridge would reopen. “We checked every bolt,” she told reporters.\n"
    "Ada Venn, who runs the ferry, doubts it, and resents the delay. Her union embraced the plan to widen the road.\n"
    "According to the council, the old span carried 900 cars a day. The engineer did not say why it was shut.\n"
)


@pytest.fixture(scope="module")
def cues() -> CueTable:
    return load_cues()


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


CODEBOOK = load_codebook()


def read(text: str, parser: Parser, cues: CueTable, tagger: Tagger | None) -> tuple[Statement, ...]:
    return statements_of(annotated(text, parser), NoParties(), cues, tagger)


@pytest.mark.parametrize(("text", "cue"), NEGATED, ids=[text for text, _ in NEGATED])
def test_no_statement_loses_a_negation_to_the_tagger(
    text: str, cue: str, parser: Parser, cues: CueTable, tagger: Tagger
) -> None:
    start = text.index(cue)
    end = start + len(cue)
    for statement in read(text, parser, cues, tagger):
        assert statement.cue is not None
        if statement.cue.start < end and start < statement.cue.end:
            assert statement.negated or cue == "refuses"
            assert statement.cue.start <= start


def drafts_at(text: str, word: str, parser: Parser, cues: CueTable) -> list[Proposal]:
    whole = annotated(text, parser)
    sentence = whole.sentences[0]
    token = next(t for t in sentence.tokens if t.text == word)
    return list(proposals_at(sentence, token, Quotes.of(whole), cues))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mayor did not resent the delay.", "resent"),
        ("The mayor never embraced the plan.", "embraced"),
        ("No one resented the delay.", "resented"),
        ("The mayor does not tolerate lying.", "tolerate"),
    ],
)
def test_proposals_of_words_outside_the_table_are_negated_as_those_inside(
    text: str, word: str, parser: Parser, cues: CueTable
) -> None:
    proposals = drafts_at(text, word, parser, cues)
    assert proposals
    assert all(proposal.draft.negated for proposal in proposals)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mayor hesitated to say that the bridge was unsafe.", "say"),
        ("The mayor did not come to praise the plan.", "praise"),
        ("The mayor did not attend or praise the plan.", "praise"),
    ],
)
def test_what_another_word_governs_is_not_proposed(text: str, word: str, parser: Parser, cues: CueTable) -> None:
    assert drafts_at(text, word, parser, cues) == []


def test_what_was_done_to_say_so_is_proposed(parser: Parser, cues: CueTable) -> None:
    sentence = annotated("The mayor opened by praising the plan.", parser).sentences[0]
    token = next(t for t in sentence.tokens if t.text == "praising")
    assert not is_governed(sentence, token, cues)


def test_an_unlisted_word_is_an_attitude_not_words_said(parser: Parser, cues: CueTable) -> None:
    proposals = drafts_at("The mayor resents the delay.", "resents", parser, cues)
    assert {p.draft.cue_class.no_speech for p in proposals if not p.listed} == {True}


def test_a_verb_of_saying_never_becomes_a_pledge_or_an_accusation_in_a_frame_that_is_not_its_own(
    parser: Parser, cues: CueTable
) -> None:
    for verb in ("pledged", "accused", "denied"):
        for proposal in drafts_at(f"The mayor {verb} over the road with the council.", verb, parser, cues):
            assert proposal.listed or proposal.draft.cue_class.name in {"speech", "topic"}


def test_what_the_rules_found_of_words_said_stays_whatever_its_odds(parser: Parser, cues: CueTable) -> None:
    text = annotated(REPORT, parser)
    drafts = rule_drafts(text, Quotes.of(text), cues)
    said = [draft for draft in drafts if stays(draft)]
    assert len(said) >= 4
    left = kept([Weighed(-9.0, draft, by_rules=True) for draft in drafts])
    assert [d for d in said if not any(d.cue == other.cue for other in left)] == []


def test_what_is_unlikely_and_not_said_is_dropped(parser: Parser, cues: CueTable) -> None:
    text = annotated("The mayor wants a new bridge.", parser)
    drafts = rule_drafts(text, Quotes.of(text), cues)
    assert drafts
    assert kept([Weighed(-9.0, draft, by_rules=True) for draft in drafts]) == []


def test_one_cue_gives_one_statement(parser: Parser, cues: CueTable, tagger: Tagger) -> None:
    found = [statement.cue for statement in read(REPORT, parser, cues, tagger)]
    assert len(found) == len(set(found)) >= 5


def test_every_statement_names_who_found_it(parser: Parser, cues: CueTable, tagger: Tagger) -> None:
    text = annotated(REPORT, parser)
    rules = {draft.found_by for draft in rule_drafts(text, Quotes.of(text), cues)}
    for statement in statements_of(text, NoParties(), cues, tagger):
        rule = statement.found_by
        assert rule in rules or rule.startswith("tagger_") or rule.removesuffix("_source_by_tagger") in rules


def test_odds_do_not_depend_on_what_else_is_weighed(parser: Parser, cues: CueTable, tagger: Tagger) -> None:
    text = annotated(REPORT, parser)
    quotes = Quotes.of(text)
    sight = Sight.of(rule_drafts(text, quotes, cues), text, quotes, cues)
    rows = [[float(n % 7 - 3 + k) for k in range(tagger.weights.proposal_trees.feature.max() + 1)] for n in range(40)]
    together = tagger.weights.proposal_trees.scores(rows)
    assert together == [tagger.weights.proposal_trees.scores([row])[0] for row in rows]
    assert [w.odds for w in tagger.weighed(sight)] == [w.odds for w in tagger.weighed(sight)]


def test_missing_or_damaged_weights_say_what_to_do(tmp_path: Path) -> None:
    damaged = tmp_path / "attribution.json.gz"
    damaged.write_bytes(b"no")
    with pytest.raises(WeightsUnreadable, match="--no-models"):
        load_weights(damaged)
    damaged.write_bytes(gzip.compress(json.dumps({"numbers": [1, 2]}).encode()))
    with pytest.raises(WeightsUnreadable, match="damaged"):
        load_weights(damaged)


def test_weights_made_for_other_features_are_refused(tmp_path: Path) -> None:
    from importlib.resources import files

    raw = files("facta.coding.tagger").joinpath("weights", "attribution.json.gz").read_bytes()
    found = json.loads(gzip.decompress(raw))
    other = tmp_path / "attribution.json.gz"
    other.write_bytes(gzip.compress(json.dumps({**found, "numbers": [1, 2]}).encode()))
    with pytest.raises(WeightsUnreadable, match="made for"):
        load_weights(other)


def test_weights_hold_single_words_and_numbers_only() -> None:
    weights = load_weights()
    for model in (weights.cue, weights.source, weights.proposal):
        assert len(model.weights) > 1000
        assert [name for name in model.weights if len(name.split()) > 1] == []


def test_a_draft_that_binds_somebody_stays(cues: CueTable, parser: Parser) -> None:
    text = annotated("The mayor pledged to reopen the bridge.", parser)
    drafts: list[Draft] = rule_drafts(text, Quotes.of(text), cues)
    assert [stays(draft) for draft in drafts] == [True]


def with_codebook(text: str, parser: Parser, cues: CueTable, tagger: Tagger) -> tuple[Statement, ...]:
    document = Document("d", "d.txt", "0", text)
    whole = annotate(document, parser, CODEBOOK.nouns)
    return statements_of(whole, parties_of(whole, load_sectors()), cues, tagger, CODEBOOK)


@pytest.mark.parametrize(
    "text",
    [
        "The Assembly passed the hostel safety bill on its first reading on Thursday.",
        "A district court in Tolm convicted Ivo Marn of negligence.",
        "The city council banned rallies in the square on Monday.",
        "The ministry revoked the licence of the ferry company.",
        "The governor appointed Ada Venn to the board.",
        "Police arrested Ivo Marn after the rally.",
        "Ivo Marn was charged with negligence.",
    ],
)
def test_a_deed_is_not_taken_for_words(text: str, parser: Parser, cues: CueTable, tagger: Tagger) -> None:
    assert [s for s in with_codebook(text, parser, cues, tagger) if s.found_by.startswith("tagger_")] == []


def test_every_deed_that_the_tagger_would_add_is_left_to_the_acts(parser: Parser, cues: CueTable) -> None:
    whole = annotate(
        Document("d", "d.txt", "0", "The Assembly passed the bill. The mayor embraced the plan."),
        parser,
        CODEBOOK.nouns,
    )
    quotes = Quotes.of(whole)
    drafts = [
        proposal.draft
        for sentence in whole.sentences
        for token in sentence.tokens
        if token.text in {"passed", "embraced"}
        for proposal in proposals_at(sentence, token, quotes, cues)
    ]
    frames = Frames(whole, CODEBOOK, parties_of(whole, load_sectors()).sector_at)
    left = without_deeds(drafts, frames)
    text = whole.document.text
    objects = [d for d in drafts if d.frame == "object"]
    assert {text[d.anchor.start : d.anchor.end] for d in objects} == {"passed", "embraced"}
    assert {text[d.anchor.start : d.anchor.end] for d in left if d.frame == "object"} == {"embraced"}


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("A clerk told him that the mayor's office had said there would be no second rally.", "him"),
        ("They asked me who had paid us.", "me"),
        ("A donor told her that officers had urged him to write a statement.", "her"),
        ("A clerk told it that there would be no second rally this year.", "it"),
    ],
)
def test_who_was_told_is_no_part_of_what_was_said(
    text: str, hearer: str, parser: Parser, cues: CueTable, tagger: Tagger
) -> None:
    start = text.index(f" {hearer} ") + 1
    contents = [piece for s in read(text, parser, cues, tagger) for piece in s.content]
    assert contents
    assert [piece for piece in contents if piece.start <= start < piece.end] == []


@pytest.mark.parametrize(
    "text",
    [
        "“There is danger on the bridge,” Venn told reporters, before insisting he had a “good relationship” with it.",
        "“Thank you, my friend,” Venn replied, before adding that she thinks children “should speak with respect.”",
        "“We have work to do,” she told a cheering crowd, then referred to the old slogan of the union.",
    ],
)
def test_no_quotation_of_the_rules_is_lost_to_another_content(
    text: str, parser: Parser, cues: CueTable, tagger: Tagger
) -> None:
    pieces = [piece for s in read(text, parser, cues, tagger) for piece in s.content]
    words = text.index("”") - 1
    assert [piece for piece in pieces if piece.start <= 1 and words <= piece.end] != []


def test_reading_is_the_same_under_any_hash_seed_processor_and_order(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name}\n\n{REPORT}", encoding="utf-8")
    runs = [
        facta_process("read", "a.txt", "b.txt", cwd=tmp_path, more={"PYTHONHASHSEED": "0"}),
        facta_process(
            *("read", "b.txt", "a.txt", "--workers", "2"),
            cwd=tmp_path,
            more={"PYTHONHASHSEED": "random", "OPENBLAS_CORETYPE": "Haswell"},
        ),
    ]
    first, second = (sorted(run.stdout.splitlines()) for run in runs)
    assert first == second
    assert sum(b"_by_tagger" in line or b'"tagger_' in line for line in first) == 2


def test_whom_it_was_told_is_no_part_of_what_was_said() -> None:
    text = "Emil Dastor said city hall had told the council that its application came too late."
    reading = Reader().read(Document(id="d", digest="0", source="a.txt", text=text))
    told = [s for s in reading.statements if s.cue is not None and "told" in text[slice(*s.cue)]]
    assert [text[slice(*s.content[0])] for s in told] == ["that its application came too late"]


def test_statements_never_stand_within_each_other_in_a_circle() -> None:
    text = (
        "They also expressed resentment over the claim that officers, who said they had acted, were blamed by those "
        'who believed that they lied. "He said she said he lied," she said he told them, they said.'
    )
    reading = Reader().read(Document(id="d", digest="0", source="a.txt", text=text))
    outer = {s.id: s.within for s in reading.statements}
    for start in outer:
        seen, at = set[str](), outer[start]
        while at is not None and at not in seen:
            seen.add(at)
            at = outer.get(at)
        assert at is None
