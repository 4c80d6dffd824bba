"""Clause records: predicates with their arguments, built from the parse.

A sentence's predicates are its verbs (auxiliaries apart), event nouns ("refusal") and predicative adjectives. Their
arguments are read from the tree, then completed across predicates: what a coordinated verb, an infinitive, a
participle, a relative clause or a light verb leaves unsaid is taken from where the grammar has it. Nothing is
guessed from meaning.
Elsewhere: how far a phrase reaches (phrases.py), who acts in a clause without a subject (subjects.py), nouns
(noun_arguments.py), tense, modals and negation (verb_group.py).
"""

from facta.codebook.lexicon import Lexicon, english
from facta.model.clause import Clause
from facta.model.passage import Span
from facta.model.sentence import Sentence
from facta.reading.embedding import embedding_of
from facta.reading.noun_arguments import NounArguments
from facta.reading.predicates import hyphenated, kinds_of, noun_of
from facta.reading.subjects import Subjects
from facta.reading.verb_arguments import VerbArguments
from facta.reading.verb_group import VerbGroup, verb_group_of

_NO_GROUP = VerbGroup("", "", False, (), "", ())


def clauses_of(sentences: tuple[Sentence, ...], nouns: frozenset[str] = frozenset()) -> tuple[Clause, ...]:
    """The clause records of all sentences, in text order of their predicates.

    nouns: further nouns (lemmas) to be read as predicates, beside those of the lexicon; and what is one predicate
    though a hyphen divides it ("sit-in", "baton-charge").
    """
    lexicon = english()
    return tuple(clause for sentence in sentences for clause in _clauses(sentence, lexicon, nouns))


def _clauses(sentence: Sentence, lexicon: Lexicon, nouns: frozenset[str]) -> list[Clause]:
    joined = hyphenated(sentence, nouns)
    kinds = kinds_of(sentence, lexicon, nouns, joined)
    if not kinds:
        return []
    subjects = Subjects(sentence, kinds, lexicon)
    verbs = VerbArguments(sentence, subjects, lexicon, joined)
    noun_arguments = NounArguments(sentence, subjects, verbs, lexicon)
    found: list[Clause] = []
    for i, kind in kinds.items():
        token = sentence.tokens[i]
        embedded_by, embedding, marker = embedding_of(token, sentence)
        if kind == "noun":
            group, span = _NO_GROUP, Span(token.start, token.end)
            whole = joined.get(i)
            if whole is not None:
                span = Span(sentence.tokens[token.i - 2].start, token.end)
            lemma = lexicon.predicate_of(whole or noun_of(token))
            arguments = noun_arguments.arguments(token, lemma)
            negated = noun_arguments.negated(token)
        else:
            group = verb_group_of(token, sentence, subjects)
            lemma, span = verbs.lemma(token), verbs.span(token)
            arguments = verbs.arguments(token, group.voice)
            negated = group.negated or marker == "without"
        found.append(
            Clause(
                sentence.index,
                i,
                lemma,
                kind,
                group.voice,
                negated,
                group.tense,
                group.modals,
                tuple(arguments),
                span,
                embedded_by,
                embedding,
                marker,
                group.adverbs,
            )
        )
    return found
