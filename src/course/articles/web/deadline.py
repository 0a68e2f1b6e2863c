"""The time that a fetch may take: a socket's own timeout begins anew with each byte."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Deadline:
    """Shuts the connection that it watches when the time is up."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    @property
    def left(self) -> float:
        """Seconds that are left; 0 when the time is up."""
        return max(0.0, self._end - time.monotonic())

    def watch(self, connection: socket.socket | None) -> None:
        """Shut this one, from now on; one that comes too late is shut at once."""
        with self._lock:
            self._socket = connection
            if connection is not None and not self.left:
                _shut(connection)

    def _shut(self) -> None:
        with self._lock:
            if self._socket is not None:
                _shut(self._socket)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()


def _shut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        # The plain socket's way: TLS would drop its state under the reader's feet.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
