"""SendGrid's v3 Mail Send on loopback: checks each request by the published rules, and remembers what it took."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "SG.test.s3cret-key"

Violation = tuple[str | None, str]  # field, message

_RESERVED = {
    *("x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding"),
    *("to", "from", "subject", "reply-to", "cc", "bcc"),
}
_TOP = {
    *("personalizations", "from", "reply_to", "reply_to_list", "subject", "content", "attachments", "template_id"),
    *("headers", "categories", "custom_args", "send_at", "batch_id", "asm", "ip_pool_name", "mail_settings"),
    "tracking_settings",
}
_PERSONAL = {
    *("from", "to", "cc", "bcc", "subject", "headers", "substitutions", "dynamic_template_data", "custom_args"),
    "send_at",
}
_ADDRESS = re.compile(r"[^\s@<>(),;:\"]+@[^\s@<>(),;:\"]+")


def violations(body: Any) -> list[Violation]:
    """What SendGrid's published description and error list would say of a request body."""
    if not isinstance(body, dict):
        return [(None, "the body must be an object")]
    found: list[Violation] = [(name, "unknown field") for name in body.keys() - _TOP]
    found += _person_violations(body.get("from"), "from")
    if "reply_to" in body:
        found += _person_violations(body["reply_to"], "reply_to")
    if not (isinstance(body.get("subject"), str) and body["subject"]):
        found.append(("subject", "The subject is required."))
    found += _content_violations(body.get("content"))
    found += _attachment_violations(body.get("attachments", []))
    found += _category_violations(body.get("categories", []))
    found += _header_violations(body.get("headers", {}), "headers")
    found += _personalizations_violations(body.get("personalizations"))
    return found


def _person_violations(person: Any, where: str) -> Iterator[Violation]:
    if not isinstance(person, dict) or not _ADDRESS.fullmatch(str(person.get("email"))):
        yield f"{where}.email", "Does not contain a valid address."
    elif person.keys() - {"email", "name"} or not isinstance(person.get("name", ""), str):
        yield where, "unknown field"
    elif re.search(r"[;,]", person.get("name", "")):
        yield f"{where}.name", "The name parameter cannot include a semicolon or comma."


def _content_violations(content: Any) -> Iterator[Violation]:
    if not isinstance(content, list) or not content:
        yield "content", "Unless a valid template_id is provided, the content parameter is required."
        return
    types = [part.get("type") for part in content]
    if types != sorted(types, key=["text/plain", "text/html"].index):
        yield "content", "If present, text/plain must be first, followed by text/html."
    for index, part in enumerate(content):
        if not (isinstance(part.get("value"), str) and part["value"]):
            yield f"content.{index}.value", "The content value must be a string at least one character in length."


def _attachment_violations(attachments: Any) -> Iterator[Violation]:
    for index, one in enumerate(attachments):
        where = f"attachments.{index}"
        for name in one.keys() - {"content", "filename", "type", "disposition", "content_id"}:
            yield f"{where}.{name}", "unknown field"
        if not re.fullmatch(r"(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?", one.get("content", "")):
            yield f"{where}.content", "The attachment content must be base64 encoded."
        if not one.get("filename"):
            yield f"{where}.filename", "The filename of the attachment is required."
        if one.get("disposition", "attachment") not in {"inline", "attachment"}:
            yield f"{where}.disposition", "must be inline or attachment"


def _category_violations(categories: Any) -> Iterator[Violation]:
    if len(categories) > 10 or len(set(categories)) != len(categories):
        yield "categories", "You cannot have more than 10 categories per request, each once."
    if any(len(category) > 255 or not category.isascii() for category in categories):
        yield "categories", "The category name cannot exceed 255 ASCII characters."


def _header_violations(headers: Any, where: str) -> Iterator[Violation]:
    for name, value in headers.items():
        if name.lower() in _RESERVED:
            yield f"{where}.{name}", "The header is reserved."
        if not isinstance(value, str) or not value.isascii() or re.search(r"[\r\n]", value):
            yield f"{where}.{name}", "Each value must be a string in ASCII without line ends."


def _personalizations_violations(people: Any) -> Iterator[Violation]:
    if not isinstance(people, list) or not 1 <= len(people) <= 1000:
        yield "personalizations", "You must have from one to 1000 personalizations."
        return
    seen: set[str] = set()
    for index, person in enumerate(people):
        where = f"personalizations.{index}"
        for name in person.keys() - _PERSONAL:
            yield f"{where}.{name}", "unknown field"
        if len(person.get("to", [])) != 1:
            yield f"{where}.to", "The to array is required."
            continue
        yield from _person_violations(person["to"][0], f"{where}.to.0")
        address = str(person["to"][0].get("email")).lower()
        if address in seen:
            yield where, "Each email address in the personalization block should be unique."
        seen.add(address)
        yield from _header_violations(person.get("headers", {}), f"{where}.headers")
        yield from _map_violations(person.get("substitutions", {}), f"{where}.substitutions")
        yield from _map_violations(person.get("custom_args", {}), f"{where}.custom_args")


def _map_violations(values: Mapping[str, Any], where: str) -> Iterator[Violation]:
    if not all(isinstance(value, str) for value in values.values()):
        yield where, "Each value must be a string."
    elif sum(len(name.encode()) + len(value.encode()) for name, value in values.items()) > 10_000:
        yield where, "may not exceed 10,000 bytes"


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A message as SendGrid would make it of one personalization."""

    address: str
    name: str
    subject: str
    text: str
    html: str
    headers: dict[str, str]
    custom_args: dict[str, str]
    sender: dict[str, str]
    reply_to: dict[str, str]
    attachments: list[dict[str, str]]


def mails(body: Mapping[str, Any]) -> list[Mail]:
    """The messages of a request."""
    return [_mail(body, personalization) for personalization in body["personalizations"]]


def _mail(body: Mapping[str, Any], person: Mapping[str, Any]) -> Mail:
    substitutions: Mapping[str, str] = person.get("substitutions", {})
    tags = re.compile("|".join(map(re.escape, substitutions)) or r"(?!)")

    def filled(text: str) -> str:
        return tags.sub(lambda match: substitutions[match[0]], text)

    content = {part["type"]: filled(part["value"]) for part in body["content"]}
    return Mail(
        address=person["to"][0]["email"],
        name=person["to"][0].get("name", ""),
        subject=filled(body["subject"]),
        text=content["text/plain"],
        html=content["text/html"],
        headers={**body.get("headers", {}), **person.get("headers", {})},
        custom_args=person.get("custom_args", {}),
        sender=body["from"],
        reply_to=body["reply_to"],
        attachments=body.get("attachments", []),
    )


@dataclass(frozen=True, kw_only=True)
class Canned:
    """An answer given whatever the request is."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Endless:
    """An answer that never ends: `start`, then `again` until the client has had enough."""

    start: bytes
    again: bytes = b"x"
    pause: float = 0.02  # seconds before each `again`


class HttpAct(Enum):
    """What the server does instead of answering, once it has read the request."""

    DROP = "close the connection"
    RESET = "reset the connection"
    SILENCE = "say nothing"
    GARBAGE = "answer with what is not HTTP"
    CUT = "accept, and break off before the end of the answer"


class SendGridServer(ThreadingHTTPServer):
    """Takes what SendGrid would take. `script` answers first, in turn, until it is used up."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.scheme = "http"
        self.script: list[Canned | Endless | bytes | HttpAct] = []  # bytes are sent as they are
        self.refused: dict[str, str] = {}  # address -> what is said against it
        self.requests: list[Any] = []  # every body, taken or not
        self.sizes: list[int] = []
        self.paths: list[str] = []
        self.taken: list[Mail] = []
        self.lock = threading.Lock()
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: SendGridServer

    def do_GET(self) -> None:
        self.server.paths.append(f"GET {self.path}")
        if self.path != "/v3/scopes":
            self._answer(200)
        elif self.headers["Authorization"] != f"Bearer {KEY}":
            self._faults(401, [(None, "authorization required")])
        elif self.server.script and isinstance(scripted := self.server.script.pop(0), Canned):
            self._answer(scripted.status, scripted.body, scripted.headers)
        else:
            self._answer(200, b'{"scopes": ["mail.send", "2fa_required"]}')

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            self.server.paths.append(f"POST {self.path}")
            self.server.sizes.append(len(raw))
            body = json.loads(raw)
            self.server.requests.append(body)
            scripted = self.server.script.pop(0) if self.server.script else None
        if isinstance(scripted, HttpAct):
            self._act(scripted)
        elif isinstance(scripted, Endless | bytes):
            self._talk(scripted)
        elif scripted:
            self._answer(scripted.status, scripted.body, scripted.headers)
        else:
            self._judge(body)

    def _judge(self, body: Any) -> None:
        if self.path != "/v3/mail/send":
            return self._faults(404, [(None, "not found")])
        if self.headers["Authorization"] != f"Bearer {KEY}":
            return self._faults(401, [(None, "The provided authorization grant is invalid, expired, or revoked")])
        if self.headers["Content-Type"] != "application/json":
            return self._faults(415, [(None, "unsupported media type")])
        if found := violations(body) or self._refusals(body):
            return self._faults(400, found)
        with self.server.lock:
            self.server.taken += mails(body)
        return self._answer(202, b"", {"X-Message-Id": f"request-{len(self.server.requests)}"})

    def _refusals(self, body: Any) -> list[Violation]:
        addresses = [person["to"][0]["email"] for person in body["personalizations"]]
        return [
            (f"personalizations.{place}.to.0.email", self.server.refused[address])
            for place, address in enumerate(addresses)
            if address in self.server.refused
        ]

    def _faults(self, status: int, found: Sequence[Violation]) -> None:
        errors = [{"message": message, "field": where, "help": None} for where, message in found]
        self._answer(status, json.dumps({"errors": errors}).encode(), {"Content-Type": "application/json"})

    def _answer(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _act(self, act: HttpAct) -> None:
        self.close_connection = True
        if act is HttpAct.SILENCE:
            self.server.over.wait(10)
        elif act is HttpAct.RESET:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        elif act is HttpAct.GARBAGE:
            self.wfile.write(b"SSH-2.0-what?\r\n")
        elif act is HttpAct.CUT:
            self.wfile.write(b"HTTP/1.1 202 Accepted\r\nX-Message-Id: cut\r\nContent-Length: 1000\r\n\r\nhalf")

    def _talk(self, answer: Endless | bytes) -> None:
        self.close_connection = True
        self.wfile.write(answer if isinstance(answer, bytes) else answer.start)
        while isinstance(answer, Endless) and not self.server.over.wait(answer.pause):
            self.wfile.write(answer.again)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (http.server's signature)
        """Quiet."""


@contextlib.contextmanager
def sendgrid_server(tls: ssl.SSLContext | None = None) -> Iterator[SendGridServer]:
    """A running server; its key is `KEY`.

    Args:
        tls: its certificate, for https.
    """
    with SendGridServer() as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
            server.scheme = "https"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
