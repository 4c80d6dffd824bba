import ast
import html
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import facta.web
from facta.engine.project_review import Entry
from facta.model.document import Document
from facta.model.passage import Span
from facta.publishing.marks import Piece
from facta.web.entry_view import Row
from facta.web.long_parts import html_of, list_of
from facta.web.rendering import exact
from facta.web.text_view import Block, blocks_of, sentence_around

TEXTS = st.text(alphabet=st.sampled_from("ab .\r\n\t📉e\u0301ש<&\"'\0\u2028"), max_size=80)


@given(TEXTS, st.data())
def test_the_blocks_of_a_page_hold_every_character_of_the_text_in_order(text: str, data: st.DataObject) -> None:
    entries: list[Entry] = []
    for number in range(data.draw(st.integers(0, 4)) if text else 0):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        content = {"span": [start, end]}
        entries.append(
            Entry(f"d-k{number}", "comment", "d", "suggested", content, start, end, "", "", "", None, None, None, 3)
        )
    document = Document(id="d", source="r.txt", digest="0", text=text)
    blocks = blocks_of(document, entries, entries[0] if entries else None)
    assert "".join("".join(piece.text for piece in block.pieces) + block.gap for block in blocks) == text


def test_text_is_escaped_and_a_carriage_return_stays_one() -> None:
    assert str(exact("<b>\r\n&\0'")) == "&lt;b&gt;&#13;\n&amp;\ufffd&#x27;"


def test_the_long_parts_of_a_page_hold_nothing_that_was_not_escaped() -> None:
    bad = "\"><script>alert('1')</script>"
    block = Block(0, (Piece(bad, bad, (), bad), Piece(bad, "", (), "")), bad, bad, True)
    row = Row(bad, "act", bad, bad, "suggested", bad, None)
    for made in (html_of([block]), list_of([row], "")):
        assert "<script" not in made
        assert '"">' not in made
        assert html.unescape(str(made)).count(bad) >= 4


def test_the_passage_of_what_is_added_is_the_sentence_around_it() -> None:
    text = "One thing. “Two is not so,” he said. Three!\nFour."
    for words, sentence in (("not so", "“Two is not so,” he said."), ("One", "One thing."), ("Three", "Three!")):
        start = text.index(words)
        found = sentence_around(text, Span(start, start + len(words)))
        assert text[slice(*found)] == sentence


def test_nothing_of_the_pages_can_open_a_connection() -> None:
    banned = {"urllib.request", "http.client", "httpx", "requests", "smtplib", "ftplib", "aiohttp"}
    for path in sorted(Path(facta.web.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not banned & set(names), path
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("connect", "create_connection", "urlopen"), path
