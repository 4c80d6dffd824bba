"""Participles of headlines that the parser took for a past tense: "Curfew lifted in Tolm", "Editor denied bail".

A headline tells what was done in the present and leaves the passive's auxiliary out, so a past without an object, told
of a noun that has no article, is a participle. In: the parsed sentences. A line is a headline where it stands alone in
its paragraph and ends without a mark. In the clipped notes of minutes ("Petition received.") only verbs count that
nothing is told to do by itself. Elsewhere: verbs that the parser took for nouns (headlines.py).
"""

from collections.abc import Mapping, Sequence

from facta.model.sentence import Sentence, Token
from facta.reading.headlines import alone_in_their_paragraph

_LONGEST = 18
_LONGEST_NOTE = 9
_ENDS = frozenset(".!?…:;\"”’'")
_NAMED = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
_ITS_OWN_SENSE = frozenset({"dobj", "obj", "ccomp", "aux", "auxpass", "attr", "acomp", "expl", "neg", "mark", "csubj"})
_SHARED = frozenset({"dobj", "obj", "ccomp"})
_NOT_OF_A_HEADLINE = frozenset({"det", "poss", "relcl", "appos"})
_NO_PARTICIPLE = frozenset(
    "began broke chose drove fell flew gave went grew hid knew rode rose saw shook spoke stole swore took threw wore "
    "withdrew wrote overthrew overran came became did ate drew blew sang rang ran swam sank froze forbade forgot "
    "was were had got tore bore wove lay".split()
)
"""Pasts whose participle is another word."""
_DONE_BY_ITSELF = frozenset(
    "act add advance agree apologise apologize appeal appear argue arrive backtrack begin believe belong break burst "
    "call campaign care change chant charge cheer claim clash climb collapse compete complain confess conspire "
    "continue cooperate crash cry decide decline defect demonstrate depart desert develop die differ dig disagree "
    "disappear disband double drop emerge end erupt escape exist explain explode fail feel fight finish fire flee "
    "follow form gain gather graduate grow halve happen hesitate hope improve increase insist intervene join jump "
    "kneel know last laugh learn leave lie linger live lobby look loom lose march matter mean meet move need "
    "negotiate note object occur open pass pause perish persist plan plead pledge plunge pray press prevail proceed "
    "promise prosper protest quit rally react read rebel rebound recover refuse relent remain reply resign respond "
    "rest resume retire retreat return riot rise say seem shift shoot shout shrink sit sleep slow slump smile soar "
    "speak spread stagger stall stand start stay step stick stop stray strike struggle succeed suffer surge surrender "
    "survive sway swear swim swing talk testify think threaten travel triple try tumble turn understand unite vanish "
    "vary vote vow wait walk wander want warn watch weep win withdraw work yield".split()
)
"""Verbs whose past without an object may tell what the subject itself did."""
_BEHIND_A_PARTICIPLE: Mapping[str, frozenset[str] | set[str]] = {
    "charge": {"", "with", "over", "for", "in", "after", "by"},
    "call": {"off", "in", "up", "to", "back", "out"},
    "press": {"to", "over", "by"},
    "plan": {"for", "in", "at", "by", ""},
    "drop": {"", "against", "over", "after", "for", "from", "by"},
    "warn": {"over", "about", "off", "by", "to"},
    "leave": {"without", "homeless", "dead", "stranded", "out"},
    "pass": {"by", "despite", "over", "into"},
    "read": {"by"},
    "form": {"to", "by"},
    "lose": {"at", "by", "in"},
    "promise": {"by"},
    "refuse": {"by"},
    "threaten": {"with", "by", "over"},
    "open": {"against", "into", "by"},
    "shoot": {"dead", "by", "at", "in", "outside", "near"},
    "strike": {"down", "off", "out", "by"},
    "fire": {"", "over", "after", "for", "by", "from"},
    "turn": {"away", "back", "down"},
    "break": {"up"},
    "suffer": {"by"},
    "stop": {"by", "at", "from"},
}
"""What stands behind those that may be either, where they are participles; "" is the end of the line."""
_GIVEN = frozenset("deny refuse grant award give hand promise offer pay fine charge spare pledge".split())
_WHAT_IS_GIVEN = frozenset(
    "bail visa entry access permission permit licence license leave parole asylum treatment release passport right "
    "contract tender grant loan relief amnesty pardon reprieve protection citizenship status post job award medal fine "
    "sentence term year month ban freedom immunity hearing visit retrial compensation refuge shelter food aid pay land "
    "home house funding money green-light go-ahead nod deadline hour day week ultimatum role seat lawyer water".split()
)
_BARE_PARTICIPLES = frozenset(
    "receive carry grant refuse approve adopt defer reject dismiss note second withdraw table amend "
    "postpone adjourn uphold quash overturn arrest detain release charge fine ban suspend expel file lodge".split()
)


def with_headline_participles(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, with the passives of headlines and minutes read as such."""
    alone = {s.index for s in alone_in_their_paragraph(sentences) if s.tokens[-1].text[-1] not in _ENDS}
    return tuple(_mended(s, s.index in alone) if 2 <= len(s.tokens) <= _LONGEST else s for s in sentences)


def _mended(sentence: Sentence, is_headline: bool) -> Sentence:
    if not is_headline and (len(sentence.tokens) > _LONGEST_NOTE or sentence.tokens[-1].text != "."):
        return sentence
    changed: dict[int, Token] = {}
    for token in sentence.tokens:
        if token.tag not in ("VBD", "VBN") or token.dep not in ("ROOT", "conj", "ccomp", "advcl"):
            continue
        subject = next((t for t in sentence.children_of(token, "nsubj") if t.i < token.i), None)
        if subject is None or not _is_undergone(token, subject, sentence, is_headline):
            continue
        changed[token.i] = token._replace(tag="VBN", morph="Aspect=Perf|Tense=Past|VerbForm=Part")
        changed[subject.i] = subject._replace(dep="nsubjpass")
    if not changed:
        return sentence
    tokens = tuple(changed.get(t.i, t) for t in sentence.tokens)
    return Sentence(sentence.index, sentence.paragraph, tokens)


def _is_undergone(verb: Token, subject: Token, sentence: Sentence, is_headline: bool) -> bool:
    if subject.pos not in _NAMED or sentence.children_of(subject, *_NOT_OF_A_HEADLINE):
        return False
    if verb.lower in _NO_PARTICIPLE:
        return False
    if not is_headline:
        is_thing = subject.tag == "NN" or (subject.tag == "NNP" and subject.i == 0 and not subject.entity)
        return is_thing and verb.lemma.lower() in _BARE_PARTICIPLES and not _has_own_sense(verb, sentence)
    if _is_given(verb, sentence):
        return True
    if _has_own_sense(verb, sentence) or _shares_an_object(verb, sentence):
        return False
    return verb.lemma.lower() not in _DONE_BY_ITSELF or _is_shown_behind(verb, sentence)


def _has_own_sense(verb: Token, sentence: Sentence) -> bool:
    """Whether something stands with the verb that a passive has no room for: an object, "denied lying"."""
    below = sentence.children_of(verb, "xcomp")
    gerund = any(t.tag == "VBG" for t in below)
    return gerund or bool(sentence.children_of(verb, *_ITS_OWN_SENSE))


def _shares_an_object(verb: Token, sentence: Sentence) -> bool:
    """ "Police beat and arrested marchers"."""
    joined = sentence.children_of(verb, "conj")
    return any(sentence.children_of(t, *_SHARED) and not sentence.children_of(t, "nsubj") for t in joined)


def _is_given(verb: Token, sentence: Sentence) -> bool:
    """ "Editor denied bail": what stands behind the verb is what its subject was not given."""
    things = sentence.children_of(verb, "dobj")
    if verb.lemma.lower() not in _GIVEN or len(things) != 1 or sentence.children_of(verb, "aux", "ccomp", "dative"):
        return False
    (thing,) = things
    return thing.i > verb.i and thing.lemma.lower() in _WHAT_IS_GIVEN and not sentence.children_of(thing, "poss", "det")


def _is_shown_behind(verb: Token, sentence: Sentence) -> bool:
    shown = _BEHIND_A_PARTICIPLE.get(verb.lemma.lower(), frozenset[str]())
    behind = sentence.tokens[verb.i + 1].lower if verb.i + 1 < len(sentence.tokens) else ""
    return behind in shown
