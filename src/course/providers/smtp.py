"""SMTP: messages over a few connections to one server, kept open between chunks."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from course.emails.message import Composers
from course.models import Email, Outcome, Recipient, Stopped
from course.providers.smtp_server import parse_smtp_url
from course.providers.smtp_session import SmtpSession, Stale, Timeouts, open_session

if TYPE_CHECKING:
    import ssl
    from collections.abc import Sequence
    from datetime import datetime


class Smtp:
    """Hands messages to an SMTP server."""

    name = "smtp"

    def __init__(
        self,
        url: str,
        *,
        connections: int = 10,
        timeouts: Timeouts | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Prepare; nothing is opened before there is something to send.

        Args:
            url: see `parse_smtp_url`.
            connections: how many to keep open at most.
            timeouts: how long to wait for what; None for RFC 5321's.
            tls: which certificates to trust; None for the system's.

        Raises:
            ProviderError: the URL cannot be used.
        """
        self._server = parse_smtp_url(url)
        self._connections = connections
        self._timeouts = timeouts or Timeouts()
        self._tls = tls
        self._composers = Composers()
        self._idle: list[SmtpSession] = []
        self._runner: asyncio.Runner | None = None

    @property
    def chunk_size(self) -> int:
        """One message for each connection: after a crash, only what was on the wire is unknown."""
        return self._connections

    @property
    def is_local(self) -> bool:
        """Whether the server is this machine."""
        return self._server.is_local

    def send(self, email: Email, recipients: Sequence[Recipient], now: datetime) -> Sequence[Outcome]:
        """Hand over one message for each recipient, side by side."""
        composer = self._composers.of(email)
        round_ = _Round(email.sender.email, [(one.email, composer.message(one, now)) for one in recipients])
        self._runner = self._runner or asyncio.Runner()
        self._runner.run(self._carry_all(round_))
        return round_.outcomes()

    def close(self) -> None:
        """Say goodbye to the server."""
        if self._runner is not None:
            self._runner.run(self._quit_all())
            self._runner.close()
            self._runner = None

    async def _carry_all(self, round_: _Round) -> None:
        """The first connection is opened by itself: a wrong password is then tried once and not ten times."""
        if not self._idle and not await self._open(round_):
            return
        async with asyncio.TaskGroup() as workers:
            for _ in range(min(self._connections, len(round_.waiting))):
                workers.create_task(self._work(round_))

    async def _work(self, round_: _Round) -> None:
        """Carry what waits over one connection. A worker that gets none leaves its share to those that have one."""
        while round_.waiting and (self._idle or await self._open(round_)):
            if not round_.waiting:
                return
            session = self._idle.pop()
            try:
                await round_.carry_next(session)
            except BaseException:
                session.drop()
                raise
            if session.is_open:
                self._idle.append(session)

    async def _open(self, round_: _Round) -> bool:
        opened = await open_session(self._server, self._timeouts, self._tls)
        if isinstance(opened, Stopped):
            round_.unreachable = opened
            return False
        self._idle.append(opened)
        return True

    async def _quit_all(self) -> None:
        await asyncio.gather(*(session.quit() for session in self._idle))
        self._idle.clear()
        await asyncio.sleep(0)  # lets the transports see that they are closed


class _Round:
    """The messages of one `send`: which wait, and what became of the others."""

    def __init__(self, sender: str, messages: Sequence[tuple[str, bytes]]) -> None:
        self.waiting = deque(range(len(messages)))
        self.unreachable: Stopped | None = None  # why the last connection that was asked for could not be had
        self._sender = sender
        self._messages = messages
        self._outcomes: dict[int, Outcome] = {}

    async def carry_next(self, session: SmtpSession) -> None:
        """Hand the next message over; one whose connection proved stale waits again, and a stop stops them all."""
        place = self.waiting.popleft()
        recipient, message = self._messages[place]
        outcome = await session.deliver(self._sender, recipient, message)
        if isinstance(outcome, Stale):
            self.waiting.appendleft(place)
            return
        self._outcomes[place] = outcome
        if isinstance(outcome, Stopped):
            self._outcomes |= dict.fromkeys(self.waiting, outcome)
            self.waiting.clear()

    def outcomes(self) -> list[Outcome]:
        """All outcomes in order; what still waits found no connection."""
        missing = self.unreachable or Stopped(reason="no connection was left")
        return [self._outcomes.get(place, missing) for place in range(len(self._messages))]
