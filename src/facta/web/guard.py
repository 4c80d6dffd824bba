"""Who may ask: this machine's own page and scripts that hold the token, nobody else.

In front of every route. A request must name this server as its host (a foreign name that was pointed at 127.0.0.1 does
not pass), and carry the token: once in the address that the terminal prints, from then on in a cookie that no script
reads and no other site sends, or as `Authorization: Bearer`. A request that may change something must besides come
from the server's own pages: by `Origin` or `Sec-Fetch-Site`, and with the secret that its forms carry.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS = frozenset({"GET", "HEAD"})
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
DOSSIER_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; "
    "base-uri 'none'; sandbox allow-same-origin"
)
_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one run of the server. port: it is part of the cookie's name, as cookies do not know ports."""

    port: int
    token: str = field(default_factory=_secret)
    cookie: str = field(default_factory=_secret)
    form: str = field(default_factory=_secret)

    @property
    def cookie_name(self) -> str:
        """Name of the cookie."""
        return f"facta-{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a request may name as its host."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def address(self) -> str:
        """Where to begin."""
        return f"http://127.0.0.1:{self.port}/open?token={self.token}"

    def is_our_form(self, given: str) -> bool:
        """Whether a form, or a request of the page's script, carries the secret of this run."""
        return _equal(given, self.form)


class Guard:
    """The middleware."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self.app, self.keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what may not pass; hand on the rest, with `scope["by"]` "cookie" or "bearer"."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        told = _with_headers(send, str(scope["path"]))
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers)
        await (answer or self.app)(scope, receive, told)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if headers.getlist("host") not in [[host] for host in self.keys.hosts]:
            return _refused("this server answers to 127.0.0.1 alone")
        if scope["path"] == "/open" and scope["method"] in SAFE_METHODS:
            return self._opened(scope)
        by = self._known_by(headers)
        if by is None:
            return _refused("open the address that facta review printed: it holds the token that is asked for here")
        scope["by"] = by
        if scope["method"] not in SAFE_METHODS and not self._from_here(headers, by):
            return _refused("this request comes from another site")
        return None

    def _opened(self, scope: Scope) -> Response:
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if not _equal(given, self.keys.token):
            return _refused("the token is wrong or of an earlier run: take the address that facta review printed last")
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self.keys.cookie_name, self.keys.cookie, path="/", httponly=True, samesite="strict")
        return answer

    def _known_by(self, headers: Headers) -> str | None:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme:
            return "bearer" if scheme.lower() == "bearer" and _equal(given.strip(), self.keys.token) else None
        try:
            cookies: SimpleCookie = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return None
        found = cookies.get(self.keys.cookie_name)
        return "cookie" if found is not None and _equal(found.value, self.keys.cookie) else None

    def _from_here(self, headers: Headers, by: str) -> bool:
        """Whether nothing says otherwise, and for a browser's cookie whether something says so."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        ours = origin in [f"http://{host}" for host in self.keys.hosts]
        if origin not in (None, "null") and not ours:
            return False
        if site not in (None, "same-origin"):
            return False
        return by == "bearer" or ours or site == "same-origin"


def _equal(given: str, wanted: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _refused(why: str) -> Response:
    return PlainTextResponse(f"Refused: {why}.\n", status_code=403)


def _with_headers(send: Send, path: str) -> Send:
    policy = DOSSIER_POLICY if path.startswith("/published/") else PAGE_POLICY
    fixed: Mapping[str, str] = {**_HEADERS, "content-security-policy": policy}

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in fixed.items():
                headers[name] = value
        await send(message)

    return told
