"""The pages on a port, until a signal says stop."""

from __future__ import annotations

import asyncio
import logging
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from course.errors import UsageError
from course.signals import ended_by_signals
from course.web.connections import PatientProtocol, Sparing, most_connections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp

_PATIENCE_S = 5  # for answers still on their way when the signal comes
_IDLE_S = 5  # for another request on the same connection


def listen(host: str, port: int) -> socket.socket:
    """A socket on which visitors can queue up already.

    Args:
        host: name or address, IPv4 or IPv6.
        port: 0 for any that is free.

    Raises:
        UsageError: the address cannot be had.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"cannot listen on {host} port {port}: {why}", "choose another --host or --port") from error


def url_of(listener: socket.socket) -> str:
    """Where a browser on this machine finds what listens on `listener`."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(app: ASGIApp, listener: socket.socket) -> None:
    """Answer until SIGTERM or SIGINT; then finish what has begun, and return."""
    most = most_connections()
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        ws="none",
        limit_concurrency=most,
        backlog=most // 4,  # accepted at one go, four times until the first of them is looked at
        timeout_keep_alive=_IDLE_S,
        access_log=False,  # the addresses hold tokens
        log_level="warning",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE_S,
    )
    for name in ("asyncio", "uvicorn.error"):
        logging.getLogger(name).addFilter(Sparing())
    asyncio.run(_Server(config).serve(sockets=[listener]))


class _Server(uvicorn.Server):
    """Uvicorn's server raises the signal anew once it has stopped; here a stop that was asked for is a success."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on the first signal, at once on the second."""
        with ended_by_signals(self.handle_exit):
            yield
