"""The parties of one report, found by span: the `PartyIndex` of the built-in reader."""

from bisect import bisect_right
from collections.abc import Mapping
from copy import copy
from dataclasses import replace

from facta.codebook.sectors import SectorTable
from facta.coding.groups import Group, Groups
from facta.coding.party_index import Resolved
from facta.coding.party_kind import is_actor
from facta.coding.phrases import Phrase
from facta.model.identifiers import identifier
from facta.model.party import Party, PartyKind
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

QUANTIFIERS = frozenset(
    "one two three four five some many most several few hundreds thousands dozens hundred thousand dozen scores "
    "all both none "
    "half each number majority group member couple handful rest lot another part either".split()
)
NOTHING = Resolved(None)
_MANY = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
"""Names of which some may be meant: "one of the Greens"."""
POINTING = frozenset(("same", "such", "those", "these", "which", "whose", "what"))
LEANING = frozenset(("his", "her", "its", "their", "our", "my", "your", "this", "that", "another", "other"))


class PartyTable:
    """Parties and the phrases they were made of."""

    def __init__(
        self,
        text: AnnotatedText,
        groups: Groups,
        kept: list[Group],
        candidates: dict[int, tuple[Group, ...]],
        sectors: SectorTable,
    ) -> None:
        self.sectors = sectors
        self.phrases: list[Phrase] = groups.phrases
        self.sentences: tuple[Sentence, ...] = text.sentences
        self._starts = [sentence.span.start for sentence in text.sentences]
        self._id_of_group = {group: _id_of(text, groups, group) for group in kept}
        self._parties = tuple(_party(text, groups, group, self._id_of_group[group]) for group in kept)
        self.party_of: dict[str, Party] = {party.id: party for party in self._parties}
        self.id_of_phrase: dict[int, str] = {
            i: self._id_of_group[group] for i, group in sorted(groups.of.items()) if group in self._id_of_group
        }
        self._candidates = {
            i: tuple(dict.fromkeys(self._id_of_group[g] for g in listed if g in self._id_of_group))
            for i, listed in sorted(candidates.items())
        }
        self._phrase_at = {phrase.head.start: i for i, phrase in enumerate(groups.phrases)}
        for i, phrase in enumerate(groups.phrases):
            for token in phrase.name_tokens:
                self._phrase_at.setdefault(token.start, i)
        self._order = sorted((groups.phrases[i].mention.span, i) for i in self.id_of_phrase)
        self._begins = [span.start for span, _ in self._order]
        self._heads: dict[Span, tuple[Sentence | None, Token | None]] = {}

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties, in text order of their first mention."""
        return self._parties

    def with_mentions(self, party_of_phrase: Mapping[int, str], rule: str) -> "PartyTable":
        """This table, the phrases at these positions joined to their party by `rule`; ids stay."""
        new = copy(self)
        new.id_of_phrase = dict(sorted({**self.id_of_phrase, **party_of_phrase}.items()))
        more: dict[str, list[Span]] = {}
        for i, party in sorted(party_of_phrase.items()):
            more.setdefault(party, []).append(self.phrases[i].mention.span)
        new._parties = tuple(
            replace(
                party,
                mentions=tuple(sorted({*party.mentions, *more[party.id]})),
                by=tuple(sorted({*party.by, rule})),
            )
            if party.id in more
            else party
            for party in self._parties
        )
        new.party_of = {party.id: party for party in new._parties}
        new._order = sorted((self.phrases[i].mention.span, i) for i in new.id_of_phrase)
        new._begins = [span.start for span, _ in new._order]
        return new

    def at(self, span: Span) -> Resolved:
        """The party that the phrase at `span` names; its head decides."""
        sentence, head = self._head_of(span)
        if sentence is None or head is None:
            return NOTHING
        found = self._resolved(sentence, head)
        others: list[str] = []
        stack = [head]
        while stack:
            token = stack.pop()
            for conjunct in sentence.children_of(token, "conj"):
                if conjunct.end <= span[1] and conjunct.start >= span[0]:
                    stack.append(conjunct)
                    party = self._resolved(sentence, conjunct).party
                    if party is not None and party != found.party:
                        others.append(party)
        return Resolved(found.party, tuple(dict.fromkeys(others)), found.candidates)

    def within(self, span: Span) -> tuple[str, ...]:
        """Ids of all parties with a mention inside `span`, in text order, without repeats."""
        found: dict[str, None] = {}
        first = bisect_right(self._begins, span[0] - 1)
        for mention, i in self._order[first:]:
            if mention.start >= span[1]:
                break
            if mention.end <= span[1]:
                found.setdefault(self.id_of_phrase[i])
        return tuple(found)

    def sector_at(self, span: Span) -> str | None:
        """PLOVER sector of the phrase at `span`, by its party or its head noun; a place that acts is its government."""
        sentence, head = self._head_of(span)
        if sentence is None or head is None:
            return None
        i = self._phrase_at.get(head.start)
        resolved = self._resolved(sentence, head)
        party = self.party_of.get(resolved.party) if resolved.party else None
        if party is not None and party.sector is not None:
            return party.sector
        if i is None:
            return None
        phrase = self.phrases[i]
        if phrase.entry is not None and phrase.entry.sector is not None:
            return phrase.entry.sector
        kind = party.kind if party is not None else phrase.kind
        return "GOV" if kind == PartyKind.PLACE and is_actor(phrase) else None

    def kind_at(self, span: Span) -> str | None:
        """Kind of party that the phrase at `span` names, by its party or its head noun."""
        sentence, head = self._head_of(span)
        if sentence is None or head is None:
            return None
        party = self.party_of.get(self._resolved(sentence, head).party or "")
        if party is not None:
            return party.kind.value
        i = self._phrase_at.get(head.start)
        entry = self.phrases[i].entry if i is not None else None
        return entry.kind.value if entry is not None else None

    def party_at(self, sentence: Sentence, token: Token) -> str | None:
        """Id of the party whose phrase has `token` as its head, if it is settled."""
        return self._resolved(sentence, token).party

    def _resolved(self, sentence: Sentence, head: Token) -> Resolved:
        i = self._phrase_at.get(head.start)
        if i is not None and i in self.id_of_phrase:
            return Resolved(self.id_of_phrase[i])
        if i is not None and self._candidates.get(i):
            listed = self._candidates[i]
            return Resolved(listed[0]) if len(listed) == 1 else Resolved(None, (), listed)
        if head.lower in QUANTIFIERS or head.lemma in QUANTIFIERS:
            for preposition in sentence.children_of(head, "prep"):
                for token in sentence.children_of(preposition, "pobj"):
                    named = token.pos == "PROPN" and token.entity not in _MANY
                    if preposition.lower == "of" and not named:  # "one of Orr and Lund": which?
                        return self._resolved(sentence, token)
        return NOTHING

    def _head_of(self, span: Span) -> tuple[Sentence | None, Token | None]:
        """The sentence at `span` and the token inside it that no other token inside governs; looked for once."""
        found = self._heads.get(span)
        if found is None:
            found = self._heads[span] = self._found_head_of(span)
        return found

    def _found_head_of(self, span: Span) -> tuple[Sentence | None, Token | None]:
        number = bisect_right(self._starts, span[0]) - 1
        if number < 0:
            number = 0
        for sentence in self.sentences[number : number + 2]:
            inside = sentence.tokens_in(span)
            tops = [t for t in inside if t.head == t.i or not _covers(span, sentence.tokens[t.head])]
            nominal = [t for t in tops if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]
            known = [t for t in nominal if t.start in self._phrase_at]
            if known or nominal or tops:
                return sentence, (known or nominal or tops)[0]
        return None, None


def _covers(span: Span, token: Token) -> bool:
    return token.start < span[1] and span[0] < token.end


def _id_of(text: AnnotatedText, groups: Groups, group: Group) -> str:
    first = groups.phrases[group.members[0]].mention.span
    return identifier("p", text.document.id, first.start, first.end)


def _party(text: AnnotatedText, groups: Groups, group: Group, party_id: str) -> Party:
    words = text.document.text
    phrases = [groups.phrases[i] for i in group.members]
    named = [p for p in phrases if p.name_span is not None]
    counts: dict[str, int] = {}
    for phrase in named:
        if phrase.name_span is not None:
            written = words[slice(*phrase.name_span)]
            counts[written] = counts.get(written, 0) + 1
    names = sorted(counts, key=lambda n: (-len(n.split()), -counts[n], -len(n), n)) if len(counts) > 1 else [*counts]
    titles = dict.fromkeys(_titles(words, phrases))
    described = [p for p in phrases if p.form == "nominal"] or phrases
    name = names[0] if names else _best_description(words, described)
    return Party(
        id=party_id,
        kind=group.kind,
        name=name,
        sector=None if group.kind == PartyKind.PLACE else group.sector,
        mentions=tuple(dict.fromkeys(p.mention.span for p in phrases)),
        names=tuple(names),
        titles=tuple(titles),
        by=tuple(sorted(group.rules)),
    )


def _best_description(words: str, phrases: list[Phrase]) -> str:
    """The description that tells most without leaning on what was said before: "Almaty authorities", not "the same".

    A stretch of the text as it stands; "same", "such" and what stands before them are left out.
    """

    def rank(phrase: Phrase) -> tuple[bool, bool, int, int, int]:
        start, end = _without_pointing(phrase)
        first = words[start:end].split(" ", 1)[0].lower()
        bare = len([word for word in words[start:end].split() if word.lower() not in ("the", "a", "an")])
        tells_little = start != phrase.mention.span.start and bare == 1  # "the same group"
        return not tells_little, first not in LEANING, bare, end - start, -start

    return words[slice(*_without_pointing(max(phrases, key=rank)))]


def _without_pointing(phrase: Phrase) -> tuple[int, int]:
    start, end = phrase.mention.span
    tokens = [t for t in phrase.sentence.tokens if start <= t.start and t.start < phrase.head.start]
    pointing = [t.i for t in tokens[:3] if t.lower in POINTING]
    return (phrase.sentence.tokens[pointing[-1] + 1].start, end) if pointing else (start, end)


def _titles(words: str, phrases: list[Phrase]) -> list[str]:
    found: list[str] = []
    for phrase in phrases:
        if phrase.name_span is not None and phrase.title:
            found.append(words[phrase.mention.span.start : phrase.name_span.start].strip())
        elif phrase.form == "nominal" and any(p.name for p in phrases):
            found.append(words[slice(*phrase.mention.span)])
    return [title for title in found if title]
