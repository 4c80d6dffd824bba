"""The sets of labelled data: how each is read, by which scorer it is scored, what is measured, where its labels lie.

In: the folder of the data, and one for readings. Out: the last line of a set's scorer, and the patterns of its numbers.
Elsewhere: what a number is compared with (run.py).
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED_GOLD = HERE / "seed" / "gold.json"
KINDS = HERE / "kinds"
PLEDGES = HERE / "pledges"
ACTS = HERE / "acts"
SOME_LEFT_OUT = 1
"""What a command ends with that did its work but for some files."""
LAST_NUMBER = r"(\d+\.\d+)\D*$"


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


def run(command: list[str], output: Path | None = None) -> str:
    """Standard output of a command that did its work, also written to `output`. Raises Failed with its last words."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    if done.returncode not in (0, SOME_LEFT_OUT) or (done.returncode and not done.stdout.strip()):
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


def reading(name: str, *options: str, texts: str = "texts", kept_as: str = "") -> Callable[[Place], str]:
    """The headline of a set that is scored on `facta read` over its folder of texts. kept_as: name of the reading."""

    def headline(place: Place) -> str:
        read = place.work / f"{kept_as or name}.jsonl"
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
        reading("polnear", "--no-models", texts="dev/text", kept_as="polnear-rules"),
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
    practice_set("practice_d"),
    practice_set("unseen_b"),
    pledge_set("pledges", "visible"),
    pledge_set("pledges-unseen", "unseen"),
    pledge_set("pledges-practice", "practice"),
    pledge_set("pledges-wide", "wide"),
    pledge_set("pledges-fresh", "fresh"),
    pledge_set("pledges-plain", "plain"),
    pledge_set("pledges-fresh-b", "fresh_b"),
    pledge_set("pledges-fresh-c", "fresh_c"),
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
