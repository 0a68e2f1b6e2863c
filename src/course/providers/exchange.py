"""One request over HTTP and its answer: in a bounded time, of a bounded size, and the status line has the last word."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

MAX_BODY = 65_536  # bytes of an answer that are read, whatever it says of its length


class NeverLeftError(Exception):
    """The other side cannot have the whole request; the message says why."""


class NoAnswerError(Exception):
    """The whole request left, and no status line came; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """An answer, in the shape that `python_http_client.Response` reads."""

    status: int
    body: bytes = b""
    headers: http.client.HTTPMessage

    def getcode(self) -> int:
        """The status."""
        return self.status

    def read(self) -> bytes:
        """The body."""
        return self.body

    def info(self) -> http.client.HTTPMessage:
        """The headers."""
        return self.headers


def exchange(request: urllib.request.Request, *, seconds: float, tls: ssl.SSLContext, through_proxies: bool) -> Heard:
    """Send `request` once and hear the answer, whatever its status; redirects are not followed.

    Args:
        request: with its whole body.
        seconds: for all of it, however slowly the other side goes on talking.
        tls: which certificates to trust.
        through_proxies: whether the proxies that the environment names are used.

    Raises:
        NeverLeftError: the other side cannot have taken it.
        NoAnswerError: it may have.
    """
    with _Watch(seconds) as watch:
        try:
            with _opener(watch, tls, through_proxies=through_proxies).open(request, timeout=seconds) as answer:
                return Heard(status=answer.status, body=_body(answer), headers=answer.headers)
        except Exception as error:  # noqa: BLE001 (a hostile answer can raise anything, and what left has left)
            reason = f"no answer within {seconds:g} s" if watch.is_over else _said(error)
            raise (NoAnswerError if watch.has_left else NeverLeftError)(reason) from None


class _Watch:
    """Ends a connection when its time is up: a timeout of a socket begins anew with each byte."""

    def __init__(self, seconds: float) -> None:
        self.has_left = False  # the whole request
        self.is_over = False
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            if self._socket is not None:
                self._socket.close()
                self._socket = None

    def see(self, connected: socket.socket) -> None:
        """Watch a connection, by a copy that stays the same when TLS wraps the original."""
        with self._lock:
            self._socket = connected.dup()
        if self.is_over:
            self._end()

    def _end(self) -> None:
        with self._lock:
            self.is_over = True
            if self._socket is not None:
                with contextlib.suppress(OSError):  # the other side was faster
                    self._socket.shutdown(socket.SHUT_RDWR)


class _Answer(http.client.HTTPResponse):
    """An answer whose headers may be cut off, too many or too long: what its status line said stands."""

    def begin(self) -> None:
        try:
            super().begin()
        except http.client.UnknownProtocol:
            raise
        except (OSError, ValueError, http.client.HTTPException):
            if not isinstance(self.status, int):
                raise
            self.headers = self.msg = http.client.HTTPMessage()
            self.chunked, self.length, self.will_close = False, 0, True


class _Connection(http.client.HTTPConnection):
    response_class = _Answer
    watch: _Watch

    def connect(self) -> None:
        super().connect()
        self.watch.see(self.sock)

    def getresponse(self) -> http.client.HTTPResponse:
        self.watch.has_left = True
        return super().getresponse()


class _SecureConnection(http.client.HTTPSConnection, _Connection):
    """In this order `_Connection` connects first, and TLS comes over what is watched already."""


class _Handler(urllib.request.AbstractHTTPHandler):
    """Opens connections that are watched."""

    def __init__(self, watch: _Watch, tls: ssl.SSLContext) -> None:
        super().__init__()
        self._watch = watch
        self._tls = tls

    http_request = https_request = urllib.request.AbstractHTTPHandler.do_request_

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._watched(_Connection), request)

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._watched(_SecureConnection), request, context=self._tls)

    def _watched(self, kind: type[_Connection]) -> Callable[..., _Connection]:
        def connection(host: str, **options: Any) -> _Connection:
            made = kind(host, **options)
            made.watch = self._watch
            return made

        return connection


def _opener(watch: _Watch, tls: ssl.SSLContext, *, through_proxies: bool) -> urllib.request.OpenerDirector:
    """One without urllib's usual handlers: they would follow redirects, turning a POST into a GET."""
    opener = urllib.request.OpenerDirector()
    opener.add_handler(_Handler(watch, tls))
    opener.add_handler(urllib.request.UnknownHandler())
    if through_proxies:
        opener.add_handler(urllib.request.ProxyHandler())
    return opener


def _body(answer: http.client.HTTPResponse) -> bytes:
    """The body, as much as came: the status has said already what became of the request."""
    try:
        return answer.read(MAX_BODY)
    except http.client.IncompleteRead as error:
        return error.partial
    except (OSError, ValueError, http.client.HTTPException):
        return b""


def _said(error: Exception) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    return str(cause) or type(cause).__name__
