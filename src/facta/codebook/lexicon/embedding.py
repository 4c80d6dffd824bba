"""What predicates say of what they govern: the table embedding.en.yaml, loaded once a process."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from facta.codebook.fast_yaml import load_yaml

SIGNATURES = (
    "inherits",
    "negated",
    "attempted",
    "planned",
    "wanted",
    "alleged",
    "denied",
    "supposed",
    "known",
    "proven",
)


@dataclass(frozen=True)
class Embedding:
    """Signatures by predicate; see the comment in embedding.en.yaml.

    clauses, nouns: "lemma" or "lemma:preposition" to signature. adverbs, adjectives, markers: word to what it makes.
    stays_said: predicates of words once said, which a refusal or denial does not undo.
    claiming: words by which a sentence shows that somebody claims what it tells.
    overturning: words by which a sentence shows that a verdict did not last.
    contesting: verbs by which somebody rejects a claim.
    signs: nouns that measure, name or show an event; that there was none undoes it.
    ahead, brought: verbs of what lies ahead of somebody, and their objects that are there already ("faces charges").
    speaking_of: nouns of what is said of an event; that there was none ("gave no reason for") does not undo the event.
    options: nouns that a deed is named as before anybody did it ("permitting it was never an option").
    siding: predicates of taking sides, which leave what was said as it was ("backed the appeal").
    perceiving: predicates of perceiving; what nobody saw may have been all the same.
    one_way: negative predicates whose own negation says nothing of what they govern ("has not ruled out closing it").
    intending: predicates by which somebody means to do a thing themselves.
    stories, playing: nouns in which a story is set, verbs of acting a part.
    courts, mock: nouns of a court or its sitting; word before one that makes it no court to what it makes of the act.
    going: predicates of going somewhere.
    tellers: who or what tells. minds: nouns of where something is so for somebody alone.
    so_it_is: nouns that what follows "is that" makes out to be so.
    parts_played: who does things in a story alone.
    fleeing, stopping: predicates of getting away before something comes, of stopping somebody before they do it.
    conditions: words that open a condition.
    no_clause: verbs that take no clause.
    untrue: what a report of something may turn out to be.
    arranged: events that people arrange. ways_out: nouns of a choice ("no choice but to").
    set_beforehand, set_ahead: predicates of what is set for a day; those that are so in the progressive alone.
    showing: predicates by which it is shown or owned that something is so.
    feared_or_hoped: predicates of what may come.
    of_another: predicates that plan one's own deed but ask for another's.
    """

    clauses: dict[str, str]
    nouns: dict[str, str]
    adverbs: dict[str, str]
    adjectives: dict[str, str]
    markers: dict[str, str]
    future_with: frozenset[str]
    stays_said: frozenset[str]
    claiming: frozenset[str]
    overturning: frozenset[str]
    intending: frozenset[str]
    contesting: frozenset[str]
    speaking_of: frozenset[str]
    signs: frozenset[str]
    siding: frozenset[str]
    perceiving: frozenset[str]
    one_way: frozenset[str]
    options: frozenset[str]
    ahead: frozenset[str]
    brought: frozenset[str]
    stories: frozenset[str]
    playing: frozenset[str]
    courts: frozenset[str]
    mock: dict[str, str]
    of_another: frozenset[str]
    going: frozenset[str]
    feared_or_hoped: frozenset[str]
    showing: frozenset[str]
    tellers: frozenset[str]
    minds: frozenset[str]
    so_it_is: frozenset[str]
    parts_played: frozenset[str]
    fleeing: frozenset[str]
    stopping: frozenset[str]
    conditions: tuple[str, ...]
    no_clause: frozenset[str]
    set_beforehand: frozenset[str]
    untrue: frozenset[str]
    arranged: frozenset[str]
    ways_out: frozenset[str]
    set_ahead: frozenset[str]


@lru_cache(maxsize=1)
def embedding() -> Embedding:
    """The process's one table; an entry named under two signatures keeps the first."""
    text = files("facta.codebook.lexicon").joinpath("embedding.en.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = load_yaml(text)
    return Embedding(
        clauses=_inverted({signature: table[signature]["clauses"] for signature in SIGNATURES}),
        nouns=_inverted({signature: table[signature]["nouns"] for signature in SIGNATURES}),
        adverbs=_inverted(table["adverbs"]),
        adjectives=_inverted(table["adjectives"]),
        markers=_inverted(table["markers"]),
        future_with=frozenset(table["future_with"]),
        stays_said=frozenset(table["stays_said"]),
        claiming=frozenset(table["claiming"]),
        overturning=frozenset(table["overturning"]),
        intending=frozenset(table["intending"]),
        contesting=frozenset(table["contesting"]),
        stories=frozenset(table["stories"]),
        playing=frozenset(table["playing"]),
        courts=frozenset(table["courts"]),
        mock=_inverted(table["mock"]),
        of_another=frozenset(table["of_another"]),
        going=frozenset(table["going"]),
        feared_or_hoped=frozenset(table["feared_or_hoped"]),
        showing=frozenset(table["showing"]),
        signs=frozenset(table["signs"]),
        speaking_of=frozenset(table["speaking_of"]),
        siding=frozenset(table["siding"]),
        perceiving=frozenset(table["perceiving"]),
        one_way=frozenset(table["one_way"]),
        options=frozenset(table["options"]),
        ahead=frozenset(table["ahead"]),
        brought=frozenset(table["brought"]),
        tellers=frozenset(table["tellers"]),
        minds=frozenset(table["minds"]),
        so_it_is=frozenset(table["so_it_is"]),
        parts_played=frozenset(table["parts_played"]),
        fleeing=frozenset(table["fleeing"]),
        stopping=frozenset(table["stopping"]),
        conditions=tuple(table["conditions"]),
        no_clause=frozenset(table["no_clause"]),
        untrue=frozenset(table["untrue"]),
        arranged=frozenset(table["arranged"]),
        ways_out=frozenset(table["ways_out"]),
        set_beforehand=frozenset(table["set_beforehand"]),
        set_ahead=frozenset(table["set_ahead"]),
    )


def _inverted(words_of: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in words_of.items():
        for word in words:
            found.setdefault(word, name)
    return found
