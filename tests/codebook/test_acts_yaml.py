"""The built-in act types: complete, sound, and right on their own examples."""

from pathlib import Path

import pytest
from tests.coding.acts_read import told_in

from facta.codebook.codebook import load_codebook
from facta.codebook.errors import CodebookError
from facta.codebook.examples import test_examples as failing_examples
from facta.codebook.matters import load_matter_kinds
from facta.model.act import Act
from facta.model.document import Document
from facta.reading.parser import Parser

OPEN = "types:\n- {code: a.b, gloss: x, roles: [agent], patterns: ["

PROMISED = """
assembly.apply assembly.permit assembly.refuse assembly.hold assembly.exclude assembly.disperse
case.complain case.investigate case.open case.detain case.arrest case.charge case.try case.convict case.acquit
case.sentence case.settle case.drop case.appeal case.release case.pardon
violence.kill violence.sexual violence.assault violence.force violence.threaten
pressure.harass pressure.coerce pressure.restrict pressure.search
sanction.freeze sanction.fine sanction.designate sanction.close sanction.expel
office.appoint office.dismiss office.resign
law.propose law.read law.amend law.adopt law.sign law.shelve law.reject law.repeal law.in-force
petition.launch petition.sign petition.submit petition.answer inform.request inform.refuse inform.publish
investigation.open investigation.close investigation.publish duty.neglect duty.conceal duty.intervene
money.raise money.grant money.bribe money.embezzle threaten mobilize.police mobilize.troops
support cooperate reject withdraw damage meet aid concede request promise accuse relations.break mobilize.fight duty.act
""".split()


def test_every_promised_type_is_there() -> None:
    assert set(PROMISED) <= {act_type.code for act_type in load_codebook().types}


def test_every_type_has_five_wanted_and_three_unwanted_examples() -> None:
    for act_type in load_codebook().types:
        assert sum(example.wanted for example in act_type.examples) >= 5, act_type.code
        assert sum(not example.wanted for example in act_type.examples) >= 3, act_type.code


def test_every_type_has_words_for_pages() -> None:
    for act_type in load_codebook().types:
        assert act_type.label, act_type.code
        assert act_type.noun, act_type.code


def test_stages_are_those_of_the_matters() -> None:
    kinds = load_matter_kinds()
    for act_type in load_codebook().types:
        if act_type.matter is not None:
            assert act_type.stage in kinds[act_type.matter].stages, act_type.code


def test_the_examples_come_out_as_written(parser: Parser) -> None:
    def acts(text: str) -> tuple[Act, ...]:
        return tuple(told.act for told in told_in(text, parser))

    assert [str(failure) for failure in failing_examples(load_codebook(), acts)] == []


def test_a_failing_example_is_reported(tmp_path: Path, parser: Parser) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "types:\n- code: garden.plant\n  gloss: Someone plants a tree.\n  roles: [agent, theme]\n"
        "  patterns: [{predicates: ['verb:plant'], requires: {object: [tree]}}]\n"
        "  examples: {wanted: [The mayor planted a tree., The mayor sold a tree.]}\n",
        encoding="utf-8",
    )
    book = load_codebook([own])

    def acts(text: str) -> tuple[Act, ...]:
        from facta.engine.reader import Reader

        return Reader([own]).read(Document(id="d", source="d", digest="", text=text)).acts

    failures = failing_examples(book, acts, frozenset({"garden.plant"}))
    assert [failure.text for failure in failures] == ["The mayor sold a tree."]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("types: [", "line"),
        ("types:\n- gloss: x\n", "code"),
        ("types:\n- code: a.b\n  gloss: x\n  roles: [agent]\n  traits: [nice]\n", "a.b.traits"),
        ("types:\n- code: a.b\n  gloss: x\n  roles: [agent]\n  colour: red\n", "colour"),
        (OPEN + "{predicates: [v], requires: {objekt: [x]}}]}\n", "objekt"),
        (OPEN + "{predicates: [v], requires: {object: [$no]}}]}\n", "$no"),
        (OPEN + "{requires: {object: [x]}}]}\n", "predicates"),
        (OPEN + "{predicates: [v], roles: {theme: [object]}}]}\n", "theme"),
        (OPEN + "{predicates: [v], requires: {taken_up: [rallies]}}]}\n", "rallies"),
        (OPEN.replace("roles", "traits: [criminal], roles") + "{predicates: [v], requires: {taken_up: [law]}}]}\n",
         "wrong a person"),
        ("", "empty"),
        ("types: \"\0\"", "not valid YAML"),
        ("types: [{code: a.b, gloss: x, roles: [agent], patterns: 3}]", "a.b.patterns"),
        ("types: [{code: a.b, gloss: [x], roles: [agent]}]", "a.b.gloss"),
        ("types: [{code: a.b, gloss: x, roles: [agent], plover: 3}]", "a.b.plover"),
        ("types: [{code: a.b, gloss: x, roles: [agent], agent_sector: POLICE}]", "POLICE"),
        ("types: [{code: a.b, gloss: x, roles: [agent], matter: cases, stage: opened}]", "cases"),
        ("types: [{code: a.b, gloss: x, roles: [agent], matter: case, stage: begun}]", "begun"),
        ("types: [{code: a.b, gloss: x, roles: [agent], stage: opened}]", "no matter"),
        ("types: [{code: a.b, gloss: x, roles: [agent], examples: {wanted: One sentence.}}]", "a.b.examples.wanted"),
        ("types: [{code: a.b, gloss: x, roles: [agent], examples: {wanted: [{text: x, modalty: y}]}}]", "modalty"),
        ("types: [{code: a.b, gloss: x, roles: [agent]}]\ntypes: []\n", "line 2"),
        (OPEN + "{predicates: [v], weight: high}]}\n", "weight"),
        (OPEN + "{predicates: ['']}]}\n", "predicates"),
        (OPEN + "{predicates: [$no]}]}\n", "$no"),
        (OPEN + "{predicates: ['vreb:v']}]}\n", "vreb:v"),
        (OPEN + "{predicates: [v], requires: {object: ['']}}]}\n", "object"),
        (OPEN + "{predicates: [v], requires: {object: ['go -']}}]}\n", "go -"),
        (OPEN + "{predicates: [v], requires: {subject: ['@POLICE']}}]}\n", "@POLICE"),
        (OPEN + "{predicates: [v], excludes: {subject: ['&men']}}]}\n", "&men"),
    ],
)  # fmt: skip
def test_an_unsound_file_is_named_with_its_key(content: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError) as error:
        load_codebook([path])
    assert str(path) in str(error.value)
    assert named in str(error.value)


def test_prepositions_are_words_in_yaml(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        OPEN + "{predicates: [v], requires: {adverb: [on, off, yes, no]}}]}\n",
        encoding="utf-8",
    )
    (pattern,) = load_codebook([path]).by_code["a.b"].patterns
    assert pattern.requires["adverb"] == ("on", "off", "yes", "no")


def test_a_users_type_replaces_the_built_in_one(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("types:\n- {code: meet, gloss: Our own., roles: [agent]}\n", encoding="utf-8")
    assert load_codebook([path]).by_code["meet"].gloss == "Our own."
    assert load_codebook([path]).version != load_codebook().version
