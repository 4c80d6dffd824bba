"""Who gets to speak: statements by sector and by party, and those acted upon whom no report quotes.

Looks at statements with a known speaker (attitudes and beliefs that nobody voiced are left out, so is "no comment")
and at acts that a report asserts or somebody it names alleges. A party counts as heard when it speaks, or when somebody
who heads it, belongs to it or represents it does. Those who were killed, people in general, people and bodies without a
name of whom nothing tells them from others, and whoever may be another party told of here are left out and counted.
Sides are those that the project file names.
"""

from collections import Counter
from collections.abc import Mapping

from facta.findings.acted_upon import MAY_BE_ANOTHER, acted_upon, open_ones
from facta.findings.making import Passages, Rows, counted, listed, made, said_by
from facta.findings.pile import Pile
from facta.findings.settings import FindingSettings
from facta.findings.told import ToldAct, ToldStatement
from facta.model.finding import Finding
from facta.model.statement import Mode, StatementKind

KIND = "voices"
QUESTION = "Who gets to speak?"
COUNTER = "those acted upon who were quoted, and how often."
"""What in the record speaks against a finding, as its page says."""
RULE = (
    "Statements are counted by their speaker; beside them stand the parties that coercion, violence or a refusal fell "
    "on and of whom, or of whose spokespeople, no statement is found."
)
PARTIES_SHOWN = 12
SILENT_SHOWN = 24
HEARD_SHOWN = 5
CAVEATS = (
    "A party that is not quoted may have been asked and have kept silent, may be protected, may be unable to speak, or "
    "may be quoted in reports that are not here.",
    "Statements whose speaker could not be told are not counted for anybody.",
    "Sectors follow the words of the reports; a party without one stands under “not told”.",
)
SECTORS = {
    "GOV": "government",
    "LEG": "parliament",
    "COP": "police",
    "JUD": "courts and prosecutors",
    "MIL": "armed forces",
    "SPY": "secret services",
    "NGO": "non-governmental organizations",
    "MED": "media",
    "OPP": "opposition",
    "CVL": "citizens",
    "BUS": "business",
    "EDU": "education",
    "HLH": "health",
    "LAB": "labour",
    "REL": "religion",
    "ELI": "former officials and elites",
    "CRM": "suspects and convicts",
    "REB": "armed groups",
    "IGO": "intergovernmental organizations",
}


def voices(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """Who is quoted how often, by sector and party, and who is acted upon and never quoted."""
    spoken = [said for said in pile.statements if _voiced(said)]
    if len(spoken) < settings.least_statements:
        return ()
    by_party = Counter(speaker for said in spoken for speaker in pile.speakers(said))
    direct = Counter(s for said in spoken if said.statement.mode is not Mode.INDIRECT for s in pile.speakers(said))
    found = acted_upon(pile)
    acted, heard = found.acts, set(by_party)
    silent = _silent(pile, acted, heard)
    open_names = open_ones(pile, silent, heard)
    unheard = _in_order(pile, {party: acts for party, acts in silent.items() if party not in open_names})
    left_out = [_left_out(n, why) for why, n in (*found.left_out.items(), (MAY_BE_ANOTHER, len(open_names))) if n]
    passages, table = Passages(), Rows("Party", "Sector", "Statements", "of them with words quoted")
    for party, n in sorted(by_party.items(), key=lambda row: (-row[1], pile.name(row[0]), row[0]))[:PARTIES_SHOWN]:
        table.add((pile.name(party), _sector(pile, party), str(n), str(direct[party])), ())
    for party, acts in unheard[:SILENT_SHOWN]:
        refs = [i for told in acts[:3] for i in passages.add(pile.act_shown(told, "acted upon, not quoted"))]
        cell = "; ".join(dict.fromkeys(_label(pile, told) for told in acts[:3]))
        table.add((pile.name(party), _sector(pile, party), f"0: {cell}", "0"), refs)
    if not passages.kept:
        shown = [next(said for said in spoken if party in pile.speakers(said)) for party in _most(by_party, 3)]
        for said in shown:
            passages.add(pile.statement_shown(said, "quoted"))
    quoted = {party: by_party[party] for party in acted if by_party[party]}
    excluded = (*_not_counted(pile), *left_out)
    return (_finding(pile, spoken, by_party, unheard, quoted, passages, table, settings, excluded),)


def _finding(
    pile: Pile,
    spoken: list[ToldStatement],
    by_party: Counter[str],
    unheard: list[tuple[str, list[ToldAct]]],
    quoted: Mapping[str, int],
    passages: Passages,
    table: Rows,
    settings: FindingSettings,
    excluded: tuple[str, ...],
) -> Finding:
    sectors = Counter(_sector(pile, party) for party in by_party.elements())
    unknown = sum(not pile.speakers(said) for said in spoken)
    figures = {f"statements: {sector}": n for sector, n in sorted(sectors.items(), key=lambda row: (-row[1], row[0]))}
    if settings.sides:
        member = pile.members(settings.sides)
        sides = Counter(member.get(party, "") for party in by_party.elements())
        figures |= {f"statements, side “{side.name}”": sides[side.name] for side in settings.sides}
        figures["statements, no side of the project file"] = sides[""]
    names = pile.names(party for party, _ in unheard[:3])
    more = f" and {len(unheard) - 3} more" if len(unheard) > 3 else ""
    several = len(unheard) != 1 or pile.kind(unheard[0][0]) == "group"
    about = (
        f"; {listed(names) if not more else ', '.join(names) + more} {'are' if several else 'is'} "
        "spoken of as acted upon and not quoted"
        if unheard
        else ""
    )
    title = f"{counted(len(spoken), 'statement')} of {counted(len(by_party), 'party')}{about}."
    return made(
        pile,
        KIND,
        QUESTION,
        title,
        tuple(party for party, _ in unheard[:SILENT_SHOWN]),
        passages,
        table=table,
        figures={
            "statements": len(spoken),
            "parties quoted": len(by_party),
            "statements whose speaker is not known": unknown,
            "acted upon and never quoted": len(unheard),
            **figures,
        },
        caveats=CAVEATS,
        rule=RULE,
        looked_at=counted(len(pile.statements), "statement"),
        counter=_heard(pile, quoted),
        excluded=excluded,
        settings={"least_statements": settings.least_statements},
    )


def _voiced(said: ToldStatement) -> bool:
    statement = said.statement
    return not (statement.no_speech or statement.negated or statement.kind is StatementKind.NO_COMMENT)


def _most(by_party: Counter[str], n: int) -> list[str]:
    return sorted(by_party, key=lambda party: (-by_party[party], party))[:n]


def _heard(pile: Pile, quoted: Mapping[str, int]) -> list[str]:
    """Those acted upon who were quoted, most often first."""
    order = sorted(quoted, key=lambda party: (-quoted[party], pile.name(party), party))
    if not order:
        return []
    names = listed(f"{pile.name(party)} ({quoted[party]})" for party in order[:HEARD_SHOWN])
    more = f"; {len(order) - HEARD_SHOWN} more" if len(order) > HEARD_SHOWN else ""
    return [f"Also acted upon, and quoted: {names}{more}."]


def _not_counted(pile: Pile) -> list[str]:
    """Statements that are no voice, by reason."""
    statements = [said.statement for said in pile.statements]
    reasons = (
        ("thought, hoped or believed, and not said", sum(s.no_speech for s in statements)),
        ("said not to have been made", sum(s.negated and not s.no_speech for s in statements)),
        (
            "“no comment”",
            sum(s.kind is StatementKind.NO_COMMENT and not (s.no_speech or s.negated) for s in statements),
        ),
    )
    return [f"{counted(n, 'statement')}: {reason}." for reason, n in reasons if n]


def _silent(pile: Pile, acted: Mapping[str, list[ToldAct]], heard: set[str]) -> dict[str, list[ToldAct]]:
    """Parties acted upon whom nobody quotes, nor anyone bound to them."""
    return {
        party: acts
        for party, acts in acted.items()
        if party not in heard and not any(other in heard for other in pile.bound(party))
    }


def _in_order(pile: Pile, silent: Mapping[str, list[ToldAct]]) -> list[tuple[str, list[ToldAct]]]:
    """People with a name first, then those of whom most is told: by mentions, then by acts."""
    mentions = {party: _mentions(pile, party) for party in silent}
    return sorted(
        silent.items(),
        key=lambda row: (_rank(pile, row[0]), -mentions[row[0]], -len(row[1]), pile.name(row[0]), row[0]),
    )


def _mentions(pile: Pile, party: str) -> int:
    entity = pile.entity(party)
    members = entity.members if entity else ()
    return sum(len(pile.record.reading_of[ref.document].party_of[ref.id].mentions) for ref in members)


def _left_out(n: int, why: str) -> str:
    return f"{counted(n, 'party')} acted upon: {why}."


def _rank(pile: Pile, party: str) -> int:
    """People and bodies with a name first, then groups, then what is neither."""
    entity = pile.entity(party)
    named = entity is not None and bool(entity.names)
    kinds = ("person", "organization", "group")
    return kinds.index(pile.kind(party)) + (0 if named else len(kinds)) if pile.kind(party) in kinds else 2 * len(kinds)


def _label(pile: Pile, told: ToldAct) -> str:
    """What befell them in the report's own word, never by the name of a kind of act."""
    return said_by(f"“{pile.words(told.reading, told.act.trigger)}”", pile.according_to(told))


def _sector(pile: Pile, party: str) -> str:
    sector = pile.sector(party)
    return SECTORS.get(sector, sector) if sector else "not told"
