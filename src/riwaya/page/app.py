"""The application: addresses to views, views to HTML, CSV or JSON, corrections in, and errors that tell nothing of the machine."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from riwaya.ledger import Ledger, LedgerError, patience
from riwaya.page import corrections
from riwaya.page.addresses import Served
from riwaya.page.answer import Answers, Asker, View
from riwaya.page.asked import Asked, NotAsked
from riwaya.page.rendering import FORMS, as_form, as_html
from riwaya.page.security import LOOPBACK, Guard, TooMuch
from riwaya.page.tongue import TONGUES, Tongue, chosen
from riwaya.page.views import VIEWS

PATIENCE = 10.0  # seconds that the questions of one view may take
KEPT = "riwaya_ui"  # the cookie with the language that was picked
_log = logging.getLogger("riwaya.page")


def create_app(ledger: Ledger, *, writes: bool = True, hosts: tuple[str, ...] | None = LOOPBACK, patient: float = PATIENCE) -> ASGIApp:
    """The page of a ledger as an ASGI application.

    `writes` takes corrections; `hosts` are the names it answers to (None: any); `patient` is how many seconds a view may ask the ledger.
    """
    page = _Page(ledger, writes, patient)
    routes: list[Route | Mount] = [Route("/" if name == "front" else f"/{name}", page.view(name, view), name=name) for name, view in VIEWS.items()]
    if writes:
        routes.append(Route("/correct", page.correct, methods=["POST"]))
    static = StaticFiles(directory=str(files("riwaya.page").joinpath("static")))
    routes.append(Mount("/static", _Kept(static)))
    handlers = {HTTPException: page.refused, LedgerError: page.failed, NotAsked: page.not_asked, TooMuch: page.too_much, Exception: page.broken}
    return Guard(Starlette(routes=routes, exception_handlers=handlers), hosts)


class _Kept:
    """Assets stand under the mark of their content, so browsers may keep them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        async def kept(message) -> None:  # type: ignore[no-untyped-def]
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"].append((b"cache-control", b"max-age=31536000, immutable"))
            await send(message)

        await self._app(scope, receive, kept)


class _Page:
    """One ledger as it is shown."""

    def __init__(self, ledger: Ledger, writes: bool, patient: float) -> None:
        self._ledger = ledger
        self._writes = writes
        self._patient = patient
        self._addresses = Served(versions())

    def view(self, name: str, answers: Answers) -> Callable[[Request], Response]:
        """The endpoint of a view. Not async: Starlette runs it on a thread, as the ledger waits for its disk."""

        def endpoint(request: Request) -> Response:
            asked = Asked.of(request.query_params.multi_items())
            asker = self._asker(request)
            with patience.within(self._patient):
                view = answers(asker, asked)
            form = asked.own.get("form")
            if form in FORMS:
                disposition = {"content-disposition": f'attachment; filename="riwaya-{name}.{form}"'} if form == "csv" else {}
                return Response(as_form(view, form), view.status, {"cache-control": "no-cache", **disposition}, FORMS[form])
            return self._html(asker, asked, view)

        return endpoint

    async def correct(self, request: Request) -> Response:
        """Takes a correction, then shows the page it came from again."""
        from starlette.concurrency import run_in_threadpool

        told = await corrections.sent(request)
        back = await run_in_threadpool(corrections.take, self._ledger, self._addresses, told)
        return RedirectResponse(back, 303)

    # -------------------------------------------------------- what went wrong

    def refused(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 400
        return self._said(request, "not_found" if status == 404 else "no_writing", status)

    def not_asked(self, request: Request, error: Exception) -> Response:
        return self._said(request, error.key if isinstance(error, NotAsked) else "broken", 400)

    def too_much(self, request: Request, _: Exception) -> Response:
        return self._said(request, "too_much", 413)

    def failed(self, request: Request, error: Exception) -> Response:
        """The ledger's own words name files; what is the asker's fault has no cause behind it and may be said."""
        if error.__cause__ is None:
            return self._said(request, str(error), 400)
        slow = any(word in str(error) for word in ("interrupted", "statement timeout"))
        _log.warning("%s", error)
        return self._said(request, "too_slow" if slow else "broken", 503)

    def broken(self, request: Request, error: Exception) -> Response:
        _log.error("%s", request.url.path, exc_info=error)
        return self._said(request, "broken", 500)

    def _said(self, request: Request, why: str, status: int) -> Response:
        asker = self._asker(request)
        try:
            told = asker.tongue(why)
        except KeyError:
            told = why
        return self._html(asker, Asked(), View("missing", told, {"why": told}, status=status))

    def _html(self, asker: Asker, asked: Asked, view: View) -> Response:
        body = as_html(asker, asked, view)
        answer = Response(body, view.status, {"cache-control": "no-cache", "vary": "Accept-Language, Cookie", "content-language": asker.tongue.code}, "text/html; charset=utf-8")
        if asked.own.get("ui") in TONGUES:
            answer.set_cookie(KEPT, asker.tongue.code, max_age=31_536_000, httponly=True, samesite="strict")
        return answer

    def _asker(self, request: Request) -> Asker:
        picked = request.query_params.get("ui") or request.cookies.get(KEPT)
        return Asker(self._ledger, Tongue(chosen(picked, request.headers.get("accept-language"))), self._addresses, self._writes)


def versions() -> dict[str, str]:
    """The assets with a mark of their content."""
    static = files("riwaya.page").joinpath("static")
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest()[:12] for p in static.iterdir() if p.is_file()}
