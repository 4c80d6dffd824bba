"""One document to its annotated text: the parse and everything read off it."""

from facta.model.document import Document
from facta.model.sentence import AnnotatedText
from facta.reading.clauses import clauses_of
from facta.reading.headline_participles import with_headline_participles
from facta.reading.headlines import with_headline_verbs
from facta.reading.mentions import mentions_of
from facta.reading.parser import Parser
from facta.reading.quotation_marks import quotations_of
from facta.reading.time_expressions import time_expressions_of
from facta.reading.tree_repairs import repaired


def annotate(document: Document, parser: Parser, nouns: frozenset[str] = frozenset()) -> AnnotatedText:
    """The annotated text of `document`; `nouns` are further nouns (lemmas) to be read as predicates."""
    paragraphs, parsed = parser.sentences_of(document)
    sentences = repaired(with_headline_participles(with_headline_verbs(parsed, parser)))
    return AnnotatedText(
        document=document,
        sentences=sentences,
        paragraphs=paragraphs,
        mentions=mentions_of(sentences),
        quotations=quotations_of(document, paragraphs),
        times=time_expressions_of(document, sentences),
        clauses=clauses_of(sentences, nouns),
    )
