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
from urllib.parse import SplitResult, parse_qs, urlsplit

import course.studio
from course.previewing.state import LIMITS

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


class _Handler(BaseHTTPRequestHandler):
    studio: FakeStudio

    def do_GET(self) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the page went away
            self._answer(urlsplit(self.path))

    def _answer(self, url: SplitResult) -> None:
        self.studio.asked.append(url.path)
        if url.path == "/api/events":
            self._stream()
        elif url.path.startswith("/api/documents/"):
            self._json(self.studio.documents.get(url.path.removeprefix("/api/documents/")))
        elif url.path == "/api/source":
            path = parse_qs(url.query)["path"][0]
            self._json({"path": path, "text": self.studio.sources[path]} if path in self.studio.sources else None)
        else:
            self._asset("studio.html" if url.path == "/" else url.path.removeprefix("/assets/"))

    def _stream(self) -> None:
        self._head(200, "text/event-stream")
        listener = self.studio.listen()
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


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextlib.contextmanager
def studio_served(studio: FakeStudio, port: int = 0) -> Iterator[str]:
    """The address of a page that shows `studio`, until the context ends."""
    server = _Server(("127.0.0.1", port), type("Handler", (_Handler,), {"studio": studio}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        studio.stop()
        server.shutdown()
        server.server_close()
        thread.join()


# --- a small course -----------------------------------------------------------------------------------------

_HTML = """<!doctype html><html lang="en"><head><title>T</title><style>
.sheet{{background-color:#ffffff;color:#202020}}
@media (prefers-color-scheme: dark){{.sheet{{background-color:#101010!important;color:#eeeeee!important}}}}
</style></head><body class="sheet"><h1>{title}</h1><p id="words">{words}</p>
<p><a id="link" href="https://example.com/there">Read about shoes</a></p>
<img id="picture" src="data:image/gif;base64,R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=" alt="A pair of shoes"
 width="100" height="60"><div style="height:3000px">long</div></body></html>"""
_SUBJECTS = (
    "Why your back hurts",
    "A subject that is a good deal longer than any phone has room for in its list",
    "背中が痛いのはなぜですか、そして今日から何ができますか、一緒に見ていきましょう",
)
_PERSONAS = (("no-name", "No name", "", "Europe/London"), ("right-to-left", "Right to left", "ليلى", "Africa/Cairo"))


def _lesson(day: int, subject: str) -> dict[str, Any]:
    line = {"subject": subject, "preheader": "What hurts, and what helps. " * 5}
    return {
        "day": day,
        "path": f"lessons/0{day}-lesson.md",
        "title": subject,
        "minutes": day,
        "digest": f"d{day}",
        "inbox": {key: line for key, *_ in _PERSONAS},
        "weight": {"html": 32000 * day, "style": 3000, "text": 2000, "message": 40000 * day},
    }


def _calendar(zone: str) -> dict[str, Any]:
    days = [{"day": day, "date": f"2026-11-2{day + 2}", "time": "07:30", "note": ""} for day in (1, 2, 3)]
    days[2]["note"] = "The clocks go back that night"
    return {"timezone": zone, "start": "2026-11-23", "lessons": days}


def a_finding(**values: Any) -> dict[str, Any]:
    """A finding of the first lesson's third line, but for what is given."""
    return {
        "code": "C101",
        "name": "unknown-merge-field",
        "severity": "error",
        "message": 'There is no field "frist_name"',
        "hint": 'Did you mean "first_name"?',
        "path": "lessons/01-lesson.md",
        "line": 3,
        "column": 4,
        "day": 1,
        **values,
    }


def a_studio(**values: Any) -> FakeStudio:
    """A course of three days seen by two sample readers; `values` go into its state."""
    lessons = [_lesson(day, subject) for day, subject in enumerate(_SUBJECTS, 1)]
    sources = {
        lesson["path"]: "\n".join(f"line {n} of day {lesson['day']}" for n in range(1, 81)) for lesson in lessons
    }
    state = {
        "version": 1,
        "live": True,
        "made_at": "2026-11-22T20:50:00+00:00",
        "course": {
            "title": "Why does it hurt?",
            "language": "en",
            "days": 3,
            "sender": {"name": "Ada", "email": "ada@example.com"},
        },
        "personas": [
            {"key": key, "label": label, "name": name, "email": "a@example.com", "timezone": zone, "note": ""}
            for key, label, name, zone in _PERSONAS
        ],
        "lessons": lessons,
        "limits": dict(LIMITS),
        "checks": {"state": "done", "error": "", "findings": []},
        "calendar": {key: _calendar(zone) for key, _, _, zone in _PERSONAS},
        "mistake": None,
        **values,
    }
    documents = {
        f"{lesson['day']}/{key}": {
            "version": 1,
            "day": lesson["day"],
            "persona": key,
            "html": _HTML.format(title=lesson["title"], words=f"Hello {name or 'there'}"),
            "text": f"Plain words of day {lesson['day']} for {name or 'you'}",
            "headers": f"Subject: {lesson['title']}",
            "source": sources[lesson["path"]],
            "path": lesson["path"],
        }
        for lesson in lessons
        for key, _, name, _ in _PERSONAS
    }
    return FakeStudio(state, documents, {**sources, "course.toml": "[course]\ndays = 3\n"})
