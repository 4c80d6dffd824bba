"""Descriptions without a name: "police", "the group", "two feminists", "the activist".

Walked in text order. A description joins a party only where exactly one fits by noun, number, gender, place and
modifiers in the sentences before; where two fit, both are candidates; where none does, it is a party of its own.
"""

from facta.codebook.sectors import SectorTable
from facta.coding.groups import Group, Groups
from facta.coding.party_kind import does_as_people_do, is_actor
from facta.coding.phrases import Phrase
from facta.model.party import PartyKind

NEAR = 6
"""How many sentences back a description may reach."""
VERY_NEAR = 2
"""How many sentences back a description may reach when only the sector agrees."""
PARTS_AND_COUNTS = frozenset(
    "half third quarter majority minority dozen hundred thousand million twelve one two three four five six seven "
    "eight nine ten eleven part rest share most many few lot number percent pair".split()
)
BODIES = (PartyKind.ORGANIZATION, PartyKind.GROUP)
PUBLIC = frozenset(("GOV", "COP", "JUD", "LEG", "MIL", "SPY"))
BODY_NOUNS = frozenset(
    "group organization organisation movement charity foundation fund nonprofit ngo association".split()
)
LONE_POSTS = frozenset(
    "president prime minister mayor governor chancellor king queen pope parliament government judge court speaker "
    "prosecutor jury council assembly senate congress army".split()
) | {
    "prime minister",
    "chief minister",
    "city hall",
    "supreme court",
    "white house",
    "city council",
    "national assembly",
}
SPEECH = frozenset(
    "say tell note add claim state argue announce complain report insist believe explain deny admit".split()
)


class Descriptions:
    """The descriptions of one report, placed one by one."""

    def __init__(self, groups: Groups, sectors: SectorTable, candidates: dict[int, tuple[Group, ...]]) -> None:
        self.groups = groups
        self.sectors = sectors
        self.candidates = candidates
        self.recent: dict[Group, int] = {}
        self.seen_bodies: dict[Group, None] = {}
        self.places_of: dict[str, list[tuple[str, ...]]] = {}
        self.by_noun: dict[str, list[int]] = {}
        for i, phrase in enumerate(groups.phrases):
            self.by_noun.setdefault(phrase.noun, []).append(i)
            listed = self.places_of.setdefault(phrase.noun, [])
            if phrase.places and phrase.form == "nominal" and phrase.places not in listed:
                listed.append(phrase.places)
        self.plain: dict[str, list[Group]] = {}
        self.named_bodies: dict[str, list[Group]] = {}
        for group in groups.all():
            if group.names and group.kind != PartyKind.PERSON:
                for noun in group.nouns:
                    self.named_bodies.setdefault(noun, []).append(group)
        self.bodies: dict[tuple[str, tuple[str, ...]], Group] = {}
        self.at = {(p.sentence.index, p.head.i): i for i, p in enumerate(groups.phrases)}

    def note(self, i: int) -> None:
        """Phrase `i` has been passed: its party is the latest mentioned."""
        group = self.groups.of.get(i)
        if group is not None:
            if self.groups.phrases[i].form != "pronoun" and group.kind in BODIES:
                self.seen_bodies.setdefault(group)
            self.recent.pop(group, None)
            self.recent[group] = self.groups.phrases[i].sentence.index

    def place(self, i: int) -> None:
        """Join phrase `i` to a party, leave it open, or make it one of its own."""
        phrase = self.groups.phrases[i]
        if _counts_none(phrase):
            return
        if phrase.entry is None:
            if phrase.noun in PARTS_AND_COUNTS:
                return
            if does_as_people_do(phrase, self.sectors) and self._may_be_people(phrase):
                self._place_unknown(i, phrase)
            return
        if phrase.entry.kind == PartyKind.PLACE and not (phrase.places or is_actor(phrase)):
            return
        if phrase.noun == "media" and "social" in phrase.modifiers:
            return
        if phrase.head.dep == "attr" and phrase.determiner == "indefinite" and self._said_of_subject(i, phrase):
            return
        if self._is_part_of_noun(phrase) or _only_tells(phrase):
            return
        whose = phrase.possessor is not None and phrase.sentence.tokens[phrase.possessor].lower == "whose"
        if whose and phrase.noun in self.sectors.words["members"]:
            return  # "whose members" are the body itself
        if phrase.entry.kind == PartyKind.PLACE and self._place_named(i, phrase):
            return
        if phrase.determiner == "indefinite":
            self.groups.new(i, "indefinite_description")
        elif self._is_institution(phrase):
            self._place_institution(i, phrase)
        elif phrase.possessor is not None or self._is_owned(phrase):
            self._place_owned(i, phrase)
        elif phrase.determiner == "definite":
            self._place_definite(i, phrase)
        else:
            self._place_bare(i, phrase)

    def _said_of_subject(self, i: int, phrase: Phrase) -> bool:
        """ "Marr, who is a member of Nova": the subject of "is", where a pronoun stands for one person."""
        sentence = phrase.sentence
        verb = sentence.head_of(phrase.head)
        subjects = sentence.children_of(verb, "nsubj")
        supposed = sentence.children_of(verb, "neg") or any(t.tag == "MD" for t in sentence.children_of(verb, "aux"))
        if verb.lemma != "be" or len(subjects) != 1 or supposed:
            return False
        j = self.at.get((sentence.index, subjects[0].i))
        group = self.groups.of.get(j) if j is not None and j < i else None
        if group is None or not group.names or group.plural or not self._agrees(phrase, group):
            return False
        self.groups.join(i, group, "copula")
        return True

    def _place_named(self, i: int, phrase: Phrase) -> bool:
        """ "his home state of Nova", "the town of Nova": the place that is named."""
        for preposition in phrase.sentence.children_of(phrase.head, "prep"):
            for token in phrase.sentence.children_of(preposition, "pobj"):
                named = self.groups.of.get(self.at.get((phrase.sentence.index, token.i), -1))
                if preposition.lower == "of" and named is not None and named.names and named.kind == PartyKind.PLACE:
                    self.groups.join(i, named, "place_of_this_name")
                    return True
        return False

    def _is_part_of_noun(self, phrase: Phrase) -> bool:
        """ "the prosecutor" in "the prosecutor's office"."""
        if phrase.head.dep != "poss":
            return False
        i = self.at.get((phrase.sentence.index, phrase.head.head))
        return i is not None and self.groups.phrases[i].noun.startswith(f"{phrase.head.lower}'s ")

    def _may_be_people(self, phrase: Phrase) -> bool:
        """Plurals, and single nouns that speak or stand without an article, as names do in a text of lower case."""
        if phrase.number == "p" or not any(t.tag == "DT" for t in phrase.sentence.children_of(phrase.head, "det")):
            return phrase.possessor is None
        verb = phrase.sentence.tokens[phrase.head.head]
        return phrase.head.dep == "nsubj" and verb.lemma in ("say", "tell", "add")

    def _place_unknown(self, i: int, phrase: Phrase) -> None:
        for group in self._before(i, NEAR):
            if phrase.noun in group.nouns and phrase.determiner != "indefinite" and not group.names:
                self.groups.join(i, group, "same_words")
                return
        group = self.groups.new(i, "acts_as_people_do")
        group.vote(PartyKind.GROUP if phrase.number == "p" else PartyKind.PERSON)

    def _is_institution(self, phrase: Phrase) -> bool:
        entry = phrase.entry
        assert entry is not None
        if entry.kind == PartyKind.ORGANIZATION and entry.noun not in BODY_NOUNS and phrase.number == "s":
            return True
        return entry.kind == PartyKind.GROUP and entry.sector in ("GOV", "COP", "JUD", "LEG", "MIL")

    def _place_institution(self, i: int, phrase: Phrase) -> None:
        """One body for each place; without a place the only one of its noun, else one of its own."""
        key = (phrase.noun, phrase.places)
        owner = self._owner(phrase)
        if owner is not None:
            key = (phrase.noun, (*phrase.places, f"#{min(owner.members)}"))
        if phrase.determiner == "definite" and not key[1] and phrase.number == "s":
            fitting = [group for group in self.seen_bodies if self._fits(phrase, group)]
            near = [group for group in fitting if group in self._before(i, VERY_NEAR)]
            if phrase.entry is not None and phrase.entry.sector not in PUBLIC:
                # a company far back is "the company" only where it was called so
                near_enough = self._before(i, NEAR)
                fitting = [group for group in fitting if phrase.noun in group.nouns or group in near_enough]
            if len(fitting) == 1 or len(near) == 1:
                self.groups.join(i, (near if len(near) == 1 else fitting)[0], "only_body_of_its_kind")
                return
            if len(fitting) > 1:
                self.candidates[i] = tuple(near or fitting)
                return
        if phrase.possessor is not None and owner is None and not phrase.places:
            self.groups.new(i, "description")
            return
        wheres = self.places_of[phrase.noun]
        if phrase.possessor is None and not key[1] and len(wheres) == 1 and not self.named_bodies.get(phrase.noun):
            key = (phrase.noun, wheres[0])
        group = self.bodies.get(key)
        if group is not None and _no_conflict(phrase, group):
            self.groups.join(i, group, "same_body")
        elif group is not None and not _no_conflict(phrase, group):
            self.groups.new(i, "description")
        else:
            self.bodies[key] = self.groups.new(i, "description")

    def _owner(self, phrase: Phrase) -> Group | None:
        if phrase.possessor is None:
            return None
        i = self.at.get((phrase.sentence.index, phrase.possessor))
        group = self.groups.of.get(i) if i is not None else None
        return None if group is None or group.kind == PartyKind.PLACE else group

    def _is_owned(self, phrase: Phrase) -> bool:
        return any(
            t.lower == "of" and phrase.noun in self.sectors.words["kin"]
            for t in phrase.sentence.children_of(phrase.head, "prep")
        )

    def _place_owned(self, i: int, phrase: Phrase) -> None:
        """ "her lawyer": the same as before where owner and noun are the same."""
        owner = self._owner(phrase)
        if owner is not None:
            for j in self.by_noun[phrase.noun]:
                other = self.groups.phrases[j]
                if j < i and j in self.groups.of and other.number == phrase.number and self._owner(other) is owner:
                    self.groups.join(i, self.groups.of[j], "same_owner_and_noun")
                    return
        elif phrase.places:
            self._place_definite(i, phrase)
            return
        self.groups.new(i, "description")

    def _place_definite(self, i: int, phrase: Phrase) -> None:
        reach = VERY_NEAR if phrase.noun in BODY_NOUNS else NEAR
        fitting = [group for group in self._before(i, reach) if self._fits(phrase, group)]
        rule = "only_one_fits"
        if not fitting and phrase.noun in BODY_NOUNS:
            fitting = [group for group in self._before(i, reach) if self._is_unnamed_body(phrase, group)]
        if not fitting and phrase.number == "s" and phrase.noun in LONE_POSTS | self.sectors.words["heads"]:
            fitting = [group for group in self._before(i, 10_000) if self._fits(phrase, group)]
            rule = "only_one_of_its_post"
        if not fitting and not phrase.modifiers:
            fitting = [group for group in self._before(i, VERY_NEAR) if self._same_sector(phrase, group)]
            rule = "only_one_of_its_sector"
        if len(fitting) > 1:
            specific = [group for group in fitting if not self._is_general(group)]
            fitting = specific or fitting
        if len(fitting) > 1:
            fitting = self._nearest_by_far(i, fitting)
        if len(fitting) > 1:
            fitting = self._agreed(i, phrase, fitting)
            rule = "speaker_and_subject_before"
        if len(fitting) == 1:
            self.groups.join(i, fitting[0], rule)
        elif len(fitting) > 1:
            self.candidates[i] = tuple(fitting)
        else:
            self.groups.new(i, "description")

    def _place_bare(self, i: int, phrase: Phrase) -> None:
        """ "lawmakers", "domestic critics": the same words again are the same people; "police" was placed before."""
        if phrase.kind == PartyKind.PERSON:
            self.groups.new(i, "description")
            return
        plain = self.plain.setdefault(phrase.noun, [])
        for group in plain:
            if group.names or group.plural != (phrase.number == "p"):
                continue
            first = self.groups.phrases[group.members[0]]
            if first.determiner == "" and first.modifiers == phrase.modifiers and first.places == phrase.places:
                self.groups.join(i, group, "same_words")
                return
        plain.append(self.groups.new(i, "description"))

    def _before(self, i: int, sentences: int) -> list[Group]:
        """Groups with a phrase before `i` within so many sentences, nearest first."""
        here = self.groups.phrases[i].sentence.index
        found: list[Group] = []
        for group, last in reversed(self.recent.items()):
            if here - last > sentences:
                break
            found.append(group)
        return found

    def _fits(self, phrase: Phrase, group: Group) -> bool:
        assert phrase.entry is not None
        if not self._agrees(phrase, group):
            return False
        alike = self.sectors.are_alike
        return any(alike(phrase.noun, noun) for noun in group.nouns) and _no_conflict(phrase, group)

    def _is_unnamed_body(self, phrase: Phrase, group: Group) -> bool:
        """A named body of which no noun is known: "Nova", taken up by "the group"."""
        return (
            self._agrees(phrase, group)
            and group.kind == PartyKind.ORGANIZATION
            and bool(group.names)
            and (not group.sectors or group.sector == "SOC")
            and not phrase.modifiers
        )

    def _is_general(self, group: Group) -> bool:
        """People in general ("police officers can be"), not some that the report has introduced."""
        first = self.groups.phrases[group.members[0]]
        if group.names or first.determiner or first.places:
            return False
        # "Minister promises law": the head of a headline is the minister whom the report then names
        return group.plural or (group.kind == PartyKind.PERSON and not first.modifiers)

    def _nearest_by_far(self, i: int, fitting: list[Group]) -> list[Group]:
        """One described in the sentence before, the others three or more sentences ago, none of them named."""
        here = self.groups.phrases[i].sentence.index
        if any(group.names for group in fitting):
            return fitting
        near = [group for group in fitting if here - self.recent[group] <= 1]
        far = [group for group in fitting if here - self.recent[group] >= 3]
        return near if len(near) == 1 and len(far) == len(fitting) - 1 else fitting

    def _same_sector(self, phrase: Phrase, group: Group) -> bool:
        entry = phrase.entry
        return (
            entry is not None
            and entry.sector is not None
            and entry.sector not in ("CVL", "ELI")
            and bool(group.names)
            and group.sector == entry.sector
            and entry.noun not in self.sectors.words["heads"]
            and (not phrase.places or bool(group.places.intersection(phrase.places)))
            and self._agrees(phrase, group)
        )

    def _agrees(self, phrase: Phrase, group: Group) -> bool:
        person = group.kind == PartyKind.PERSON
        if (phrase.kind == PartyKind.PERSON) != (person and not group.plural):
            return False
        if phrase.kind == PartyKind.GROUP and phrase.number == "p" and not group.plural:
            return False
        if group.kind == PartyKind.PLACE or (phrase.number == "s" and group.plural and phrase.kind != PartyKind.GROUP):
            return False
        return not (phrase.gender and group.gender and phrase.gender != group.gender)

    def _agreed(self, i: int, phrase: Phrase, fitting: list[Group]) -> list[Group]:
        """The one that both speaks this sentence and was the subject of the sentence before, if there is one."""
        speakers = self._speakers_of(phrase)
        subjects = self._subjects_before(i)
        agreed = [group for group in fitting if group in speakers and group in subjects]
        return agreed if len(agreed) == 1 else fitting

    def _speakers_of(self, phrase: Phrase) -> list[Group]:
        found: list[Group] = []
        for verb in phrase.sentence.ancestors_of(phrase.head):
            if verb.lemma in SPEECH:
                for subject in phrase.sentence.children_of(verb, "nsubj"):
                    group = self.groups.of.get(self.at.get((phrase.sentence.index, subject.i), -1))
                    if group is not None:
                        found.append(group)
        return found

    def _subjects_before(self, i: int) -> list[Group]:
        here = self.groups.phrases[i].sentence.index
        found: list[Group] = []
        for j in range(i - 1, -1, -1):
            other = self.groups.phrases[j]
            if other.sentence.index < here - 1:
                break
            root = other.sentence.root
            if (
                other.sentence.index == here - 1
                and other.head.dep in ("nsubj", "nsubjpass")
                and other.head.head == root.i
            ):
                group = self.groups.of.get(j)
                if group is not None:
                    found.append(group)
        return found


def _only_tells(phrase: Phrase) -> bool:
    """What is said of somebody, and nobody more: "called him a nice guy", "was elected president", "as director"."""
    head, sentence = phrase.head, phrase.sentence
    if phrase.number == "p":
        return False
    bare = phrase.determiner == "" and phrase.kind == PartyKind.PERSON
    if head.dep == "oprd":
        return True
    if head.dep == "attr":
        verb = sentence.head_of(head)
        return (bare or phrase.determiner == "indefinite") and not sentence.children_of(verb, "expl")
    if head.dep == "pobj" and bare and not phrase.modifiers and head.tag == "NN":
        return sentence.head_of(head).lower in ("for", "as")
    return False


def _counts_none(phrase: Phrase) -> bool:
    """ "no family", "any clerk": nobody in particular."""
    if phrase.noun in ("anyone", "anybody", "everyone", "everybody", "nobody", "someone", "somebody", "one", "none"):
        return True
    return any(
        t.lower in ("no", "any", "every", "each", "neither") for t in phrase.sentence.children_of(phrase.head, "det")
    )


def _no_conflict(phrase: Phrase, group: Group) -> bool:
    """Places and modifiers of the description must not say something else than the party's own."""
    if phrase.places and group.places and not set(phrase.places) & group.places:
        return False
    if phrase.former and not group.former:
        return False
    if group.former and not phrase.former and not group.names and phrase.kind == PartyKind.PERSON:
        return False  # "the former mayor" and "the mayor" are two people
    known = group.modifiers | {word.lower() for name in group.names for word in name} | group.nouns
    return all(word in known for word in phrase.modifiers)
