"""What keeps the page safe: headers on every answer, requests that are small and meant for us, writes from our own pages only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

# No inline script or style, no eval, nothing from elsewhere, in no frame. `data:` is not allowed either: no part needs it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LONGEST_QUERY = 8_000  # bytes
LONGEST_BODY = 64_000  # bytes; a correction is a few hundred
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Guard:
    """Wraps the application. `hosts` are the names by which it may be asked; None is any (bound to more than loopback, it cannot know them).

    A page of elsewhere can point its own name at this machine (DNS rebinding): so the Host header is checked for reading too.
    """

    def __init__(self, app: App, hosts: tuple[str, ...] | None = LOOPBACK) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in given]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            status, why = refused
            body = why.encode()
            headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
            await guarded({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})
            return
        await self._app(scope, _bounded(receive), guarded)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if self._hosts is not None and _host(headers.get("host", "")) not in self._hosts:
            return 421, "not a name of this page"
        if len(scope["query_string"]) > LONGEST_QUERY:
            return 414, "the address is too long"
        if scope["method"] in ("GET", "HEAD"):
            return None
        if scope["method"] != "POST":
            return 405, "not allowed"
        length = headers.get("content-length", "")
        if length and not (length.isascii() and length.isdigit() and int(length) <= LONGEST_BODY):
            return 413, "too much at once"
        if not _own(headers, scope["scheme"]):
            return 403, "only the pages of this ledger may write to it"
        return None


class TooMuch(Exception):
    """More came than was announced or is allowed."""


def _bounded(receive: Receive) -> Receive:
    seen = 0

    async def some() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LONGEST_BODY:
            raise TooMuch
        return message

    return some


def _own(headers: dict[str, str], scheme: str) -> bool:
    """Whether a page of this very origin sent it. Every browser of today says so with one of the two headers; who says nothing is refused."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is not None and origin != f"{scheme}://{headers.get('host', '')}":
        return False
    return (origin is not None or site is not None) and site in (None, "same-origin")


def _host(told: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return urlsplit(f"//{told}").hostname or ""
    except ValueError:
        return ""
