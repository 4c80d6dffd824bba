"""No byte of a dossier of the example pile holds the name of a minor or a complainant."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from facta.codebook.codebook import load_codebook
from facta.publishing.dossier import DossierOptions, dossier_files
from tests.examples.conftest import Pile, expected

EXPECTED = expected()


@pytest.fixture(scope="module", params=["desk", "public"])
def files(pile: Pile, request: pytest.FixtureRequest) -> dict[str, bytes]:
    options = DossierOptions(profile=request.param)
    return dossier_files(pile.record, pile.findings, options, load_codebook())


def everything(files: dict[str, bytes]) -> bytes:
    """Names and contents of all files, in lower case."""
    return b"\n".join(name.encode() + b"\n" + content for name, content in files.items()).lower()


@pytest.mark.parametrize("name", EXPECTED["masked"])
def test_a_masked_name_is_in_no_byte(files: dict[str, bytes], name: str) -> None:
    whole = everything(files)
    for written in {name, quote(name), name.replace(" ", "&nbsp;"), name.encode("unicode_escape").decode()}:
        assert written.lower().encode() not in whole


def test_the_surname_stands_only_where_an_unrelated_man_bears_it(files: dict[str, bytes]) -> None:
    whole = everything(files).decode()
    for surname, before in EXPECTED["surname_only_after"].items():
        for match in re.finditer(re.escape(surname.lower()), whole):
            assert any(whole[: match.start()].endswith(lead.lower()) for lead in before), whole[
                match.start() - 60 : match.end() + 20
            ]


def test_everyone_else_keeps_their_name(pile: Pile) -> None:
    whole = everything(dossier_files(pile.record, pile.findings, DossierOptions(profile="desk"), load_codebook()))
    for name in EXPECTED["not_masked"]:
        assert name.lower().encode() in whole


def test_an_unmasked_dossier_says_so_on_every_page(pile: Pile) -> None:
    made = dossier_files(pile.record, pile.findings, DossierOptions(unmasked=True), load_codebook())
    pages = {name: content for name, content in made.items() if Path(name).suffix == ".html"}
    assert len(pages) > 10
    for name, content in pages.items():
        assert b"not masked" in content.lower() or b"unmasked" in content.lower(), name


def test_every_passage_of_a_masked_dossier_still_stands_where_it_says(pile: Pile) -> None:
    import json

    made = dossier_files(pile.record, pile.findings, DossierOptions(profile="desk"), load_codebook())
    documents = [json.loads(line) for line in made["data/documents.jsonl"].splitlines()]
    texts = {row["id"]: row["text"] for row in documents} | {row["source"]: row["text"] for row in documents}
    for line in made["data/findings.jsonl"].splitlines():
        for evidence in json.loads(line)["evidence"]:
            start, end = evidence["passage"]
            assert texts[evidence["document"]][start:end] == evidence["text"]
