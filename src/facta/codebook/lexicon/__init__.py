"""Tables of English that clauses and modality are read with: event nouns, light verbs, control, embedding."""

from facta.codebook.lexicon.english import Lexicon, english

__all__ = ["Lexicon", "english"]
