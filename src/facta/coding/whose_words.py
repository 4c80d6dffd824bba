"""Whose words: in whose statement an act stands, and what that makes of it.

What stands in somebody's statement is at most alleged, and according to it. What was not said ("did not say that",
"nobody claimed that", "would not confirm that") is according to nobody. What stands in quotation marks that are
nobody's is not in the report's own voice either.
"""

from bisect import bisect_right

from facta.codebook.lexicon.embedding import embedding
from facta.coding.frames import Frames
from facta.coding.modality import Standing
from facta.model.act import Modality
from facta.model.clause import Clause
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText
from facta.model.statement import Statement, StatementKind

_DECIDING = frozenset({"grants", "refuses", "withholds", "advances", "sets-back"})
_ENDING = frozenset({"closes"})
"""Traits of verdicts, which are deeds even with a clause behind them."""


_QUESTION_WORDS = frozenset("how when where why who whom whose what which".split())


class WhoseWords:
    """The statements of one text, by what they cover."""

    def __init__(self, text: AnnotatedText, statements: tuple[Statement, ...], frames: Frames) -> None:
        self.text = text
        self.frames = frames
        self.clauses_to: dict[int, list[Clause]] = {}
        for clause in text.clauses:
            self.clauses_to.setdefault(clause.span.end, []).append(clause)
        words = [s for s in statements if not self._is_a_deed(s)]
        self.said = Contents(tuple(s for s in words if not _was_left_unsaid(s)))
        left_unsaid = [s for s in words if _was_left_unsaid(s) and not s.no_speech]
        self.unsaid = Contents(tuple(left_unsaid))
        self.never_claimed = {s.id: s.found_by for s in left_unsaid if s.negated and not self._asks(s)}
        self.quotations = [q.span for q in text.quotations]

    def statement_at(self, span: Span) -> str | None:
        """Id of the innermost statement that was made and covers `span`."""
        return self.said.innermost(span)

    def standing(self, standing: Standing, span: Span) -> Standing:
        """How an act stands that by its sentence's grammar stands so, given whose words it is told in."""
        unsaid = self.unsaid.innermost(span)
        if unsaid is not None:
            frame = self.never_claimed.get(unsaid, "")
            own = frame.endswith("_clause") or (bool(frame) and standing.by.startswith("alleged_under_"))
            return _of_what_was_not_said(standing, own)  # "did not condemn the killing" leaves it as it was
        if standing.modality is not Modality.ASSERTED:
            return standing
        if self.said.innermost(span) is not None:
            return standing._replace(modality=Modality.ALLEGED, by="inside_a_statement")
        if any(quotation.covers(span) for quotation in self.quotations):
            return standing._replace(modality=Modality.ALLEGED, by="in_quotation_marks")
        return standing

    def _asks(self, statement: Statement) -> bool:
        """Whether what was not said is when, how or why, so that the deed itself is taken for granted."""
        first = statement.content[0]
        words = self.text.document.text[first.start : first.end].split(maxsplit=1)
        return bool(words) and words[0].lower() in _QUESTION_WORDS

    def _is_a_deed(self, statement: Statement) -> bool:
        """Whether the "statement" is a deed: what was decided on, refused or found by a court is not said by anybody.

        "Refused an application", "refused to pass the law", "found the clerk guilty of taking bribes".
        """
        cue = statement.cue
        if cue is None or not statement.content:
            return False
        if (
            statement.content[0].end <= cue.start
            and ";" in self.text.document.text[statement.content[0].end : cue.start]
        ):
            return True  # "The council met; the group was not invited": two clauses side by side
        if statement.kind in (StatementKind.DENIAL, StatementKind.ACCUSATION):
            return False
        if statement.found_by.startswith("tagger_") and not statement.found_by.endswith(("_clause", "_infinitive")):
            return True  # "appealed against the conviction": a thing is spoken of, and stands as by rules alone
        clauses = self.clauses_to.get(cue.end, ())
        if "verb_with_infinitive" in statement.found_by:
            refused = any(embedding().clauses.get(clause.lemma) == "negated" for clause in clauses)
            return refused and statement.kind is not StatementKind.NO_COMMENT
        traits = {
            trait for entry in map(self.frames.entry_of, clauses) if entry is not None for trait in entry.type.traits
        }
        if "verb_with_clause" in statement.found_by:
            return not traits.isdisjoint(_ENDING)
        decided = not traits.isdisjoint(_DECIDING | _ENDING)
        return "verb_with_object" in statement.found_by and (statement.no_speech or decided)


def _was_left_unsaid(statement: Statement) -> bool:
    return statement.negated or statement.kind is StatementKind.NO_COMMENT


def _of_what_was_not_said(standing: Standing, never_claimed: bool) -> Standing:
    """ "Did not say that he had": supposed; "did not say when", "would not confirm", "did not deny that": alleged."""
    if standing.modality is Modality.ASSERTED:
        return standing._replace(modality=Modality.ALLEGED, by="inside_what_was_not_said")
    spoken_of = standing.by.startswith(("not_denied", "not_shown"))
    if never_claimed and standing.modality is Modality.ALLEGED and not spoken_of:
        return standing._replace(modality=Modality.HYPOTHETICAL, by="nobody_said_so")
    return standing


class Contents:
    """Which statement a trigger stands in: the innermost whose content covers it."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        pieces = sorted((piece, s.id) for s in statements for piece in s.content)
        self.pieces = pieces
        self.starts = [piece.start for piece, _ in pieces]
        self.longest = max((piece.end - piece.start for piece, _ in pieces), default=0)

    def innermost(self, span: Span) -> str | None:
        """Id of the statement with the shortest piece of content that covers `span`."""
        best: tuple[int, str] | None = None
        for number in range(bisect_right(self.starts, span.start) - 1, -1, -1):
            piece, statement = self.pieces[number]
            if piece.start + self.longest < span.end:
                break
            if piece.covers(span) and (best is None or piece.end - piece.start < best[0]):
                best = (piece.end - piece.start, statement)
        return best[1] if best else None
