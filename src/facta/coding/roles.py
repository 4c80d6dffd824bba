"""Roles: which arguments of a clause fill which role of an act, and which agent the type implies."""

from facta.codebook.act_type import ActType, Pattern
from facta.codebook.lexicon import english
from facta.codebook.sectors import load_sectors
from facta.coding.frames import Frames, named_by
from facta.coding.lent_roles import aimed_at, concerned_in, doers_of, doers_of_the_event
from facta.coding.party_index import PartyIndex
from facta.model.act import Filler
from facta.model.clause import Argument, Clause
from facta.model.party import PartyKind
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

type Roles = dict[str, tuple[Filler, ...]]

ACTORS = frozenset({"COP", "MIL", "GOV", "JUD", "LEG", "PTY", "REB", "SPY", "UAF", "PRM", "CRM", "OPP"})
"""Sectors of a noun before an event noun that names who did it: "police firing", "army raid"."""
_REASON_PREPOSITIONS = frozenset({"for", "over", "because", "due", "following", "amid", "citing"})
_REASON_MARKERS = frozenset({"because", "since", "as"})
_OWN_SUBJECT = frozenset({"direct", "by", "relative", "possessive"})
_UNDERGONE = frozenset("die perish drown starve suffer succumb collapse disappear vanish bleed choke".split())
"""Verbs whose subject does nothing: it happens to them."""
_MANDATIVE = frozenset("ask demand insist order propose recommend request require suggest urge advise".split())
"""Verbs whose clause says what somebody is to do."""
_DUE = frozenset({"should", "must"})
_ADJECTIVES_OF_PEOPLE = frozenset(
    "civilian insurgent militant military paramilitary rebel separatist terrorist".split()
)
_FORCES = frozenset({"COP", "MIL", "REB", "UAF", "PRM", "CRM"})
_OF_FORCES = frozenset(
    "airstrike ambush assault attack baton-charge blockade bomb bombard crackdown fire incursion invade offensive "
    "onslaught patrol raid shell shoot siege strike".split()
)
"""Events before which a common noun for an armed body names who did it: "a rebel attack"."""
_DONE_TO_WHO_GETS_IT = frozenset("threaten violence sanction support accuse pressure case assembly".split())
"""Families of types of which nobody is the agent who only gets what was done."""
_OF_WHO_GETS_IT = frozenset({"case.appeal", "case.complain"})
_WON = frozenset({"support", "assembly"})
"""Families of what somebody may win or obtain from others: praise, leave for a rally."""
_BORNE = frozenset({"receive", "get", "face", "suffer", "undergo"})
_SOMEBODY = frozenset({"PERSON", "ORG", "NORP"})
CONCERNS_INSIDE = "patient-in-theme"
"""Trait of the types whose patient may stand inside their theme."""
_EMPTY = frozenset({"there", "this", "that", "what", "which", "who", "whom"})


class RoleFiller:
    """Fills roles for the acts of one text."""

    def __init__(self, frames: Frames, parties: PartyIndex, text: str) -> None:
        self.frames = frames
        self.parties = parties
        self._at: dict[Span, tuple[str | None, ...]] = {}
        self._sectors = {party.id: party.sector for party in parties.parties}
        self.text = text
        self._called: dict[str, set[str]] | None = None
        self._kinds = {party.id: party.kind for party in parties.parties}
        self._suffered = english().possessor_is_object
        self._undergoing = english().undergoing
        self._nouns = load_sectors()

    def roles_of(self, clause: Clause, act_type: ActType, pattern: Pattern) -> Roles:
        """The roles of a typed act, agent first; roles without a filler are left out."""
        found: Roles = {}
        used: set[Span] = set()
        for role, selectors in pattern.fills.items():
            for selector in selectors:
                arguments = [a for a in self.frames.arguments_at(clause, selector) if a.span not in used]
                if arguments:
                    found[role] = self._fillers(arguments, clause)
                    used.update(a.span for a in arguments)
                    break
        undergone = "agent" in found and "agent" not in pattern.roles and self._is_undergone(clause, act_type)
        objects = {argument.span for argument in clause.arguments_as("object")}
        if undergone and not any(filler.party and filler.span in objects for filler in found.get("patient", ())):
            self._take_as_undergoing(found, clause, act_type)
        elif "agent" in act_type.roles:
            self._complete_agent(found, clause)
        if "patient" in act_type.roles and "patient" not in found:
            people = self._sufferers_before_noun(clause)
            if not people and clause.kind == "noun":
                people = self._fillers(self._aimed_at(clause), clause)
            if people:
                found["patient"] = people
        if "patient" in act_type.roles and CONCERNS_INSIDE in act_type.traits:
            self._complete_patient(found, clause)
        found = _never_the_same(found, clause)
        if "reason" not in found:
            reason = self.reason_of(clause)
            if reason is not None:
                found["reason"] = (Filler(None, reason),)
        return {role: found[role] for role in sorted(found, key=lambda r: _place(r, act_type.roles))}

    def _is_undergone(self, clause: Clause, act_type: ActType) -> bool:
        """ "Received threats", "faces a fine": the object is what was done, and it was done to the subject."""
        if clause.kind != "verb" or clause.voice == "passive" or clause.lemma not in self._undergoing:
            return False
        family = act_type.code.partition(".")[0]
        if family not in _DONE_TO_WHO_GETS_IT or act_type.code in _OF_WHO_GETS_IT:
            return False
        if family not in _WON and clause.lemma not in _BORNE:
            return False  # "prosecutors secured a conviction", "the ministry obtained a ban on the paper"
        sentence = self.frames.sentences[clause.sentence]
        objects = [sentence.tokens[a.head] for a in clause.arguments_as("object")]
        return any(t.pos == "NOUN" and t.entity not in _SOMEBODY for t in objects)

    def _take_as_undergoing(self, found: Roles, clause: Clause, act_type: ActType) -> None:
        """Makes of the subject the one to whom it was done, and of whoever stands behind "from" the agent."""
        subjects = found.pop("agent")
        role = "patient" if "patient" in act_type.roles else "recipient"
        if role in act_type.roles:
            found[role] = subjects
        doers = [a for a in clause.arguments_as("oblique") if a.preposition == "from"]
        sentence = self.frames.sentences[clause.sentence]
        for argument in clause.arguments_as("object"):
            for preposition in sentence.children_of(sentence.tokens[argument.head], "prep"):
                if preposition.lower == "from":
                    doers += [
                        Argument("oblique", "from", t.i, sentence.span_below(t), "direct")
                        for t in sentence.children_of(preposition, "pobj")
                    ]
        if doers:
            found["agent"] = self._fillers(doers[:1], clause)

    def plain_roles_of(self, clause: Clause) -> Roles:
        """Agent, patient and recipient by the grammar alone, for a predicate that no type fits."""
        found: Roles = {}
        bears = clause.kind == "adjective" or clause.lemma in _UNDERGONE
        for role, function in (("agent", "subject"), ("patient", "object"), ("recipient", "indirect")):
            arguments = clause.arguments_as(function)
            if arguments:
                found["patient" if bears and role == "agent" else role] = self._fillers(arguments, clause)
        if not bears:
            self._complete_agent(found, clause)
        if "patient" not in found:
            at = self._aimed_at(clause) if clause.kind == "noun" else self._addressed(clause)
            patients = self._fillers(at, clause) or self._sufferers_before_noun(clause)
            if patients:
                found["patient"] = patients
        return found

    def _complete_agent(self, found: Roles, clause: Clause) -> None:
        """Adds the agent that stands before an event noun, or with the event in which the act was done."""
        sentence = self.frames.sentences[clause.sentence]
        if "agent" in found:
            found["agent"] = self._doers_for_events(found["agent"], clause, sentence)
            return
        agent = self._agent_before_noun(clause)
        if not agent and (clause.voice == "passive" or clause.lemma in _UNDERGONE):
            doers = doers_of_the_event(clause, sentence, self.frames.clause_at, self._is_actor)
            agent = self._fillers(doers, clause)
        if agent:
            found["agent"] = agent

    def _doers_for_events(self, agents: tuple[Filler, ...], clause: Clause, sentence: Sentence) -> tuple[Filler, ...]:
        """`agents` with whoever did it in place of an event: of "the army raid killed two", the army."""
        found: list[Filler] = []
        for argument in clause.arguments_as("subject"):
            event = self.frames.clause_at.get((clause.sentence, argument.head))
            if event is not None and event.kind == "noun" and any(f.span == argument.span for f in agents):
                found += self._fillers(doers_of(event, sentence, self._is_actor), clause) or self._agent_before_noun(
                    event
                )
        return tuple(found) or agents

    def _complete_patient(self, found: Roles, clause: Clause) -> None:
        """Adds whom a demand, promise or refusal concerns: a party inside its theme."""
        patients = found.get("patient", ())
        own = {a.span for a in clause.arguments if a.function in ("object", "indirect")}
        if any(f.party or f.span in own or (f.span is not None and self._is_actor(f.span)) for f in patients):
            return
        sentence = self.frames.sentences[clause.sentence]
        spans = [f.span for f in found.get("theme", ())]
        themes = [a for a in clause.arguments if a.span in spans]
        agents = [f.span for f in found.get("agent", ()) if f.span is not None]
        argument = concerned_in(clause, sentence, themes, agents, self.frames.clause_at, self._is_actor)
        if argument is not None:
            found["patient"] = self._fillers([argument], clause)
        elif not patients and "recipient" in found:
            found["patient"] = found["recipient"]

    def _is_actor(self, span: Span) -> bool:
        return self.frames.sector_at(span) is not None

    def _aimed_at(self, clause: Clause) -> list[Argument]:
        return aimed_at(clause, self.frames.sentences[clause.sentence], self._is_actor)

    def _addressed(self, clause: Clause) -> list[Argument]:
        """Who is to do what a demand says: "demanded that the city pay"."""
        if clause.lemma not in _MANDATIVE:
            return []
        below = (self.frames.clause_at.get((clause.sentence, a.head)) for a in clause.arguments_as("complement"))
        due = (c for c in below if c is not None and (c.tense == "infinitive" or not _DUE.isdisjoint(c.modals)))
        return [a for c in due for a in c.arguments_as("subject") if a.via == "direct"]

    def with_implied_agent(self, roles: Roles, clause: Clause, sector: str) -> Roles:
        """`roles` with the agent that only the type tells, where the text has exactly one fitting party near by.

        It stands in for an agent left out ("was arrested") or named by a pronoun that nothing else settled ("they
        fired").
        """
        agents = roles.get("agent", ())
        if any(f.party is not None for f in agents) or not all(self._is_open_pronoun(f.span, clause) for f in agents):
            return roles
        party = self._only_party_near(clause, sector)
        if party is None:
            return roles
        return {"agent": (Filler(party, agents[0].span if agents else None, inferred=True),), **_without_agent(roles)}

    def _is_open_pronoun(self, span: Span | None, clause: Clause) -> bool:
        sentence = self.frames.sentences[clause.sentence]
        return span is not None and any(t.lower == "they" and t.start == span.start for t in sentence.tokens)

    def _only_party_near(self, clause: Clause, sector: str) -> str | None:
        """The one party of this sector in the sentence up to the clause, else in the sentence before."""
        here = self.frames.sentences[clause.sentence]
        spans = [here.span]
        if clause.sentence and self.frames.sentences[clause.sentence - 1].paragraph == here.paragraph:
            spans.append(self.frames.sentences[clause.sentence - 1].span)
        acted_upon = {f for a in clause.arguments_as("object") for f in self._parties_at(a, here)}
        for span in spans:
            near = [p for p in self.parties.within(span) if self._sector_of(p) == sector and p not in acted_upon]
            bodies = [p for p in near if self._kinds[p] is not PartyKind.PERSON]
            if near:
                return bodies[0] if len(bodies) == 1 else None
        return None

    def _party_called(self, word: str) -> str | None:
        """The one body that the text calls by this very word ("police", before "firing")."""
        if self._called is None:
            self._called = {}
            for party in self.parties.parties:
                if party.kind is not PartyKind.PERSON:
                    for mention in party.mentions:
                        name = self.text[mention.start : mention.end].lower().removeprefix("the ")
                        self._called.setdefault(name, set()).add(party.id)
        found = self._called.get(word, set())
        return min(found) if len(found) == 1 else None

    def _sector_of(self, party: str) -> str | None:
        return self._sectors.get(party)

    def reason_of(self, clause: Clause) -> Span | None:
        """The words that say why: "because ...", "due to ...", "for carrying ...", "over ...", "citing ..."."""
        sentence = self.frames.sentences[clause.sentence]
        token = sentence.tokens[clause.predicate]
        for child in sentence.children_of(token):
            if child.dep == "advcl" and _opens_reason(child, sentence):
                return sentence.span_below(child)
            if child.dep == "prep" and child.i > token.i and child.lower in _REASON_PREPOSITIONS:
                below = sentence.children_of(child)
                gerund = any(t.dep == "pcomp" for t in below)
                if child.lower != "for" or gerund:
                    return _behind(child, sentence)
        return None

    def _agent_before_noun(self, clause: Clause) -> tuple[Filler, ...]:
        """The actor or people before an event noun: "police firing", "Ostrelian raids"; not of what is suffered."""
        if clause.kind != "noun":
            return ()
        if clause.lemma in self._suffered:
            actors = [a for a in clause.arguments_as("modifier") if self.frames.sector_at(a.span) in ACTORS]
        else:
            actors = self._people_before(clause)
        return self._fillers(actors[:1], clause)

    def _people_before(self, clause: Clause) -> list[Argument]:
        """The actors, peoples and states that stand before an event noun."""
        sentence = self.frames.sentences[clause.sentence]
        found: list[Argument] = []
        for argument in clause.arguments_as("modifier"):
            token = sentence.tokens[argument.head]
            state = token.entity == "GPE" and token.text.replace(".", "").isupper()
            actor = token.pos == "NOUN" and self._is_actor(argument.span)
            if state or token.entity in ("NORP", "ORG") or actor or self._is_people(token, clause):
                found.append(argument)
        return found

    def _is_people(self, token: Token, clause: Clause) -> bool:
        """Whether a common word before a noun of violence names a force, or before one of what is suffered, people."""
        if token.entity or token.pos not in ("NOUN", "ADJ"):
            return False
        entry = self._nouns.of_noun(token.lemma.lower()) or self._nouns.of_noun(token.lower)
        if entry is None or (token.pos == "ADJ" and token.lower not in _ADJECTIVES_OF_PEOPLE):
            return False
        if clause.lemma in self._suffered:
            return entry.kind in (PartyKind.PERSON, PartyKind.GROUP) and entry.sector not in ACTORS
        return clause.lemma in _OF_FORCES and (entry.sector in _FORCES or entry.noun == "coalition")

    def _sufferers_before_noun(self, clause: Clause) -> tuple[Filler, ...]:
        """To whom it was done, before an event noun: "civilian killings"; never an armed actor."""
        if clause.kind != "noun" or clause.lemma not in self._suffered:
            return ()
        people = [a for a in self._people_before(clause) if self.frames.sector_at(a.span) not in ACTORS]
        return self._fillers(people[:1], clause)

    def _fillers(self, arguments: list[Argument], clause: Clause) -> tuple[Filler, ...]:
        sentence = self.frames.sentences[clause.sentence]
        found: list[Filler] = []
        for argument in arguments:
            token = sentence.tokens[argument.head]
            at_a_time = argument.function in ("oblique", "object") or argument.via in ("by", "possessive")
            if at_a_time and token.entity in ("DATE", "TIME"):
                continue
            if (
                argument.function == "subject"
                and sentence.tokens[min(token.i + 1, len(sentence.tokens) - 1)].text == ":"
            ):
                continue  # "Sheriff: shooting kills one": whose word it is
            if token.lower in _EMPTY and token.pos == "PRON" and argument.function != "complement":
                continue
            for party in self._parties_at(argument, sentence):
                filler = Filler(party, argument.span)
                if filler not in found:
                    found.append(filler)
        return tuple(found)

    def _parties_at(self, argument: Argument, sentence: Sentence) -> tuple[str | None, ...]:
        if argument.span not in self._at:
            resolved = self.parties.at(argument.span)
            if resolved.party is None and argument.function != "complement":
                for token in list(named_by(sentence, argument.head))[1:]:
                    if token.entity == "PERSON":
                        continue  # "one of Orr and Lund": which?
                    resolved = self.parties.at(Span(token.start, token.end))
            party = resolved.party
            if party is None and argument.function == "modifier":
                party = self._party_called(sentence.tokens[argument.head].lower)
            self._at[argument.span] = (party, *resolved.others)
        return self._at[argument.span]


def _never_the_same(roles: Roles, clause: Clause) -> Roles:
    """`roles` without one party as agent and patient: nobody arrests themselves.

    A pronoun beside a subject of its own clause is somebody else ("a judge found him guilty"): its party is left open.
    An agent that only the grammar of control supplied gives way.
    """
    agents, patients = roles.get("agent", ()), roles.get("patient", ())
    both = {f.party for f in agents} & {f.party for f in patients} - {None}
    if not both:
        return roles
    if any(a.via in _OWN_SUBJECT for a in clause.arguments_as("subject")):
        opened = tuple(Filler(None, f.span, f.inferred) if f.party in both else f for f in patients)
        return {**roles, "patient": opened}
    left = tuple(f for f in agents if f.party not in both)
    return {**({"agent": left} if left else {}), **_without_agent(roles)}


def _without_agent(roles: Roles) -> Roles:
    return {role: fillers for role, fillers in roles.items() if role != "agent"}


def _opens_reason(clause_head: Token, sentence: Sentence) -> bool:
    if clause_head.lower == "citing":
        return True
    return any(t.dep == "mark" and t.lower in _REASON_MARKERS - {"as"} for t in sentence.children_of(clause_head))


def _behind(preposition: Token, sentence: Sentence) -> Span | None:
    inside = [t for t in sentence.subtree_of(preposition) if t.i > preposition.i]
    if inside and preposition.lower in ("due", "because") and inside[0].lower in ("to", "of"):
        inside = inside[1:]
    return sentence.span_of(inside) if inside else None


def _place(role: str, order: tuple[str, ...]) -> tuple[int, str]:
    return (0 if role == "agent" else order.index(role) + 1 if role in order else 99, role)
