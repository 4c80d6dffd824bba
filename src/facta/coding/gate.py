"""The gate: what cannot be cited is not recorded, whoever extracted it.

In: a reading. Out: the reading without the entries whose spans are empty or leave the text, or that name a party or a
statement that is not there.
"""

from dataclasses import replace

from facta.model.act import Act, Filler, Place
from facta.model.party import Party
from facta.model.passage import Span
from facta.model.record import Reading
from facta.model.statement import Statement
from facta.model.times import When


def gated(reading: Reading) -> Reading:
    """`reading` with only what its text bears out; an equal one where nothing had to go."""
    length = len(reading.document.text)
    parties = tuple(party for party in (_cited_party(party, length) for party in reading.parties) if party is not None)
    known = {party.id for party in parties}
    cited = (statement for statement in reading.statements if _cites_statement(statement, length))
    statements = tuple(_with_known(_with_day(statement, length), known) for statement in cited)
    said = {statement.id for statement in statements}
    acts = tuple(_act_with_known(act, known, said, length) for act in reading.acts if _cites_act(act, length))
    ties = tuple(
        tie
        for tie in reading.ties
        if _inside(tie.passage, length) and tie.from_party in known and tie.to_party in known
    )
    done = {act.id for act in acts}
    return replace(
        reading,
        parties=parties,
        statements=tuple(s if s.within is None or s.within in said else replace(s, within=None) for s in statements),
        acts=acts,
        ties=ties,
        times=tuple(time for time in reading.times if _inside(time.span, length)),
        comments=tuple(comment for comment in reading.comments if _inside(comment.span, length)),
        matters=tuple(m for m in reading.matters if all(stage.act in done for stage in m.history)),
    )


def _inside(span: Span | None, length: int) -> bool:
    return span is None or 0 <= span[0] < span[1] <= length


def _cited_party(party: Party, length: int) -> Party | None:
    mentions = tuple(span for span in party.mentions if _inside(span, length))
    if len(mentions) == len(party.mentions):
        return party if mentions else None
    return replace(party, mentions=mentions) if mentions else None


def _cites_statement(statement: Statement, length: int) -> bool:
    spans = (*statement.content, statement.source, statement.cue)
    return bool(statement.content) and all(_inside(span, length) for span in spans)


def _with_day(statement: Statement, length: int) -> Statement:
    when = _day(statement.when, length)
    return statement if when is statement.when else replace(statement, when=when)


def _day(when: When | None, length: int) -> When | None:
    return when if when is not None and _inside(when.span, length) else None


def _place(where: Place | None, known: set[str], length: int) -> Place | None:
    if where is None or not _inside(where.span, length):
        return None
    return where if where.party is None or where.party in known else replace(where, party=None)


def _with_known(statement: Statement, known: set[str]) -> Statement:
    named = {statement.speaker, statement.addressee, *statement.co_speakers, *statement.candidates, *statement.about}
    if named - {None} <= known:
        return statement
    return replace(
        statement,
        speaker=statement.speaker if statement.speaker in known else None,
        co_speakers=tuple(party for party in statement.co_speakers if party in known),
        candidates=tuple(party for party in statement.candidates if party in known),
        about=tuple(party for party in statement.about if party in known),
        addressee=statement.addressee if statement.addressee in known else None,
    )


def _cites_act(act: Act, length: int) -> bool:
    return _inside(act.trigger, length) and _inside(act.passage, length)


def _act_with_known(act: Act, known: set[str], said: set[str], length: int) -> Act:
    if _is_borne_out(act, known, said, length):
        return act
    roles = {
        role: tuple(
            Filler(filler.party if filler.party in known else None, filler.span, filler.inferred)
            for filler in fillers
            if _inside(filler.span, length)
        )
        for role, fillers in act.roles.items()
    }
    according_to = act.according_to if act.according_to in known | said else None
    return replace(
        act,
        roles={role: fillers for role, fillers in roles.items() if fillers},
        quantities=tuple(q for q in act.quantities if _inside(q.span, length)),
        when=_day(act.when, length),
        where=_place(act.where, known, length),
        according_to=according_to,
    )


def _is_borne_out(act: Act, known: set[str], said: set[str], length: int) -> bool:
    """Whether everything that the act names is there, so that it stays as it is."""
    fillers = [filler for each in act.roles.values() for filler in each]
    return (
        all(act.roles.values())
        and all(_inside(f.span, length) and (f.party is None or f.party in known) for f in fillers)
        and all(_inside(quantity.span, length) for quantity in act.quantities)
        and act.when is _day(act.when, length)
        and act.where is _place(act.where, known, length)
        and (act.according_to is None or act.according_to in known or act.according_to in said)
    )
