"""The real server on a free port, and a small client that sends exactly the headers it is told to."""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlencode

from facta.engine.project import Project
from facta.web.serve import Serving


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str

    @property
    def place(self) -> str:
        return self.headers.get("location") or ""


@dataclass
class Client:
    """A browser's way with the server, or a stranger's: what it sends is said in each call."""

    port: int
    token: str
    cookie: str = ""

    def ask(self, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"Host": f"127.0.0.1:{self.port}", **({"Cookie": self.cookie} if self.cookie else {}), **(headers or {})}
        connection.request(method, path, body=body.encode() if body else None, headers=sent)
        answer = connection.getresponse()
        found = Answer(answer.status, answer.headers, answer.read().decode("utf-8"))
        connection.close()
        return found

    def enter(self) -> "Client":
        answer = self.ask("GET", f"/open?token={self.token}")
        self.cookie = (answer.headers.get("set-cookie") or "").split(";")[0]
        return self

    def get(self, path: str) -> Answer:
        answer = self.ask("GET", path)
        while answer.status == 303:
            answer = self.ask("GET", answer.place.partition("#")[0])
        return answer

    def post(self, path: str, fields: Mapping[str, str] | list[tuple[str, str]], **headers: str) -> Answer:
        """As the page's own form does: same origin, with the secret of the forms."""
        pairs = [("csrf", self.form_secret()), *(fields.items() if isinstance(fields, Mapping) else fields)]
        told = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", **headers}
        return self.ask("POST", path, urlencode(pairs), told)

    def form_secret(self) -> str:
        found = re.search(r'data-csrf="([^"]+)"', self.ask("GET", "/reports").text)
        assert found is not None
        return found[1]


@contextmanager
def served(project: Project, coder: str = "Ana Petrel") -> Iterator[Client]:
    """The project served until the block ends."""
    serving = Serving(project, coder, 0)
    thread = threading.Thread(target=serving.run, daemon=True)
    thread.start()
    try:
        yield Client(serving.keys.port, serving.keys.token)
    finally:
        serving.stop()
        thread.join(timeout=10)
        assert not thread.is_alive()
