"""Whether a pledge says a deed that reports could later tell as done or not.

An attitude ("would abide by the ruling", "will fight on") and an aim without a thing ("ensure that trust returns") name
no deed. What would be done only if something else comes about, whom somebody will vote for, and what somebody who
stands for election would do in the office, cannot be told to have been kept or not by the reports alone. In: a pledge
and its report. Out: the reason, or "". Elsewhere: what is a pledge at all (pledges.py).
"""

from facta.codebook.content_words import content_words
from facta.findings.pile import Pile
from facta.findings.pledged_verbs import deed_verbs
from facta.findings.told import ToldStatement
from facta.findings.words import words
from facta.model.passage import Span

ATTITUDE = "its verb names an attitude and no deed"
AIM = "it names an aim and no thing to be done"
CONDITION = "it is to be done only if something else comes about"
VOTE = "it says whom somebody will vote for or support"
CANDIDATE = "the party stands for election, and no report tells what was done in the office"
LEAST_WORDS = 2
"""Words of a pledge that tell what is to be done, beside attitudes and aims."""
OPENING = " \t\n“”\"'‘,."
STANDS_IN = 0.15
"""Share of the reports that mention somebody, in which they are called a candidate, from which they stand."""
BESIDE_A_NAME = 40
"""Characters before and after a name in which a word says that its bearer stands for election."""


def names_no_deed(pledged: str) -> str:
    """Why the piece of somebody's words that tells what will be done names no deed that a report could tell, or ""."""
    content = " ".join(pledged.split()).strip(OPENING)
    verbs = deed_verbs(content)
    own = bool(words("own subject").match(content)) or not words("future").search(content)
    attitude = own and bool(verbs) and all(words("attitude").fullmatch(verb) for verb in verbs)
    if words("by when").search(content):
        return ""
    if attitude or words("effort").search(content):
        return ATTITUDE
    told = content_words(words("aim").sub(" ", content))
    return AIM if own and len(told) < LEAST_WORDS else ""


def cannot_be_told(pile: Pile, said: ToldStatement, party: str) -> str:
    """Why reports that tell no act on a pledge say nothing of it, or ""."""
    if words("on a condition").search(said.content) or _hangs_on(pile, said):
        return CONDITION
    if words("at the polls").search(said.content):
        return VOTE
    return CANDIDATE if stands_for_election(pile, party) else ""


def _hangs_on(pile: Pile, said: ToldStatement) -> bool:
    """Whether what stands before or after the words in the sentence, or an election anywhere in it, is their
    condition."""
    end = max(span.end for span in said.statement.content)
    sentence = pile.sentence_at(said.reading, said.statement.span)
    after = pile.words(said.reading, Span(end, max(end, sentence.end))).lstrip(OPENING)
    first = said.statement.span.start
    before = pile.words(said.reading, Span(min(sentence.start, first), first))
    if words("condition before").search(before):
        return True
    return bool(words("condition").match(after) or words("if elected").search(pile.words(said.reading, sentence)))


def stands_for_election(pile: Pile, party: str) -> bool:
    """Whether so large a share of the reports that mention the party call them a candidate, or tell of a campaign."""
    entity = pile.entity(party)
    if entity is None or entity.kind.value != "person":
        return False
    reports = {ref.document for ref in entity.members}
    called = {ref.document for ref in entity.members if _called_candidate(pile, ref.document, ref.id)}
    return len(called) >= max(1, STANDS_IN * len(reports))


def _called_candidate(pile: Pile, document: str, party: str) -> bool:
    reading = pile.record.reading_of[document]
    found = reading.party_of.get(party)
    text = reading.document.text
    return found is not None and any(_beside(text, mention) for mention in found.mentions)


def _beside(text: str, name: Span) -> bool:
    before = text[max(0, name.start - BESIDE_A_NAME) : name.start].rstrip(" .")
    after = text[max(0, name.end - 1) : name.end + BESIDE_A_NAME]
    return bool(words("candidate before").search(before) or words("candidate after").match(after))
