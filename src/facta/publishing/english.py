"""English as pages need it: number, negation and articles of short phrases. Text in, text out; nothing is looked up."""

import re

AUXILIARY = re.compile(r"(was|were|is|are|has|have|had|will|would|can|could|did|does|do)\b(.*)", re.DOTALL)
PLURAL = {"was": "were", "is": "are", "has": "have"}
PREPOSITIONS = frozenset("on over for of with against into about from at in to under as by".split())
PRONOUNS = frozenset(
    "i me my we us our ours you your yours he him his she her hers it its they them their theirs himself herself itself"
    " themselves who whom whose which what that this these those one ones".split()
)
"""Words that name nobody outside their sentence."""

DETERMINERS = frozenset(
    "the a an our their his her its this that these those no some several many most all both each every any another"
    " other one two three four five six seven eight nine ten eleven twelve dozens hundreds nobody everyone anyone"
    " nothing none someone somebody people".split()
)
NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety both several many few dozens hundreds thousands"
    " these those".split()
)
PLURALS_WITHOUT_S = frozenset("people police children women men troops clergy cattle staff".split())
SINGULARS_IN_S = re.compile(r"(ss|us|is|news|politics|economics|congress|premises)$")
NONE_OF = re.compile(r"(?:no one|nobody|none|no|neither|nothing)\b", re.IGNORECASE)
ANY_OF = re.compile(r"any(one|body|thing)?\b", re.IGNORECASE)
CLAUSE = re.compile(r"(?:(?:how|what|that|whether|why|when|where|if|because|to|which|who)\b|[\"“„«‘])", re.IGNORECASE)
"""How a filler begins that is a clause or somebody's words, and no thing."""
OWNED = re.compile(r"had (?:(a|an|the) )?(\w+) (\w+)(?: against (?:them|him|her))?")
"""A label that says what was done to a possession: "had a case opened", "had accounts frozen"."""


def is_plural(words: str) -> bool:
    """Whether a verb after `words` is plural: "two families", "Anna and Bela", "stones"; not "a list of families"."""
    lower = words.lower()
    head = re.split(rf"[,;(]| (?:{'|'.join(sorted(PREPOSITIONS))}|that|who|which)\b", lower)[0].split()
    if not head or (NONE_OF.match(lower) and head[-1] in {"one", "nobody", "nothing"}):
        return False
    first, last = head[0], head[-1].rstrip(".”\"'")
    if " and " in f" {' '.join(head)} " or first in NUMBERS or (first[0].isdigit() and first != "1"):
        return True
    return last in PLURALS_WITHOUT_S or (first not in {"a", "an", "one", "each", "every"} and ends_in_plural(last))


def ends_in_plural(noun: str) -> bool:
    """Whether a noun has the form of a plural."""
    return len(noun) > 3 and noun.endswith("s") and not noun.endswith(("'s", "’s")) and not SINGULARS_IN_S.search(noun)


def agreeing(label: str, plural: bool) -> str:
    """The label with its auxiliary in the number of its subject."""
    return re.sub(r"^(was|is|has)\b", lambda match: PLURAL[match[1]], label) if plural else label


def to_be(label: str) -> str:
    """A label of what has not happened: "was adopted" gives "to be adopted"."""
    told = re.sub(r"^(?:was|were|is|are)\b", "to be", label)
    return re.sub(r"^(?:has|have|had)\b", "to have", told)


def negated(label: str) -> str:
    """A label with its "not": "was not detained"; "not so: applied" where it has no auxiliary or a "not" already."""
    match = AUXILIARY.fullmatch(label)
    return f"{match[1]} not{match[2]}" if match and " not " not in label else f"(not so: {label})"


def and_list(names: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def upper_first(words: str) -> str:
    """`words` as a sentence begins."""
    return words[:1].upper() + words[1:]


def lower_first(words: str, text: str) -> str:
    """A description as it stands inside a sentence: "The city" gives "the city"; a name keeps its capital.

    text: the report's text; a word that stands there in small letters too is no name.
    """
    first = re.match(r"[A-Z][a-z]*(?=\W|$)", words)
    if first is None:
        return words
    small = first[0].lower()
    more = words[len(small) :].split()
    if small in DETERMINERS or (re.search(rf"\b{small}\b", text) and not (more and more[0][:1].isupper())):
        return small + words[len(small) :]
    return words
