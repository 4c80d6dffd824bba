"""What a document, passage, party, statement, act, matter and finding are.

Frozen values, standard library only. Nothing here knows a file, a parser, a rule or a page.
"""
