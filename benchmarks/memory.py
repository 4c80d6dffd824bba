"""What reading many reports costs in memory, and how many it reads a second, in one process.

    python benchmarks/memory.py [FOLDER] [--reports N] [--seed N]

FOLDER holds .txt files (default: the example pile). Each report is made of some paragraphs of theirs, drawn by the
seed, with names and numbers of its own, so that no two are alike and new words keep coming. Prints the resident memory
after 100, 500, 1000 ... reports; exit code 1 where it grew by more than a tenth from the first mark to the last, or
past 1 GB.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import argparse
import gc
import random
import resource
import sys
import time
from pathlib import Path

from facta.engine.reader import Reader
from facta.model.document import Document

HERE = Path(__file__).resolve().parents[1]
MARKS = (100, 500, 1000, 2000, 5000, 10000)
LIMIT_MIB = 1000 * 1000 * 1000 / 2**20
GROWTH = 1.1
SYLLABLES = ("dan", "or", "mi", "sel", "kav", "tu", "ren", "bo", "lis", "gra", "ney", "tor", "va", "shi", "pel")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=HERE / "examples" / "reports")
    arguments.add_argument("--reports", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(chosen.folder.glob("*.txt"))]
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n") if paragraph.strip()]
    drawn = random.Random(chosen.seed)
    reader = Reader()
    words = 0
    found: dict[int, float] = {}
    print(f"reader loaded: {_resident_mib():.0f} MiB")
    start, start_cpu = time.perf_counter(), time.process_time()
    for number in range(1, chosen.reports + 1):
        text = _report(paragraphs, drawn)
        words += len(text.split())
        reader.read(Document(f"d{number}", f"{number}.txt", "0", text, published="2024-05-01"))
        if number in MARKS or number == chosen.reports:
            gc.collect()
            found[number] = _resident_mib()
            spent, cpu = time.perf_counter() - start, time.process_time() - start_cpu
            print(
                f"{number:6} reports {words:9} words  {found[number]:6.0f} MiB  "
                f"{number / spent:5.1f} reports/s  {number / cpu:5.1f} reports/s of CPU"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak {peak:.0f} MiB")
    flat = found[max(found)] <= GROWTH * found[min(found)]
    print("flat" if flat else "NOT FLAT", "and under 1 GB" if peak < LIMIT_MIB else "and OVER 1 GB")
    return 0 if flat and peak < LIMIT_MIB else 1


def _report(paragraphs: list[str], drawn: random.Random) -> str:
    """Six to fourteen paragraphs, with a name and a sum in each that no other report has."""
    chosen = drawn.sample(paragraphs, k=min(len(paragraphs), drawn.randint(6, 14)))
    return "\n\n".join(
        f"{paragraph} {_name(drawn)} {_name(drawn)} of {_name(drawn)} said the {drawn.randint(2, 99_999)} were paid."
        for paragraph in chosen
    )


def _name(drawn: random.Random) -> str:
    return "".join(drawn.choice(SYLLABLES) for _ in range(drawn.randint(2, 4))).capitalize()


def _resident_mib() -> float:
    """Resident memory of this process, in MiB; where the system does not tell, the peak so far."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    sys.exit(main())
