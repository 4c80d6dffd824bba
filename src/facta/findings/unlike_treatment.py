"""One authority permitted one party's request and refused another's like request.

Looks at decisions that give or refuse what was asked, in matters that an applicant brings. Two decisions are set side
by side when one authority made them, on the same kind of request, for different applicants, within the window, one for
and one against; where it is set so, also on the same place or a like subject. Reasons are those the reports give. The
strongest counter-example is a decision that treated these applicants alike, or the other way round.

Where the project file puts parties in groups, and at least `least_decisions` decisions, `least_in_group` of each of
two groups, are told, the decisions of the two groups are compared over the whole time of the reports by an exact
conditional test, stratum by stratum (one authority, one kind of request). Each decision counts once, however often it
is told. With the margins of every stratum given, the number of grants to the first group has the probability c(t) w^t
/ sum c(u) w^u; p is the sum of the probabilities at w = 1 that are no larger than that of what is told; the odds
ratio is the w at which that number is expected, and its 95 % interval holds the w at which neither tail is below 2.5
% (Fisher 1935; Cornfield 1956; Mehta, Patel and Gray 1985). With more than two groups, p is also given after Holm
(1979).
"""

from collections import defaultdict

from facta.findings.decisions import Decision, decisions_of
from facta.findings.group_decisions import compared_groups
from facta.findings.making import Passages, Rows, by_whom, counted, listed, made, said_by
from facta.findings.pile import Pile
from facta.findings.same_authority import same_authority
from facta.findings.settings import FindingSettings
from facta.findings.subjects import likeness
from facta.findings.told import ToldStatement, gap_days
from facta.model.act import Act
from facta.model.finding import Finding
from facta.model.statement import StatementKind

KIND = "unlike-treatment"
QUESTION = "Were like requests decided alike?"
COUNTER = "decisions that treated these applicants alike, or the other way round."
"""What in the record speaks against a finding, as its page says."""
RULE = (
    "A permission and a refusal by one authority, on one kind of request, of different applicants, within the window, "
    "are set side by side."
)
REASON_CHARACTERS = 700
"""How far from a decision, in characters, a justification may stand and still be taken for its reason."""
CAVEATS = (
    "Two requests that look alike may differ in law: another day, place, size, deadline or form.",
    "A place may have been taken, closed or unsafe on one day and not on the other.",
    "Decisions that no report here tells are not counted; a few cases are no rate.",
)


def unlike_treatment(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """One authority permitted one party's request and refused another's like request."""
    decisions, excluded = decisions_of(pile)
    pairs: list[tuple[Decision, Decision, str]] = []
    for yes, no in _comparable(decisions):
        reason = _likeness(pile, yes, no, settings, excluded)
        if reason:
            pairs.append((yes, no, reason))
    side_by_side = (_finding(pile, group, decisions, excluded, settings) for group in _components(pairs))
    return (*side_by_side, *compared_groups(pile, decisions, settings, KIND, QUESTION, CAVEATS))


def _comparable(decisions: list[Decision]) -> list[tuple[Decision, Decision]]:
    """Each permission with each refusal of one kind that may be of the same authority, in order."""
    refused: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, decision in enumerate(decisions):
        if not decision.granted:
            for key in _keys(decision):
                refused[decision.kind, key].append(i)
    granted = [decision for decision in decisions if decision.granted]
    return [
        (yes, decisions[i])
        for yes in granted
        for i in sorted({i for key in _keys(yes) for i in refused[yes.kind, key]})
    ]


def _keys(decision: Decision) -> list[str]:
    """Who and where: two decisions without a key in common are not of one authority."""
    return [*decision.deciders.authorities, *sorted(decision.deciders.places), decision.told.ref.document]


def _likeness(pile: Pile, yes: Decision, no: Decision, settings: FindingSettings, excluded: list[str]) -> str:
    """Why the two decisions are alike but for the answer, or ""; what nearly was is added to `excluded`."""
    if set(yes.applicants) & set(no.applicants):
        return ""
    bound = {other for party in yes.applicants for other in pile.bound(party)}
    if bound & set(no.applicants):
        return ""
    reason = same_authority(pile, yes.deciders, no.deciders)
    if not reason:
        return ""
    if yes.days and no.days and gap_days(yes.days, no.days) > settings.unlike_days:
        excluded.append(
            f"{listed(pile.names(yes.applicants))} and {listed(pile.names(no.applicants))}: the decisions lie "
            f"{gap_days(yes.days, no.days)} days apart, more than {settings.unlike_days}."
        )
        return ""
    unlike = _unlike(pile, yes, no, settings)
    if unlike:
        excluded.append(f"{listed(pile.names(yes.applicants))} and {listed(pile.names(no.applicants))}: {unlike}.")
    return "" if unlike else reason


def _unlike(pile: Pile, yes: Decision, no: Decision, settings: FindingSettings) -> str:
    """How two requests differ in what the settings ask for, or ""."""
    known = [d.told.act.where for d in (yes, no)]
    places = {where.name.lower() if where is not None and not where.guessed else "" for where in known}
    if settings.unlike_same_place and (len(places) > 1 or "" in places):
        return "the requests are not known to be for one place"
    alike = likeness(pile, pile.act_words(yes.told), pile.act_words(no.told))
    if alike < settings.unlike_subject:
        return f"likeness of subject {alike:.2f}, less than {settings.unlike_subject}"
    return ""


def _components(pairs: list[tuple[Decision, Decision, str]]) -> list[list[tuple[Decision, Decision, str]]]:
    """Pairs that share a decision, a party or a matter stand in one finding."""
    groups: list[tuple[set[object], list[tuple[Decision, Decision, str]]]] = []
    for pair in pairs:
        keys: set[object] = {pair[0].told.ref, pair[1].told.ref}
        touching = [group for group in groups if group[0] & keys]
        merged = (keys.union(*(group[0] for group in touching)), [p for group in touching for p in group[1]] + [pair])
        groups = [group for group in groups if group not in touching] + [merged]
    return [group for _, group in groups]


def _finding(
    pile: Pile,
    pairs: list[tuple[Decision, Decision, str]],
    decisions: list[Decision],
    excluded: list[str],
    settings: FindingSettings,
) -> Finding:
    granted = _unique([yes for yes, _, _ in pairs])
    refused = _unique([no for _, no, _ in pairs])
    passages = Passages()
    table = Rows("Who asked", "Answer", "What", "Where", "When", "By whom", "Reason given", "Report")
    reasons_found = 0
    for decision in (*granted, *refused):
        reasons = _reasons(pile, decision)
        reasons_found += len(reasons)
        _row(pile, decision, reasons, passages, table)
    authorities = list(dict.fromkeys(a for d in (*refused, *granted) for a in d.deciders.authorities))
    for_, against = _applicant_names(pile, granted), _applicant_names(pile, refused)
    gaps = [gap_days(yes.days, no.days) for yes, no, _ in pairs if yes.days and no.days]
    sources = sorted({s for d in (*granted, *refused) if (s := pile.according_to(d.told))})
    kind = pairs[0][0].kind
    what = {"assembly": "to hold a rally"}.get(kind, f"({kind})")
    decider = pile.name(authorities[0]) if authorities else "The same authorities"
    title = (
        f"{decider[:1].upper()}{decider[1:]} permitted {for_} and refused {against} a like request {what}"
        f"{f' ({by_whom(sources[:2])})' if sources else ''}."
    )
    parties = [*authorities, *(p for d in (*granted, *refused) for p in d.applicants)]
    return made(
        pile,
        KIND,
        QUESTION,
        title,
        parties,
        passages,
        table=table,
        figures={
            "decisions permitting": len(granted),
            "decisions refusing": len(refused),
            "days between, least": min(gaps) if gaps else None,
            "passages with a reason": reasons_found,
            "decisions of these authorities on such requests": _of_the_same(pairs, decisions),
        },
        settings={
            "unlike_days": settings.unlike_days,
            "unlike_same_place": settings.unlike_same_place,
            "unlike_subject": settings.unlike_subject,
        },
        caveats=(*CAVEATS, *dict.fromkeys(f"One authority: {reason}." for _, _, reason in pairs)),
        rule=RULE,
        looked_at=counted(len(decisions), "decision"),
        counter=_counter_examples(pile, granted, refused, decisions),
        excluded=excluded,
    )


def _of_the_same(pairs: list[tuple[Decision, Decision, str]], decisions: list[Decision]) -> str:
    """Tellings of decisions for and against by the authorities of the pairs, on their kind of request."""
    kind = pairs[0][0].kind
    authorities = {a for yes, no, _ in pairs for d in (yes, no) for a in d.deciders.authorities}
    shown = {d.told.ref for yes, no, _ in pairs for d in (yes, no)}
    theirs = [
        d for d in decisions if d.told.ref in shown or (d.kind == kind and authorities & set(d.deciders.authorities))
    ]
    granted = sum(d.granted for d in theirs)
    return f"{granted} for, {len(theirs) - granted} against (as often as told)"


def _unique(decisions: list[Decision]) -> list[Decision]:
    return list({decision.told.ref: decision for decision in decisions}.values())


def _applicant_names(pile: Pile, decisions: list[Decision]) -> str:
    return listed(pile.names(dict.fromkeys(p for d in decisions for p in d.applicants[:1])))


def _place(act: Act) -> str:
    """Where it was, a guess marked as one."""
    if act.where is None:
        return "no place given"
    return f"{act.where.name} (perhaps)" if act.where.guessed else act.where.name


def _row(pile: Pile, decision: Decision, reasons: list[ToldStatement], passages: Passages, table: Rows) -> None:
    told = decision.told
    part = "permitted" if decision.granted else "refused"
    refs = [*passages.add(pile.act_shown(told, part))]
    given: list[str] = []
    for filler in told.act.roles.get("reason", ()):
        if filler.span is not None:
            given.append(said_by(pile.words(told.reading, filler.span), pile.according_to(told)))
            refs += passages.add(pile.shown(told.reading, filler.span, "reason given", told.act.id))
    for said in reasons:
        given.append(f"{said.content} ({_speaker(pile, said)})")
        refs += passages.add(pile.statement_shown(said, "reason given"))
    when = decision.days.shown if decision.days else "no day given"
    if decision.days_by == "the day of publication":
        when = f"by {when} (day of publication)"
    table.add(
        (
            listed(pile.names(decision.applicants)),
            said_by(part, pile.according_to(told)),
            _what(pile, decision),
            _place(told.act),
            when,
            listed(pile.names(decision.deciders.authorities)) or "not named",
            "; ".join(dict.fromkeys(given)) or "none found in these reports",
            pile.report(told.reading),
        ),
        refs,
    )


def _what(pile: Pile, decision: Decision) -> str:
    """What was asked for, in the report's words; the kind of request where it does not say."""
    themes = [pile.words(decision.told.reading, f.span) for f in decision.told.act.roles.get("theme", ()) if f.span]
    return listed(themes) or decision.kind


def _reasons(pile: Pile, decision: Decision) -> list[ToldStatement]:
    """Justifications near the decision, and what its authority told the applicants."""
    told = decision.told
    deciders = set(decision.deciders.authorities)
    found: list[ToldStatement] = []
    for said in pile.statements_in(told.reading):
        near = abs(said.statement.span.start - told.act.trigger.start) <= REASON_CHARACTERS
        if not near or said.statement.negated:
            continue
        speakers = set(pile.speakers(said))
        addressee = said.statement.addressee
        told_them = addressee is not None and pile.entity_id(said.reading, addressee) in decision.applicants
        by_power = bool(speakers & deciders) or any(pile.is_authority(s) for s in speakers)
        if by_power and (told_them or said.statement.kind is StatementKind.JUSTIFICATION):
            found.append(said)
    return found


def _speaker(pile: Pile, said: ToldStatement) -> str:
    """Through whom it reaches the report, innermost first: "city hall, according to the council"."""
    chain: list[str] = []
    current: ToldStatement | None = said
    while current is not None and len(chain) < 4:
        chain.append(listed(pile.names(pile.speakers(current))) or "a source left open")
        outer = current.reading.statement_of.get(current.statement.within or "")
        current = ToldStatement(current.reading, outer) if outer else None
    return ", according to ".join(dict.fromkeys(chain))


def _counter_examples(
    pile: Pile, granted: list[Decision], refused: list[Decision], decisions: list[Decision]
) -> list[str]:
    """Decisions that treated these applicants alike, or the other way round: the strongest counter-examples."""
    shown = {d.told.ref for d in (*granted, *refused)}
    for_ = {p for d in granted for p in d.applicants}
    against = {p for d in refused for p in d.applicants}
    by_authority: defaultdict[tuple[str, ...], list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.told.ref not in shown and set(decision.applicants) & (for_ | against):
            by_authority[decision.deciders.authorities].append(decision)
    lines: list[str] = []
    for authorities, rows in by_authority.items():
        whom = listed(pile.names(dict.fromkeys(p for d in rows for p in d.applicants if p in for_ | against)))
        answers = {d.granted for d in rows}
        answer = "permitted" if answers == {True} else "refused" if answers == {False} else "permitted and refused"
        who = listed(pile.names(authorities)) or "an authority not named"
        where = listed(dict.fromkeys(pile.report(d.told.reading) for d in rows))
        lines.append(f"{who[:1].upper()}{who[1:]} {answer} {whom} ({counted(len(rows), 'passage')}; {where}).")
    return lines
