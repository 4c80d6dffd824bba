"""What a page says about itself: title, author, publisher, day and address, only where it says so outright."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.html

from facta.sources.blocks import folded
from facta.sources.dates import Undatable, iso_day

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|WebPage$")
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "date",
    "citation_publication_date",
)
_AUTHOR_NAMES = (
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "byl",
)
_TITLE_NAMES = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "title")
_SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_DIVIDER = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
_MOST_SCRIPT_CHARACTERS = 1_000_000
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What was found; `notes` tell where a page gives two days."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


def metadata_of(tree: lxml.html.HtmlElement) -> PageMetadata:
    """The metadata of a page: JSON-LD first, then meta elements, then marked-up elements of the page."""
    meta = _meta_of(tree)
    article = next(iter(_articles_of(tree)), {})
    publisher = _clean(_named(article.get("publisher"))) or _first(meta, _SITE_NAMES)
    published, notes = _published_of(tree, article, meta)
    return PageMetadata(
        _title_of(tree, article, meta, publisher),
        _byline_of(tree, article, meta),
        publisher,
        published,
        _url_of(tree, meta),
        notes,
    )


def _meta_of(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Content of the meta elements by lower-case name, property or itemprop; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content") or ""
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content.strip():
                found.setdefault(name, content.strip())
    return found


def _articles_of(tree: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, news articles before plain pages."""
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "") and len(text) <= _MOST_SCRIPT_CHARACTERS:
            try:
                objects.extend(_objects_in(json.loads(text, strict=False)))
            except (ValueError, RecursionError):
                continue
    typed = [(found, str(found.get("@type", ""))) for found in objects]
    typed = [(found, kind) for found, kind in typed if _ARTICLE_TYPES.search(kind) or "NewsArticle" in kind]
    yield from (found for found, _ in sorted(typed, key=lambda pair: "WebPage" in pair[1]))


def _objects_in(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value:
            yield from _objects_in(part)
    elif isinstance(value, dict):
        yield value
        yield from _objects_in(value.get("@graph"))


def _named(value: object) -> str:
    """The name or names in a JSON-LD person or organization, given as text, an object or a list of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value)))
    if isinstance(value, dict):
        value = value.get("name")
        return _named(value) if isinstance(value, list) else value if isinstance(value, str) else ""
    return value if isinstance(value, str) else ""


def _clean(value: object) -> str | None:
    """One line of at most 400 characters, or None."""
    if not isinstance(value, str):
        return None
    line = " ".join(value.split())
    return line if 0 < len(line) <= _LONGEST else None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((cleaned for name in names if (cleaned := _clean(meta.get(name)))), None)


def _title_of(
    tree: lxml.html.HtmlElement, article: dict[str, Any], meta: dict[str, str], publisher: str | None
) -> str | None:
    """The headline: the page's first h1 where the other titles agree with it, else the first stated one."""
    stated = [_clean(article.get("headline")), *(_clean(meta.get(name)) for name in _TITLE_NAMES)]
    stated.append(_clean(tree.findtext(".//title")))
    titles = [without_site(title, publisher) for title in stated if title]
    headings = [_clean(heading.text_content()) for heading in tree.iter("h1")]
    for heading in headings:
        if heading and any(_agrees(heading, title) for title in titles):
            return heading
    single = headings[0] if len(headings) == 1 else None
    return next(iter(titles), None) or single


def _agrees(heading: str, title: str) -> bool:
    return bool(folded(heading)) and f" {folded(heading)} " in f" {folded(title)} " and len(heading) >= 0.6 * len(title)


def without_site(title: str, publisher: str | None) -> str:
    """`title` without the site's name before or after a divider; what is not known to be the site's name stays."""
    if not publisher:
        return title
    site = folded(publisher)
    parts = list(_DIVIDER.finditer(title))
    for divider in parts:
        if folded(title[divider.end() :]) == site or folded(title[divider.end() :]).startswith(f"{site} "):
            return title[: divider.start()]
    if parts and folded(title[: parts[0].start()]) == site:
        return title[parts[0].end() :]
    return title


def _byline_of(tree: lxml.html.HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    for candidate in (_named(article.get("author")), *(meta.get(name) for name in _AUTHOR_NAMES)):
        name = re.sub(r"^by\s+", "", _clean(candidate) or "", flags=re.IGNORECASE)
        if name and "://" not in name and not name.startswith("@"):
            return name
    marked = tree.xpath("//*[@itemprop='author' or @rel='author']")
    for element in marked[:3] if isinstance(marked, list) else []:
        name = re.sub(r"^by\s+", "", _clean(element.text_content()) or "", flags=re.IGNORECASE)
        if 1 < len(name.split()) <= 6:
            return name
    return None


def _published_of(
    tree: lxml.html.HtmlElement, article: dict[str, Any], meta: dict[str, str]
) -> tuple[str | None, tuple[str, ...]]:
    """The day that the page states, as written there; a note where it states two."""
    stated = [article.get("datePublished"), article.get("dateCreated"), *(meta.get(name) for name in _DATE_NAMES)]
    days = [day for value in stated if (day := _day(value))]
    if not days:
        days = [day for value in _marked_times(tree) if (day := _day(value))][:1]
    if not days:
        guessed = _guessed_day(tree)
        return guessed, ("day of publication taken from the page's elements",) if guessed else ()
    others = sorted({day for day in days[1:] if day != days[0]})
    return days[0], tuple(f"the page also gives the day {day}" for day in others)


def _marked_times(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """Days of time elements: those marked as publication, then one that stands in the article's own head."""
    times = list(tree.iter("time"))
    marked = [
        time for time in times if time.get("pubdate") is not None or "datePublished" in (time.get("itemprop") or "")
    ]
    within = [time for time in times if any(parent.tag in ("article", "main") for parent in time.iterancestors())]
    for time in (*marked, *(within or times if len(within or times) == 1 else within[:1])):
        yield time.get("datetime") or time.text_content()


def _guessed_day(tree: lxml.html.HtmlElement) -> str | None:
    """htmldate without its extensive search, which takes any date of the text. Its bound is fixed: not the clock's."""
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True, max_date="2100-01-01")
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    return _day(found)


def _day(value: object) -> str | None:
    if not isinstance(value, str) or len(value) > 60:
        return None
    try:
        return iso_day(value)
    except Undatable:
        return None


def _url_of(tree: lxml.html.HtmlElement, meta: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for candidate in (*links, meta.get("og:url")):
        url = _clean(candidate)
        if url and re.match(r"https?://[^\s<>\"']+$", url):
            return url
    return None
