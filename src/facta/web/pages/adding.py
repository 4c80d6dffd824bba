"""What the program missed: words that a person selects in a report become an entry."""

from dataclasses import dataclass

from starlette.responses import Response

from facta.engine import project_review as review
from facta.model.act import Modality
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.statement import Mode, StatementKind
from facta.store.errors import NotAllowed
from facta.store.json_text import Row
from facta.web import words
from facta.web.addresses import address_of
from facta.web.asked import Asked, see
from facta.web.desk import Desk
from facta.web.entry_view import Opened, opened
from facta.web.fields import (
    YES_NO,
    Choice,
    Field,
    Words,
    nearest_mention,
    party_choices,
    plain,
    plover_of,
    span_given,
    type_choices,
)
from facta.web.forms import Form
from facta.web.remembering import remember
from facta.web.text_view import sentence_around


@dataclass(frozen=True, slots=True)
class Adding:
    """The form. kinds: value and label; fields: by kind."""

    kinds: tuple[tuple[str, str], ...]
    fields: dict[str, tuple[Field, ...]]


def adding_form(desk: Desk, report: Opened) -> Adding:
    """The form by which an entry is added to this report. An act begins as alleged: that errs on the safe side."""
    parties = party_choices(report)
    some = (("", "nobody named"), *parties)
    modalities = plain([str(Modality.ALLEGED), *(str(each) for each in Modality if each != Modality.ALLEGED)])
    fields: dict[str, tuple[Field, ...]] = {
        "act": (
            Choice("act.type", "Type", "", (("", "no type fits"), *type_choices(desk))),
            Choice("act.modality", words.field("modality"), "alleged", modalities),
            Choice("act.negated", words.field("negated"), "no", YES_NO),
            Choice("act.agent", words.field("roles.agent"), "", some),
            Choice("act.patient", words.field("roles.patient"), "", some),
            Choice("act.recipient", words.field("roles.recipient"), "", some),
        ),
        "statement": (
            Choice("statement.speaker", "Speaker", "", some),
            Choice("statement.kind", "Kind", "claim", plain(list(map(str, StatementKind)))),
            Choice("statement.mode", words.field("mode"), "indirect", plain(list(map(str, Mode)))),
            Choice("statement.negated", "Is it said that they did not say so?", "no", YES_NO),
            Words("statement.cue", "Cue: the words that say so", None, None, ""),
        ),
        "party": (Choice("party.kind", "Kind", "person", plain(list(map(str, PartyKind)))),),
        "tie": (
            Choice("tie.from", "From", "", parties),
            Choice("tie.relation", "Relation", "", plain(words.RELATIONS)),
            Choice("tie.to", "To", "", parties),
        ),
    }
    kinds = (
        ("act", "an act: what somebody did"),
        ("statement", "a statement: what somebody said"),
        ("party", "a party: a name"),
        ("tie", "a tie between two parties"),
        ("comment", "the reporter’s own judgement"),
    )
    return Adding(kinds, fields)


def add(asked: Asked) -> Response:
    """Add the entry, and show it."""
    desk, form = asked.desk, asked.form
    report = opened(desk, asked.parts["document"])
    kind = form.text("kind")
    span = words_given(form, report.document.text)
    content = content_of(desk, kind, span, report, form)
    id, made = review.add_entry(
        desk.project, desk.coder, report.document.id, kind, content, reason=form.text("reason"), seconds=form.seconds
    )
    remember(desk, [made], id)
    return see(address_of(id))


def words_given(form: Form, text: str) -> Span:
    """What was selected, or the only place of the exact words. Raises NotAllowed or NoSuchPlace."""
    given = span_given(form, "words", text)
    if given is not None:
        return Span(*given)
    exact = form.text("words.exact")
    if not exact:
        raise NotAllowed("nothing is selected: select words of the report, or write them exactly as they stand")
    found = text.count(exact)
    if found != 1:
        raise NotAllowed(f"“{exact}” stands {found} times in this report: give the characters, or more of the words")
    return Span(text.index(exact), text.index(exact) + len(exact))


def content_of(desk: Desk, kind: str, span: Span, report: Opened, form: Form) -> Row:
    """The content of the new entry, as `review.add_entry` takes it."""
    text = report.document.text
    passage = list(sentence_around(text, span))
    if kind == "act":
        roles = {
            role: [{"party": party, "span": nearest_mention(report, party, span.start), "inferred": False}]
            for role in ("agent", "patient", "recipient")
            if (party := form.text(f"act.{role}"))
        }
        code = form.text("act.type") or None
        return {
            "type": code,
            "plover": plover_of(desk, code),
            "lemma": text[span.start : span.end].lower(),
            "trigger": list(span),
            "passage": passage,
            "roles": roles,
            "modality": form.text("act.modality") or "alleged",
            "negated": form.text("act.negated") == "yes",
        }
    if kind == "statement":
        speaker = form.text("statement.speaker") or None
        return {
            "speaker": speaker,
            "source": nearest_mention(report, speaker, span.start) if speaker else None,
            "cue": span_given(form, "statement.cue", text),
            "content": [list(span)],
            "mode": form.text("statement.mode") or "indirect",
            "kind": form.text("statement.kind") or "other",
            "negated": form.text("statement.negated") == "yes",
        }
    if kind == "party":
        return {"kind": form.text("party.kind") or "other", "mentions": [list(span)]}
    if kind == "tie":
        ends = {end: form.text(f"tie.{end}") for end in ("from", "to")}
        return {**ends, "relation": form.text("tie.relation"), "passage": passage}
    return {"span": list(span)}
