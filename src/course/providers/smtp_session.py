"""One connection to an SMTP server, and one message after another over it."""

from __future__ import annotations

import asyncio
import socket
import ssl
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import aiosmtplib

from course.models import Outcome, Retry, Stopped, Unknown
from course.providers.cleaning import REASON_LENGTH, clean
from course.providers.smtp_replies import Phase, Reply, enhanced_status, goes_on, outcome_of
from course.providers.smtp_server import SmtpServer, Tls

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """How long to wait, in seconds; the defaults for a running session are RFC 5321's (section 4.5.3.2)."""

    connect: float = 60
    command: float = 300
    accept: float = 600  # after the final dot: giving up sooner makes two copies of what was only slow
    quit: float = 5


class Stale(Enum):
    """The server had closed a connection that carried messages before: nothing of this one left."""

    STALE = "stale"


# What can end a connection. `OSError` has timeouts, resets and TLS failures among its kinds.
_BROKEN = (aiosmtplib.SMTPException, OSError)

# aiosmtplib's way to say each kind of TLS: `use_tls`, `start_tls`.
_TLS_ARGUMENTS: dict[Tls, tuple[bool, bool | None]] = {
    Tls.IMPLICIT: (True, False),
    Tls.REQUIRED: (False, True),
    Tls.OFFERED: (False, None),
    Tls.NONE: (False, False),
}


class SmtpSession:
    """An open connection, greeted and logged in. Made by `open_session`."""

    def __init__(self, client: aiosmtplib.SMTP, server: SmtpServer, timeouts: Timeouts) -> None:
        if client.protocol is None or not isinstance(client.transport, asyncio.WriteTransport):
            raise ValueError("the client is not connected")
        self._client = client
        self._server = server
        self._timeouts = timeouts
        self._protocol = client.protocol
        client.transport.set_write_buffer_limits(high=0)  # so that `drain` waits until the system has every byte
        self._writer = asyncio.StreamWriter(client.transport, client.protocol, None, asyncio.get_running_loop())
        self._carried = 0

    @property
    def is_open(self) -> bool:
        """Whether it can carry another message, as far as this side knows."""
        return self._client.is_connected

    async def deliver(self, sender: str, recipient: str, message: bytes) -> Outcome | Stale:
        """Hand one message over.

        Args:
            sender: the envelope's, where bounces go.
            recipient: the envelope's.
            message: whole, with CRLF; dots are stuffed here.
        """
        commands = ((Phase.MAIL, f"MAIL FROM:<{sender}>"), (Phase.RCPT, f"RCPT TO:<{recipient}>"), (Phase.DATA, "DATA"))
        for phase, command in commands:
            ended = await self._take(phase, command)
            if ended is not None:
                return ended
        return await self._hand_over(message)

    async def quit(self) -> None:
        """Say goodbye and close, without waiting long."""
        try:
            await self._client.quit(timeout=self._timeouts.quit)
        except _BROKEN:
            pass
        finally:
            self.drop()

    def drop(self) -> None:
        """Close at once."""
        self._writer.transport.abort()
        self._client.close()

    async def _take(self, phase: Phase, command: str) -> Outcome | Stale | None:
        """Take one step; None where the server went along, and the message can go on."""
        was_used = bool(self._carried) and phase is Phase.MAIL
        try:
            reply = await self._ask(command)
        except _BROKEN as error:
            self.drop()
            lost = Retry(reason=self._told("the connection was lost before the message left", error))
            return Stale.STALE if was_used else lost
        if goes_on(phase, reply):
            return None
        if was_used and reply.code == 421:
            self.drop()
            return Stale.STALE
        return await self._refused(phase, reply)

    async def _ask(self, command: str) -> Reply:
        reply = await self._client.execute_command(command.encode("ascii"), timeout=self._timeouts.command)
        return self._reply(reply)

    def _reply(self, reply: aiosmtplib.SMTPResponse) -> Reply:
        return Reply(code=reply.code, text=self._server.masked(reply.message))

    def _told(self, what: str, error: BaseException) -> str:
        return clean(f"{what}: {self._server.masked(_said(error))}", REASON_LENGTH)

    async def _refused(self, phase: Phase, reply: Reply) -> Outcome:
        """The outcome, and the connection ready for the next message or closed."""
        if reply.code == 421 or not 400 <= reply.code <= 599:
            self.drop()
        else:
            await self._reset()
        return outcome_of(phase, reply)

    async def _reset(self) -> None:
        try:
            reply = await self._ask("RSET")
        except _BROKEN:
            self.drop()
        else:
            if not 200 <= reply.code <= 299:
                self.drop()

    async def _hand_over(self, message: bytes) -> Outcome:
        """Send the content. Before the final dot is written, the server cannot take it; after that, it may have."""
        try:
            self._writer.write(_dot_stuffed(message))
            async with asyncio.timeout(self._timeouts.command):
                await self._writer.drain()
            self._protocol.write(b".\r\n")
        except _BROKEN as error:
            self.drop()
            return Retry(reason=self._told("the connection was lost before the message was whole", error))
        try:
            answer = await self._protocol.read_response(timeout=self._timeouts.accept)
        except _BROKEN as error:
            self.drop()
            return Unknown(reason=self._told("no answer came after the message", error))
        return self._answered(self._reply(answer))

    def _answered(self, reply: Reply) -> Outcome:
        outcome = outcome_of(Phase.CONTENT, reply)
        self._carried += 1
        if reply.code == 421 or isinstance(outcome, Unknown):
            self.drop()
        return outcome


async def open_session(server: SmtpServer, timeouts: Timeouts, tls: ssl.SSLContext | None) -> SmtpSession | Stopped:
    """Connect, make the connection private, and log in; or say why that cannot be.

    Args:
        server: where and who.
        timeouts: how long to wait.
        tls: what to trust; None for the system's certificates.
    """
    use_tls, start_tls = _TLS_ARGUMENTS[server.tls]
    client = aiosmtplib.SMTP(
        hostname=server.host,
        port=server.port,
        use_tls=use_tls,
        start_tls=start_tls,
        tls_context=tls,
        timeout=timeouts.connect,
        local_hostname=_own_name(),
    )
    try:
        await client.connect()
        await _greet(client)
        await _log_in(client, server)
        return SmtpSession(client, server, timeouts)
    except _BROKEN as error:
        client.close()
        reason = clean(f"the SMTP server {server} cannot be used: {server.masked(_said(error))}", REASON_LENGTH)
        return Stopped(reason=reason, hint=_hint(error))


async def _greet(client: aiosmtplib.SMTP) -> None:
    """EHLO, or HELO where that is not known; STARTTLS and log-in may have done it already."""
    if not client.is_ehlo_or_helo_needed:
        return
    try:
        await client.ehlo()
    except aiosmtplib.SMTPHeloError:
        await client.helo()


async def _log_in(client: aiosmtplib.SMTP, server: SmtpServer) -> None:
    """Log in where there is a user.

    Raises:
        aiosmtplib.SMTPAuthenticationError: the server would not have it. Of its words there are only the numbers: some
            servers repeat the command, and the password is in that.
    """
    if server.user is None or server.password is None:
        return
    try:
        await client.login(server.user, server.password)
    except aiosmtplib.SMTPResponseException as error:
        status = enhanced_status(Reply(code=error.code, text=error.message))
        raise aiosmtplib.SMTPAuthenticationError(error.code, status) from None


def _said(error: BaseException) -> str:
    """An error in words for people, with a server's reply in it where there was one."""
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return f"the log-in was answered {error.code} {error.message}"
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return f"{error.code} {error.message}"
    return str(error) or type(error).__name__


_HINTS: tuple[tuple[type[BaseException], str], ...] = (
    (ssl.SSLError, "the server's certificate must fit its name and be trusted; SSL_CERT_FILE can name one to trust"),
    (aiosmtplib.SMTPAuthenticationError, "check the user and password in COURSE_SMTP_URL; both are percent-encoded"),
    (aiosmtplib.SMTPConnectResponseError, "the server turns us away just now: try again later, or ask its operator"),
    (aiosmtplib.SMTPConnectError, "check host, port and tls in COURSE_SMTP_URL, and that no firewall is in the way"),
    (BaseException, "check COURSE_SMTP_URL, and what the server offers"),
)


def _hint(error: BaseException) -> str:
    seen = tuple(_with_causes(error))
    return next(hint for kind, hint in _HINTS if any(isinstance(one, kind) for one in seen))


def _with_causes(error: BaseException | None) -> Iterable[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _own_name() -> str:
    """What EHLO says: this host's name where it is a full one, else an address literal (RFC 5321 section 4.1.3).

    Not `getfqdn`, which asks name servers, and waits for them.
    """
    name = socket.gethostname()
    return name if "." in name and name.isascii() and " " not in name else "[127.0.0.1]"


def _dot_stuffed(message: bytes) -> bytes:
    """`message` with a dot before each line that begins with one (RFC 5321 section 4.5.2), ending in CRLF."""
    stuffed = message.replace(b"\r\n.", b"\r\n..")
    if stuffed.startswith(b"."):
        stuffed = b"." + stuffed
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"
