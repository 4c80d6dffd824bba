"""The page of one report: its paragraphs with what was recorded beside them, and why a paragraph has nothing."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from facta.model.act import Act, Comment, Modality
from facta.model.document import NOT_ARTICLE, Document, Zone, ZoneKind
from facta.model.party import Tie
from facta.model.passage import Span
from facta.model.record import Reading
from facta.model.statement import Statement
from facta.publishing.citations import Citations, anchor_of, one_line
from facta.publishing.marks import Layer, Piece, pieces_of
from facta.publishing.review_words import review_of
from facta.publishing.wording import Wording, when_words

ZONE_WORDS = {
    ZoneKind.TITLE: "title",
    ZoneKind.BYLINE: "byline",
    ZoneKind.DATELINE: "dateline",
    ZoneKind.HEADING: "heading",
    ZoneKind.CAPTION: "caption",
    ZoneKind.REPEATED: "said a second time",
    ZoneKind.NAVIGATION: "navigation of the page",
    ZoneKind.BIOGRAPHY: "about the author",
    ZoneKind.LEGAL: "notice",
}
OPEN_REST = 2
"""How many paragraphs in a row that are not the article stand open."""

NOTHING_FOUND = "No statement or act was found in this paragraph."
LEFT_OUT = Piece(" […] ", "left-out", (), "")


@dataclass(frozen=True, slots=True)
class Note:
    """One entry beside a paragraph. kind: "statement", "act", "norm", "comment" or "tie"; strength: its style.

    badge: kind of statement or modality; more: cue, time, place; rule: what recorded it; href: its passage;
    code: act type.
    """

    anchor: str
    kind: str
    strength: str
    badge: str
    words: str
    more: tuple[str, ...]
    rule: str
    href: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. backs: anchor and title of each finding on the first page that rests on it.

    zone: what part of the page it is, or ""; article: whether entries could be; why: none are.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    backs: tuple[tuple[str, str], ...]
    zone: str
    article: bool
    why: str


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs shown together; folded: a run of what is not the article. what: its parts, in words."""

    paragraphs: tuple[Paragraph, ...]
    folded: bool
    what: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry with the words that it marks: place (what it cites), looks (span and style), link (what leads back)."""

    note: Note
    place: Span
    looks: tuple[tuple[Span, str], ...]
    link: Span


def paragraphs_of(reading: Reading, wording: Wording, citations: Citations) -> list[Paragraph]:
    """The report in paragraphs; in a public dossier only the sentences that the first page cites."""
    entries = [entry for entry in _entries(reading, wording) if citations.shows(reading, entry.place)]
    layers = _layers(reading, entries, citations)
    shown = citations.shown(reading)
    placed: set[str] = set()
    noted: set[str] = set()
    paragraphs: list[Paragraph] = []
    spans = whole_text(reading)
    layers_in = _by_paragraph(spans, layers, [layer.span for layer in layers])
    entries_in = _by_paragraph(spans, entries, [entry.link for entry in entries])
    backs = citations.backs.get(reading.document.id, [])
    backs_in = _by_paragraph(spans, backs, [back.span for back in backs])
    for number, span in enumerate(spans):
        pieces = _pieces(reading, span, layers_in[number], placed, shown if citations.public else None)
        if not pieces:
            continue
        notes = tuple(entry.note for entry in entries_in[number] if entry.note.anchor not in noted)
        noted.update(note.anchor for note in notes)
        rests = dict.fromkeys((back.anchor, back.words) for back in backs_in[number])
        paragraphs.append(_paragraph(reading.document, span, pieces, notes, tuple(rests)))
    return paragraphs


def _by_paragraph[T](paragraphs: list[Span], things: list[T], spans: list[Span]) -> list[list[T]]:
    """For each paragraph the things whose span overlaps it, in the order given; paragraphs are in text order."""
    starts = [paragraph.start for paragraph in paragraphs]
    found: list[list[T]] = [[] for _ in paragraphs]
    for thing, span in zip(things, spans, strict=True):
        place = max(0, bisect_right(starts, span.start) - 1)
        while place < len(paragraphs) and starts[place] < span.end:
            if paragraphs[place].overlaps(span):
                found[place].append(thing)
            place += 1
    return found


def blocks_of(paragraphs: list[Paragraph]) -> list[Block]:
    """The paragraphs in order, with longer runs of what is not the article folded away."""
    blocks: list[Block] = []
    for article, members in groupby(paragraphs, key=lambda paragraph: paragraph.article):
        run = tuple(members)
        what = ", ".join(dict.fromkeys(paragraph.zone for paragraph in run))
        blocks.append(Block(run, not article and len(run) > OPEN_REST, what))
    return blocks


def whole_text(reading: Reading) -> list[Span]:
    """The reading's paragraphs and whatever text lies between them, so that nothing is left out."""
    text = reading.document.text
    spans: list[Span] = []
    at = 0
    for paragraph in sorted(reading.paragraphs):
        spans += _lines(text, at, paragraph.start)
        spans.append(paragraph)
        at = max(at, paragraph.end)
    return [*spans, *_lines(text, at, len(text))]


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        start += len(line)


def _pieces(
    reading: Reading, span: Span, layers: list[Layer], placed: set[str], shown: tuple[Span, ...] | None
) -> tuple[Piece, ...]:
    text = reading.document.text
    if shown is None:
        return tuple(pieces_of(text, span, layers, placed))
    parts = [Span(max(s.start, span.start), min(s.end, span.end)) for s in shown if s.overlaps(span)]
    pieces: list[Piece] = []
    at = span.start
    for part in parts:
        if text[at : part.start].strip():
            pieces.append(LEFT_OUT)
        elif pieces:
            pieces.append(Piece(" ", "", (), ""))
        pieces += pieces_of(text, part, layers, placed)
        at = part.end
    return (*pieces, LEFT_OUT) if pieces and text[at : span.end].strip() else tuple(pieces)


def _paragraph(
    document: Document,
    span: Span,
    pieces: tuple[Piece, ...],
    notes: tuple[Note, ...],
    backs: tuple[tuple[str, str], ...],
) -> Paragraph:
    zone = next((zone for zone in document.zones if zone.span.covers(span)), None)
    article = zone is None or zone.kind not in NOT_ARTICLE
    return Paragraph(pieces, notes, backs, ZONE_WORDS[zone.kind] if zone else "", article, "" if notes else _why(zone))


def _why(zone: Zone | None) -> str:
    if zone is None:
        return NOTHING_FOUND
    if zone.kind in NOT_ARTICLE:
        return f"Not the article: {ZONE_WORDS[zone.kind]}. Nothing is recorded from it."
    return ""


def _layers(reading: Reading, entries: list[_Entry], citations: Citations) -> list[Layer]:
    weighty = citations.weighty.get(reading.document.id, set())
    layers = [
        Layer(span, "cited" if span in weighty else "", anchor_of(span))
        for span in sorted(citations.cited.get(reading.document.id, ()))
    ]
    for entry in entries:
        layers.append(Layer(entry.place, "", anchor_of(entry.place)))
        layers += [Layer(span, look) for span, look in entry.looks]
        layers.append(Layer(entry.link, "", anchor_of(entry.link), f"#{entry.note.anchor}"))
    zones = [Layer(zone.span, "dim") for zone in reading.document.zones if zone.kind in NOT_ARTICLE]
    return [*layers, *zones]


def _entries(reading: Reading, wording: Wording) -> list[_Entry]:
    found = [
        *((_statement(reading, statement, wording), statement.id) for statement in reading.statements),
        *((_act(reading, act, wording), act.id) for act in reading.acts if act.type is not None),
        *((_comment(comment), comment.id) for comment in reading.comments),
        *((_tie(reading, tie, n, wording), tie.id_in(reading.document.id)) for n, tie in enumerate(reading.ties)),
    ]
    entries = [_with_review(entry, review_of(wording.names.record, reading.document.id, id)) for entry, id in found]
    return sorted(entries, key=lambda entry: (entry.link, entry.note.anchor))


def _with_review(entry: _Entry, review: str | None) -> _Entry:
    if review is None:
        return entry
    return replace(entry, note=replace(entry.note, more=(*entry.note.more, review)))


def _statement(reading: Reading, statement: Statement, wording: Wording) -> _Entry:
    more: list[str] = []
    if statement.cue is not None:
        more.append(f"“{one_line(reading.document.text[slice(*statement.cue)])}”")
    more += [str(statement.mode), *([when_words(statement.when)] if statement.when else [])]
    within = reading.statement_of.get(statement.within or "")
    if within is not None:
        more.append(f"as told by {wording.names.speaker(reading, within)}")
    if statement.no_speech:
        more.append("an attitude, not words")
    badge = "not said" if statement.negated else str(statement.kind)
    note = Note(
        f"n-{statement.id}",
        "statement",
        "statement",
        badge,
        wording.names.speaker(reading, statement),
        tuple(more),
        ", ".join(filter(None, (statement.found_by, statement.kind_by))),
        f"#{anchor_of(statement.span)}",
    )
    looks = tuple((span, "said") for span in statement.content)
    cue = statement.cue or (statement.content[0] if statement.content else statement.span)
    return _Entry(note, statement.span, (*looks, (cue, "cue")) if statement.cue else looks, cue)


def _act(reading: Reading, act: Act, wording: Wording) -> _Entry:
    strength = str(act.modality)
    badge = "rule or habit" if act.generic else strength
    if act.negated:
        badge = f"{badge}, negated"
    more = [when_words(act.when)] if act.when else []
    more += [f"{'perhaps ' if act.where.guessed else ''}at {one_line(act.where.name)}"] if act.where else []
    note = Note(
        f"n-{act.id}",
        "norm" if act.generic else "act",
        "negated" if act.negated and act.modality is Modality.ASSERTED else strength,
        badge,
        wording.act(reading, act),
        tuple(more),
        ", ".join(filter(None, (act.matched_by, act.modality_by))),
        f"#{anchor_of(act.passage)}",
        act.type or "",
    )
    look = "norm" if act.generic else f"act {note.strength}"
    return _Entry(note, act.passage, ((act.trigger, look),), act.trigger)


def _comment(comment: Comment) -> _Entry:
    anchor = f"n-{comment.id}"
    href = f"#{anchor_of(comment.span)}"
    note = Note(
        anchor, "comment", "comment", "the reporter’s judgement", "not an assertion of fact", (), comment.by, href
    )
    return _Entry(note, comment.span, ((comment.span, "judgement"),), comment.span)


def _tie(reading: Reading, tie: Tie, number: int, wording: Wording) -> _Entry:
    document = reading.document.id
    ends = wording.names.of(document, tie.from_party), wording.names.of(document, tie.to_party)
    words = f"{ends[0]}: {tie.relation.replace('-', ' ')} {ends[1]}"
    note = Note(f"n-tie-{number}", "tie", "tie", "tie", words, (), tie.by, f"#{anchor_of(tie.passage)}")
    return _Entry(note, tie.passage, (), tie.passage)
