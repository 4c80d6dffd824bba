"""Sentences that tell a pledged deed in the pledge's own verb, for verbs that no act type covers.

"A centre would open" is answered by "the centre, which opened in November": the same verb in the past, a like subject,
a later report, and nothing in the sentence that denies, plans or supposes it or gives it on somebody's word. A verb
that was coded as an act is left to that act, which knows its day and modality.
"""

from datetime import date

from facta.codebook.content_words import stem
from facta.findings.pile import Pile
from facta.findings.pledged_verbs import after_will, names_no_deed
from facta.findings.subjects import share_of
from facta.findings.told import ToldStatement
from facta.findings.words import words
from facta.model.passage import Span
from facta.model.record import Reading

BESIDES_THE_VERB = 2
"""Words of the pledge that the sentence must share beside its verb; one alone ("information") fits any deed."""


def deeds_in_words(
    pile: Pile, said: ToldStatement, subject: tuple[str, ...], since: date | None, least_share: float
) -> list[tuple[Reading, Span]]:
    """Later sentences in the reports' own voice that tell the deed pledged by `said`, in order."""
    verb = after_will(said.content)
    if verb is None or since is None or words("no").search(said.content) or names_no_deed(verb.group(1).lower()):
        return []
    wanted = stem(verb.group(1))
    found: list[tuple[Reading, Span]] = []
    for reading, sentence, at in pile.past_verbs.get(wanted, ()):
        published = pile.published(reading)
        if published is None or published <= since:
            continue
        if words("not done").search(reading.document.text, sentence.start, sentence.end):
            continue
        spoken = [span for statement in reading.statements for span in statement.content]
        if any(span.start <= at < span.end for span in (*spoken, *(act.trigger for act in reading.acts))):
            continue
        told = pile.subject_of(reading, sentence)
        others = set(subject) - {wanted}
        if len(others & set(told)) < min(BESIDES_THE_VERB, len(others)):
            continue
        if share_of(pile, subject, told) >= least_share:
            found.append((reading, sentence))
    return found
