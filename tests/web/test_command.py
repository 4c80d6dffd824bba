import re
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

from facta.engine.project import Project


def facta_review(folder: Path, *options: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "facta", "review", "--project", str(folder), "--no-open", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_the_command_prints_an_address_that_opens_the_page_and_ends_well(project: Project) -> None:
    running = facta_review(project.folder)
    try:
        assert running.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:(\d+)(/open\?token=\S+)", running.stderr.readline())
        assert address is not None
        connection = HTTPConnection("127.0.0.1", int(address[1]), timeout=20)
        connection.request("GET", address[2])
        assert connection.getresponse().status == 303
        connection.close()
        running.send_signal(signal.SIGINT)
        told = running.communicate(timeout=20)[1]
    finally:
        running.kill()
    assert running.returncode == 0
    assert "every decision is kept" in told
    assert "Traceback" not in told


def test_without_a_name_nobody_decides(tmp_path: Path) -> None:
    Project.init(tmp_path / "nameless").close()
    running = facta_review(tmp_path / "nameless")
    told = running.communicate(timeout=60)[1]
    assert running.returncode == 2
    assert "who reviews" in told


def test_a_port_that_is_taken_is_told(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        running = facta_review(project.folder, "--port", str(taken.getsockname()[1]))
        told = running.communicate(timeout=60)[1]
    assert running.returncode == 2
    assert "is taken" in told
