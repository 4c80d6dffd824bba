"""Descriptions that stand with a name: appositions, "X is a Y", "the X group"."""

from facta.coding.groups import Groups
from facta.coding.phrases import Phrase
from facta.model.party import PartyKind
from facta.model.sentence import Sentence, Token

NAMED_BY_NOUN = frozenset(
    "group organization organisation movement charity foundation fund nonprofit ngo association newspaper magazine "
    "broadcaster agency initiative collective shelter watchdog outlet party company firm".split()
)
BODIES = (PartyKind.ORGANIZATION, PartyKind.GROUP)


def join_appositions(groups: Groups) -> None:
    """Join each description to the name it stands with, and two descriptions in apposition to one another."""
    at = {(phrase.sentence.index, phrase.head.i): i for i, phrase in enumerate(groups.phrases)}
    for i, phrase in enumerate(groups.phrases):
        head, sentence = phrase.head, phrase.sentence
        if phrase.form == "pronoun":
            continue
        if head.dep == "appos":
            other = at.get((sentence.index, _host(sentence, head)))
            if other is not None and _is_set_off(groups.phrases[other], phrase):
                _join(groups, other, i, "apposition")
        elif head.dep == "attr":
            subject = _subject_of_copula(sentence, head)
            other = at.get((sentence.index, subject.i)) if subject else None
            if other is not None and phrase.form == "nominal" and groups.phrases[other].name:
                _join(groups, other, i, "copula")
        elif head.dep == "conj" and phrase.form == "nominal" and phrase.number == "s":
            other = _described_before(groups, at, phrase)
            if other is not None:
                _join(groups, other, i, "second_description")
        elif phrase.form == "nominal" and phrase.number == "s" and head.lower in NAMED_BY_NOUN:
            other = _name_before(groups, at, phrase)
            if other is not None:
                _join(groups, other, i, "name_before_noun")


def _host(sentence: Sentence, head: Token) -> int:
    """Position of the noun that the apposition with this head explains.

    "The warden was detained on suspicion of assaulting a resident, Mara Venn": the parser may hang the name on the
    subject, far across its own verb. Then it explains the noun that stands directly before its comma.
    """
    host = sentence.tokens[head.head]
    if not host.i < host.head < head.i:
        return host.i
    first = sentence.first_below(head)
    before = [token for token in sentence.tokens[host.head : first] if token.text not in (",", "--", "—", "–", "(")]
    return before[-1].i if before and before[-1].pos in ("NOUN", "PROPN") else -1


def _described_before(groups: Groups, at: dict[tuple[int, int], int], phrase: Phrase) -> int | None:
    """The name of "Ada Venn, an activist and proponent of the law": one "and", no comma, both say who she is."""
    sentence, head = phrase.sentence, phrase.head
    first = sentence.head_of(head)
    between = [t.text for t in sentence.tokens[first.i + 1 : head.i]]
    if first.dep != "appos" or "and" not in between or "," in between:
        return None
    one = at.get((sentence.index, first.i))
    name = at.get((sentence.index, first.head))
    if one is None or name is None or not groups.phrases[name].name:
        return None
    same = one in groups.of and groups.of[one] is groups.of.get(name)
    return name if same and groups.of[name].kind == PartyKind.PERSON else None


def _is_set_off(one: Phrase, two: Phrase) -> bool:
    """A comma, dash or bracket stands between, or a description directly before its name ("the activist Ada Venn")."""
    tokens = one.sentence.tokens
    first, last = sorted((one, two), key=lambda phrase: phrase.head.i)
    between = tokens[first.head.i + 1 : last.head.i]
    if any(t.text in (",", "--", "—", "–", "-", "(", ":", "...") for t in between):
        return True
    return not first.name and bool(last.name)


def _join(groups: Groups, i: int, j: int, rule: str) -> None:
    """Make phrases `i` and `j` one group where nothing speaks against it."""
    one, two = groups.phrases[i], groups.phrases[j]
    if one.form == "pronoun" or two.form == "pronoun" or not _may_join(groups, i, j, rule):
        return
    first, second = groups.of.get(i), groups.of.get(j)
    if (one.name and first is None) or (two.name and second is None):
        return
    if first is None and second is None:
        if one.entry is None or two.entry is None:
            return
        groups.join(j, groups.new(i, "description"), rule)
    elif first is not None and second is not None:
        if one.name and two.name:
            return
        groups.merge(first, second, rule)
    elif first is not None:
        groups.join(j, first, rule)
    elif second is not None:
        groups.join(i, second, rule)


def _may_join(groups: Groups, i: int, j: int, rule: str) -> bool:
    one, two = groups.phrases[i], groups.phrases[j]
    if one.name and two.name:
        return False
    described = two if one.name else one
    if described.entry is None:
        return False
    if one.number != two.number and not _one_body(one, two):
        return False
    if one.gender and two.gender and one.gender != two.gender:
        return False
    if described.number == "p" and described.determiner == "indefinite":
        return False
    named = one if one.name else two
    if rule == "apposition" and named.title and _other_office(named, described):
        # "the minister Ada Venn, the police chief of Nova and others" is a list
        return False
    kinds = (_kind(groups, i), _kind(groups, j))
    if None in kinds:
        return True
    if PartyKind.PLACE in kinds:
        return kinds[0] == kinds[1] or _mislabelled(groups, i, j)
    if (kinds[0] == PartyKind.PERSON) != (kinds[1] == PartyKind.PERSON):
        return rule in ("name_before_noun", "copula", "apposition") and _mislabelled(groups, i, j)
    return True


def _other_office(named: Phrase, described: Phrase) -> bool:
    offices = {p.entry.sector for p in (named, described) if p.entry is not None} - {None, "CVL", "ELI"}
    return len(offices) > 1 and not named.former and not described.former


def _one_body(one: Phrase, two: Phrase) -> bool:
    return any(p.name and p.kind in BODIES for p in (one, two))


def _mislabelled(groups: Groups, i: int, j: int) -> bool:
    """Whether only a label, no title and no description, makes the named one a person or place."""
    name = i if groups.phrases[i].name else j
    group = groups.of.get(name)
    return (
        group is not None
        and not groups.phrases[name].title
        and all(groups.phrases[k].entry is None for k in group.members)
    )


def _kind(groups: Groups, i: int) -> PartyKind | None:
    group = groups.of.get(i)
    return group.kind if group is not None and (group.votes or group.labels) else groups.phrases[i].kind


def _subject_of_copula(sentence: Sentence, head: Token) -> Token | None:
    """The subject of "is", "was", "being" over the attribute `head`, where nothing denies or supposes it."""
    verb = sentence.head_of(head)
    if verb.dep == "pcomp" and verb.lower == "being":
        # "the context of Nova being a group": the parse hangs both on "of"
        before = [t for t in sentence.children_of(sentence.head_of(verb), "pobj") if t.i < verb.i]
        return before[0] if len(before) == 1 else None
    if verb.lemma != "be" or sentence.children_of(verb, "neg"):
        return None
    if any(t.tag == "MD" for t in sentence.children_of(verb, "aux")):
        return None
    subjects = sentence.children_of(verb, "nsubj")
    if not subjects and verb.dep == "conj":  # "worked there and is now director of Nova"
        subjects = sentence.children_of(sentence.head_of(verb), "nsubj")
    return subjects[0] if len(subjects) == 1 else None


def _name_before(groups: Groups, at: dict[tuple[int, int], int], phrase: Phrase) -> int | None:
    """The name that names the body: "the Bright Hearth group", "the Nova (Dawn) group"."""
    sentence, head = phrase.sentence, phrase.head
    i = head.i - 1
    if i >= 0 and sentence.tokens[i].text == ")":
        while i > 0 and sentence.tokens[i].text != "(":
            i -= 1
        i -= 1
    while i >= 0 and sentence.tokens[i].lower in (
        "rights",
        "advocacy",
        "nonprofit",
        "feminist",
        "environmental",
        "opposition",
    ):
        i -= 1
    found = at.get((sentence.index, i))
    if found is None or not groups.phrases[found].name or found not in groups.of:
        return None
    name = groups.phrases[found]
    if name.mention.entity in ("GPE", "NORP", "LOC") or name.title:
        return None
    if name.mention.entity == "PERSON" and len(name.name) == 1:
        return None
    return found
