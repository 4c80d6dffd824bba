"""Which entries of a reading a person should see first: those by which a named person could be wronged."""

from facta.codebook.vocabulary import Vocabulary, type_named
from facta.model.act import Act
from facta.model.party import PartyKind
from facta.model.record import Reading
from facta.model.statement import Statement, StatementKind

PERSON_WITH_CRIME, FINDING_RESTS, THE_REST = 1, 2, 3


def harm_of_act(act: Act, reading: Reading, codebook: Vocabulary) -> int:
    """1 where a named person is said to have done what would be a crime, or is dealt with as if they had."""
    type_ = type_named(codebook, act.type)
    if type_ is None:
        return THE_REST
    wronged = (
        act.parties_as("agent")
        if "criminal" in type_.traits
        else act.parties_as("patient", "recipient")
        if "coercive" in type_.traits
        else ()
    )
    return PERSON_WITH_CRIME if any(_named_person(party, reading) for party in wronged) else THE_REST


def harm_of_statement(statement: Statement, reading: Reading) -> int:
    """1 where an accusation tells of a named person."""
    accuses = statement.kind == StatementKind.ACCUSATION
    return PERSON_WITH_CRIME if accuses and any(_named_person(p, reading) for p in statement.about) else THE_REST


def _named_person(party: str, reading: Reading) -> bool:
    found = reading.party_of.get(party)
    return found is not None and found.kind == PartyKind.PERSON and bool(found.names)
