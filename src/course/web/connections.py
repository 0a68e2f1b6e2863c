"""Connections that nobody may keep: time for a request and its answer, and a number of them that fits the machine."""

from __future__ import annotations

import logging
import resource
import time
from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

_MOST = 512  # connections, where the machine would let us have more
_FEWEST = 8
_ONCE_IN_S = 60


def most_connections() -> int:
    """How many connections to keep: a quarter of the files that this process may open.

    As many again can have been accepted before the first of them is looked at, and the store needs files too.
    """
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _MOST if allowed == resource.RLIM_INFINITY else max(_FEWEST, min(_MOST, allowed // 4))


class PatientProtocol(H11Protocol):
    """HTTP whose visitors have a while for each request, header and body together, and as long for taking the answer.

    Where all connections are taken, a new one gets the place of the one that has kept us waiting longest.
    """

    request_s = 10.0  # from the connection, or the last answer, to the end of the request
    answer_s = 20.0  # from there to the end of the answer; the store gives up sooner

    _deadline: asyncio.TimerHandle | None = None
    _was_waiting = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock, and make room."""
        super().connection_made(transport)
        self._start_clock()
        if self.limit_concurrency is not None and len(self.connections) >= self.limit_concurrency:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        """Take a piece of a request; the clock goes on, unless it is the last piece."""
        super().data_received(data)
        if self._was_waiting and not self._is_waiting:
            self._start_clock()

    def on_response_complete(self) -> None:
        """Start the clock for the next request, which may be here already."""
        super().on_response_complete()
        self._start_clock()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        super().connection_lost(exc)
        if self._deadline is not None:
            self._deadline.cancel()

    @property
    def _is_waiting(self) -> bool:
        """Whether it is the visitor's turn."""
        cycle: RequestResponseCycle | None = self.cycle  # None before the first request, whatever the parent says
        return cycle is None or cycle.response_complete or cycle.more_body

    def _start_clock(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._was_waiting = self._is_waiting
        patience = self.request_s if self._was_waiting else self.answer_s
        self._deadline = self.loop.call_later(patience, self.transport.abort)

    def _make_room(self) -> None:
        neighbours = (each for each in self.connections if isinstance(each, PatientProtocol))
        idlest = min((each for each in neighbours if each._is_waiting), key=PatientProtocol._ends_at)
        self.connections.discard(idlest)
        idlest.transport.abort()

    def _ends_at(self) -> float:
        return self._deadline.when() if self._deadline is not None else 0.0


class Sparing(logging.Filter):
    """Lets each kind of message through once a minute: what a crowd of visitors causes does not fill the disk."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        super().__init__()
        self._next: dict[object, float] = {}  # the place in the code and the kind of exception -> when it may again

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this one is the first of its kind in a while."""
        kind = (record.pathname, record.lineno, record.exc_info[0] if record.exc_info else None)
        now = time.monotonic()
        if now < self._next.get(kind, 0.0):
            return False
        self._next[kind] = now + _ONCE_IN_S
        return True
