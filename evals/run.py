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
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared" / "data"
FLOORS = HERE / "floors.json"
SEED_GOLD = HERE / "seed" / "gold.json"
KINDS = HERE / "kinds"
PLEDGES = HERE / "pledges"
ACTS = HERE / "acts"
LAST_NUMBER = r"(\d+\.\d+)\D*$"

type Floors = dict[str, dict[str, str | float]]


class LeftOut(Exception):  # noqa: N818 (an outcome, not an error)
    """A set that cannot be scored here and now, and why."""


class NoCommand(LeftOut):
    """A command that this checkout does not have."""


class Failed(Exception):  # noqa: N818 (the same)
    """A command that should have run and did not."""


@dataclass(frozen=True)
class Place:
    """Where a set's data lie and where its readings go."""

    data: Path
    work: Path


@dataclass(frozen=True)
class Measure:
    """One number in a scorer's last line. `higher` says which way is better."""

    name: str
    pattern: str = LAST_NUMBER
    higher: bool = True

    def is_worse(self, score: float, floor: float) -> bool:
        """Whether a score is on the bad side of its floor."""
        return score < floor if self.higher else score > floor


@dataclass(frozen=True)
class EvalSet:
    """A set of labelled data: how its scorer's last line comes about, what it measures, what the labels are.

    `own`: the folder of labels that are in the repository; the others lie with their data.
    """

    name: str
    headline: Callable[[Place], str]
    measures: tuple[Measure, ...]
    labels: tuple[str, ...]
    own: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """One line of the table."""

    name: str
    shown: str
    fell: bool = False


def run(command: list[str], output: Path | None = None) -> str:
    """Standard output of a command, also written to `output`. Raises Failed with its last words."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    if done.returncode != 0 and not done.stdout.strip():
        last = (done.stderr.strip().splitlines() or ["nothing on stderr"])[-1]
        raise Failed(f"{' '.join(command[1:4])} … ended with {done.returncode}: {last}")
    if output is not None:
        output.write_text(done.stdout, encoding="utf-8", newline="")
    return done.stdout


@cache
def has_command(name: str) -> bool:
    """Whether this checkout's `facta` knows the command."""
    asked = subprocess.run([sys.executable, "-m", "facta", name, "--help"], capture_output=True, check=False)
    return asked.returncode == 0


def facta(command: str, *arguments: str, output: Path | None = None) -> str:
    if not has_command(command):
        raise NoCommand(f"there is no facta {command}")
    return run([sys.executable, "-m", "facta", command, *arguments], output)


def last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise Failed("the scorer printed nothing")
    return lines[-1].strip()


def score_py(place: Place, name: str, judged: Path) -> str:
    return last_line(run([sys.executable, str(place.data / name / "score.py"), str(judged)]))


def reading(name: str, *options: str, texts: str = "texts") -> Callable[[Place], str]:
    """The headline of a set that is scored on `facta read` over its folder of texts."""

    def headline(place: Place) -> str:
        read = place.work / f"{name}.jsonl"
        facta("read", str(place.data / name / texts), *options, "--format", "jsonl", output=read)
        return score_py(place, name, read)

    return headline


def linking_given(place: Place) -> str:
    """Mentions given: linking alone."""
    linked = place.work / "events.jsonl"
    facta("link", str(place.data / "events" / "given.jsonl"), output=linked)
    return score_py(place, "events", linked)


def linking_end_to_end(place: Place) -> str:
    read, linked = place.work / "events-read.jsonl", place.work / "events-end-to-end.jsonl"
    texts = str(place.data / "events" / "texts")
    facta("read", texts, "--acts", "all", "--format", "jsonl", output=read)
    facta("link", str(read), output=linked)
    return score_py(place, "events", linked)


def judging_names(place: Place) -> str:
    judged = place.work / "names.csv"
    facta("names", str(place.data / "names" / "pairs.csv"), output=judged)
    return score_py(place, "names", judged)


def reading_seed(place: Place) -> str:
    """The seed article, with its findings where `facta report` runs."""
    texts = place.data.parent / "seed"
    gold = json.loads(SEED_GOLD.read_text(encoding="utf-8"))
    article = next((p for p in sorted(texts.glob("*.txt")) if digest_of([p]) == gold["digest"]), None)
    if article is None:
        raise LeftOut(f"the article is not in {texts}")
    dated = ("--published", gold["published"])
    read, found = place.work / "seed.jsonl", place.work / "seed-findings.json"
    facta("read", str(article), *dated, "--format", "jsonl", output=read)
    command = [sys.executable, str(HERE / "seed.py"), str(read)]
    if has_command("report"):
        with tempfile.TemporaryDirectory() as dossier:
            facta("report", str(article), *dated, "-o", str(Path(dossier) / "dossier"), "--json", output=found)
        command.append(str(found))
    return last_line(run([*command, "--text", str(article)]))


def reading_kinds(part: str, labels: str) -> Callable[[Place], str]:
    """The headline of the kinds of statements, scored on `facta read` over the texts of PolNeAR train with a label."""

    def headline(place: Place) -> str:
        texts = place.data / "polnear" / "train" / "text"
        if not texts.is_dir():
            raise LeftOut(f"no texts in {texts}")
        lines = (KINDS / labels).read_text(encoding="utf-8").splitlines()
        read = place.work / f"kinds-{part}.jsonl"
        with tempfile.TemporaryDirectory(prefix="facta-kinds-") as folder:
            for name in sorted({json.loads(line)["text"] for line in lines}):
                shutil.copyfile(texts / name, Path(folder) / name)
            facta("read", folder, "--format", "jsonl", output=read)
        return last_line(run([sys.executable, str(KINDS / "score.py"), str(read), "--part", part]))

    return headline


def reading_acts(part: str) -> Callable[[Place], str]:
    """The headline of one part of the coded acts, scored on `facta read` over all their texts."""

    def headline(place: Place) -> str:
        read = place.work / f"acts-{part}.jsonl"
        facta("read", str(ACTS / "texts"), "--format", "jsonl", output=read)
        return last_line(run([sys.executable, str(ACTS / "score.py"), str(read), "--part", part]))

    return headline


def reading_practice(name: str) -> Callable[[Place], str]:
    """The headline of one practice set of acts, a folder with its own texts and labels."""

    def headline(place: Place) -> str:
        read = place.work / f"acts-{name}.jsonl"
        facta("read", str(ACTS / name / "texts"), "--format", "jsonl", output=read)
        return last_line(run([sys.executable, str(ACTS / "score.py"), str(read), "--folder", str(ACTS / name)]))

    return headline


def practice_set(name: str, roles: bool = True) -> EvalSet:
    """A practice set of acts; `roles` says whether its labels tell who did it and to whom."""
    shown = f"acts-{name.replace('_', '-')}"
    measures = tuple(m for m in acts_measures(shown) if roles or not m.name.endswith((".agent", ".patient")))
    return EvalSet(shown, reading_practice(name), measures, (f"{name}/labels.jsonl",), own=ACTS)


def acts_measures(name: str) -> tuple[Measure, ...]:
    return (
        Measure(f"{name}.found", r"triggers found (\d\.\d+)"),
        Measure(f"{name}.type", r" type (\d\.\d+)"),
        Measure(f"{name}.modality", r"macro F1 (\d\.\d+)"),
        Measure(f"{name}.modality-of-all", r"missing as wrong (\d\.\d+)"),
        Measure(f"{name}.according-to", r"according_to (\d\.\d+)"),
        Measure(f"{name}.agent", r"agent (\d\.\d+)"),
        Measure(f"{name}.patient", r"patient (\d\.\d+)"),
        Measure(f"{name}.told-as-fact", r"told as a fact (\d+)", higher=False),
        Measure(f"{name}.lost-not", r"lost a not (\d+)", higher=False),
    )


def ranking_pledges(part: str) -> Callable[[Place], str]:
    """The headline of what is found to have followed a pledge, on records written by hand."""

    def headline(place: Place) -> str:
        ranked = place.work / f"pledges-{part}.jsonl"
        run([sys.executable, str(PLEDGES / "rank.py"), "--part", part], ranked)
        return last_line(run([sys.executable, str(PLEDGES / "score.py"), str(ranked), "--part", part]))

    return headline


def pledge_set(name: str, part: str) -> EvalSet:
    gold = "pairs.jsonl" if part == "visible" else f"{part}/pairs.jsonl"
    return EvalSet(name, ranking_pledges(part), pledge_measures(name), (gold,), own=PLEDGES)


def pledge_measures(name: str) -> tuple[Measure, ...]:
    return (
        Measure(f"{name}.p-at-1", r"P@1 (\d\.\d+)"),
        Measure(f"{name}.r-at-5", r"R@5 (\d\.\d+)"),
        Measure(f"{name}.false", r"false pairings (\d+)", higher=False),
    )


KINDS_F1 = r"macro F1 (\d\.\d+)"
SEED_MEASURES = (
    Measure("seed.statements", r"right speaker (\d\.\d+)"),
    Measure("seed.acts", r"right modality (\d\.\d+)"),
    Measure("seed.told-as-fact", r"told as a fact (\d+)", higher=False),
    Measure("seed.findings", r"findings (\d\.\d+)"),
    Measure("seed.spurious", r"spurious (\d+)", higher=False),
)
JSONL = ("labels.jsonl",)
SETS = (
    EvalSet("seed", reading_seed, SEED_MEASURES, ("gold.json",), own=SEED_GOLD.parent),
    EvalSet("polnear", reading("polnear", texts="dev/text"), (Measure("polnear"),), ("dev/attributions/*.ann",)),
    EvalSet(
        "polnear-rules",
        reading("polnear", "--no-models", texts="dev/text"),
        (Measure("polnear-rules"),),
        ("dev/attributions/*.ann",),
    ),
    EvalSet("times", reading("times"), (Measure("times"),), JSONL),
    EvalSet("police", reading("police"), (Measure("police", r"sentence (\d\.\d+)"),), JSONL),
    EvalSet("roles", reading("roles", "--acts", "all"), (Measure("roles"),), JSONL),
    EvalSet("plover_gsr", reading("plover_gsr"), (Measure("plover_gsr"),), JSONL),
    EvalSet("factuality", reading("factuality", "--acts", "all"), (Measure("factuality"),), JSONL),
    EvalSet("events", linking_given, (Measure("events"),), JSONL),
    EvalSet("events-end-to-end", linking_end_to_end, (Measure("events-end-to-end"),), JSONL),
    EvalSet("names", judging_names, (Measure("names"),), ("pairs.csv",)),
    EvalSet("kinds", reading_kinds("visible", "labels.jsonl"), (Measure("kinds", KINDS_F1),), JSONL, own=KINDS),
    EvalSet(
        "kinds-unseen",
        reading_kinds("unseen", "unseen.jsonl"),
        (Measure("kinds-unseen", KINDS_F1),),
        ("unseen.jsonl",),
        own=KINDS,
    ),
    EvalSet("acts", reading_acts("visible"), acts_measures("acts"), JSONL, own=ACTS),
    EvalSet("acts-unseen", reading_acts("unseen"), acts_measures("acts-unseen"), ("unseen.jsonl",), own=ACTS),
    practice_set("practice"),
    practice_set("practice_a", roles=False),
    practice_set("practice_b"),
    practice_set("practice_c"),
    pledge_set("pledges", "visible"),
    pledge_set("pledges-unseen", "unseen"),
    pledge_set("pledges-practice", "practice"),
    pledge_set("pledges-wide", "wide"),
    pledge_set("pledges-fresh", "fresh"),
    pledge_set("pledges-plain", "plain"),
)


def digest_of(files: Iterable[Path]) -> str:
    """SHA-256 of the files' bytes, one after the other."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def labels_of(eval_set: EvalSet, data: Path) -> list[Path]:
    """The files with the labels, sorted. Raises LeftOut where they are not here."""
    folder = eval_set.own or data / eval_set.name.removesuffix("-end-to-end").removesuffix("-rules")
    files = [file for pattern in eval_set.labels for file in sorted(folder.glob(pattern))]
    if not files:
        raise LeftOut(f"no labels in {folder}")
    return files


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
    floors: Floors = json.loads(chosen.floors.read_text(encoding="utf-8")) if chosen.floors.exists() else {}
    wanted = [eval_set for eval_set in SETS if not chosen.names or eval_set.name in chosen.names]
    with tempfile.TemporaryDirectory(prefix="facta-evals-") as temporary:
        work: Path = chosen.keep or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        fell = run_all(wanted, Place(chosen.data, work), floors, chosen.pin)
    if chosen.pin:
        chosen.floors.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if fell and not chosen.allow_regression else 0


if __name__ == "__main__":
    sys.exit(main())
