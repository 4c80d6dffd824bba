"""Make the table by which word_kin.py tells how near two words are, from the data files of WordNet 3.0.

    python evals/pledges/wordnet_table.py FOLDER

FOLDER holds data.noun, index.noun and the like, as WordNet 3.0 and Debian's package wordnet-base have them. Kept are
single words that its tagged texts have, or that the sentence vectors have as one piece, and those whose first sense is
of FIELDS and no name; of each the first senses as noun and verb (of adjectives those that they derive from), and the
senses derived from these. The table has three parts with an empty line between them: senses, those above the words'
with them, one a line, each with how much it tells (intrinsic information content: Seco, Veale and Hayes 2004;
thousandths) and the numbers of the lines of those right above it; words, each with the numbers of its senses and of
those derived from them; forms that no ending tells, each with its plain word.
"""

import gzip
import sys
from collections import Counter
from dataclasses import dataclass, field
from math import log
from pathlib import Path

from facta.findings import word_kin
from facta.reading import word_pieces

SENSES = 3
PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
PIECES = Path(word_pieces.__file__).parent / "wordpiece" / "vocab.txt"
KEPT = Path(word_kin.__file__).parent / "wordnet" / "kinds.txt.gz"

FIELDS = frozenset({"04", "06", "10", "11", "13", "14", "18", "21", "26"})
"""Files of nouns: acts, things made, communication, events, food, groups, people, possessions, states."""

type Sense = tuple[str, str]
"""Part of speech and offset in its file."""


@dataclass
class Wordnet:
    """above, derived: of each sense those right above it, and those derived from it. senses: of each part and word."""

    above: dict[Sense, list[Sense]] = field(default_factory=dict[Sense, list[Sense]])
    derived: dict[Sense, list[Sense]] = field(default_factory=dict[Sense, list[Sense]])
    senses: dict[tuple[str, str], list[Sense]] = field(default_factory=dict[tuple[str, str], list[Sense]])
    forms: dict[str, str] = field(default_factory=dict[str, str])
    fields: dict[Sense, str] = field(default_factory=dict[Sense, str])
    common: set[Sense] = field(default_factory=set[Sense])


def read(folder: Path) -> Wordnet:
    found = Wordnet()
    for part, name in PARTS.items():
        for line in lines(folder / f"data.{name}"):
            of_sense, pointers = pointers_in(line)
            sense = (part, of_sense)
            found.fields[sense] = line.split()[1]
            if line.split()[4].islower():
                found.common.add(sense)
            found.above[sense] = [to for sign, to in pointers if sign in ("@", "@i")]
            found.derived[sense] = [to for sign, to in pointers if sign == "+"]
        for line in lines(folder / f"index.{name}"):
            word, _, number, *rest = line.split()
            found.senses[part, word] = [(part, offset) for offset in rest[-int(number) :]]
        for line in lines(folder / f"{name}.exc") if part in "nv" else ():
            form, word = line.split()[:2]
            found.forms.setdefault(form, word)
    return found


def lines(path: Path) -> list[str]:
    """Those of the file, without the licence at its head."""
    return [line for line in path.read_text("latin-1").splitlines() if line and not line.startswith("  ")]


def pointers_in(line: str) -> tuple[str, list[tuple[str, Sense]]]:
    """The offset of a line of data, and what it points to, each with the sign of how."""
    cells = line.partition(" | ")[0].split()
    at = 4 + 2 * int(cells[3], 16)
    ends = range(at + 1, at + 1 + 4 * int(cells[at]), 4)
    return cells[0], [(cells[n], (cells[n + 2], cells[n + 1])) for n in ends]


def all_above(wordnet: Wordnet, sense: Sense) -> set[Sense]:
    """The sense and all above it."""
    found, todo = {sense}, [sense]
    while todo:
        todo = [one for below in todo for one in wordnet.above[below] if one not in found]
        found.update(todo)
    return found


def information(wordnet: Wordnet) -> dict[Sense, float]:
    """1 for a sense with none below it, 0 for one that has all of its part of speech below it."""
    below: Counter[Sense] = Counter()
    for sense in wordnet.above:
        if sense[0] in "nv":
            below.update(all_above(wordnet, sense))
    whole = Counter(sense[0] for sense in wordnet.above)
    return {sense: 1 - log(number) / log(whole[sense[0]]) for sense, number in below.items()}


def told(wordnet: Wordnet, senses: list[Sense]) -> bool:
    """Whether the first sense is of a field that reports tell of, and no name."""
    first = senses[0]
    return first in wordnet.common and wordnet.fields[first] in FIELDS


def rows(wordnet: Wordnet, words: set[str]) -> dict[str, tuple[list[Sense], list[Sense]]]:
    """The senses of each word and those derived from them, where it has any."""
    found: dict[str, tuple[list[Sense], list[Sense]]] = {}
    for word in sorted(words):
        own = [one for part in "nv" for one in wordnet.senses.get((part, word), [])[:SENSES]]
        of_adjective = [one for part in "ar" for one in wordnet.senses.get((part, word), [])[:SENSES]]
        own += [to for one in of_adjective for to in wordnet.derived[one] if to[0] in "nv"]
        derived = [to for one in own for to in wordnet.derived[one] if to[0] in "nv" and to not in own]
        if own:
            found[word] = list(dict.fromkeys(own)), list(dict.fromkeys(derived))
    return found


def main() -> None:
    folder = Path(sys.argv[1])
    wordnet = read(folder)
    tagged = {line.partition("%")[0] for line in lines(folder / "cntlist.rev")}
    tagged.update(PIECES.read_text("utf-8").split("\n"))
    words = {
        word
        for (_, word), senses in wordnet.senses.items()
        if word.isalpha() and (word in tagged or told(wordnet, senses))
    }
    kept = rows(wordnet, words)
    tells = information(wordnet)
    above = {up for own, derived in kept.values() for one in (*own, *derived) for up in all_above(wordnet, one)}
    number = {sense: n for n, sense in enumerate(sorted(above))}

    def listed(senses: list[Sense]) -> str:
        return " ".join(str(number[one]) for one in senses)

    table = [f"{1000 * tells[one]:.0f} {listed(wordnet.above[one])}".strip() for one in number]
    table += ["", *(f"{word}\t{listed(own)}\t{listed(derived)}" for word, (own, derived) in kept.items())]
    table += ["", *(f"{form}\t{word}" for form, word in sorted(wordnet.forms.items()) if word in kept)]
    packed = gzip.compress("\n".join(table).encode(), mtime=0)
    KEPT.write_bytes(packed)
    print(f"{len(number)} senses, {len(kept)} words, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
