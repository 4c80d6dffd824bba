"""What followed a pledge, or a claim that work was under way.

Looks at pledges and claims of work by named parties, and at later acts on the same subject. How well an act fits a
pledge, 0 to 1, is a weighted sum of signs (likeness of meaning of the whole and of what the two do not share, whether
such an act can answer such a pledge, the verb, the names), set against no act at all; an act that fits another pledge
of the party better counts for less here. An act is the deed where it is of the pledged type or verb, fits, and speaks
of no other place, number or object: another number makes it a step, another object or place no more than an act on
the subject. A law is followed through its stages. Without such an act the status is `not found`, or `too early` where
the pledge is young. A claim of work is followed as a claim, never judged as a pledge. Left out are words that name an
attitude or an aim and no deed ("will abide by the ruling"), what one would do, and a promise that is itself only asked
for. Where no act answers it or it is young, a pledge is left out too if the party has no power or stands for election,
or if it hangs on a condition or is a vote. What nobody by name did counts only if it shares more with the pledge than
its verb and one word; two people of one office are not one body; a bill must have moved after the words.
"""

from facta.findings.checkable import cannot_be_told
from facta.findings.deeds_in_words import deeds_in_words
from facta.findings.making import Passages, Rows, counted, listed, made, said_by
from facta.findings.pile import Pile
from facta.findings.pledge_pairs import ON_SUBJECT, Pairing, all_pairings
from facta.findings.pledges import Pledge, pledge_groups, pledged_words
from facta.findings.settings import FindingSettings
from facta.findings.stalled import last_days
from facta.findings.told import days, shortened
from facta.findings.words import words
from facta.model.finding import Finding, ScoredPair
from facta.model.matter import Matter
from facta.model.record import Ref

KIND = "words-without-deeds"
QUESTION = "What followed the pledge?"
COUNTER = (
    "where an act was found, acts that point the other way; where none was, the likest act of the party and its "
    "bodies, and why it was not taken."
)
"""What in the record speaks against a finding, as its page says."""
RULE = (
    "Each pledge, and each claim that work is under way, beside the later acts of the same party and of bodies tied to "
    "it that are like it in meaning, and beside the stages of the law that it names."
)
NOT_LIKE = "no act in these reports was like it enough"
UNANSWERED = ("too early", "not found")
COUNTER_SHOWN = 2
CAVEATS = (
    "An act may have followed that these reports do not tell, or tell in words that were not matched.",
    "Conditions and dates in the pledge are not weighed here, amounts only where both give numbers; read the passages.",
    "That one came after the other does not say that one was done for the other.",
)


def words_without_deeds(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """What acts, if any, followed each pledge and each claim of work in these reports."""
    groups = pledge_groups(pile)
    followed = zip(groups, all_pairings(pile, groups, settings), strict=True)
    found = ((group[0], _finding(pile, group, pairs, settings)) for group, pairs in followed)
    return tuple(finding for pledge, finding in found if finding.status not in UNANSWERED or _is_asked(pile, pledge))


def _is_asked(pile: Pile, pledge: Pledge) -> bool:
    """Whether a pledge that no act answers is one of those in power, and one that reports could tell of."""
    return pile.is_authority(pledge.speaker) and not cannot_be_told(pile, pledge.said, pledge.speaker)


def _finding(
    pile: Pile, group: list[Pledge], followed: tuple[list[Pairing], list[ScoredPair]], settings: FindingSettings
) -> Finding:
    first = group[0]
    matter = _law_of(pile, first)
    pairings, scored = followed
    by_verb = () if matter else deeds_in_words(pile, first.said, first.words, first.made_on, settings.like_subject)
    in_words = list(by_verb)
    status, matter = _status(pile, first, pairings, matter, bool(in_words), settings)
    passages, table = Passages(), Rows("What", "Who", "When", "Passage", "Report")
    for pledge in group:
        _pledge_row(pile, pledge, passages, table)
    if matter is not None:
        _matter_rows(pile, matter, passages, table)
    shown = [p for p in pairings if p.status == status] or [p for p in pairings if p.status != ON_SUBJECT][:2]
    shown = [*shown[:4], *[p for p in pairings if p.status == ON_SUBJECT][:2]]
    for pairing in shown:
        _pairing_row(pile, pairing, passages, table)
    for reading, span in in_words[:2] if status == "done" else ():
        refs = passages.add(pile.shown(reading, span, "done"))
        cells = ("done (the same verb, told in the report's own voice)", "", "no day given")
        table.add((*cells, shortened(pile.words(reading, span)), pile.report(reading)), refs)
    age = (pile.last_day - first.made_on).days if pile.last_day and first.made_on else None
    others = [p for pairing in shown for p in pile.entities(pairing.told, "agent")]
    return made(
        pile,
        KIND,
        QUESTION,
        _title(pile, first, status, age, settings, beside=bool(shown)),
        (first.speaker, *others),
        passages,
        table=table,
        status=status,
        figures={
            "status": status,
            "days since the words, at the last report": age,
            "acts compared": len(scored),
            "best likeness of subject": round(max((p.share for p in pairings), default=0.0), 2),
            "best likeness of meaning": max((pair.score for pair in scored), default=0.0),
            "likeness of meaning by": listed(sorted({pair.by for pair in scored})),
        },
        settings={
            "too_early_days": settings.too_early_days,
            "like_subject": settings.like_subject,
            "some_subject": settings.some_subject,
            "like_meaning": settings.like_meaning,
            "some_meaning": settings.some_meaning,
        },
        caveats=CAVEATS,
        rule=RULE,
        looked_at=f"{counted(len(scored), 'later act')} of the party and of bodies tied to it",
        counter=_against(pile, status, pairings, scored, settings),
        pairs=scored,
    )


def _title(pile: Pile, pledge: Pledge, status: str, age: int | None, settings: FindingSettings, *, beside: bool) -> str:
    piece = shortened(pledged_words(pledge.said), 110)
    what = "said that work was under way" if pledge.is_work else "pledged"
    young = age is None or age < settings.too_early_days
    after = {
        "done": "an act of that kind is found in these reports",
        "in motion": "steps in that direction are found in these reports",
        "stalled": "steps are found in these reports, and none for longer than the stated threshold",
        "withdrawn": "these reports tell that it was taken back",
        "contrary act": "an act to the contrary is found in these reports",
        "not found": NOT_LIKE
        if not beside
        else "no act of that kind is found in these reports, only acts on the subject",
        "too early": "no later report here can tell" if age is None else "it is too early to look for the deed",
        "claim of work": "it is too early to look for its outcome" if young else "no outcome is found in these reports",
    }[status]
    return f"{pile.name(pledge.speaker)} {what}: “{piece}”; {after}."


def _against(
    pile: Pile, status: str, pairings: list[Pairing], scored: list[ScoredPair], settings: FindingSettings
) -> list[str]:
    """Acts that point the other way than the status; without any act beside the pledge, the likest not taken."""
    if not pairings:
        likest = sorted(scored, key=lambda pair: (-pair.score, pair.other.document, pair.other.span))[:1]
        return [
            f"The likest act, likeness of meaning {pair.score:.2f} where {settings.some_meaning:.2f} is asked for: "
            f"“{shortened(pair.other.text)}”."
            for pair in likest
        ]
    other_way = [pairing for pairing in pairings if pairing.status not in (status, ON_SUBJECT)]
    if status in ("not found", "too early", "claim of work"):
        other_way = [pairing for pairing in pairings if pairing.status == ON_SUBJECT]
    return [_pointed_out(pile, pairing) for pairing in other_way[:COUNTER_SHOWN]]


def _pointed_out(pile: Pile, pairing: Pairing) -> str:
    told = pairing.told
    status = f"{pairing.status[:1].upper()}{pairing.status[1:]}"
    return f"{status}: “{shortened(pile.words(told.reading, told.act.passage))}” ({pile.report(told.reading)})."


def _status(
    pile: Pile,
    pledge: Pledge,
    pairings: list[Pairing],
    matter: Matter | None,
    in_words: bool,
    settings: FindingSettings,
) -> tuple[str, Matter | None]:
    """The status and the matter it rests on. A claim of work stays a claim."""
    if pledge.is_work:
        return "claim of work", matter
    found = {pairing.status for pairing in pairings} | ({"done"} if in_words else set[str]())
    for status in ("contrary act", "withdrawn", "done"):
        if status in found:
            return status, None
    by_law = _law_status(pile, matter) if matter and _moved_since(pile, pledge, matter) else ""
    if by_law:
        return by_law, matter
    if "in motion" in found:
        return "in motion", None
    return ("too early" if _is_young(pile, pledge, settings) else "not found"), None


def _is_young(pile: Pile, pledge: Pledge, settings: FindingSettings) -> bool:
    """Less than the stated time before the last report, or without a day by which to tell: nothing to judge it by."""
    if pile.last_day is None or pledge.made_on is None:
        return True
    return (pile.last_day - pledge.made_on).days < settings.too_early_days


def _law_of(pile: Pile, pledge: Pledge) -> Matter | None:
    """The bill that the pledge is about: half the words of its name or more stand in the pledge, which is of a law."""
    kind = pile.codebook.matter_kinds.get("law")
    if kind is None:
        return None
    content = pledge.said.content.lower()
    spoken = any(noun in content for noun in kind.nouns)
    if not spoken or words("against change").search(content):
        return None
    best: tuple[int, Matter] | None = None
    for matter, names in pile.laws:
        shared = len(names & set(pledge.words))
        if shared == 1 and not _has_part(pile, pledge.speaker, matter):
            continue  # "immigration reform" of one and any bill that says "immigration"
        if shared and 2 * shared >= len(names) and (best is None or shared > best[0]):
            best = (shared, matter)
    return best[1] if best else None


def _has_part(pile: Pile, party: str, matter: Matter) -> bool:
    """Whether the party, or one that it is bound to, is a party of the matter."""
    return bool({party, *pile.bound(party)} & {*matter.parties, *matter.concerns})


def _moved_since(pile: Pile, pledge: Pledge, matter: Matter) -> bool:
    """Whether the bill reached its last stage after the words, by its day or its report's; what came before is no
    answer to them."""
    last = [reached for reached in matter.history if reached.stage == matter.history[-1].stage]
    for reached in last:
        told = pile.act_of.get(Ref(reached.document, reached.act))
        acted = days(reached.when)
        day = acted.last if acted else pile.published(told.reading) if told is not None else None
        if day is None or pledge.made_on is None or day >= pledge.made_on:
            return acted is not None or told is None or told.reading is not pledge.said.reading
    return False


def _law_status(pile: Pile, matter: Matter) -> str:
    kind = pile.codebook.matter_kinds[matter.kind]
    stages = [reached.stage for reached in matter.history]
    if any(stage in ("withdrawn", "rejected") for stage in stages):
        return "withdrawn"
    if any(stage in kind.final for stage in stages):
        return "done"
    last = matter.history[-1]
    since = last_days(matter)
    limit = kind.stalled_after_days.get(last.stage, kind.stalled_after_days["*"])
    if since and pile.last_day and (pile.last_day - since.last).days > limit:
        return "stalled"
    return "in motion"


def _pledge_row(pile: Pile, pledge: Pledge, passages: Passages, table: Rows) -> None:
    part = "claim of work" if pledge.is_work else "pledge"
    refs = passages.add(pile.statement_shown(pledge.said, part))
    when = pledge.made_on.isoformat() if pledge.made_on else "no day given"
    passage = shortened(pledge.said.content)
    table.add((part, pile.name(pledge.speaker), when, passage, pile.report(pledge.said.reading)), refs)


def _matter_rows(pile: Pile, matter: Matter, passages: Passages, table: Rows) -> None:
    for reached in matter.history:
        told = pile.act_of.get(Ref(reached.document, reached.act))
        if told is None:
            continue
        refs = passages.add(pile.act_shown(told, f"stage: {reached.stage}"))
        when = days(reached.when)
        table.add(
            (
                said_by(f"stage of {matter.title}: {reached.stage}", pile.according_to(told)),
                listed(pile.names(pile.entities(told, "agent"))),
                when.shown if when else "no day given",
                shortened(pile.words(told.reading, told.act.passage)),
                pile.report(told.reading),
            ),
            refs,
        )


def _pairing_row(pile: Pile, pairing: Pairing, passages: Passages, table: Rows) -> None:
    told = pairing.told
    refs = passages.add(pile.act_shown(told, pairing.status))
    when = pile.days_of(told)
    table.add(
        (
            said_by(f"{pairing.status} ({', '.join(pairing.reasons)})", pile.according_to(told)),
            listed(pile.names(pile.entities(told, "agent"))),
            when.shown if when else "no day given",
            shortened(pile.words(told.reading, told.act.passage)),
            pile.report(told.reading),
        ),
        refs,
    )
