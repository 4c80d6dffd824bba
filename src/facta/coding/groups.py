"""Groups: phrases of one report that are one party, while coreference joins them."""

from dataclasses import dataclass, field

from facta.coding.phrases import Phrase
from facta.model.party import PartyKind


class Count[Key](dict[Key, int]):
    """How often each was told; 0 for what was not."""

    def __missing__(self, key: Key) -> int:
        return 0

    def take_in(self, other: "Count[Key]") -> None:
        """Add the numbers of `other`."""
        for key, number in other.items():
            self[key] += number


KIND_ORDER = {kind: number for number, kind in enumerate(PartyKind)}


@dataclass(eq=False, slots=True)
class Group:
    """One party in the making.

    members: positions of its phrases. votes: what titles, nouns and name words say of its kind; labels: what the entity
    labels say, which counts where nothing else does.
    genders: what titles, nouns and pronouns tell; guesses: what first names suggest, for want of better.
    nouns: its describing nouns. sectors: what they say, in order.
    """

    members: list[int] = field(default_factory=list[int])
    votes: Count[PartyKind] = field(default_factory=Count[PartyKind])
    labels: Count[PartyKind] = field(default_factory=Count[PartyKind])
    nouns: set[str] = field(default_factory=set[str])
    modifiers: set[str] = field(default_factory=set[str])
    places: set[str] = field(default_factory=set[str])
    names: dict[tuple[str, ...], None] = field(default_factory=dict[tuple[str, ...], None])
    sectors: Count[str] = field(default_factory=Count[str])
    genders: Count[str] = field(default_factory=Count[str])
    guesses: Count[str] = field(default_factory=Count[str])
    numbers: Count[str] = field(default_factory=Count[str])
    rules: set[str] = field(default_factory=set[str])
    former: bool = False
    known_kind: PartyKind | None = None

    def vote(self, kind: PartyKind) -> None:
        """Count one more sign that it is of this kind."""
        self.votes[kind] += 1
        self.known_kind = None

    @property
    def kind(self) -> PartyKind:
        """The kind with most votes; a person wins a tie, then the order of `PartyKind`."""
        if self.known_kind is None:
            self.known_kind = self._kind()
        return self.known_kind

    def _kind(self) -> PartyKind:
        votes = self.votes or self.labels
        if not votes:
            return PartyKind.OTHER
        best = max(votes.values()) if len(votes) > 1 else 0
        kind = min((kind for kind in votes if votes[kind] >= best), key=KIND_ORDER.__getitem__)
        if kind == PartyKind.GROUP and self.names and self.numbers["p"] == 0 and "family" not in self.nouns:
            return PartyKind.ORGANIZATION
        return kind

    @property
    def gender(self) -> str:
        """`f` or `m` where all that the text tells agrees, else what the first name suggests, else ""."""
        told = self.genders or self.guesses
        return next(iter(told)) if len(told) == 1 else ""

    @property
    def plural(self) -> bool:
        """Whether it is many: a group, or described in the plural throughout."""
        return self.numbers["p"] > 0 and self.numbers["s"] == 0

    @property
    def sector(self) -> str | None:
        """The sector that most descriptions tell; the first on a tie."""
        if self.former and self.kind == PartyKind.PERSON:
            return "ELI"
        return max(self.sectors, key=lambda sector: self.sectors[sector]) if self.sectors else None


class Groups:
    """The groups of one report, and which group each phrase is in."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self.phrases = phrases
        self.of: dict[int, Group] = {}

    def new(self, i: int, rule: str) -> Group:
        """A group of its own for phrase `i`."""
        group = Group()
        self.join(i, group, rule)
        return group

    def join(self, i: int, group: Group, rule: str) -> None:
        """Put phrase `i` into `group`; `rule` says why."""
        phrase = self.phrases[i]
        group.members.append(i)
        group.rules.add(rule)
        self.of[i] = group
        if phrase.form == "pronoun":
            if phrase.gender:
                group.genders[phrase.gender] += 1
            return
        _learn(group, phrase)

    def merge(self, kept: Group, gone: Group, rule: str) -> Group:
        """Move all of `gone` into `kept`."""
        if kept is gone:
            return kept
        for i in gone.members:
            self.of[i] = kept
        kept.members.extend(gone.members)
        kept.rules |= gone.rules | {rule}
        kept.votes.take_in(gone.votes)
        kept.labels.take_in(gone.labels)
        kept.sectors.take_in(gone.sectors)
        kept.genders.take_in(gone.genders)
        kept.guesses.take_in(gone.guesses)
        kept.numbers.take_in(gone.numbers)
        kept.known_kind = None
        kept.nouns |= gone.nouns
        kept.modifiers |= gone.modifiers
        kept.places |= gone.places
        kept.names.update(gone.names)
        kept.former |= gone.former
        return kept

    def all(self) -> list[Group]:
        """The groups in order of their first phrase."""
        found = dict.fromkeys(self.of[i] for i in sorted(self.of))
        for group in found:
            group.members.sort()
        return list(found)


def _repeats_name(group: Group, phrase: Phrase) -> bool:
    """ "the council" for the Workers' Council: the noun tells nothing that the name does not."""
    return not phrase.name and any(name[-1].lower() == phrase.noun for name in group.names)


def _learn(group: Group, phrase: Phrase) -> None:
    group.known_kind = None
    if phrase.name:
        group.names.setdefault(phrase.name)
    kind = phrase.kind
    if kind is not None:
        (group.labels if phrase.entry is None else group.votes)[kind] += 1
    if phrase.noun:
        group.nouns.add(phrase.noun)
    if phrase.under_age:
        group.nouns.add("teenager")
    if phrase.entry is not None and phrase.entry.sector is not None and not _repeats_name(group, phrase):
        group.sectors[phrase.entry.sector] += 2 if phrase.name else 1
    if phrase.gender:
        group.genders[phrase.gender] += 1
    if phrase.gender_guess:
        group.guesses[phrase.gender_guess] += 1
    group.numbers["s" if phrase.name and not phrase.many else phrase.number] += 1
    group.modifiers.update(phrase.modifiers)
    group.modifiers.update(phrase.title)
    group.places.update(phrase.places)
    group.former = group.former or phrase.former
