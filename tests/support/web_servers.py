"""A web server on loopback that answers with whatever bytes a test gives it."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Send = Callable[[bytes], None]
Answer = bytes | Callable[["Request", Send], None]


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a client asked for; header names in lower case."""

    path: str
    headers: dict[str, str]


@dataclass(kw_only=True)
class Site:
    """Answers by path, and what was asked."""

    port: int = 0
    scheme: str = "http"
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    ending: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def holds(self, path: str, body: bytes, kind: str = "text/html", status: str = "200 OK", **headers: str) -> str:
        """Answers `path` with a body; the address."""
        self.answers[path] = answer(body, kind=kind, status=status, **headers)
        return self.url(path)


def answer(body: bytes, *, kind: str = "text/html", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; `Content_Type="x"` is the header Content-Type."""
    said = {"Content_Type": kind, "Content_Length": str(len(body)), **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in said.items() if value]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


@contextlib.contextmanager
def site(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server for the length of the context."""
    shown = Site(scheme="https" if tls else "http")

    class Handler(socketserver.BaseRequestHandler):
        request: socket.socket

        def handle(self) -> None:
            with contextlib.suppress(OSError):
                connection = tls.wrap_socket(self.request, server_side=True) if tls else self.request
                with connection:
                    _serve(connection, shown)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        shown.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield shown
        finally:
            shown.ending.set()
            server.shutdown()
            thread.join()


def _serve(connection: socket.socket, shown: Site) -> None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65_536)
        if not piece:
            return
        data += piece
    first, *lines = data.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
    request = Request(path=first.split(" ")[1], headers=headers)
    shown.asked.append(request)
    reply = shown.answers.get(request.path, answer(b"none", status="404 Not Found"))
    if isinstance(reply, bytes):
        connection.sendall(reply)
    else:
        reply(request, connection.sendall)
