"""Who is masked on publication: people stated to be under 18, and those named as victims of sexual violence.

In: the parties of one report, its text, its acts and the codebook. Out: the same parties with `shielded` and the span
that says so. Masking one person too many costs a name; one too few can cost a life, so modality does not matter here.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from facta.codebook.codebook import Codebook
from facta.model.act import Act
from facta.model.party import Party, PartyKind
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText

UNDER_AGE, COMPLAINANT = "under-18", "complainant"
TRAIT = "shields-patient"
MINOR_NOUNS = frozenset(
    "minor schoolgirl schoolboy child toddler infant baby girl boy newborn juvenile preschooler".split()
)
NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "1[0-7]|[1-9]"
)
YEAR_OLD = re.compile(rf"(?<![\w.,])(?:{NUMBER})[-‐‑ ](?:(?:year|month|week|day)s?)[-‐‑ ]olds?\b", re.IGNORECASE)
AGED = re.compile(rf"\b(?:aged?|aged only) (?:{NUMBER})\b(?![-\d])", re.IGNORECASE)
OF_AGE = re.compile(rf"^(?:girls?|boys?|child|children) of (?:{NUMBER})\b(?![-\d])", re.IGNORECASE)
AGE_BEHIND = re.compile(
    r"\s*(?:,\s*(?:aged?\s+)?(?:1[0-7]|[1-9])(?=\s*[,;.)]|\s+and\b)(?!\s*,\s*\d)"
    r"|\(\s*(?:aged?\s+)?(?:1[0-7]|[1-9])\s*\))"
)
AGED_BEHIND = re.compile(rf"[^.;]{{0,3}}\s*aged?\s+(?:{NUMBER})\b(?![-\d])", re.IGNORECASE)
IS_AGE = re.compile(
    rf"\s+(?:is|was|turned|turns|is only|was only|is just|was just)\s+(?:{NUMBER})"
    r"(?:\s+years?\s+old|(?=\s*[.,;]|\s+when\b|\s+at the time\b))",
    re.IGNORECASE,
)
LONG_AGO = re.compile(r"\b(?:when|since|while) (?:he|she|they|I|we) (?:was|were) $")
"""Before a noun of childhood: what somebody was, and is no more."""
VICTIM = re.compile(r"\b(?:complainant|victim|survivor)\b", re.IGNORECASE)
SEXUAL = re.compile(r"\b(?:rape[ds]?|raping|sexual(?:ly)?|molest\w*|gang-rape\w*)\b", re.IGNORECASE)
ADULTS = frozenset(("GOV", "LEG", "PTY", "COP", "MIL", "JUD", "ELI"))


def shielded(
    parties: tuple[Party, ...], text: AnnotatedText, acts: tuple[Act, ...], codebook: Codebook
) -> tuple[Party, ...]:
    """`parties`, with those to be masked marked."""
    why = _under_age(parties, text)
    for party_id, span in _complainants(parties, text, acts, codebook).items():
        why.setdefault(party_id, (COMPLAINANT, span))
    return tuple(
        replace(party, shielded=why[party.id][0], shielded_by=why[party.id][1]) if party.id in why else party
        for party in parties
    )


def _under_age(parties: tuple[Party, ...], text: AnnotatedText) -> dict[str, tuple[str, Span]]:
    found: dict[str, tuple[str, Span]] = {}
    for party in parties:
        if party.kind in (PartyKind.PLACE, PartyKind.ORGANIZATION):
            continue
        span = _age_of(party, text.document.text)
        if span is not None:
            found[party.id] = (UNDER_AGE, span)
    return found


def _age_of(party: Party, text: str) -> Span | None:
    """The span that states an age under 18, or says "the minor"."""
    for mention in party.mentions:
        words = text[slice(*mention)]
        for pattern in (YEAR_OLD, AGED, OF_AGE):
            match = pattern.search(words)
            if match and not _speaks_of_another(words, match.start()):
                return Span(mention.start + match.start(), mention.start + match.end())
        if party.sector in ADULTS:
            continue
        behind = text[mention.end : mention.end + 60]
        for pattern in (AGE_BEHIND, AGED_BEHIND, IS_AGE):
            match = pattern.match(behind)
            if match and _is_one_line(behind[: match.end()]):
                return Span(mention.start, mention.end + match.end())
    return _minor_noun(party, text)


def _speaks_of_another(words: str, at: int) -> bool:
    """ "the mother of a 14-year-old girl": the age stands behind an "of" or a possessive, so it is another's."""
    before = words[:at].lower()
    after = words[at:].lower()
    return bool(re.search(r"\b(?:of|with|for|to|from|by|in|at)\b", before)) or bool(re.search(r"['’]s\s+\w", after))


def _is_one_line(words: str) -> bool:
    return "\n" not in words


def _minor_noun(party: Party, text: str) -> Span | None:
    """ "the minor", "schoolgirl Ada Venn": one person, called a child."""
    if party.kind != PartyKind.PERSON or party.sector in ADULTS:
        return None
    for mention in party.mentions:
        words = text[slice(*mention)].lower()
        if LONG_AGO.search(text[max(0, mention.start - 30) : mention.start]):
            continue
        head = re.split(r"\b(?:of|in|from|at|for)\b", words)[0].split()
        if "'s" in words or "’s" in words:
            continue
        if head and (head[-1] in MINOR_NOUNS or (party.names and any(word in MINOR_NOUNS for word in head[:-1]))):
            return mention
    return None


def _complainants(
    parties: tuple[Party, ...], text: AnnotatedText, acts: tuple[Act, ...], codebook: Codebook
) -> dict[str, Span]:
    shielding = {act_type.code for act_type in codebook.types if TRAIT in act_type.traits}
    complaints = {
        t.code for t in codebook.types if t.matter is not None and "complain" in f"{t.noun} {t.label} {t.stage}"
    }
    sexual = [act for act in acts if act.type in shielding]
    by_id: Mapping[str, Party] = {party.id: party for party in parties}
    found: dict[str, Span] = {}
    for act in sexual:
        for party_id in act.parties_as("patient"):
            if by_id[party_id].kind not in (PartyKind.PLACE, PartyKind.ORGANIZATION):
                found.setdefault(party_id, act.passage)
    accused = {party for act in sexual for party in act.parties_as("agent")}
    for act in acts:
        if act.type in complaints and any(act.passage.overlaps(s.passage) for s in sexual):
            for party_id in act.parties_as("agent"):
                if by_id[party_id].kind in (PartyKind.PERSON, PartyKind.OTHER) and party_id not in accused:
                    found.setdefault(party_id, act.passage)
    for party in parties:
        span = _called_victim(party, text.document.text, bool(sexual))
        if span is not None:
            found.setdefault(party.id, span)
    return found


def _called_victim(party: Party, text: str, sexual: bool) -> Span | None:
    """ "the rape victim"; "the complainant", "the victim" where the report tells of sexual violence."""
    if party.kind != PartyKind.PERSON:
        return None
    for mention in party.mentions:
        words = text[slice(*mention)]
        match = VICTIM.search(words)
        own = match is not None and not re.search(r"['’]s\s|\bof (?:the|a|her|his)\b", words[: match.start()])
        if own and (SEXUAL.search(words) or (sexual and "rape" not in words)):
            return mention
    return None
