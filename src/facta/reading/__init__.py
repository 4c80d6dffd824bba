"""The language of one document: sentences, tokens, mentions, clauses, quotations, time expressions.

The only home of spaCy. In: a `Document`. Out: an `AnnotatedText`.
"""
