"""How entries, states and decisions are told on the reviewer's pages: short, and never stronger than the report."""

from collections.abc import Mapping, Sequence
from typing import Any

from facta.model.passage import Span
from facta.store.queue import HARMS
from facta.store.replay import Decision

STATES = {
    "suggested": "suggested",
    "accepted": "accepted",
    "edited": "edited",
    "added": "added by a person",
    "rejected": "rejected",
    "unsure": "unsure",
    "outdated": "outdated",
}
ACTIONS = {
    "accept": "accepted",
    "edit": "edited",
    "reject": "rejected",
    "unsure": "marked unsure",
    "add": "added",
    "code": "coded a second time",
    "merge": "merged",
    "split": "split",
    "undo": "undid",
}
KINDS = {"act": "act", "statement": "statement", "party": "party", "tie": "tie", "comment": "comment"}
MANY = {
    "act": "acts", "statement": "statements", "party": "parties", "tie": "ties", "comment": "comments",
    "entry": "entries",
}  # fmt: skip
FIELDS = {
    "is an entry": "Is there such an entry?",
    "type": "Type",
    "modality": "How far the report commits to it",
    "negated": "Is it said not to be so?",
    "generic": "A norm or habit, no event?",
    "kind": "Kind",
    "mode": "How the words are given",
    "speaker": "Speaker",
    "relation": "Relation",
    "roles.agent": "Who did it",
    "roles.patient": "To whom it was done",
    "roles.recipient": "Who received it",
    "name": "Name",
    "sector": "Sector",
    "mentions": "Mentions",
    "when": "When",
    "from": "From",
    "to": "To",
    "cue": "Cue",
    "source": "Source words",
    "content": "What was said",
    "trigger": "Trigger",
    "passage": "Passage",
}
NOUNS = {
    "negated": "“not so”",
    "generic": "“norm or habit”",
    "according_to": "on whose word it is",
    "plover": "PLOVER code",
    "roles.agent": "who did it",
    "roles.patient": "to whom it was done",
    "roles.recipient": "who received it",
    "content": "what was said",
    "source": "source words",
}
"""Fields as they stand in a sentence of the history."""
RELATIONS = (
    "head-of", "member-of", "former", "kin-of", "supports", "owns", "colleague-of", "met", "part-of", "represents",
)  # fmt: skip


def counted(number: int, noun: str) -> str:
    """ "1 report", "2 reports", "3 entries"."""
    return f"{number:,} {noun if number == 1 else MANY.get(noun, noun + 's')}"


def short(text: str, most: int = 90) -> str:
    """The beginning of a text in one line, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def harm(number: int | None) -> str:
    """Why an entry comes in the queue."""
    return "" if number is None else HARMS[number]


def field(name: str) -> str:
    """A field in words."""
    if name.startswith("roles.") and name not in FIELDS:
        return f"Role: {name.removeprefix('roles.')}"
    return FIELDS.get(name, name.capitalize())


def strength(kind: str, content: Mapping[str, Any]) -> str:
    """Style class of an entry: its modality, and whether it is said not to be so."""
    if kind != "act":
        return "negated" if content.get("negated") else ""
    return f"{content['modality']}{' negated' if content['negated'] else ''}"


def badge(kind: str, content: Mapping[str, Any]) -> str:
    """The word that leads an entry: how far the report commits to it, or its kind. An allegation says so here."""
    if kind == "act":
        told = "norm" if content["generic"] else str(content["modality"])
        return f"{told}, not so" if content["negated"] else told
    if kind == "statement":
        return f"{content['kind']}, not said" if content["negated"] else str(content["kind"])
    return str(content["kind"] if kind == "party" else KINDS[kind])


def told(kind: str, content: Mapping[str, Any], names: Mapping[str, str], text: str) -> str:
    """One line for an entry, of its own fields. names: of the report's parties by id; text: of the report."""
    if kind == "act":
        return _act(content, names, text)
    if kind == "statement":
        said = short(" … ".join(text[start:end] for start, end in content["content"]), 70)
        speaker = names.get(content["speaker"] or "") or (text[slice(*content["source"])] if content["source"] else "")
        return f"{short(speaker or 'nobody named', 40)}: “{said}”"
    if kind == "party":
        return str(content["name"])
    if kind == "tie":
        ends = [names.get(content[end], "a party that is no longer there") for end in ("from", "to")]
        return f"{ends[0]} – {content['relation']} – {ends[1]}"
    return short(text[slice(*content["span"])], 80)


def _act(content: Mapping[str, Any], names: Mapping[str, str], text: str) -> str:
    trigger = short(text[slice(*content["trigger"])], 40)
    parts = [f"“{trigger}”"]
    for role in ("agent", "patient", "recipient"):
        fillers = [_filler(each, names, text) for each in content["roles"].get(role, ())]
        if fillers:
            parts.append(f"{role} {short(' and '.join(filter(None, fillers)), 50)}")
    return f"{content['type'] or 'no type'}: {', '.join(parts)}"


def _filler(filler: Mapping[str, Any], names: Mapping[str, str], text: str) -> str:
    name = names.get(filler["party"] or "", "")
    if not name and filler.get("span"):
        name = text[slice(*filler["span"])]
    return f"{name} (implied)" if name and filler.get("inferred") else name


def decided(decision: Decision) -> str:
    """A decision in words, without who and when."""
    what = ACTIONS.get(decision.action, decision.action)
    if decision.target_kind == "pair":
        return f"pairing {what}"
    if decision.action == "edit":
        return (
            f"changed {NOUNS.get(decision.field, decision.field)}: {value(decision.before)} → {value(decision.after)}"
        )
    if decision.action == "undo":
        return f"undid decision {decision.undoes}"
    if decision.action in ("merge", "split"):
        return f"{what} {decision.target_kind} entries"
    return what


def value(given: Any) -> str:
    """A value of a field as one reads it."""
    if given is None or given in ([], ""):
        return "nothing"
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, Mapping):
        return str(given.get("edtf") or ", ".join(f"{key} {value(each)}" for key, each in given.items() if each))
    if isinstance(given, list | tuple):
        if len(given) == 2 and all(isinstance(each, int) for each in given):
            return f"characters {given[0]}–{given[1]}"
        return "; ".join(value(each) for each in given)
    return str(given)


def span(given: Sequence[int]) -> Span:
    """A span of a reading's JSON."""
    return Span(given[0], given[1])


def day_and_time(at: str) -> str:
    """A moment of the log as pages show it."""
    return at.replace("T", " ").removesuffix("Z") + " UTC"
