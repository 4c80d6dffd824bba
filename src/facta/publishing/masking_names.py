"""Who is masked, under which label, and by which words they could be known.

In: a record. Out: one `Masked` for each shielded person, with a neutral label and the words of their names.
Fails closed: a party of the record whose every name could be a masked person's name is masked with them.
Elsewhere: where those words stand in a text (masking_text.py).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from string import ascii_uppercase

from facta.model.party import Party, PartyKind
from facta.model.record import Entity, Reading, Record, Ref

NO_NAMES = frozenset(
    "mr mrs ms miss mx dr prof sir dame lady lord sister brother father mother captain judge minister deputy"
    " de del della di da du des la le el al bin ibn van von der den ter y e of the and jr sr junior senior".split()
)
"""Words that stand with a name and are none: titles and particles."""

ORDINARY = frozenset(
    "will may mark bill grant frank rose hope grace faith joy art june april august dawn ray rich drew guy jack pat"
    " rob sue gene dean dale glen penny ruby amber crystal iris lily daisy ivy holly hazel heather violet summer autumn"
    " winter star sky rain storm king queen prince page young old long short small brown black white green gray grey"
    " west north south east hill woods wood field rivers stone lake park street day knight bishop pope law price power"
    " case justice just best good new man woman boy girl child children".split()
)
"""Names that are words of the language too: masked only where the text shows that the person is meant."""

BESIDE = re.compile(r"(?:,?\s+|\s*\(|,?\s+(?:as|named|called|identified as)\s+)(?:M[rs]s?\.\s+)?")
"""What may stand between a description and the name that it describes."""

type Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Masked:
    """One masked person.

    label: what stands in place of every name. names: each as folded words, given and family name in text order.
    own: words that no other party bears: masked wherever they stand.
    shared: words that another party bears, or that are words of the language: masked unless the other is meant.
    members: (document id, party id) of the parties that are this person.
    """

    label: str
    names: tuple[Words, ...]
    own: frozenset[str]
    shared: frozenset[str]
    members: frozenset[Ref]

    @property
    def words(self) -> frozenset[str]:
        """Every word of every name."""
        return self.own | self.shared


@dataclass(frozen=True, slots=True)
class MaskingPlan:
    """Everybody who is masked, and the full names of the others who bear one of the same words."""

    masked: tuple[Masked, ...]
    bearers: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class _Person:
    why: str
    members: tuple[Ref, ...]
    names: tuple[Words, ...]
    kind: PartyKind
    first: tuple[str, int]


@cache
def folded(character: str) -> str:
    """A character in lower case without its accents; "" for accents, soft hyphens and other invisible ones."""
    if unicodedata.category(character) in ("Mn", "Cf"):
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return plain.casefold()


def words_of(name: str) -> Words:
    """The folded words of a name without titles, particles and possessives: "Ms. Danika Orsel's" gives two."""
    plain = "".join(folded(c) for c in name.replace("’", "'"))
    words = (re.sub(r"'s?$", "", word) for word in re.findall(r"[^\W\d_]+(?:['\-][^\W\d_]+)*", plain))
    return tuple(word for word in words if word not in NO_NAMES)


def masking_plan(record: Record) -> MaskingPlan:
    """Whom to mask in `record`, labelled in the order in which the reports name them.

    A shielded party that no report names ("the complainant") has nothing to mask and gets no label: several such may be
    one person.
    """
    people = sorted(_shielded_people(record), key=lambda person: person.first)
    others = tuple(_other_names(record, people))
    labels = _labels([person.why for person in people])
    masked = tuple(_masked(person, label, others) for person, label in zip(people, labels, strict=True))
    words = frozenset(word for person in masked for word in person.words)
    return MaskingPlan(masked, tuple(sorted({name for name in others if words & set(name)})))


def _shielded_people(record: Record) -> Iterator[_Person]:
    in_entity: set[Ref] = set()
    parties = {Ref(reading.document.id, p.id): p for reading in record.readings for p in reading.parties}
    for entity in record.entities:
        members = [ref for ref in entity.members if ref in parties]
        why = entity.shielded or next((parties[ref].shielded for ref in members if parties[ref].shielded), "")
        if why:
            in_entity.update(members)
            yield from _named_person(why, members, [entity, *(parties[ref] for ref in members)], record)
    for ref, party in parties.items():
        if party.shielded and ref not in in_entity:
            yield from _named_person(party.shielded, [ref], [party], record)


def _named_person(why: str, members: list[Ref], named: list[Entity | Party], record: Record) -> Iterator[_Person]:
    """The person, where a report names them, with every party of the record whose name may be theirs.

    A name that stands right behind their description is theirs; "Mira Osk" may be who another report calls "M. Osk".
    """
    beside = [found for member in members for found in _named_beside(record, member)]
    person = _person(why, [*members, *(ref for ref, _ in beside)], [*named, *(party for _, party in beside)], record)
    fuller = list(_fuller_names(record, person))
    if fuller:
        members = [*person.members, *(ref for ref, _ in fuller)]
        person = _person(why, members, [*named, *(party for _, party in (*beside, *fuller))], record)
    if person.names:
        yield person


def _fuller_names(record: Record, person: _Person) -> Iterator[tuple[Ref, Party]]:
    """Parties with a name that one of the person's, written with an initial, may stand for."""
    short = [name for name in person.names if len(name) > 1 and any(len(word) == 1 for word in name)]
    for reading in record.readings if short else ():
        for party in reading.parties:
            ref = Ref(reading.document.id, party.id)
            if ref not in person.members and any(
                len(words_of(name)) == len(secret) and all(map(_same_word, words_of(name), secret))
                for name in party.names
                for secret in short
            ):
                yield ref, party


def _named_beside(record: Record, member: Ref) -> Iterator[tuple[Ref, Party]]:
    """Parties whose name follows a description of `member`: "a resident, Mira Osk", "the complainant as M. Osk"."""
    reading = record.reading_of[member.document]
    text = reading.document.text
    ends = [span.end for span in reading.party_of[member.id].mentions]
    for party in reading.parties:
        starts = [span.start for span in party.mentions if party.names and party.id != member.id]
        if any(BESIDE.fullmatch(text, end, start) for end in ends for start in starts if 0 < start - end < 12):
            yield Ref(member.document, party.id), party


def _person(why: str, members: list[Ref], named: list[Entity | Party], record: Record) -> _Person:
    written = [name for one in named for name in (*one.names, *([one.name] if one.names else []))]
    names = tuple(sorted({words for words in map(words_of, written) if words}, key=lambda w: (-len(w), w)))
    firsts = [_first_mention(record.reading_of[ref.document], ref.id) for ref in members]
    return _Person(why, tuple(members), names, named[0].kind, min(firsts, default=("", 0)))


def _first_mention(reading: Reading, party: str) -> tuple[str, int]:
    mentions = reading.party_of[party].mentions
    return reading.document.source, min((span.start for span in mentions), default=0)


def _other_names(record: Record, people: Iterable[_Person]) -> Iterator[Words]:
    """Full names of persons who are not masked; none that could be a masked person's own name."""
    members = {ref for person in people for ref in person.members}
    secret = [name for person in people for name in person.names]
    for reading in record.readings:
        for party in reading.parties:
            if party.kind is PartyKind.PERSON and Ref(reading.document.id, party.id) not in members:
                for name in party.names:
                    words = words_of(name)
                    if len(words) > 1 and not any(_could_be(words, name_of_masked) for name_of_masked in secret):
                        yield words


def _could_be(words: Words, secret: Words) -> bool:
    """Whether a name may be a masked person's: it has no word of its own, or holds the whole of theirs."""
    own = [word for word in words if not any(_same_word(word, other) for other in secret)]
    return not own or (len(secret) > 1 and set(secret) <= set(words))


def _same_word(word: str, other: str) -> bool:
    """Whether two words of names may be one: the same, or one the initial of the other."""
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _masked(person: _Person, label: str, others: tuple[Words, ...]) -> Masked:
    words = frozenset(word for name in person.names for word in name if len(word) > 1)
    borne = frozenset(word for name in others for word in name)
    if person.kind is PartyKind.GROUP:  # "the Verosh children": the whole name, not every use of its words
        words = frozenset()
    own = frozenset(word for word in words if len(word) > 2 and word not in borne and word not in ORDINARY)
    return Masked(label, person.names, own, words - own, frozenset(person.members))


def _labels(reasons: list[str]) -> list[str]:
    children = sum(why == "under-18" for why in reasons)
    counted = {"child": 0, "complainant": 0, "person": 0}
    labels: list[str] = []
    for why in reasons:
        noun = {"under-18": "child", "complainant": "complainant"}.get(why, "person")
        number = counted[noun]
        counted[noun] += 1
        labels.append("[a child]" if noun == "child" and children == 1 else f"[{noun} {_letters(number)}]")
    return labels


def _letters(number: int) -> str:
    """0 gives A, 25 gives Z, 26 gives AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters
