"""What followed a pledge, or a claim that work was under way.

Looks at pledges and claims of work by named parties, and at later acts on the same subject. The deed pledged is the
planned act inside the words; a later act of the same type or verb on a like subject is that deed. A law is followed
through its stages. Without such an act the status is `not found`, or `too early` where the pledge is young. A claim of
work is followed as a claim, never judged as a pledge. A young pledge of a party without power is left out.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from facta.findings.deeds_in_words import deeds_in_words
from facta.findings.making import Passages, Rows, listed, made, said_by
from facta.findings.pile import Pile, ToldAct, ToldStatement, days, shortened
from facta.findings.settings import FindingSettings
from facta.findings.stalled import last_days
from facta.findings.subjects import likeness, same_body, share_of
from facta.model.act import Modality
from facta.model.document import ZoneKind
from facta.model.finding import Finding
from facta.model.matter import Matter
from facta.model.record import Ref
from facta.model.statement import StatementKind

KIND = "words-without-deeds"
QUESTION = "What followed the pledge?"
SAME_PLEDGE = 0.6
RETOLD = 0.6
LEAST_WORDS = 2
OWN_WORD = "by the pledger's own word"
GOING_BACK = frozenset(
    ("withdraw", "cancel", "abandon", "scrap", "drop", "revoke", "retract", "renounce", "rescind", "back_down")
)
DONE_BY_LIKE = {
    "open": frozenset(("open", "launch", "inaugurate", "establish")),
    "set_up": frozenset(("set_up", "establish", "create", "found", "launch")),
    "adopt": frozenset(("adopt", "pass", "approve", "enact")),
    "pass": frozenset(("adopt", "enact")),
    "build": frozenset(("build", "construct", "complete")),
    "pay": frozenset(("pay", "disburse")),
}
OWN_FUTURE = re.compile(
    r"[\s“”\"']*(?:that\s+)?(?:we|i|(?:his|her|their|its|our|the)\s+(?:ministry|city|town|government|office|party|house|"
    r"department|council|administration|state|assembly|parliament)|no\s+\w+)\s+(?:will|would|shall)\b",
    re.IGNORECASE,
)
WORK = re.compile(r"\b(?:is|are|was|were|[’']re|[’']s|still)\s+(?:\w+\s+)?working (?:on|to)\b", re.IGNORECASE)
MY_WORD = re.compile(r"\b(?:give|gave) (?:you )?(?:my|our|his|her) word\b", re.IGNORECASE)
FUTURE = re.compile(r"\b(?:will|would|shall|going to|to be)\b|[’']ll\b")
CAVEATS = (
    "An act may have followed that these reports do not tell, or tell in words that were not matched.",
    "Conditions, dates and amounts in the pledge are not weighed here; read the passages.",
    "That one came after the other does not say that one was done for the other.",
)


@dataclass(frozen=True)
class Pledge:
    """A pledge or claim of work with what it is about."""

    said: ToldStatement
    speaker: str
    words: tuple[str, ...]
    deed: ToldAct | None
    made_on: date | None
    work: bool = False

    @property
    def is_work(self) -> bool:
        """A claim that work is under way, not a pledge."""
        return self.work


@dataclass(frozen=True)
class Pairing:
    """A later act set beside a pledge: what it is to it, how like its subject is, and why."""

    told: ToldAct
    status: str
    share: float
    reasons: tuple[str, ...]


def words_without_deeds(pile: Pile, settings: FindingSettings) -> tuple[Finding, ...]:
    """What acts, if any, followed each pledge and each claim of work in these reports."""
    groups = _grouped(pile, _without_summaries(pile, _pledges(pile)))
    found = ((group[0], _finding(pile, group, settings)) for group in groups)
    return tuple(
        finding for pledge, finding in found if finding.status != "too early" or pile.is_authority(pledge.speaker)
    )


def _pledges(pile: Pile) -> list[Pledge]:
    found: list[Pledge] = []
    for said in pile.statements:
        statement = said.statement
        if statement.negated or not (is_pledge(pile, said) or _is_work(said)) or _in_title(said):
            continue
        if _tells_what_was_done(pile, said):
            continue
        work = not is_pledge(pile, said)
        speaker = next((s for s in pile.speakers(said) if _answers_for(pile, s, work)), None)
        words = pile.subject_of(said.reading, *statement.content)
        if speaker is None or len(words) < LEAST_WORDS:
            continue
        made_days = days(statement.when)
        made_on = made_days.first if made_days else pile.published(said.reading)
        found.append(Pledge(said, speaker, words, _deed(pile, said), made_on, work))
    return found


def is_pledge(pile: Pile, said: ToldStatement) -> bool:
    """A pledge by its kind, or words of one in power on what they or their body will do."""
    statement = said.statement
    if statement.kind is StatementKind.PLEDGE:
        return True
    if statement.kind is not StatementKind.CLAIM or not any(map(pile.is_authority, pile.speakers(said))):
        return False
    return bool(OWN_FUTURE.match(said.content) or MY_WORD.search(said.content))


def _is_work(said: ToldStatement) -> bool:
    """Words that say that work is being done."""
    return said.statement.work_under_way or bool(WORK.search(said.content))


def _in_title(said: ToldStatement) -> bool:
    """Headlines sum up what the report tells."""
    zone = said.reading.document.zone_at(said.statement.span)
    return zone is not None and zone.kind in (ZoneKind.TITLE, ZoneKind.HEADING)


def _tells_what_was_done(pile: Pile, said: ToldStatement) -> bool:
    """Words about a deed already done ("adopted the act, as he had promised")."""
    inside = [
        told
        for told in pile.acts_in(said.reading)
        if told.type is not None and any(span.covers(told.act.trigger) for span in said.statement.content)
    ]
    asserted = [told for told in inside if told.told]
    return bool(asserted) and len(asserted) == len(inside) and not FUTURE.search(said.content)


def _answers_for(pile: Pile, party: str, work: bool) -> bool:
    """Parties in power, and for pledges any other that has a name."""
    entity = pile.entity(party)
    if work:
        return pile.is_authority(party)
    return pile.is_authority(party) or (entity is not None and bool(entity.names))


def _deed(pile: Pile, said: ToldStatement) -> ToldAct | None:
    """The planned act inside the words; the first in the text."""
    inside = (
        told
        for told in pile.acts_in(said.reading)
        if any(span.covers(told.act.trigger) for span in said.statement.content)
        and told.act.modality in (Modality.PLANNED, Modality.HYPOTHETICAL)
        and not told.act.generic
    )
    return next(inside, None)


def _without_summaries(pile: Pile, pledges: list[Pledge]) -> list[Pledge]:
    """Without those that only sum up others of the same party and report ("promised a law, a fund and a centre")."""
    kept: list[Pledge] = []
    together_in: defaultdict[tuple[str, str], list[Pledge]] = defaultdict(list)
    for pledge in pledges:
        together_in[pledge.said.ref.document, pledge.speaker].append(pledge)
    for pledge in pledges:
        others = [
            other
            for other in together_in[pledge.said.ref.document, pledge.speaker]
            if other is not pledge and share_of(pile, pledge.words, other.words) < SAME_PLEDGE
        ]
        together = tuple(dict.fromkeys(word for other in others for word in other.words))
        if len(others) < 2 or share_of(pile, pledge.words, together) < RETOLD:
            kept.append(pledge)
    return kept


def _grouped(pile: Pile, pledges: list[Pledge]) -> list[list[Pledge]]:
    """Pledges of one party on one subject stand together, claims of work apart from pledges."""
    groups: list[list[Pledge]] = []
    by_speaker: defaultdict[str, list[list[Pledge]]] = defaultdict(list)
    for pledge in pledges:
        home = next(
            (
                group
                for group in by_speaker[pledge.speaker]
                if group[0].is_work == pledge.is_work and likeness(pile, group[0].words, pledge.words) >= SAME_PLEDGE
            ),
            None,
        )
        if home is None:
            groups.append([pledge])
            by_speaker[pledge.speaker].append(groups[-1])
        else:
            home.append(pledge)
    return groups


def _finding(pile: Pile, group: list[Pledge], settings: FindingSettings) -> Finding:
    first = group[0]
    matter = _law_of(pile, first)
    pairings = _pairings(pile, group, settings)
    by_verb = () if matter else deeds_in_words(pile, first.said, first.words, first.made_on, settings.like_subject)
    in_words = list(by_verb)
    status, matter = _status(pile, first, pairings, matter, bool(in_words), settings)
    passages, table = Passages(), Rows("What", "Who", "When", "Passage", "Report")
    for pledge in group:
        _pledge_row(pile, pledge, passages, table)
    if matter is not None:
        _matter_rows(pile, matter, passages, table)
    shown = [p for p in pairings if p.status == status] or pairings[:2]
    for pairing in shown[:4]:
        _pairing_row(pile, pairing, passages, table)
    for reading, span in in_words[:2] if status == "done" else ():
        refs = passages.add(pile.shown(reading, span, "done"))
        cells = ("done (the same verb, told in the report's own voice)", "", "no day given")
        table.add((*cells, shortened(pile.words(reading, span)), pile.report(reading)), refs)
    age = (pile.last_day - first.made_on).days if pile.last_day and first.made_on else None
    others = [p for pairing in shown[:4] for p in pile.entities(pairing.told, "agent")]
    return made(
        pile,
        KIND,
        QUESTION,
        _title(pile, first, status, age, settings),
        (first.speaker, *others),
        passages,
        table=table,
        status=status,
        figures={
            "status": status,
            "days since the words, at the last report": age,
            "acts compared": len(pairings),
            "best likeness of subject": round(max((p.share for p in pairings), default=0.0), 2),
        },
        settings={
            "too_early_days": settings.too_early_days,
            "like_subject": settings.like_subject,
            "some_subject": settings.some_subject,
        },
        caveats=CAVEATS,
    )


def _title(pile: Pile, pledge: Pledge, status: str, age: int | None, settings: FindingSettings) -> str:
    words = shortened(pledge.said.content.strip('“”" '), 110)
    what = "said that work was under way" if pledge.is_work else "pledged"
    young = age is None or age < settings.too_early_days
    after = {
        "done": "an act of that kind is found in these reports",
        "in motion": "steps in that direction are found in these reports",
        "stalled": "steps are found in these reports, and none for longer than the stated threshold",
        "withdrawn": "these reports tell that it was taken back",
        "contrary act": "an act to the contrary is found in these reports",
        "not found": "no act of that kind is found in these reports",
        "too early": "no later report here can tell" if age is None else "it is too early to look for the deed",
        "claim of work": "it is too early to look for its outcome" if young else "no outcome is found in these reports",
    }[status]
    return f"{pile.name(pledge.speaker)} {what} (“{words}”); {after}."


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
    by_law = _law_status(pile, matter) if matter else ""
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
    if not spoken:
        return None
    best: tuple[int, Matter] | None = None
    for matter, names in pile.laws:
        shared = len(names & set(pledge.words))
        if shared and 2 * shared >= len(names) and (best is None or shared > best[0]):
            best = (shared, matter)
    return best[1] if best else None


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


def _pairings(pile: Pile, group: list[Pledge], settings: FindingSettings) -> list[Pairing]:
    found: dict[Ref, Pairing] = {}
    for pledge in group:
        for told, share in pile.acts_about(pledge.words, settings.some_subject):
            if told.ref not in found and _later(pile, pledge, told):
                pairing = _pairing(pile, pledge, told, share, settings)
                if pairing is not None:
                    found[told.ref] = pairing
    return sorted(found.values(), key=lambda p: (-p.share, p.told.ref))


def _later(pile: Pile, pledge: Pledge, told: ToldAct) -> bool:
    """Whether the act took place after the words, by its own day or its report's; never inside the words."""
    if told.reading is pledge.said.reading:
        acted = pile.days_of(told)
        return acted is not None and pledge.made_on is not None and acted.first > pledge.made_on
    published, acted = pile.published(told.reading), pile.days_of(told)
    if published is None or pledge.made_on is None or published <= pledge.made_on:
        return False
    return acted is None or acted.last >= pledge.made_on


def _pairing(pile: Pile, pledge: Pledge, told: ToldAct, share: float, settings: FindingSettings) -> Pairing | None:
    agents = pile.entities(told, "agent")
    body = next((how for agent in agents if (how := same_body(pile, pledge.speaker, agent))), "")
    reasons = [f"likeness of subject {share:.2f}", *([body] if body else [])]
    deed = _is_deed(pledge, told)
    if deed:
        reasons.append(deed)
    own_word = pile.source_of(told) == pledge.speaker
    status = _what_it_is(
        pledge, told, share, body or ("by the pledger's own word" if own_word else ""), bool(deed), settings
    )
    if own_word:
        reasons.append("by the pledger's own word")
    return Pairing(told, status, share, tuple(reasons)) if status else None


def _is_deed(pledge: Pledge, told: ToldAct) -> str:
    """How the act is the deed that was pledged, or ""."""
    if pledge.deed is None:
        return ""
    mine, theirs = pledge.deed.act, told.act
    if mine.type is not None and mine.type == theirs.type:
        return "the same type of act"
    if mine.lemma == theirs.lemma:
        return "the same verb"
    return "a verb of like meaning" if theirs.lemma in DONE_BY_LIKE.get(mine.lemma, frozenset()) else ""


def _what_it_is(
    pledge: Pledge, told: ToldAct, share: float, body: str, is_deed: bool, settings: FindingSettings
) -> str:
    theirs = bool(body) or "agent" not in told.act.roles or not told.act.parties_as("agent")
    asserted = told.act.modality is Modality.ASSERTED
    if told.act.lemma in GOING_BACK or told.has("sets-back"):
        own_word = body == OWN_WORD
        return "withdrawn" if theirs and (asserted or own_word) and not told.act.negated and not is_deed else ""
    if is_deed and share >= settings.some_subject and asserted:
        pledged_not = pledge.deed is not None and pledge.deed.act.negated
        if pledged_not:
            return "contrary act" if body and not told.act.negated else ""
        return "done" if not told.act.negated and share >= settings.like_subject else ""
    if told.has("advances") and not told.act.negated and theirs and share >= settings.like_subject:
        return "in motion"
    return ""


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
