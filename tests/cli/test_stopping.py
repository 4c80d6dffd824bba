"""Runs that are stopped, and streams that are closed: each in a process of its own."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.running import EXAMPLES, REPORT, command, digests, environment, facta, facta_process

PILE = EXAMPLES / "reports"
KEPT = Path("kept") / "facta-readings.jsonl"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and closed streams as POSIX has them")


def lines_in(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def _hear_interruptions() -> None:
    """A shell starts what it runs in the background deaf to SIGINT; a run at a terminal hears it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def stopped_midway(cwd: Path, number: signal.Signals, *more: str) -> tuple[int, str]:
    """Starts a run on the example pile and sends it the signal once it has read two reports."""
    started = command("report", PILE, "-o", "out", "--resume", "kept", *more)
    with subprocess.Popen(
        started, cwd=cwd, env=environment(), stderr=subprocess.PIPE, preexec_fn=_hear_interruptions
    ) as run:
        waited_until = time.monotonic() + 120
        while lines_in(cwd / KEPT) < 2 and run.poll() is None and time.monotonic() < waited_until:
            time.sleep(0.01)
        run.send_signal(number)
        told = run.communicate(timeout=60)[1].decode()
    return run.returncode, told


def test_a_killed_run_leaves_no_dossier_and_goes_on_where_it_was(tmp_path: Path) -> None:
    code, _ = stopped_midway(tmp_path, signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (tmp_path / KEPT).stat().st_mode & 0o077 == 0, "readable to its owner alone: the names in it are not masked"
    with (tmp_path / KEPT).open("ab") as file:
        file.write(b'{"key": "torn off in the mid')
    was_read = lines_in(tmp_path / KEPT)
    resumed = facta("report", PILE, "-o", "out", "--resume", "kept", cwd=tmp_path)
    assert (resumed.returncode, was_read >= 2) == (0, True)
    assert not (tmp_path / "kept").exists()
    assert facta("report", PILE, "-o", "straight", cwd=tmp_path).returncode == 0
    assert digests(tmp_path / "out") == digests(tmp_path / "straight")


@pytest.mark.parametrize("more", [(), ("--workers", "2")])
def test_an_interrupted_run_says_so_and_leaves_no_dossier(tmp_path: Path, more: tuple[str, ...]) -> None:
    code, told = stopped_midway(tmp_path, signal.SIGINT, *more)
    assert code == 130, told
    assert told.splitlines()[-1] == "facta: interrupted; no dossier was written or changed"
    assert "Traceback" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_a_reader_that_has_read_enough_ends_the_program_quietly(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{REPORT}\nPolice detained {number + 2} people.\n", encoding="utf-8")
    with subprocess.Popen(
        command("read", "."), cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.read(1)
        run.stdout.close()
        told = run.stderr.read()
    assert (run.returncode, told) in ((141, b""), (0, b""))


def test_a_reader_that_leaves_the_codebook_ends_it_quietly_with_the_code_for_that(tmp_path: Path) -> None:
    started = command("codebook", "list")
    with subprocess.Popen(
        started, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        run.stdout.close()
        assert run.stderr is not None
        told = run.stderr.read()
    assert (run.returncode, told) == (141, b"")


def test_closed_and_full_streams_are_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    for shell, told in (("read - <&-", "standard input is closed"), ("read a.txt >&-", "standard output is closed")):
        line = f"{' '.join(command())} {shell}"
        done = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=environment(), capture_output=True, timeout=60)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert told in done.stderr.decode()


def test_output_is_utf_8_whatever_the_terminal_is_set_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT.replace("--", "—"), encoding="utf-8")
    set_to = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = facta_process("read", "a.txt", cwd=tmp_path, more=set_to)
    assert done.returncode == 0, done.stderr
    assert "—" in done.stdout.decode("utf-8")
