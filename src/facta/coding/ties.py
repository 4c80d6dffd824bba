"""Ties: standing relations between the parties of one report, each with its passage and the rule that read it.

In: the annotated text and its parties. Out: `Tie` values in text order. Read from what describes a party ("the group's
head, Dina Marr"), from owners before a noun ("her lawyer"), from adjectives ("a pro-Marr group") and from a few verbs.
A tie that the text denies or supposes is none.
"""

from collections.abc import Iterator

from facta.coding.party_table import PartyTable
from facta.coding.phrases import Phrase
from facta.coding.sector import owner_tokens
from facta.model.party import Party, PartyKind, Tie
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

RELATIONS = (
    ("kin", "kin-of"),
    ("represents", "represents"),
    ("colleagues", "colleague-of"),
    ("owners", "owns"),
    ("supporters", "supports"),
    ("heads", "head-of"),
    ("members", "member-of"),
)
VERBS = {
    "meet": "met",
    "support": "supports",
    "back": "supports",
    "endorse": "supports",
    "admire": "supports",
    "praise": "supports",
    "own": "owns",
    "lead": "head-of",
    "head": "head-of",
    "chair": "head-of",
    "found": "head-of",
    "manage": "head-of",
    "run": "head-of",
}
SUPPORT_NOUNS = frozenset("admiration support loyalty allegiance sympathy devotion".split())
OFFICES = {"presidential": "president", "government": "government", "president": "president", "regime": "government"}
BODIES = (PartyKind.ORGANIZATION, PartyKind.GROUP)


def ties_of(text: AnnotatedText, parties: PartyTable) -> tuple[Tie, ...]:
    """The ties of `text`, without repeats."""
    found: dict[tuple[str, str, str], Tie] = {}
    for i, phrase in enumerate(parties.phrases):
        for tie in _ties_at(i, phrase, parties):
            if tie.from_party != tie.to_party:
                found.setdefault((tie.from_party, tie.to_party, tie.relation), tie)
    for sentence in text.sentences:
        for tie in _ties_by_verb(sentence, parties):
            if tie.from_party != tie.to_party:
                found.setdefault((tie.from_party, tie.to_party, tie.relation), tie)
    return tuple(sorted(found.values(), key=lambda tie: (tie.passage, tie.relation, tie.from_party, tie.to_party)))


def _ties_at(i: int, phrase: Phrase, parties: PartyTable) -> Iterator[Tie]:
    own = parties.id_of_phrase.get(i)
    if own is None:
        return
    if phrase.form == "nominal":
        yield from _described(phrase, own, parties)
        yield from _pro(phrase, own, parties)
    elif phrase.name:
        yield from _titled(phrase, own, parties)
    is_body = (phrase.entry is not None and phrase.entry.kind in BODIES) or phrase.name
    if is_body and parties.party_of[own].kind in BODIES and phrase.possessor is not None:
        owner = _party_at(phrase.sentence, phrase.possessor, parties)
        if owner is not None and owner.kind in (*BODIES, PartyKind.PLACE) and phrase.noun != "family":
            yield Tie(own, owner.id, "part-of", phrase.mention.span, "possessive")


def _described(phrase: Phrase, own: str, parties: PartyTable) -> Iterator[Tie]:
    """ "the group's head", "a member of the group", "her lawyer", "Nukk's brother"."""
    relation = _relation_of(phrase.noun, parties) or _relation_of(phrase.head.lemma.lower(), parties)
    if relation is None:
        return
    for token in owner_tokens(phrase):
        owner = _party_at(phrase.sentence, token, parties)
        if owner is None or not _is_possible(relation, parties.party_of[own], owner):
            continue
        end = max(phrase.mention.span.end, phrase.sentence.tokens[token].end)
        passage = Span(phrase.mention.span.start, end)
        yield Tie(
            own,
            owner.id,
            "former" if phrase.former and relation in ("head-of", "member-of") else relation,
            passage,
            "description",
        )
        return


def _relation_of(noun: str, parties: PartyTable) -> str | None:
    return next((relation for name, relation in RELATIONS if noun in parties.sectors.words[name]), None)


def _is_possible(relation: str, own: Party, owner: Party) -> bool:
    people = (PartyKind.PERSON, PartyKind.GROUP)
    if relation in ("kin-of", "colleague-of"):
        return own.kind in people and owner.kind in people
    if relation in ("head-of", "member-of"):
        return own.kind in people and owner.kind in (*BODIES, PartyKind.PLACE)
    if relation == "owns":
        return owner.kind != PartyKind.PERSON
    return owner.kind != PartyKind.PLACE


def _titled(phrase: Phrase, own: str, parties: PartyTable) -> Iterator[Tie]:
    """ "Marr colleague Ada Venn", "Labour Minister Ada Venn" where the report names the Labour Ministry."""
    if not phrase.title or phrase.name_span is None:
        return
    noun = phrase.title[-1].rstrip(".")
    relation = _relation_of(noun, parties)
    if relation is None:
        return
    passage = phrase.mention.span
    lead = Span(passage.start, phrase.name_span.start)
    for owner_id in parties.within(lead):
        owner = parties.party_of[owner_id]
        if owner_id != own and _is_possible(relation, parties.party_of[own], owner):
            yield Tie(own, owner_id, "former" if phrase.former else relation, passage, "title")
            return
    if noun == "minister":
        ministry = _ministry_of(phrase, parties)
        if ministry is not None:
            below = any(word in ("deputy", "vice") for word in phrase.title)
            relation = "former" if phrase.former else "member-of" if below else "head-of"
            yield Tie(own, ministry, relation, passage, "minister_of_ministry")


def _ministry_of(phrase: Phrase, parties: PartyTable) -> str | None:
    field = [word for word in phrase.title[:-1] if word not in ("deputy", "vice", "former", "first", "acting", "then")]
    if not field or field == ["prime"]:
        return None
    fitting = [
        party.id
        for party in parties.parties
        if any(
            "ministry" in name.lower().split() and all(word in name.lower().split() for word in field)
            for name in party.names
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def _pro(phrase: Phrase, own: str, parties: PartyTable) -> Iterator[Tie]:
    """ "a pro-Marr group", "a pro-presidential group", "a pro-government rally"."""
    tokens = phrase.sentence.tokens
    for token in tokens[:-2]:
        if token.lower != "pro" or token.head != phrase.head.i or tokens[token.i + 1].text not in ("-", "‑", "–"):
            continue
        word = tokens[token.i + 2].lower
        supported = _supported(word, parties)
        if supported is not None:
            yield Tie(own, supported, "supports", phrase.mention.span, "pro_adjective")


def _supported(word: str, parties: PartyTable) -> str | None:
    office = OFFICES.get(word)
    fitting = [
        party.id
        for party in parties.parties
        if (any(name.lower().split()[-1] == word for name in party.names) and party.kind != PartyKind.PLACE)
        or (office is not None and any(office in title.lower().split() for title in (*party.titles, *_plain(party))))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _plain(party: Party) -> tuple[str, ...]:
    return () if party.names else (party.name,)


def _ties_by_verb(sentence: Sentence, parties: PartyTable) -> Iterator[Tie]:
    for token in sentence.tokens:
        if token.pos == "VERB" and token.lemma in VERBS:
            yield from _by_verb(sentence, token, parties)
        elif token.lemma in SUPPORT_NOUNS and token.tag[:2] == "NN":
            yield from _by_support_noun(sentence, token, parties)


def _by_verb(sentence: Sentence, verb: Token, parties: PartyTable) -> Iterator[Tie]:
    children = sentence.children_of(verb)
    if any(t.dep == "neg" or t.tag == "MD" for t in children) or verb.tag == "VB":
        return
    relation = VERBS[verb.lemma]
    subjects = [t for t in children if t.dep == "nsubj"]
    objects = [t for t in children if t.dep == "dobj"]
    by = [o for t in children if t.dep == "agent" for o in sentence.children_of(t, "pobj")]
    if relation == "met":
        objects += [
            o for t in children if t.dep == "prep" and t.lower == "with" for o in sentence.children_of(t, "pobj")
        ]
    if by and verb.tag == "VBN":
        subjects = by
        objects = [t for t in children if t.dep == "nsubjpass"] or (
            [sentence.head_of(verb)] if verb.dep == "acl" else []
        )
    subjects += [other for subject in subjects for other in sentence.children_of(subject, "conj")]
    for subject in subjects:
        for doer in _bearers(sentence, subject, parties):
            for target in objects:
                owner = _party_at(sentence, target.i, parties)
                if owner is not None and _verb_fits(relation, doer, owner):
                    yield Tie(doer.id, owner.id, relation, _between(subject, target), f"verb_{verb.lemma}")


def _verb_fits(relation: str, doer: Party, owner: Party) -> bool:
    if relation == "head-of":
        return doer.kind == PartyKind.PERSON and owner.kind in BODIES and bool(doer.names)
    if relation == "met":
        return bool(owner.names or doer.names)
    if relation == "owns":
        return owner.kind not in (PartyKind.PERSON, PartyKind.PLACE)
    return owner.kind != PartyKind.PLACE and owner.kind != PartyKind.OTHER


def _bearers(sentence: Sentence, subject: Token, parties: PartyTable) -> list[Party]:
    """The party of the subject; of "whose members", the body too."""
    found = [_party_at(sentence, subject.i, parties)]
    if subject.lemma in ("member", "leader", "activist", "representative"):
        found = [_party_at(sentence, t.i, parties) for t in sentence.children_of(subject, "poss")] or found
    return [party for party in found if party is not None]


def _by_support_noun(sentence: Sentence, noun: Token, parties: PartyTable) -> Iterator[Tie]:
    """ "did not hide its admiration for the mayor"."""
    owners = sentence.children_of(noun, "poss")
    targets = [
        o
        for p in sentence.children_of(noun, "prep")
        if p.lower in ("for", "to")
        for o in sentence.children_of(p, "pobj")
    ]
    governor = sentence.head_of(noun)
    if governor.lemma in ("deny", "withdraw", "lose", "drop", "reject"):
        return
    for owner in owners:
        doer = _party_at(sentence, owner.i, parties)
        for target in targets:
            supported = _party_at(sentence, target.i, parties)
            if doer is not None and supported is not None and supported.kind != PartyKind.PLACE:
                yield Tie(doer.id, supported.id, "supports", _between(owner, target), "support_noun")


def _party_at(sentence: Sentence, i: int, parties: PartyTable) -> Party | None:
    party = parties.party_at(sentence, sentence.tokens[i])
    return parties.party_of[party] if party is not None else None


def _between(one: Token, two: Token) -> Span:
    return Span(min(one.start, two.start), max(one.end, two.end))
