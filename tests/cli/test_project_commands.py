import ctypes
import json
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import command, environment, facta, facta_process
from tests.engine.piles import write_pile

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return write_pile(tmp_path / "pile", 3)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert facta("init", "project", "--coder", "ann", cwd=tmp_path).returncode == 0
    return tmp_path / "project"


def test_a_mornings_commands(project: Path, pile: Path, tmp_path: Path) -> None:
    done = facta("add", pile, cwd=project)
    assert (done.returncode, done.told) == (0, ["facta: 3 new reports, 0 read again, 0 known already"])
    assert facta("add", pile, cwd=project).told == ["facta: 0 new reports, 0 read again, 3 known already"]
    status = facta("status", cwd=project)
    assert b"3 reports" in status.stdout
    assert b"by nobody yet" in status.stdout
    assert json.loads(facta("status", "--json", "--project", project, cwd=tmp_path).stdout)["reports"] == 3
    assert facta("check", cwd=project).told == ["facta: the project is whole"]
    done = facta("report", "-o", tmp_path / "dossier", "--json", cwd=project)
    assert done.returncode == 0
    assert json.loads(done.stdout)["findings"]
    assert b"not reviewed" in (tmp_path / "dossier" / "index.html").read_bytes()
    assert facta("verify", tmp_path / "dossier", cwd=tmp_path).returncode == 0


def test_a_project_without_reports_has_no_findings_to_bring_up_to_date(tmp_path: Path) -> None:
    facta("init", cwd=tmp_path)
    status = facta("status", cwd=tmp_path)
    assert b"0 reports" in status.stdout
    assert b"findings" not in status.stdout


def test_a_store_in_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = facta("init", "own", "--store", f"sqlite:///{tmp_path}/missing/facta.db", cwd=tmp_path)
    assert done.returncode == 2
    assert b"missing is not there" in done.stderr


def test_a_command_finds_the_project_from_a_folder_within(project: Path) -> None:
    (project / "notes").mkdir()
    assert facta("status", cwd=project / "notes").returncode == 0


@pytest.mark.parametrize("arguments", [("status",), ("check",), ("add", "x"), ("report", "-o", "d")])
def test_without_a_project_the_next_step_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = facta(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "facta init" in done.told[-1]


def test_what_cannot_be_read_is_named_and_the_rest_is_added(project: Path, pile: Path) -> None:
    (pile / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    done = facta("add", pile, cwd=project)
    assert done.returncode == 1
    assert any("broken.pdf" in line for line in done.told)
    assert "3 new reports" in done.told[-1]
    assert b"could not be read: broken.pdf" in facta("status", cwd=project).stdout


def test_nothing_to_add_is_an_error(project: Path, tmp_path: Path) -> None:
    for arguments in ((), ("-",), (tmp_path / "none",)):
        assert facta("add", *arguments, cwd=project).returncode == 2


def test_a_check_that_finds_something_ends_with_1_and_names_it(project: Path, pile: Path) -> None:
    facta("add", pile, cwd=project)
    original = next(path for path in (project / "originals").rglob("*") if path.is_file())
    original.write_bytes(b"changed")
    done = facta("check", cwd=project)
    assert done.returncode == 1
    assert b"is not what was added" in done.stdout


def test_a_schema_from_the_future_is_left_alone(project: Path) -> None:
    with sqlite3.connect(project / "facta.db") as plain:
        plain.execute("UPDATE project SET value = '7' WHERE name = 'schema'")
    done = facta("status", cwd=project)
    assert (done.returncode, "newer Facta" in done.told[-1]) == (2, True)


def test_a_codebook_that_cannot_be_used_is_named(project: Path, pile: Path) -> None:
    (project / "own.yaml").write_text("types: [")
    settings = (project / "facta.toml").read_text()
    (project / "facta.toml").write_text(settings.replace("codebooks = []", 'codebooks = ["own.yaml"]'))
    for arguments in (("add", pile), ("status",), ("report", "-o", "d")):
        done = facta(*arguments, cwd=project)
        assert (done.returncode, "own.yaml" in done.told[-1]) == (2, True)


def test_init_keeps_what_is_there(project: Path, tmp_path: Path) -> None:
    before = (project / "facta.toml").read_bytes()
    done = facta("init", project, cwd=tmp_path)
    assert (done.returncode, "already" in done.told[-1]) == (2, True)
    assert (project / "facta.toml").read_bytes() == before


def test_a_settings_file_alone_becomes_a_project_and_stays_as_it_is(tmp_path: Path) -> None:
    text = '[project]\nname = "ours"\n\n[findings]\n'
    (tmp_path / "facta.toml").write_text(text)
    assert facta("init", tmp_path, cwd=tmp_path).returncode == 0
    assert (tmp_path / "facta.toml").read_text() == text
    assert facta("status", cwd=tmp_path).returncode == 0


def test_a_full_disk_ends_with_one_line_and_what_was_done_before_is_whole(project: Path, tmp_path: Path) -> None:
    first, more = write_pile(tmp_path / "first", 2), write_pile(tmp_path / "more", 30, first=100)
    assert facta("add", first, cwd=project).returncode == 0
    limit = (project / "facta.db").stat().st_size + 150_000

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        command("add", more), cwd=project, capture_output=True, env=environment(), preexec_fn=small, timeout=300
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"full" in done.stderr.splitlines()[-1] or b"too large" in done.stderr.splitlines()[-1]
    assert facta("check", cwd=project).returncode == 0
    assert facta("add", more, cwd=project).returncode == 0
    assert b"32 reports" in facta("status", cwd=project).stdout


def test_a_folder_that_may_not_be_written_to_is_said_to_be_so(project: Path, pile: Path) -> None:
    for path in (*project.rglob("*"), project):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for arguments in (("add", str(pile)), ("init", "more")):
        done = subprocess.run(
            command(*arguments),
            cwd=project,
            capture_output=True,
            preexec_fn=_as_everybody,
            env=environment(),
            timeout=99,
        )
        assert done.returncode == 2
        (line,) = done.stderr.decode().splitlines()
        assert "written to" in line or "another folder" in line
    project.chmod(0o755)


def _as_everybody() -> None:
    """Root no longer writes where rights forbid it: drops CAP_DAC_OVERRIDE."""
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


def test_add_killed_at_any_moment_leaves_a_project_that_checks_clean_and_goes_on(project: Path, tmp_path: Path) -> None:
    pile = write_pile(tmp_path / "more", 40)
    running = subprocess.Popen(command("add", pile), cwd=project, env=environment(), stderr=subprocess.DEVNULL)
    plain = sqlite3.connect(project / "facta.db")
    ends = time.monotonic() + 120
    while plain.execute("SELECT count(*) FROM document").fetchone()[0] < 5 and time.monotonic() < ends:
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    (there,) = plain.execute("SELECT count(*) FROM document").fetchone()
    plain.close()
    assert 5 <= there < 40
    assert facta("check", cwd=project).returncode == 0
    done = facta_process("add", pile, cwd=project)
    assert done.told[-1] == f"facta: {40 - there} new reports, 0 read again, {there} known already"
    assert facta("check", cwd=project).returncode == 0


@pytest.mark.slow
def test_five_rounds_of_kills_end_with_the_content_of_an_undisturbed_run() -> None:
    arguments = [sys.executable, str(BENCHMARKS / "kill_rounds.py"), "--rounds", "5", "--reports", "20"]
    done = subprocess.run(arguments, capture_output=True, text=True, env=environment(), timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 projects that do not open or check clean, 0 that differ" in done.stdout
    assert "0 lost" in done.stdout
