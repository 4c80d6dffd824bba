"""Why a report is read as it is: for each sentence its clauses, the frames tried, and what was recorded from it.

Lines for people, made of the same reading as every other output: nothing here decides anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from facta.coding.coreference import parties_of
from facta.coding.lending import LendingFrames
from facta.engine.reader import Reader
from facta.model.act import Act, Filler
from facta.model.clause import Clause
from facta.model.document import Document
from facta.model.passage import Span
from facta.model.record import Reading
from facta.model.sentence import AnnotatedText, Sentence
from facta.model.statement import Statement
from facta.reading.annotate import annotate

_WIDEST = 100


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence and the lines that explain it."""

    span: Span
    lines: tuple[str, ...]


def explained(document: Document, reader: Reader) -> Iterator[Explained]:
    """Every sentence of the article, in text order, with the lines that explain it."""
    text = annotate(document, reader.parser, reader.codebook.nouns)
    parties = parties_of(text, reader.sectors)
    frames = LendingFrames(text, reader.codebook, parties.sector_at, parties.kind_at)
    sheet = _Sheet(text, reader.read(document), frames)
    for sentence in text.sentences:
        yield Explained(sentence.span, tuple(sheet.lines_of(sentence)))


class _Sheet:
    def __init__(self, text: AnnotatedText, reading: Reading, frames: LendingFrames) -> None:
        self.text = text.document.text
        self.frames = frames
        self.sentences = text.sentences
        self.clauses: dict[int, list[Clause]] = {}
        for clause in text.clauses:
            self.clauses.setdefault(clause.sentence, []).append(clause)
        self.acts = {act.trigger: act for act in reading.acts}
        self.statements = reading.statements
        self.names = {party.id: party.name for party in reading.parties}
        self.said = {statement.id: statement for statement in reading.statements}

    def lines_of(self, sentence: Sentence) -> Iterator[str]:
        yield f"[{sentence.span.start}–{sentence.span.end}] {self._words(sentence.span, whole=True)}"
        for clause in self.clauses.get(sentence.index, ()):
            yield from self._clause_lines(clause, sentence)
        for statement in self.statements:
            first = statement.cue or statement.content[0]
            if sentence.span.start <= first.start < sentence.span.end:
                yield from self._statement_lines(statement)

    def _clause_lines(self, clause: Clause, sentence: Sentence) -> Iterator[str]:
        yield f"  {clause.kind} {clause.lemma!r} at {_place(clause.span)}: {', '.join(_grammar(clause, sentence))}"
        for argument in clause.arguments:
            name = f"{argument.function} {argument.preposition}".strip()
            yield f"    {name}: {self._words(argument.span)!r} ({argument.via})"
        for tried in self.frames.tried(clause):
            outcome = "fits" if not tried.failed_at else f"does not fit: {tried.failed_at}"
            yield f"    frame {tried.code}/{tried.pattern} {outcome}"
        before = self.frames.lenders.get((clause.sentence, clause.predicate))
        if before is not None:
            taken_up = before.clause.span
            yield f"    takes up {before.entry.type.code} at {_place(taken_up)}: {self._words(taken_up)!r}"
        act = self.acts.get(clause.span)
        if act is not None:
            yield from self._act_lines(act)

    def _act_lines(self, act: Act) -> Iterator[str]:
        not_ = ", negated" if act.negated else ""
        generic = ", a norm or habit" if act.generic else ""
        yield f"    act {act.type or 'of no type'}: {act.modality.value}{not_}{generic}, by rule {act.modality_by}"
        if act.according_to is not None:
            yield f"      according to {' < '.join(self._chain(act.according_to))}"
        for role, fillers in act.roles.items():
            yield f"      {role}: {'; '.join(map(self._filler, fillers))}"
        if act.when is not None:
            yield f"      when: {act.when.edtf}{_by(act.when.by)}"
        if act.where is not None:
            town = ", ".join(part for part in (act.where.town, act.where.country) if part)
            others = f"; else {', '.join(act.where.candidates)}" if act.where.candidates else ""
            yield f"      where: {act.where.name!r}{f' = {town}' if town else ''}{_by(act.where.resolved_by)}{others}"
        for quantity in act.quantities:
            yield f"      quantity: {quantity.value:g} {quantity.unit} {_place(quantity.span)}"

    def _chain(self, statement_id: str) -> Iterator[str]:
        """Whose word it is, the nearest first, out to the report."""
        at: str | None = statement_id
        while at is not None:
            said = self.said.get(at)
            if said is None:
                yield self.names.get(at, at)
                return
            yield repr(self._words(said.source)) if said.source else "nobody named"
            at = said.within

    def _filler(self, filler: Filler) -> str:
        words = repr(self._words(filler.span)) if filler.span else "not named"
        name = self.names.get(filler.party) if filler.party else None
        return words + (f" = {name}" if name else "") + (" (inferred)" if filler.inferred else "")

    def _statement_lines(self, statement: Statement) -> Iterator[str]:
        cue = repr(self._words(statement.cue)) if statement.cue else "no cue"
        negated = ", negated" if statement.negated else ""
        yield f"  statement {cue}: {statement.mode.value}{negated}, found by {statement.found_by}"
        source = repr(self._words(statement.source)) if statement.source else "not named"
        speakers = [self.names[each] for each in (statement.speaker, *statement.co_speakers) if each in self.names]
        open_between = [self.names[each] for each in statement.candidates if each in self.names]
        yield f"    source: {source}" + (f" = {' and '.join(speakers)}" if speakers else "")
        if open_between:
            yield f"    speaker open between: {', '.join(open_between)}"
        yield f"    content: {' … '.join(self._words(piece) for piece in statement.content)!r}"
        yield f"    kind: {statement.kind.value}, by rule {statement.kind_by}"

    def _words(self, span: Span | None, whole: bool = False) -> str:
        words = " ".join(self.text[slice(*span)].split()) if span is not None else ""
        return words if whole or len(words) <= _WIDEST else f"{words[:_WIDEST].rsplit(' ', 1)[0]} …"


def _grammar(clause: Clause, sentence: Sentence) -> Iterator[str]:
    if clause.voice:
        yield clause.voice
    if clause.tense:
        yield clause.tense
    if clause.negated:
        yield "negated"
    if clause.modals:
        yield f"modals {' '.join(clause.modals)}"
    if clause.marker:
        yield f"after {clause.marker!r}"
    if clause.embedded_by is not None:
        yield f"under {sentence.tokens[clause.embedded_by].text!r} ({clause.embedding})"
    if clause.kind != "verb" and clause.embedded_by is None:
        yield "under nothing"


def _by(rule: str) -> str:
    return f", by rule {rule}" if rule else ""


def _place(span: Span) -> str:
    return f"{span.start}–{span.end}"
