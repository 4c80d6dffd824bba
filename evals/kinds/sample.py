"""Draw statements of PolNeAR train to be coded for their kind. Standard library only.

    python evals/kinds/sample.py [--data PATH] [--show FIRST LAST]

Prints one JSON object per drawn statement, {"text", "source", "cue", "content", "stratum", "part"}: offsets only. The
same corpus gives the same draw: statements are ordered by a hash of their identifier (text and first content offset),
never by chance at run time. At most two statements come from one text. With --show, the statements numbered FIRST to
LAST (from 0) are printed in words for the coder, in an order that mixes the strata; nothing of that is kept.

The random stratum is drawn first. Every other stratum is enriched: its statements have certain words in their cue or
content (STRATA). Enrichment says only where to look; the kind is the coder's.
Within each stratum the third with the lowest hash is "unseen", the rest "visible".
"""

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "polnear"
MOST_OF_ONE_TEXT = 2
SPAN_LINE = re.compile(r"(T\d+)\t(\S+) ([\d ;]+)\t")
EVENT_LINE = re.compile(r"E\d+\t(.+)")
ANNOTATOR = re.compile(r"_[0-9a-f]{4}\.ann$")
SENTENCE_BREAK = re.compile(r"[.?!][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")


@dataclass(frozen=True)
class Stratum:
    """A part of the sample: how many to draw, and the words of which one must be in the cue or in the content.

    With `both`, one must be in each. No words at all: every statement may be drawn.
    """

    name: str
    number: int
    cue: str = ""
    content: str = ""
    both: bool = False

    def admits(self, cue: set[str], content: set[str]) -> bool:
        """Whether a statement with these words may be drawn."""
        found = (bool(cue & set(self.cue.split())), bool(content & set(self.content.split())))
        return all(found) if self.both else any(found) or not (self.cue or self.content)


SAID = "said says say told tells tell added adds wrote writes tweeted responded replied argued insisted"
# In the order they are drawn. The first five enriched by cue find kinds that the cue names; those "by content" look
# for kinds that a plain "said" leaves to the content.
STRATA = (
    Stratum("random", 140),
    Stratum(
        "enriched-pledge",
        36,
        cue="promise promised promises promising vow vowed vows pledge pledged pledges swore commit committed "
        "guarantee guaranteed threatened agreed offered announced",
    ),
    Stratum(
        "enriched-denial",
        39,
        cue="deny denied denies denying disputed disputes rejected rejects refuted dismissed disavowed rebuffed "
        "debunked denial disputing rejecting",
    ),
    Stratum(
        "enriched-accusation",
        36,
        cue="accuse accused accuses accusing alleged alleges alleging blamed blames blaming charged charges slammed "
        "blasted denounced condemned accusation",
    ),
    Stratum(
        "enriched-demand",
        36,
        cue="urge urged urges urging demand demanded demands called calling calls asked ordered begged pressed "
        "implored insisted told recommended",
    ),
    Stratum(
        "enriched-justification",
        60,
        cue="explain explained explains explaining justify justified cited citing cites defended defends defending "
        "rationale reason argued reasoned",
        content="because since why reason",
    ),
    Stratum(
        "enriched-no-comment",
        36,
        cue="decline declined declines declining refuse refused refuses respond responded comment returned answer "
        "elaborate",
    ),
    Stratum("pledge-by-content", 18, cue=SAID, content="will ll d shall", both=True),
    Stratum(
        "denial-by-content", 21, cue=SAID, content="false untrue never didn wasn nonsense ridiculous denied", both=True
    ),
    Stratum("denial-by-cue", 9, cue="deny denied denies denying denial disputed disputes"),
    Stratum(
        "accusation-by-content",
        15,
        cue=SAID,
        content="lied lying liar lies corrupt crooked illegal illegally racist bigot fraud crime crimes criminal stole",
        both=True,
    ),
    Stratum("demand-by-content", 15, cue=SAID, content="should must stop ought need", both=True),
    Stratum(
        "demand-by-cue", 15, cue="urge urged urges urging demand demanded demands demanding ordered begged implored"
    ),
    Stratum(
        "justification-by-both",
        48,
        cue=f"{SAID} explain explained explains explaining defended defending justify justified justifying",
        content="because why reason reasons so",
        both=True,
    ),
    Stratum(
        "no-comment-by-both",
        24,
        cue="decline declined declines declining refuse refused refuses respond responded return returned answer",
        content="comment comments request requests say answer questions discuss name identify specify elaborate "
        "messages calls",
        both=True,
    ),
    Stratum(
        "justification-by-cue",
        30,
        cue="defended defends defending defense justify justified justifies justifying justification excuse excused "
        "rationale reason reasons explained explanation",
    ),
    Stratum("pledge-first-person", 12, cue=SAID, content="ll", both=True),
)


@dataclass(frozen=True)
class Drawn:
    """One annotated statement; spans are half-open, in code points of the text."""

    text: str
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]

    @property
    def identifier(self) -> str:
        """The text's name and where the content starts."""
        return f"{self.text}:{self.content[0][0]}"

    def rank(self, salt: str) -> str:
        """The place of the statement in an order that depends on nothing but its identifier and the salt."""
        return hashlib.sha256(f"{salt}:{self.identifier}".encode()).hexdigest()


def spans_of(where: str) -> list[tuple[int, int]]:
    """The spans of a standoff line's "543 560;571 580"."""
    parts = [part.split() for part in where.split(";")]
    return [(int(start), int(end)) for start, end in parts]


def statements_of(name: str, standoff: str) -> Iterator[Drawn]:
    """The attributions of one annotation file that have content outside discarded and flagged passages."""
    spans: dict[str, list[tuple[int, int]]] = {}
    skipped: list[tuple[int, int]] = []
    events: list[str] = []
    for line in standoff.split("\n"):
        if match := SPAN_LINE.match(line):
            spans[match[1]] = spans_of(match[3])
            skipped += spans[match[1]] if match[2] in ("Discard", "Discuss") else []
        elif match := EVENT_LINE.match(line):
            events.append(match[1])
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {"Source": [], "Cue": [], "Content": []}
        for argument in event.split():
            role, ident = argument.split(":")
            roles.get(role.rstrip("0123456789"), []).extend(spans[ident])
        content = sorted(roles["Content"])
        if content and not any(s < end and start < e for s, e in skipped for start, end in content):
            yield Drawn(name, tuple(sorted(roles["Source"])), tuple(sorted(roles["Cue"])), tuple(content))


def corpus(data: Path) -> tuple[dict[str, str], list[Drawn]]:
    """The texts of train by name, and the statements of each text's first annotator."""
    texts = {file.name: file.read_bytes().decode("utf-8") for file in sorted((data / "train" / "text").iterdir())}
    first: dict[str, Path] = {}
    for file in sorted((data / "train" / "attributions").iterdir()):
        first.setdefault(ANNOTATOR.sub(".txt", file.name), file)
    statements = [s for name, file in first.items() for s in statements_of(name, file.read_bytes().decode("utf-8"))]
    return texts, statements


def words_of(text: str, spans: Iterable[tuple[int, int]]) -> set[str]:
    """The words of some spans, in lower case."""
    return {word for start, end in spans for word in re.findall(r"\w+", text[start:end].lower())}


def draw(texts: dict[str, str], statements: list[Drawn]) -> Iterator[tuple[Drawn, str, str]]:
    """Drawn statements with stratum and part, the order mixed by hash."""
    used: Counter[str] = Counter()
    taken: set[str] = set()  # contents in words: the corpus holds an article or two twice
    found: list[tuple[Drawn, str, str]] = []
    for stratum in STRATA:
        chosen: list[Drawn] = []
        for statement in sorted(statements, key=lambda s: s.rank(stratum.name)):
            text = texts[statement.text]
            admitted = stratum.admits(words_of(text, statement.cue), words_of(text, statement.content))
            content = " ".join(text[start:end] for start, end in statement.content)
            free = content not in taken and used[statement.text] < MOST_OF_ONE_TEXT
            if len(chosen) < stratum.number and free and admitted:
                chosen.append(statement)
                taken.add(content)
                used[statement.text] += 1
        by_part = sorted(chosen, key=lambda s: s.rank("part"))
        unseen = {s.identifier for s in by_part[: len(chosen) // 3]}
        found += [(s, stratum.name, "unseen" if s.identifier in unseen else "visible") for s in chosen]
    yield from sorted(found, key=lambda entry: entry[0].rank("shown"))


def in_words(number: int, statement: Drawn, text: str) -> str:
    """A statement for the coder: the sentences it stands in and the one before, the three parts in brackets."""
    marked = [("{S ", statement.source), ("{CUE ", statement.cue), ("[", statement.content)]
    every = [span for _, spans in marked for span in spans]
    low, high = min(start for start, _ in every), max(end for _, end in every)
    breaks = [0, *(match.end() for match in SENTENCE_BREAK.finditer(text)), len(text)]
    start = ([0] + [place for place in breaks if place <= low])[-2]
    end = next(place for place in breaks if place >= high)
    opened = {span[0]: mark for mark, spans in marked for span in spans}
    closed = {span[1]: "]" if mark == "[" else "}" for mark, spans in marked for span in spans}
    places = sorted({max(start, low - 350), min(end, high + 200), *opened, *closed})
    pieces: list[str] = []
    for place, following in zip(places, [*places[1:], places[-1]], strict=True):
        pieces.append(closed.get(place, "") + opened.get(place, "") + text[place:following])
    return f"#{number} " + " ".join("".join(pieces).split())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of PolNeAR")
    parser.add_argument("--show", type=int, nargs=2, metavar=("FIRST", "LAST"), help="print these in words")
    options = parser.parse_args()
    if not (options.data / "train").is_dir():
        print(f"PolNeAR is not in {options.data}: give its folder with --data", file=sys.stderr)
        return 2
    texts, statements = corpus(options.data)
    for number, (statement, stratum, part) in enumerate(draw(texts, statements)):
        if options.show is None:
            spans = {"source": statement.source, "cue": statement.cue, "content": statement.content}
            print(json.dumps({"text": statement.text, **spans, "stratum": stratum, "part": part}))
        elif options.show[0] <= number < options.show[1]:
            print(in_words(number, statement, texts[statement.text]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
