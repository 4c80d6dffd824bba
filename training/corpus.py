"""A corpus of attributions: texts and brat standoff annotation, as PolNeAR has them, and what counts as found.

A folder with `train/text/NAME.txt` and `train/attributions/NAME_XXXX.ann`. Of several annotators the first is taken.
Tokens are words and single marks. A draft finds an attribution where their contents share at least half of all tokens;
its source is right where it shares its head word or half the tokens, or both have none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from facta.coding.drafts import Draft

type Tokens = frozenset[int]
type Spans = Iterable[tuple[int, int]]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SPAN = re.compile(r"(T\d+)\t(\S+) ([\d ;]+)\t")
_PARTS = frozenset(',;:()[]–—-"“”')
_AFTER_HEAD = frozenset(
    "about after against among around as at before behind between by during for from in inside into near of off on "
    "outside over to under who whom whose which that with within".split()
)


@dataclass(frozen=True)
class Attribution:
    """Tokens of one attribution, of a person or a draft; `heads` of its source."""

    content: Tokens
    cue: Tokens
    source: Tokens
    heads: Tokens


class Article:
    """One text in tokens, with its attributions and the tokens that the annotator set aside."""

    def __init__(self, text: str, annotation: str) -> None:
        self.text = text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.gold, self.set_aside = self._read(annotation)
        self.in_contents: Tokens = frozenset().union(*(one.content for one in self.gold))

    def tokens(self, spans: Spans) -> Tokens:
        """The tokens wholly inside `spans`."""
        return frozenset(
            i for start, end in spans for i in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        )

    def of_draft(self, draft: Draft) -> Attribution:
        """A draft in tokens."""
        source = [draft.source.span] if draft.source is not None else []
        return self._attribution(draft.content, [draft.cue] if draft.cue is not None else [], source)

    def of_source(self, source: Spans) -> Attribution:
        """A source alone in tokens."""
        return self._attribution([], [], source)

    def cannot_be_judged(self, one: Attribution) -> bool:
        """Whether an attribution that finds nothing lies inside another, or in what was set aside."""
        inner = bool(one.cue) and one.cue <= self.in_contents
        return inner or 2 * len(one.content & self.set_aside) >= len(one.content)

    def _attribution(self, content: Spans, cue: Spans, source: Spans) -> Attribution:
        said = self.tokens(source)
        return Attribution(self.tokens(content), self.tokens(cue), said, self._heads(said))

    def _heads(self, source: Tokens) -> Tokens:
        parts: list[list[int]] = [[]]
        cut = False
        for i in sorted(source):
            word = self.text[self.starts[i] : self.ends[i]]
            if word in _PARTS:
                parts.append([])
                cut = False
            elif word.lower() in _AFTER_HEAD and parts[-1]:
                cut = True
            elif not cut and word[0].isalnum() and not (word == "s" and parts[-1]):
                parts[-1].append(i)
        return frozenset(part[-1] for part in [p for p in parts if p][:2])

    def _read(self, annotation: str) -> tuple[list[Attribution], Tokens]:
        spans: dict[str, list[tuple[int, int]]] = {}
        events: list[list[list[str]]] = []
        aside: list[tuple[int, int]] = []
        for line in annotation.split("\n"):
            if match := _SPAN.match(line):
                name, kind, where = match.groups()
                spans[name] = [(int(a), int(b)) for a, b in (part.split() for part in where.split(";"))]
                if kind in ("Discard", "Discuss"):
                    aside += spans[name]
            elif re.match(r"E\d+\t", line):
                events.append([argument.split(":") for argument in line.split("\t")[1].split()])
        found: list[Attribution] = []
        for event in events:
            roles: dict[str, list[tuple[int, int]]] = {"Content": [], "Cue": [], "Source": []}
            for role, name in event:
                roles.get(role.rstrip("0123456789"), []).extend(spans[name])
            if roles["Content"]:
                found.append(self._attribution(roles["Content"], roles["Cue"], roles["Source"]))
        return found, self.tokens(aside)


def read_article(path: Path) -> Article:
    """The article of a text file, with the annotation of the first annotator."""
    folder = path.parents[1] / "attributions"
    annotations = sorted(folder.glob(f"{path.stem}_????.ann"))
    if not annotations:
        raise SystemExit(f"{path.name} has no annotation in {folder}: expected {path.stem}_XXXX.ann")
    return Article(path.read_bytes().decode("utf-8"), annotations[0].read_bytes().decode("utf-8"))


def overlap(some: Tokens, others: Tokens) -> float:
    """Shared tokens over all tokens of both."""
    return len(some & others) / len(some | others) if some or others else 0.0


def right_source(gold: Attribution, found: Attribution) -> bool:
    """Whether the source of `found` is the one of `gold`."""
    if not gold.source or not found.source:
        return not gold.source and not found.source
    return bool(gold.heads & found.heads) or overlap(gold.source, found.source) >= 0.5


def counts(article: Article, found: list[Attribution]) -> tuple[int, int, int]:
    """How many attributions there are, how many of `found` are judged, and how many are right with their source."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    overlaps = [
        (-overlap(gold.content, one.content), i, j)
        for i, gold in enumerate(article.gold)
        for j, one in enumerate(found)
        if gold.content & one.content
    ]
    for negative, i, j in sorted(overlaps):
        if -negative >= 0.5 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    judged = sum(j in taken or not article.cannot_be_judged(one) for j, one in enumerate(found))
    right = sum(right_source(article.gold[i], found[j]) for i, j in pairs.items())
    return len(article.gold), judged, right
