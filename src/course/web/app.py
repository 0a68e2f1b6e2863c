"""The application: routes, what every answer carries, and what goes wrong."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from course.errors import StoreError
from course.pictures import FOLDER
from course.web.pictures import Pictures
from course.web.preferences import Preferences
from course.web.samples import Samples
from course.web.unsubscribing import Unsubscribing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from course.web.site import Site

_log = logging.getLogger(__name__)


def create_app(site: Site) -> ASGIApp:
    """The pages of `site`, at the root and under the path of `base_url`: some proxies cut it off, some do not."""
    routes = _routes(site)
    prefix = unquote(urlsplit(site.settings.course.base_url).path).rstrip("/")
    if prefix:
        routes = [*routes, Mount(prefix, routes=routes)]
    app = Starlette(
        routes=routes,
        exception_handlers={
            HTTPException: _Answers(site).refused,
            StoreError: _Answers(site).unreachable,
            ClientDisconnect: _Answers(site).gone,
            Exception: _Answers(site).broken,
        },
    )
    app.router.redirect_slashes = False  # RFC 8058 forbids redirects
    return Guarded(app, site.pages.style_hash)


def _routes(site: Site) -> Sequence[BaseRoute]:
    unsubscribing, preferences, pictures = Unsubscribing(site), Preferences(site), Pictures(site.lessons_folder)
    samples = Samples(site)

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok\n")

    return [
        Route("/unsubscribe/{token:path}", samples.or_else(unsubscribing.show), methods=["GET"]),
        Route("/unsubscribe/{token:path}", samples.or_else(unsubscribing.leave), methods=["POST"]),
        Route("/preferences/{token:path}", samples.or_else(preferences.show), methods=["GET"]),
        Route("/preferences/{token:path}", samples.or_else(preferences.save), methods=["POST"]),
        Route(f"/{FOLDER}/{{name}}", pictures.show, methods=["GET"]),
        Route("/healthz", healthz, methods=["GET"]),
    ]


class _Answers:
    """Pages for what cannot be answered otherwise. None says anything about who takes the course."""

    def __init__(self, site: Site) -> None:
        self._pages = site.pages
        self._words = site.settings.words

    async def refused(self, _request: Request, error: Exception) -> Response:
        """A wrong address, method or body."""
        words = self._words
        status = error.status_code if isinstance(error, HTTPException) else 400
        if status == 404:
            return self._pages.message(words.broken_link_title, words.broken_link_note, 404)
        answer = self._pages.message(words.refused_title, words.refused_note, status)
        answer.headers.update(getattr(error, "headers", None) or {})
        return answer

    async def unreachable(self, _request: Request, error: Exception) -> Response:
        """The store does not answer: the operator learns why, the visitor when to come back."""
        _log.error("%s", error)
        answer = self._pages.message(self._words.try_later_title, self._words.try_later_note, 503)
        answer.headers["Retry-After"] = "60"
        return answer

    async def gone(self, _request: Request, _error: Exception) -> Response:
        """The visitor hung up; nobody reads this."""
        return Response(status_code=400)

    async def broken(self, _request: Request, _error: Exception) -> Response:
        """A bug; the server logs its traceback."""
        return self._pages.message(self._words.try_later_title, self._words.try_later_note, 500)


class Guarded:
    """An application whose every answer tells browsers, caches and search engines to keep their hands off.

    What an answer says of itself stands: only the pictures let themselves be kept.
    """

    def __init__(self, app: ASGIApp, style_hash: str) -> None:
        """Wrap `app`, which has no script and one style sheet, known by its SHA-256 in base64."""
        self._app = app
        policy = (
            f"default-src 'none'; style-src 'sha256-{style_hash}'; form-action 'self'; "
            "frame-ancestors 'none'; base-uri 'none'"
        )
        self._headers = [
            (b"content-security-policy", policy.encode()),
            (b"referrer-policy", b"no-referrer"),  # the address is the key: it must not travel on
            (b"cache-control", b"no-store"),
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"DENY"),
            (b"x-robots-tag", b"noindex, nofollow"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI's entry."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name for name, _ in message["headers"]}
                added = [header for header in self._headers if header[0] not in said]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await self._app(scope, receive, send_guarded)
