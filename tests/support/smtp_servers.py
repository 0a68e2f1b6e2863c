"""SMTP servers on loopback: `SmtpSink` takes and remembers messages, `ScriptedSmtp` misbehaves as told."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A message that the sink took."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes  # dots unstuffed
    port: int  # the client's: tells its connections apart
    tls: bool
    user: str | None


@dataclass(kw_only=True)
class SmtpSink:
    """What a sink has seen, and whom it refuses."""

    url: str
    taken: list[Taken] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # address -> reply to its RCPT
    connections: set[int] = field(default_factory=set)


class _Handler:
    def __init__(self, sink: SmtpSink) -> None:
        self._sink = sink

    async def handle_RCPT(  # noqa: N802 (aiosmtpd finds it by this name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self._sink.connections.add(session.peer[1])
        if address in self._sink.refused:
            return self._sink.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (as above)
        auth = session.auth_data
        content = envelope.content
        assert isinstance(content, bytes)
        self._sink.taken.append(
            Taken(
                sender=envelope.mail_from or "",
                recipients=tuple(envelope.rcpt_tos),
                content=content,
                port=session.peer[1],
                tls=server.transport.get_extra_info("sslcontext") is not None,
                user=auth.login.decode() if isinstance(auth, LoginPassword) else None,
            )
        )
        return f"250 2.0.0 Ok: queued as Q{len(self._sink.taken)}"


class _QuietSmtp(SMTP):
    """aiosmtpd warns where AUTH works without TLS; here that is meant."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            super().__init__(*arguments, **options)


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _QuietSmtp(self.handler, **self.SMTP_kwargs)


@contextlib.contextmanager
def smtp_sink(
    *,
    tls: ssl.SSLContext | None = None,
    implicit_tls: bool = False,
    login: tuple[str, str] | None = None,
    require_starttls: bool = False,
) -> Iterator[SmtpSink]:
    """A real aiosmtpd server on loopback.

    Args:
        tls: the certificate to offer by STARTTLS, or to begin with where `implicit_tls` is set.
        implicit_tls: TLS from the first byte.
        login: the one user and password it takes; it then takes no mail without.
        require_starttls: no mail before STARTTLS.
    """
    sink = SmtpSink(url="")

    def authenticate(_server: object, _session: object, _envelope: object, _mechanism: str, data: object) -> AuthResult:
        known = isinstance(data, LoginPassword) and login == (data.login.decode(), data.password.decode())
        return AuthResult(success=known, handled=False, auth_data=data)

    options: dict[str, Any] = {"ident": "sink", "require_starttls": require_starttls}
    if login:
        options |= {"authenticator": authenticate, "auth_required": True, "auth_require_tls": False}
    options |= {"ssl_context": tls} if implicit_tls else {"tls_context": tls}
    controller = _Controller(_Handler(sink), hostname="127.0.0.1", port=0, **options)
    controller.port = free_port()
    controller.start()
    sink.url = f"{'smtps' if implicit_tls else 'smtp'}://127.0.0.1:{controller.port}"
    try:
        yield sink
    finally:
        controller.stop()


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Act(Enum):
    """What a scripted server does instead of answering."""

    DROP = "close the connection"
    RESET = "reset the connection"
    SILENCE = "say nothing and keep the connection"


Answer = bytes | Sequence[bytes] | Act  # a sequence is sent piece by piece

_USUAL: Mapping[str, Answer] = {
    "GREETING": b"220 scripted ready\r\n",
    "EHLO": b"250-scripted\r\n250 8BITMIME\r\n",
    "MAIL": b"250 2.1.0 OK\r\n",
    "RCPT": b"250 2.1.5 OK\r\n",
    "DATA": b"354 go on\r\n",
    "DOT": b"250 2.0.0 Ok: queued as S1\r\n",
    "RSET": b"250 2.0.0 OK\r\n",
    "QUIT": b"221 2.0.0 bye\r\n",
}


class ScriptedSmtp(socketserver.ThreadingTCPServer):
    """Answers as scripted: step -> its answers in turn, the last one again and again.

    Steps are `GREETING`, the commands, `BODY` (after the first line of content; only acts make sense) and `DOT`.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, script: Mapping[str, Sequence[Answer]]) -> None:
        super().__init__(("127.0.0.1", 0), _Scripted)
        self.script = {step: list(answers) for step, answers in script.items()}
        self.commands: list[tuple[int, str]] = []  # connection, line
        self.contents: list[bytes] = []  # whole ones, as on the wire, without the final dot
        self.connections = 0
        self.over = threading.Event()
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def verbs(self) -> list[str]:
        """The commands seen, without their arguments."""
        return [line[:4].upper() for _, line in self.commands]

    def answer(self, step: str) -> Answer | None:
        with self.lock:
            answers = self.script.get(step)
            if answers is None:
                return _USUAL.get(step)
            return answers.pop(0) if len(answers) > 1 else answers[0]


class _Scripted(socketserver.StreamRequestHandler):
    server: ScriptedSmtp

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            self._converse()

    def _converse(self) -> None:
        with self.server.lock:
            self.server.connections += 1
            number = self.server.connections
        if not self._say("GREETING"):
            return
        for raw in self.rfile:
            line = raw.decode("ascii").strip()
            self.server.commands.append((number, line))
            verb = line[:4].upper()
            if not self._say(verb) or verb == "QUIT":
                return
            if verb == "DATA" and self.said.startswith(b"354") and not self._content():
                return

    def _content(self) -> bool:
        lines: list[bytes] = []
        for line in self.rfile:
            if line == b".\r\n":
                self.server.contents.append(b"".join(lines))
                return self._say("DOT")
            lines.append(line)
            if len(lines) == 1 and not self._say("BODY"):
                return False
        return False

    def _say(self, step: str) -> bool:
        """Answer `step`; False where the connection is over."""
        answer = self.server.answer(step)
        self.said = b""
        match answer:
            case None:
                return True
            case Act():
                self._act(answer)
                return False
            case bytes():
                pieces: Sequence[bytes] = [answer]
            case _:
                pieces = answer
        self.said = b"".join(pieces)
        for index, piece in enumerate(pieces):
            if index:
                self.server.over.wait(0.01)
            self.wfile.write(piece)
        return True

    def _act(self, act: Act) -> None:
        if act is Act.SILENCE:
            self.server.over.wait(10)
        elif act is Act.RESET:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


@contextlib.contextmanager
def scripted_smtp(**script: Sequence[Answer]) -> Iterator[ScriptedSmtp]:
    """A server that misbehaves as told.

    Args:
        script: see `ScriptedSmtp`.
    """
    with ScriptedSmtp(script) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
