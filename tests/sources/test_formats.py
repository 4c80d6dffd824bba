"""Text, HTML, PDF and DOCX: what is kept, what is told, what is refused."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document as Word
from hypothesis import given
from hypothesis import strategies as st

from facta.model.document import Document, ZoneKind
from facta.sources import docx as docx_module
from facta.sources.collect import Item, open_document
from facta.sources.docx import read_docx
from facta.sources.errors import BadContent
from facta.sources.html import read_html
from facta.sources.pdf import read_pdf
from facta.sources.text import decoded, read_text

PARAGRAPHS = (
    "The city of Ostrel refused the rally on Monday, the group said in a statement that it sent to reporters.",
    "The mayor did not permit the march either, and nobody was detained, according to the police of the province.",
    "A court is to hear the complaint of the group in March, its lawyer said after a meeting with the judge.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def opened(tmp_path: Path, name: str, raw: bytes) -> Document:
    path = tmp_path / name
    path.write_bytes(raw)
    return open_document(Item(path, name, tmp_path))


# Text


@given(st.text(min_size=1).filter(lambda text: "\x00" not in text and text.isprintable() and text.strip()))
def test_the_text_of_a_text_file_is_its_bytes_decoded(text: str) -> None:
    assert read_text(text.encode("utf-8")).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(tmp_path: Path, ending: str) -> None:
    text = ending.join(PARAGRAPHS)
    assert opened(tmp_path, "r.txt", text.encode()).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_tells_the_encoding_and_is_dropped(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert decoded(mark + "Ürs didn’t".encode(encoding)) == ("Ürs didn’t", ())


def test_western_bytes_are_read_as_windows_1252_with_a_note() -> None:
    text = "The café’s owner, José Müller, didn’t say “no” — he said nothing."
    assert decoded(text.encode("cp1252")) == (text, ("encoding guessed: windows-1252",))


def test_cyrillic_bytes_are_not_read_as_western() -> None:
    text = "Полиция задержала двенадцать рабочих у ворот завода, сообщили адвокаты. " * 5
    assert decoded(text.encode("cp1251"))[0] == text


def test_what_was_misread_before_stays_as_it_is() -> None:
    assert read_text("The cafÃ© didnâ€™t open.".encode()).text == "The cafÃ© didnâ€™t open."


# HTML


def test_a_page_gives_its_article_with_title_author_day_and_address() -> None:
    page = (
        '<html><head><title>City refuses rally | The Post</title><meta property="og:site_name" content="The Post">'
        '<link rel="canonical" href="https://post.example/1">'
        '<script type="application/ld+json">{"@type":"NewsArticle",'
        '"headline":"City refuses rally","datePublished":"2024-03-05T23:30:00Z","author":[{"name":"Ada Orsh"}]}'
        "</script>"
        f"</head><body><nav><a href=/>Home</a></nav><article><h1>City refuses rally</h1>{BODY}</article></body></html>"
    )
    found = read_html(page.encode())
    assert (found.title, found.byline, found.publisher) == ("City refuses rally", "Ada Orsh", "The Post")
    assert (found.published, found.url) == ("2024-03-05", "https://post.example/1")
    assert all(paragraph in found.text.split("\n\n") for paragraph in PARAGRAPHS)
    assert "Home" not in found.text


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("City refuses rally - The Post", "City refuses rally"),
        ("The Post | City refuses rally", "City refuses rally"),
        ("City refuses rally - again", "City refuses rally - again"),
    ],
)
def test_only_the_site_s_own_name_is_taken_off_a_title(title: str, kept: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="The Post">'
    assert read_html(f"<html><head>{head}</head><body><article>{BODY}</article></body></html>".encode()).title == kept


def test_no_day_is_invented_from_a_date_in_the_text() -> None:
    page = f"<html><body><article>{BODY}<p>The fire of 3 May 2019 killed four, it said.</p></article></body></html>"
    assert read_html(page.encode()).published is None


def test_two_stated_days_are_told() -> None:
    head = '<meta property="article:published_time" content="2024-03-05"><meta name="date" content="2024-03-04">'
    found = read_html(f"<html><head>{head}</head><body><article>{BODY}</article></body></html>".encode())
    assert (found.published, found.notes) == ("2024-03-05", ("the page also gives the day 2024-03-04",))


def test_a_page_in_its_declared_encoding_is_read() -> None:
    head = '<head><meta charset="windows-1251"></head>'
    page = f"<html>{head}<body><article>{BODY}<p>Ключ города</p></article></body></html>"
    assert "Ключ города" in read_html(page.encode("cp1251")).text


def test_markup_written_as_text_is_text() -> None:
    wall = "<p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; on the wall.</p>"
    page = f"<html><body><article>{BODY}{wall}</article></body></html>"
    assert "<script>alert(1)</script>" in read_html(page.encode()).text


@pytest.mark.parametrize(
    "raw", [b"<html>" + b"<div>" * 50_000, b"<p>" + b"<b>x" * 20_000, b"<html><p>Enable scripts.</p>"]
)
def test_a_hostile_or_empty_page_is_refused_and_nothing_more(raw: bytes) -> None:
    with pytest.raises(BadContent):
        read_html(raw)


# PDF


def pdf_of(pages: list[list[tuple[int, int, int, str]]], title: str = "", made: str = "") -> bytes:
    """A PDF file; each line is (left, height on the page, size of type, text)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for lines in pages:
        drawn = "".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, size, text in lines).encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources %s /Contents %d 0 R >>"
            % (font, len(objects))
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    objects.append(f"<< /Title ({title}) /CreationDate ({made}) >>".encode())
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return body + b"trailer << /Root 1 0 R /Info %d 0 R >>\n%%%%EOF" % len(objects)


PAGE_ONE = [
    (60, 780, 9, "Ostrel Bulletin"),
    (60, 700, 20, "City refuses rally"),
    (60, 660, 11, "The city of Ostrel refused the rally on Monday, the group said in a state-"),
    (60, 646, 11, "ment. The mayor did not permit the march either, and nobody was detained on"),
    (60, 632, 11, "the square."),
    (60, 600, 11, "A court is to hear the complaint of the group in March, its lawyer said, after"),
    (60, 20, 9, "1"),
]
PAGE_TWO = [
    (60, 780, 9, "Ostrel Bulletin"),
    (60, 740, 11, "a meeting with the judge who was not named in the summons of the court at all."),
    (60, 20, 9, "2"),
]


def test_lines_of_a_pdf_are_joined_to_paragraphs_across_pages_and_nothing_is_dropped(tmp_path: Path) -> None:
    document = opened(tmp_path, "r.pdf", pdf_of([PAGE_ONE, PAGE_TWO]))
    paragraphs = document.text.split("\n\n")
    assert any(
        paragraph.startswith("The city of Ostrel") and paragraph.endswith("the square.") for paragraph in paragraphs
    )
    assert any("its lawyer said, after a meeting with the judge" in paragraph for paragraph in paragraphs)
    assert "in a state-ment. The mayor did not permit" in document.text
    for _, _, _, text in PAGE_ONE + PAGE_TWO:
        assert text in document.text
    running = [zone for zone in document.zones if zone.kind is ZoneKind.NAVIGATION]
    assert (
        sorted(document.text[zone.span.start : zone.span.end] for zone in running)
        == ["1", "2"] + ["Ostrel Bulletin"] * 2
    )
    assert document.title == "City refuses rally"


def test_a_pdf_s_stated_title_and_day_count_only_where_its_text_has_them() -> None:
    dated = [*PAGE_ONE, (60, 680, 11, "Ostrel, 5 March 2024")]
    assert read_pdf(pdf_of([PAGE_ONE], "Microsoft Word - x.doc", "D:20240305")).published is None
    assert read_pdf(pdf_of([PAGE_ONE], "Microsoft Word - x.doc", "D:20240305")).title is None
    assert read_pdf(pdf_of([dated], "City refuses rally", "D:20240305")).published == "2024-03-05"
    assert read_pdf(pdf_of([dated], "City refuses rally", "D:20240305")).title == "City refuses rally"


def test_a_pdf_of_pictures_is_refused_with_the_next_step() -> None:
    with pytest.raises(BadContent) as refused:
        read_pdf(pdf_of([[]]))
    assert "text recognition" in refused.value.next_step


def test_a_pdf_beyond_the_stated_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facta.sources.pdf.PDF_PAGES", 1)
    with pytest.raises(BadContent, match="has 2 pages"):
        read_pdf(pdf_of([PAGE_ONE, PAGE_TWO]))


# DOCX


def word_file() -> bytes:
    word = Word()
    word.add_heading("City refuses rally", 0)
    word.add_paragraph(PARAGRAPHS[0])
    word.add_heading("What the mayor said", 2)
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Refused", "Two rallies"
    word.add_paragraph(PARAGRAPHS[1])
    packed = io.BytesIO()
    word.save(packed)
    return packed.getvalue()


def repacked(body: bytes, **extra: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
        for name, content in extra.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_paragraphs_and_cells_of_a_docx_file_come_in_order_with_title_and_heading(tmp_path: Path) -> None:
    document = opened(tmp_path, "r.docx", word_file())
    expected = ["City refuses rally", PARAGRAPHS[0], "What the mayor said", "Refused", "Two rallies", PARAGRAPHS[1]]
    assert document.text.split("\n\n") == expected
    assert document.title == "City refuses rally"
    assert [zone.kind for zone in document.zones] == [ZoneKind.TITLE, ZoneKind.HEADING]


def test_a_docx_bomb_is_stopped_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = repacked(b"<a/>", bomb=b"\0" * (30 * 1024 * 1024))
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(BadContent, match="unpacks to more than 200 times its size"):
        read_docx(bomb)


def test_a_docx_file_beyond_the_stated_sizes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, said in (("DOCX_BYTES", "unpacks to more than"), ("DOCX_PARTS", "archive of")):
        with monkeypatch.context() as patched:
            patched.setattr(docx_module, limit, 1)
            with pytest.raises(BadContent, match=said):
                read_docx(word_file())


def test_entities_of_a_docx_file_are_never_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x "haha"><!ENTITY y "&x;&x;">]><a>&y;</a>'
    with pytest.raises(BadContent, match="document type of its own"):
        read_docx(repacked(bomb))


def test_a_zip_archive_of_something_else_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(BadContent, match="no DOCX file"):
        read_docx(packed.getvalue())


def test_deleted_words_of_tracked_changes_are_left_out_and_told() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    words = f"{run.format('He did ')}<w:del>{run.format('never ')}</w:del>{run.format('not pay.')}"
    body = f"<w:document {w}><w:body><w:p>{words}</w:p></w:body></w:document>"
    found = read_docx(repacked(body.encode()))
    assert found.text == "He did not pay."
    assert found.notes == ("deleted words of tracked changes were left out",)
