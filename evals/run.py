"""Run Facta over the evaluation data beside the checkout and compare each score with its floor.

    python evals/run.py [NAME...] [--pin] [--allow-regression] [--data PATH] [--keep DIR]

The data are not in the repository. Each set is a folder of --data (default ../shared/data) with its own `score.py`;
the seed article is read from `seed` beside it. What is not here is left out, with the reason. Readings go to a
temporary folder, or to --keep, where the sets' own scorers can list their errors.

`floors.json` holds {measure: {"score", "gold_digest"}}. A fall is a score below its floor, a floor whose command is
gone, or a command that fails: exit 1, unless --allow-regression. --pin raises floors, and never lowers one. A floor of
other labels (another digest) is not compared; --pin replaces it.

Exit codes: 0 no fall, 1 a fall, 2 a name that is not known.
"""

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sets import SETS, EvalSet, Failed, LeftOut, Measure, NoCommand, Place, digest_of, labels_of

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared" / "data"
FLOORS = HERE / "floors.json"

type Floors = dict[str, dict[str, str | float]]


@dataclass(frozen=True)
class Outcome:
    """One line of the table."""

    name: str
    shown: str
    fell: bool = False


def floors_in(file: Path) -> Floors:
    """The floors that a file holds; none where it is not there."""
    floors: Floors = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return floors


def pin_all(risen: Floors, file: Path) -> None:
    """Put the floors that have risen into the file, beside what other runs pinned there meanwhile."""
    floors = floors_in(file)
    higher = {measure.name: measure.higher for eval_set in SETS for measure in eval_set.measures}
    for name, floor in risen.items():
        there = floors.get(name)
        if there is not None and there["gold_digest"] == floor["gold_digest"]:
            ordered = sorted((there, floor), key=lambda one: float(one["score"]), reverse=higher[name])
            floor = ordered[0]
        floors[name] = floor
    making = file.with_name(f".{file.name}.{os.getpid()}")
    making.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    making.replace(file)


def judge(measure: Measure, line: str, gold_digest: str, floors: Floors, pin: bool) -> Outcome:
    """Compare one number with its floor; with `pin`, raise the floor in `floors`."""
    match = re.search(measure.pattern, line)
    floor = floors.get(measure.name)
    if match is None:
        return Outcome(measure.name, f"not in the scorer's last line: {line}", fell=floor is not None)
    score = float(match[1])
    same_labels = floor is not None and floor["gold_digest"] == gold_digest
    lowest = float(floor["score"]) if floor is not None and same_labels else None
    fell = lowest is not None and measure.is_worse(score, lowest)
    if pin and (lowest is None or measure.is_worse(lowest, score)):
        floors[measure.name] = {"score": score, "gold_digest": gold_digest}
    compared = f"floor {lowest:g}" if lowest is not None else "floor of other labels" if floor else "no floor"
    return Outcome(measure.name, f"{score:<8g} {compared}{'  FELL' if fell else ''}", fell)


def outcomes_of(eval_set: EvalSet, place: Place, floors: Floors, pin: bool) -> tuple[list[Outcome], str]:
    """The lines of a set, and the scorer's own last line (or why there is none)."""
    started = time.monotonic()
    try:
        gold_digest = digest_of(labels_of(eval_set, place.data))
        line = eval_set.headline(place)
    except LeftOut as reason:
        had_floor = isinstance(reason, NoCommand) and any(measure.name in floors for measure in eval_set.measures)
        return [Outcome(eval_set.name, f"left out: {reason}{'  FELL' if had_floor else ''}", had_floor)], ""
    except Failed as reason:
        return [Outcome(eval_set.name, f"FAILED: {reason}", fell=True)], ""
    judged = [judge(measure, line, gold_digest, floors, pin) for measure in eval_set.measures]
    return judged, f"{line}  ({time.monotonic() - started:.0f} s)"


def run_all(chosen: Iterable[EvalSet], place: Place, floors: Floors, pin: bool) -> bool:
    """Score and print each set; whether any measure fell."""
    fell = False
    for eval_set in chosen:
        outcomes, line = outcomes_of(eval_set, place, floors, pin)
        for outcome in outcomes:
            print(f"{outcome.name:<24} {outcome.shown}", flush=True)
            fell = fell or outcome.fell
        if line:
            print(f"{'':<24} {line}", flush=True)
    return fell


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help=f"sets to run: {', '.join(s.name for s in SETS)}")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the sets")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of the floors")
    parser.add_argument("--keep", type=Path, help="keep the readings in this folder")
    parser.add_argument("--pin", action="store_true", help="raise floors to the scores reached")
    parser.add_argument("--allow-regression", action="store_true", help="exit 0 though a score fell")
    return parser


def main(arguments: list[str] | None = None) -> int:
    chosen = options().parse_args(arguments)
    known = {eval_set.name for eval_set in SETS}
    if unknown := [name for name in chosen.names if name not in known]:
        print(f"not a set: {', '.join(unknown)}; there are {', '.join(sorted(known))}", file=sys.stderr)
        return 2
    floors = floors_in(chosen.floors)
    before = dict(floors)
    wanted = [eval_set for eval_set in SETS if not chosen.names or eval_set.name in chosen.names]
    with tempfile.TemporaryDirectory(prefix="facta-evals-") as temporary:
        work: Path = chosen.keep or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        fell = run_all(wanted, Place(chosen.data, work), floors, chosen.pin)
    if chosen.pin:
        pin_all({name: floor for name, floor in floors.items() if floor != before.get(name)}, chosen.floors)
    return 1 if fell and not chosen.allow_regression else 0


if __name__ == "__main__":
    sys.exit(main())
