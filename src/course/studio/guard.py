"""Keeps other pages and other machines out: the studio answers this machine's own browser, and only when asked to show.

A page on the web can make a browser ask for any address (DNS rebinding lets it even read the answers), so the name by
which the studio was asked for is looked at; nothing here can be changed by a request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_METHODS = frozenset({"GET", "HEAD"})


def policy_of(own: str) -> str:
    """What the page may load and do: its own files, from where `own` says, the pictures of emails, and no more."""
    return (
        f"default-src 'none'; script-src {own}; style-src {own} 'unsafe-inline'; img-src {own} https: http: data:; "
        f"connect-src 'self'; frame-src {own}; base-uri 'none'; form-action 'none'"
    )


_POLICY = policy_of("'self'") + "; frame-ancestors 'none'"
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-cache"),
)


class Guarded:
    """An application that answers GET requests to this machine's own names."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        """Wrap `app`, which listens on `port`."""
        self._app = app
        self._hosts = {f"{name}:{port}" for name in _NAMES} | (set(_NAMES) if port == 80 else set())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI's entry."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name for name, _ in message["headers"]}
                added = [header for header in _HEADERS if header[0] not in said]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await (self._refusal(scope) or self._app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        hosts = [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return PlainTextResponse("The studio is for this machine alone.\n", 421)
        if scope["method"] not in _METHODS:
            return PlainTextResponse("The studio only shows.\n", 405, {"allow": "GET, HEAD"})
        return None
