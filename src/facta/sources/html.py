"""A page to its article: the extractor's paragraphs, divided by blank lines, and what the page says about itself.

Nothing is fetched: the extractor is given a parsed tree, never an address.
"""

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from facta.sources.errors import BadContent
from facta.sources.extracted import Extracted
from facta.sources.html_metadata import metadata_of
from facta.sources.limits import HTML_BYTES, MIB
from facta.sources.text import decoded

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,120}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset(
    {"p", "head", "item", "quote", "code", "list", "table", "div", "row", "lb", "figure", "main", "body"}
)
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S*[.!?…][\"'”’»)\]]*(?:\s|$)")
_FEWEST_WORDS = 20
_NO_ARTICLE = (
    "is a page in which no article was found",
    "open it in a browser, save the article's text as .txt and read that",
)


def read_html(raw: bytes) -> Extracted:
    """The article of a page. Raises BadContent for a page without one, or too large to take apart."""
    if len(raw) > HTML_BYTES:
        raise BadContent(
            f"is a page of more than {HTML_BYTES // MIB} MiB", "save the article's text as .txt and read that"
        )
    page, notes = decoded_page(raw)
    tree = _tree_of(page)
    metadata = metadata_of(tree)
    text = _article_of(tree)
    if len(text.split()) < _FEWEST_WORDS or not _SENTENCE.search(text):
        raise BadContent(*_NO_ARTICLE)
    return Extracted(
        text,
        "text/html",
        title=metadata.title,
        byline=metadata.byline,
        publisher=metadata.publisher,
        published=metadata.published,
        url=metadata.url,
        notes=notes + metadata.notes,
    )


def decoded_page(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """A page as text: by its byte order mark, as UTF-8, by what it declares, or guessed (then with a note)."""
    try:
        return raw.decode("utf-8-sig").replace("\x00", ""), ()
    except UnicodeDecodeError:
        pass
    declared = _XML_DECLARED.match(raw) or _DECLARED.search(raw[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    if name and not name.startswith("utf") and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        # Browsers read Latin-1 as Windows-1252.
        encoding = "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name
        try:
            return raw.decode(encoding).replace("\x00", ""), ()
        except (UnicodeDecodeError, LookupError):
            pass
    return decoded(raw)


def _tree_of(page: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(_XML_DECLARATION.sub("", page, count=1), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise BadContent(*_NO_ARTICLE) from error
    return tree


def _article_of(tree: lxml.html.HtmlElement) -> str:
    """The extractor's paragraphs. Its slower modes found no more on the pages tried, at up to twice the cost."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(tree, fast=True, include_comments=False, include_tables=True, deduplicate=False)
        if found is None:
            found = bare_extraction(tree, include_comments=False, include_tables=True, deduplicate=False)
    except (etree.LxmlError, ValueError, RecursionError, AttributeError, TypeError, KeyError, IndexError) as error:
        raise BadContent(*_NO_ARTICLE) from error
    if found is None or found.body is None:
        raise BadContent(*_NO_ARTICLE)
    return "\n\n".join(_paragraphs(found.body))


def _paragraphs(body: Any) -> Iterator[str]:
    """The text of a tree, block by block, without depth of recursion; a table's row is one paragraph."""
    pending: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            yield from _flushed(pending)
        elif tag == "cell" and event == "start" and pending:
            pending.append(" | ")
        if event == "start":
            pending.append(element.text or "" if tag else "")
        elif element is not body:
            pending.append(element.tail or "")
    yield from _flushed(pending)


def _flushed(pending: list[str]) -> Iterator[str]:
    paragraph = " ".join("".join(pending).split())
    pending.clear()
    if paragraph.strip("| "):
        yield paragraph.strip(" |") if paragraph.startswith("|") else paragraph
