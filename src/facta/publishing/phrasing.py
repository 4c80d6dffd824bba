"""Phrases for acts: whom a label is said of, and how the other roles follow; a crime that is only alleged by its noun.

A label is said of whom it fits ("She was detained by police"); where nobody it fits is told, or where a cut line
must not read as a fact, the act is named by its noun ("sexual violence against a resident").
"""

import re
from dataclasses import dataclass

from facta.codebook.act_type import ActType
from facta.model.act import Act, Filler, Modality
from facta.model.party import Party, PartyKind
from facta.model.passage import Span
from facta.model.record import Reading
from facta.publishing.citations import one_line
from facta.publishing.english import (
    ANY_OF,
    AUXILIARY,
    CLAUSE,
    NONE_OF,
    OWNED,
    PREPOSITIONS,
    PRONOUNS,
    agreeing,
    and_list,
    is_plural,
    lower_first,
    negated,
    to_be,
)

MAX_FILLER = 90
NOT_YET = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
AGAINST = {
    "violence": "against",
    "threat": "against",
    "attack": "on",
    "assault": "on",
    "pressure": "on",
    "damage": "to",
}
"""The preposition by which a noun takes whom it befell; "of" for the others."""

BEARING_ON = frozenset({"about", "against", "from", "on", "over", "with"})
"""Prepositions after which a theme is what an act bears on and not what was done: a protest against cuts."""

OBJECT_PRONOUN = re.compile(r"(?<= against )(?:him|her|them)$")
REST = ("patient", "theme", "recipient", "beneficiary", "agent", "reason")
"""How the roles that are not the subject follow, in this order."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A role's filler in words. before: the preposition that stands before it in the text, or ""; plural: in number."""

    words: str
    before: str
    plural: bool
    inferred: bool


def filled(reading: Reading, filler: Filler, name: str) -> Filled | None:
    """The filler in words: its party's `name`, else its own; None for a pronoun, or a day that the act's date tells."""
    party = reading.party_of.get(filler.party or "")
    text = reading.document.text
    words = name or (shortened(text, filler.span) if filler.span is not None else "")
    if not words or words.lower() in PRONOUNS or re.match(r"(?:to )?(?:which|whom|whose)\b", words.lower()):
        return None
    if party is None and filler.span is not None and any(time.span.covers(filler.span) for time in reading.times):
        return None
    if party is None or not party.names:
        words = lower_first(words, text)
    before = _preposition_before(text, filler.span) if filler.span is not None else ""
    return Filled(words, before, _is_plural(words, party), filler.inferred)


def _preposition_before(text: str, span: Span) -> str:
    match = re.search(r"(\w+)\s+(?:the |a |an |his |her |their |its )?$", text[max(0, span.start - 24) : span.start])
    word = match[1].lower() if match else ""
    return word if word in PREPOSITIONS else ""


def _is_plural(words: str, party: Party | None) -> bool:
    if party is None or not party.names:
        return is_plural(words)
    return party.kind is PartyKind.GROUP or words.lower().split()[-1] == "police"


@dataclass(frozen=True)
class Phrase:
    """One act in words, without its modality. roles: what fills them, by name."""

    act: Act
    kind: ActType | None
    roles: dict[str, list[Filled]]

    @property
    def label(self) -> str:
        """The codebook's label, or the trigger's lemma in brackets."""
        return (self.kind.label if self.kind else "") or f"[{self.act.lemma}]"

    @property
    def noun(self) -> str:
        """The act's name as a noun."""
        return (self.kind.noun or self.kind.gloss if self.kind else "") or self.act.type or self.act.lemma

    def words(self, role: str) -> str:
        """The fillers of a role as a list."""
        return and_list(list(dict.fromkeys(one.words for one in self.roles.get(role, []))))

    def told(self) -> str:
        """The act by its label."""
        owned = OWNED.fullmatch(self.label)
        role = self._subject_role(owned)
        if role:
            subject = self.words(role)
            if self.words("patient") and self._stands_for_pronoun(role):
                subject = OBJECT_PRONOUN.sub(self.words("patient"), subject)
            return self._clause(subject, self.label, self._plural(role), role)
        if owned is not None:
            return self._possession(owned)
        return self.named()

    def named(self, without: str = "") -> str:
        """The act by its noun: "no detention of her by police". without: a role that is named elsewhere."""
        noun = self.noun
        object_role = next((role for role in ("patient", "theme") if self._can_follow_noun(role)), "")
        head = f"{'no ' if self.act.negated else ''}{noun}"
        if object_role:
            said = self.words(object_role)
            said = re.sub(r"^(?:no|any) ", "", said) if self.act.negated else said
            head += f" {_joined_by(noun, self.label)} {said}"
        return head + self._rest(object_role, without)

    def _can_follow_noun(self, role: str) -> bool:
        said = self.words(role)
        first = self.roles[role][0] if said else None
        fits = first is not None and not CLAUSE.match(said) and not self._repeats_noun(said)
        if role == "patient":
            return fits and self.label[:5] != "were "
        return fits and " of" not in self.noun and " to " not in self.noun and (first is None or not first.before)

    def _subject_role(self, owned: re.Match[str] | None) -> str:
        order: tuple[str, ...]
        if self.label.startswith("were ") and self.kind is not None and "patient" in self.kind.roles:
            return ""
        if AUXILIARY.fullmatch(self.label) is None:
            order = ("agent", "theme")
        elif owned is not None or self._gives_away():
            order = ("patient", "recipient")
        elif self.kind is not None and "patient" in self.kind.roles:
            order = ("theme", "patient") if self._about_the_matter() else ("patient",)
        else:
            order = ("theme", "patient", "recipient")
        return next((role for role in order if self._can_be_subject(role)), "")

    def _gives_away(self) -> bool:
        """Whether the label already says what was given or refused: "was refused information", "was granted money"."""
        found = re.fullmatch(r"was \w+ (\w+)(?: .*)?", self.label)
        return found is not None and found[1] not in {*PREPOSITIONS, "upon", "back", "off", "out"} - {"to"}

    def _about_the_matter(self) -> bool:
        """Whether the label is said of the case rather than of whom it concerns: a case that ends undecided."""
        return self.kind is not None and "undecided" in self.kind.traits

    def _can_be_subject(self, role: str) -> bool:
        said = self.words(role)
        if not said or CLAUSE.match(said):
            return False
        if role == "patient" and self._about_the_matter():
            return False
        if role == "theme" and self.roles[role][0].before in BEARING_ON:
            return False
        starts_with_preposition = said.split()[0].lower() in PREPOSITIONS
        return not starts_with_preposition and not self._repeats_noun(said)

    def _repeats_noun(self, words: str) -> bool:
        """Whether a filler says no more than the act's own noun: "a complaint" of a complaint."""
        bare = re.sub(r"^(?:a|an|the|its|his|her|their) ", "", words.lower())
        return bare == self.noun.lower()

    def _plural(self, role: str) -> bool:
        fillers = self.roles.get(role, [])
        return len({one.words for one in fillers}) > 1 or any(one.plural for one in fillers)

    def _clause(self, subject: str, label: str, plural: bool, role: str) -> str:
        negation = self.act.negated
        if negation and ANY_OF.match(subject):
            subject = ANY_OF.sub(
                lambda match: {"one": "no one", "body": "nobody", "thing": "nothing"}.get(
                    (match[1] or "").lower(), "no"
                ),
                subject,
                count=1,
            )
        carried = negation and NONE_OF.match(subject) is not None
        if role != "agent" or label.split()[0] in {"has", "is"}:
            label = agreeing(label, plural and not re.match("no one|nobody|nothing", subject))
        if self.act.modality in NOT_YET:
            said = f"{'not ' if negation and not carried else ''}{to_be(label)}"
        else:
            said = negated(label) if negation and not carried else label
        return f"{subject} {said}{self._rest(role, '')}"

    def _possession(self, owned: re.Match[str]) -> str:
        """ "had a case opened" of nobody: "a case was opened", "four cases were opened"."""
        article, thing, done = owned.groups()
        theme = self.words("theme")
        use_theme = bool(re.search(rf"\b{thing}s?\b", theme)) and not CLAUSE.match(theme)
        subject = theme if use_theme else f"{article} {thing}" if article else thing
        plural = self._plural("theme") if use_theme else is_plural(thing)
        return self._clause(subject, f"was {done}", plural, "theme" if use_theme else "")

    def _rest(self, subject_role: str, without: str) -> str:
        said_already = self.words(subject_role).lower()
        parts: list[str] = []
        for role in REST:
            if role in (subject_role, without) or not self.roles.get(role):
                continue
            words = self.words(role)
            if role == "patient" and self._stands_for_pronoun(subject_role):
                continue
            if role == "theme" and self._is_the_possession(words, said_already):
                continue
            if role != "agent" and (words.lower() in said_already or self._repeats_noun(words)):
                continue
            parts.append(self._after(role, subject_role))
        return "".join(parts)

    def _is_the_possession(self, words: str, subject: str) -> bool:
        """Whether the theme only names what the label says was dealt with: "the accounts of Open Door"."""
        owned = OWNED.fullmatch(self.label)
        return bool(subject and owned and re.search(rf"\b{owned[2]}\b", words) and subject in words.lower())

    def _stands_for_pronoun(self, subject_role: str) -> bool:
        return subject_role == "theme" and OBJECT_PRONOUN.search(self.words("theme")) is not None

    def _after(self, role: str, subject_role: str) -> str:
        words = self.words(role)
        match role:
            case "agent":
                implied = all(one.inferred for one in self.roles[role])
                return f" by {words}{' (implied)' if implied else ''}"
            case "recipient" | "beneficiary":
                active = AUXILIARY.fullmatch(self.label) is None and subject_role == "agent"
                return f" {words}" if active else f" {'to' if role == 'recipient' else 'for'} {words}"
            case "reason":
                return f"; reason given: {words}"
            case "patient":
                concerning = "" if CLAUSE.match(words) else "concerning "
                return f" {words}" if subject_role == "agent" else f" ({concerning}{words})"
            case _ if words.startswith("to ") and subject_role and not self._gives_away():
                return f" {words}"
            case _:
                return "".join(_theme(one, self.act.negated) for one in dict.fromkeys(self.roles[role]))


def _joined_by(noun: str, label: str) -> str:
    if AUXILIARY.fullmatch(label) is None:
        return "with"
    return next((AGAINST[word] for word in noun.lower().split() if word in AGAINST), "of")


def _theme(one: Filled, negation: bool) -> str:
    words = re.sub(r"^no ", "", one.words) if negation else one.words
    if one.before and not CLAUSE.match(words):
        return f" {one.before} {words}"
    return f" ({words})"


def shortened(text: str, span: Span, limit: int = MAX_FILLER) -> str:
    """The words at `span` on one line, cut at a word with "…" where they are long."""
    words = one_line(text[span[0] : span[1]])
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"
