"""What linking costs as a pile grows: seconds for N reports of one story, and the ratio to n log n.

    python benchmarks/linking.py READ.jsonl [--sizes 100 300 1000] [--add]

READ.jsonl is what `facta read examples/reports` prints. Its readings are repeated, and in every repeat the names, the
numbers and the days of the texts are changed for others of the same length, so that offsets stay true. Nothing is
parsed. The last column is seconds over n log n, as a multiple of the first size's: 1 is n log n.

With --add, instead: seconds of `facta link` on N + 1 readings, and on the linked pile of N, whose index lies beside it,
with one new reading; the lines must be the same. Both take reading and writing of the files in.
"""

import argparse
import gc
import json
import random
import re
import time
from dataclasses import replace
from datetime import date, timedelta
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from facta.codebook.codebook import load_codebook
from facta.engine.link_files import linked_pile
from facta.engine.link_index import index_beside
from facta.engine.link_lines import ReadLine, lines_read
from facta.linking.link import link
from facta.model.record import Reading
from facta.model.times import When
from facta.publishing.reading_json import reading_json

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
NUMBER = re.compile(r"\b\d{1,3}\b")
VOWELS, OTHERS = "aeiou", "bdfgklmnprstvz"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("readings", type=Path)
    arguments.add_argument("--sizes", type=int, nargs="+", default=[100, 300, 1000])
    arguments.add_argument("--add", action="store_true")
    chosen = arguments.parse_args()
    gc.disable()  # as `facta link` does
    found = list(lines_read(chosen.readings.read_bytes(), chosen.readings.name))
    originals = [line.reading for line in found if isinstance(line, ReadLine)]
    if chosen.add:
        for size in chosen.sizes:
            added(originals, size)
        return
    codebook = load_codebook(())
    first: float | None = None
    print(f"{'reports':>8} {'seconds':>9} {'entities':>9} {'incidents':>9} {'over n log n':>13}")
    for size in chosen.sizes:
        pile = [varied(originals[n % len(originals)], n) for n in range(size)]
        started = time.process_time()
        record = link(pile, codebook)
        seconds = time.process_time() - started
        share = seconds / (size * log(size))
        first = first or share
        counted = f"{len(record.entities):>9} {len(record.incidents):>9}"
        print(f"{size:>8} {seconds:>9.1f} {counted} {share / first:>13.2f}", flush=True)


def added(originals: list[Reading], size: int) -> None:
    """Print what one more report costs a linked pile of `size`, beside linking all anew."""
    pile = [varied(originals[n % len(originals)], n) for n in range(size + 1)]
    lines = [json.dumps(reading_json(reading), ensure_ascii=False) + "\n" for reading in pile]
    with TemporaryDirectory() as folder:
        path = Path(folder, "linked.jsonl")
        linked_in("".join(lines[:-1]).encode(), path, keep=True)
        one, seconds_anew = linked_in("".join(lines).encode(), Path(folder, "anew.jsonl"), keep=False)
        grown = path.read_bytes() + lines[-1].encode()
        other, seconds_added = linked_in(grown, path, keep=True)
    same = "the same lines" if one == other else "OTHER LINES"
    ratio = seconds_added / seconds_anew
    print(
        f"{size:>8} anew {seconds_anew:.1f} s, one added {seconds_added:.2f} s, ratio {ratio:.3f}, {same}", flush=True
    )


def linked_in(content: bytes, path: Path, *, keep: bool) -> tuple[bytes, float]:
    """The linked lines, which `path` has from now on, and the seconds of CPU; `keep`: with the index beside it."""
    started = time.process_time()
    pile = linked_pile([("pile", content)], beside=[path] if keep else [], keep=keep)
    text = b"".join(pile.lines)
    path.write_bytes(text)
    if keep and pile.index is not None:
        pile.index.save(index_beside(path))
    return text, time.process_time() - started


def varied(reading: Reading, number: int) -> Reading:
    """The reading with other names, numbers and days, and an id of its own; the same for the same `number`."""
    chance = random.Random(number // 30)
    document = reading.document
    text = document.text
    if number >= 30:
        names = {name: other_name(name, chance) for name in sorted(set(NAME.findall(text))) if chance.random() < 0.5}
        text = NAME.sub(lambda match: names.get(match.group(), match.group()), text)
        text = NUMBER.sub(lambda match: other_number(match.group(), chance), text)
    shift = timedelta(days=chance.randrange(30) if number >= 30 else 0)
    published = document.published and (date.fromisoformat(document.published) + shift).isoformat()
    parties = tuple(
        replace(party, names=tuple(text[a:b] for a, b in party.mentions if text[a:b][:1].isupper())[:3])
        for party in reading.parties
        if party.mentions
    )
    return replace(
        reading,
        document=replace(
            document,
            id=f"d{number}",
            source=f"{number:06}-{document.source}",
            digest=f"{number}",
            text=text,
            published=published,
        ),
        parties=parties,
        acts=tuple(replace(act, when=shifted(act.when, shift)) for act in reading.acts),
        matters=tuple(
            replace(m, history=tuple(replace(s, document=f"d{number}") for s in m.history)) for m in reading.matters
        ),
    )


def other_name(name: str, chance: random.Random) -> str:
    """A name of the same length: vowels for vowels, other letters for others."""
    letters = [chance.choice(VOWELS if c in VOWELS else OTHERS) for c in name.lower()]
    return "".join(letters).capitalize()


def other_number(digits: str, chance: random.Random) -> str:
    """A number of as many digits, or now and then the same."""
    lowest = 10 ** (len(digits) - 1)
    return digits if chance.random() < 0.5 else str(chance.randrange(lowest, lowest * 10))


def shifted(when: When | None, shift: timedelta) -> When | None:
    """The days moved by `shift`, where they are known."""
    if when is None or when.start is None or when.end is None:
        return when
    start, end = ((date.fromisoformat(day) + shift).isoformat() for day in (when.start, when.end))
    return replace(when, start=start, end=end)


if __name__ == "__main__":
    main()
