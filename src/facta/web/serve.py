"""Serving on this machine alone: a free port of 127.0.0.1, no log of requests, no way out."""

import socket
from collections.abc import Callable

import uvicorn

from facta.engine.project import Project
from facta.web.app import application
from facta.web.guard import Keys

HOST = "127.0.0.1"


class PortTaken(Exception):  # noqa: N818 - an error names what was found
    """The port is in use."""


class Serving:
    """A server that is bound but does not run yet. Raises PortTaken."""

    def __init__(self, project: Project, coder: str, port: int) -> None:
        self._socket = _bound(port)
        self.keys = Keys(self._socket.getsockname()[1])
        config = uvicorn.Config(
            application(project, coder, self.keys),
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=5,
        )
        self._server = uvicorn.Server(config)

    def run(self) -> None:
        """Serve until interrupted or stopped."""
        self._server.run(sockets=[self._socket])
        self._socket.close()

    def stop(self) -> None:
        """End `run`, from another thread."""
        self._server.should_exit = True


def serve(project: Project, coder: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted. port: 0 for any free one; ready: told the address to open. Raises PortTaken."""
    serving = Serving(project, coder, port)
    ready(serving.keys.address)
    serving.run()


def _bound(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as problem:
        listening.close()
        raise PortTaken(f"port {port} of this machine is taken: choose another with --port, or none") from problem
    listening.listen()
    return listening
