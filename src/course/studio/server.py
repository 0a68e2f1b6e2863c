"""The studio on a port of this machine, until a signal says stop."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from course.errors import SETTINGS_FILE, UsageError
from course.signals import ended_by_signals
from course.studio.app import create_app
from course.studio.board import Board, Frame
from course.studio.keeping import Keeper
from course.studio.watching import Watched, follow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.wiring.studio import Desk

HOST = "127.0.0.1"  # the loopback alone: nobody else's machine can reach it
_PATIENCE_S = 2  # for answers still on their way when the signal comes


def listen(port: int) -> socket.socket:
    """A socket on which this machine's browser can queue up already.

    Args:
        port: 0 for any that is free.

    Raises:
        UsageError: the port cannot be had.
    """
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise UsageError(
            f"cannot listen on {HOST} port {port}: {error.strerror or error}",
            "another studio may be open there; choose another port with --port, or any that is free with --port 0",
        ) from error


def run_studio(desk: Desk, listener: socket.socket, *, is_polling: bool) -> None:
    """Show the project and follow its files until SIGTERM or SIGINT; then let everyone go, and return.

    Args:
        desk: the project.
        listener: from `listen`.
        is_polling: look at every file again and again rather than wait for the system to tell of changes.
    """
    asyncio.run(_run(desk, listener, is_polling=is_polling))


async def _run(desk: Desk, listener: socket.socket, *, is_polling: bool) -> None:
    loop, board, stop = asyncio.get_running_loop(), Board(), threading.Event()
    keeper = Keeper(desk, lambda frame: _into(loop, board, frame))
    watched = Watched(root=desk.root, files=frozenset({SETTINGS_FILE}), folders=desk.folders, is_polling=is_polling)
    watching = threading.Thread(target=follow, args=(watched, keeper.changed, stop), name="course-watch", daemon=True)
    keeper.start()
    watching.start()
    try:
        await _serve(desk, board, listener)
    finally:
        stop.set()
        keeper.stop()
        watching.join()


def _into(loop: asyncio.AbstractEventLoop, board: Board, frame: Frame) -> None:
    loop.call_soon_threadsafe(board.put, frame)


async def _serve(desk: Desk, board: Board, listener: socket.socket) -> None:
    config = uvicorn.Config(
        create_app(desk, board, listener.getsockname()[1]),
        ws="none",
        access_log=False,
        log_level="warning",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE_S,
    )
    await _Server(config, board).serve(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that a signal ends as a success, and whose open streams of events do not hold it."""

    def __init__(self, config: uvicorn.Config, board: Board) -> None:
        super().__init__(config)
        self._board = board

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on the first signal, at once on the second."""
        with ended_by_signals(self._stop):
            yield

    def _stop(self, number: int, frame: None) -> None:
        self._board.close()
        self.handle_exit(number, frame)
