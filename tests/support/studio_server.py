"""A server that says what `course preview` says, with a course that a test holds in its hand."""

from __future__ import annotations

import contextlib
import copy
import json
import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import course.studio

ASSETS = Path(course.studio.__file__).parent / "assets"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' https: http: data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
KINDS = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript"}


class FakeStudio:
    """A state, its documents and files; whoever listens hears of every change."""

    def __init__(self, state: dict[str, Any], documents: dict[str, dict[str, Any]], sources: dict[str, str]) -> None:
        self.state = state
        self.documents = documents
        self.sources = sources
        self.asked: list[str] = []
        self._listeners: list[queue.Queue[str | None]] = []

    def change(self, **values: Any) -> None:
        """Puts values into the state and tells of them, as after a save."""
        self.state = {**copy.deepcopy(self.state), **values, "version": self.state["version"] + 1}
        for listener in self._listeners:
            listener.put(self.event())

    def write(self, day: int, persona: str, **values: str) -> None:
        """Changes a document and tells of it."""
        name = f"{day}/{persona}"
        self.documents[name] = {**self.documents[name], **values}
        lessons = copy.deepcopy(self.state["lessons"])
        lessons[day - 1]["digest"] += "+"
        self.change(lessons=lessons)

    def event(self) -> str:
        return f"event: state\ndata: {json.dumps(self.state)}\n\n"

    def listen(self) -> queue.Queue[str | None]:
        listener: queue.Queue[str | None] = queue.Queue()
        listener.put(self.event())
        self._listeners.append(listener)
        return listener

    def stop(self) -> None:
        for listener in self._listeners:
            listener.put(None)


def _handler(studio: FakeStudio) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the page went away
                self._answer()

        def _answer(self) -> None:
            url = urlsplit(self.path)
            studio.asked.append(url.path)
            if url.path == "/api/events":
                self._stream()
            elif url.path.startswith("/api/documents/"):
                self._json(studio.documents.get(url.path.removeprefix("/api/documents/")))
            elif url.path == "/api/source":
                path = parse_qs(url.query)["path"][0]
                self._json({"path": path, "text": studio.sources[path]} if path in studio.sources else None)
            else:
                self._asset("studio.html" if url.path == "/" else url.path.removeprefix("/assets/"))

        def _stream(self) -> None:
            self._head(200, "text/event-stream")
            listener = studio.listen()
            while (event := listener.get()) is not None:
                self.wfile.write(event.encode())
                self.wfile.flush()

        def _json(self, value: object | None) -> None:
            self._head(404 if value is None else 200, "application/json")
            self.wfile.write(json.dumps(value).encode())

        def _asset(self, name: str) -> None:
            path = ASSETS / Path(name).name
            self._head(200 if path.is_file() else 404, KINDS.get(path.suffix, "text/plain"))
            self.wfile.write(path.read_bytes() if path.is_file() else b"")

        def _head(self, status: int, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextlib.contextmanager
def studio_served(studio: FakeStudio, port: int = 0) -> Iterator[str]:
    """The address of a page that shows `studio`, until the context ends."""
    server = _Server(("127.0.0.1", port), _handler(studio))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        studio.stop()
        server.shutdown()
        server.server_close()
        thread.join()
