"""Sentences that tell a pledged deed in the pledge's own verb, for verbs that no act type covers.

"A centre would open" is answered by "the centre, which opened in November": the same verb in the past, a like subject,
a later report, and nothing in the sentence that denies, plans or supposes it or gives it on somebody's word. A verb
that was coded as an act is left to that act, which knows its day and modality.
"""

import re
from datetime import date

from facta.codebook.content_words import stem
from facta.findings.pile import Pile, ToldStatement
from facta.findings.subjects import share_of
from facta.model.passage import Span
from facta.model.record import Reading

PLEDGED_VERB = re.compile(r"\b(?:will|would|shall)\s+(?:be\s+)?([a-z]{3,})\b", re.IGNORECASE)
NO_PLEDGE = re.compile(r"\b(?:no|not|never|nobody|none)\b|n[’']t\b", re.IGNORECASE)
NOT_DONE = re.compile(
    r"\b(?:no|not|never|nobody|none|without|yet|would|will|shall|(?-i:may)|might|could|should|if|unless|whether|plans?|planned|"
    r"promis\w+|pledg\w+|hop\w+|expect\w+|allegedly|reportedly|denied|denies|failed|refus\w+)\b|n[’']t\b",
    re.IGNORECASE,
)
AUXILIARIES = frozenset(("have", "take", "make", "give", "continue", "keep", "help", "seek", "consider"))


def deeds_in_words(
    pile: Pile, said: ToldStatement, words: tuple[str, ...], since: date | None, least_share: float
) -> list[tuple[Reading, Span]]:
    """Later sentences in the reports' own voice that tell the deed pledged by `said`, in order."""
    verb = PLEDGED_VERB.search(said.content)
    if verb is None or since is None or NO_PLEDGE.search(said.content) or verb.group(1).lower() in AUXILIARIES:
        return []
    wanted = stem(verb.group(1))
    found: list[tuple[Reading, Span]] = []
    for reading, sentence, at in pile.past_verbs.get(wanted, ()):
        published = pile.published(reading)
        if published is None or published <= since:
            continue
        if NOT_DONE.search(reading.document.text, sentence.start, sentence.end):
            continue
        spoken = [span for statement in reading.statements for span in statement.content]
        if any(span.start <= at < span.end for span in (*spoken, *(act.trigger for act in reading.acts))):
            continue
        if share_of(pile, words, pile.subject_of(reading, sentence)) >= least_share:
            found.append((reading, sentence))
    return found
