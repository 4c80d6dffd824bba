"""Calibrate the findings on invented worlds: how often each test fires without an effect, and with one.

    python evals/worlds/run.py [--worlds N] [--only WORDS] [--write]

1,000 worlds of each scene by default (docs/findings.md is of these), a few minutes on one core. A test
with a nominal level of 5 % holds it when the upper 95 % bound of its rate in null worlds (Wilson) is at most 6.5 %; the
exit code is 1 where one does not. --write keeps the table in src/facta/findings/worlds.yaml, which docs/findings.md
shows.
"""

import argparse
import sys
import time
from math import sqrt
from pathlib import Path
from random import Random

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from worlds.scenes import scenes
from worlds.world import Noise

SEED = 7
HIGHEST = 0.065
KEPT = Path(__file__).resolve().parents[2] / "src" / "facta" / "findings" / "worlds.yaml"


def wilson(k: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    share = k / n
    middle, width = share + z * z / (2 * n), z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (middle - width) / (1 + z * z / n)), (middle + width) / (1 + z * z / n)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=1000)
    parser.add_argument("--only", default="", help="scenes whose test or effect holds these words")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    table, failed = [], False
    for scene in scenes(Noise()):
        if given.only not in f"{scene.test} {scene.effect}":
            continue
        started = time.monotonic()
        fired = sum(
            scene.fires(scene.make(Random(f"{SEED} {scene.test} {scene.effect} {n}"))) for n in range(given.worlds)
        )
        low, high = wilson(fired, given.worlds)
        table.append({
            "test": scene.test, "effect": scene.effect, "null": scene.null, "worlds": given.worlds,
            "share": round(fired / given.worlds, 3), "low": round(low, 3), "high": round(high, 3),
        })  # fmt: skip
        nominal = scene.null and "," in scene.test
        over = nominal and high > HIGHEST
        failed = failed or over
        note = "  OVER" if over else ""
        seconds = time.monotonic() - started
        shown = f"{fired / given.worlds:.3f} ({low:.3f}–{high:.3f}) {seconds:3.0f} s{note}"
        print(f"{scene.test:38} {scene.effect:52} {shown}", flush=True)
    if given.write:
        KEPT.write_text(yaml.safe_dump(table, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
