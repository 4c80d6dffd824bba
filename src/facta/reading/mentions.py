"""Mentions: the noun phrases and pronouns that can name a party."""

from facta.model.sentence import Mention, Sentence


def mentions_of(sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """The mentions of all sentences, in text order."""
    return ()
