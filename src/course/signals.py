"""Signals that end a server: asked for, so no failure."""

from __future__ import annotations

import asyncio
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NUMBERS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def ended_by_signals(stop: Callable[[int, None], None]) -> Iterator[None]:
    """Call `stop` for every SIGTERM and SIGINT within the context, in the event loop that runs it.

    Args:
        stop: takes the signal's number, and None where the system's own handlers take a stack frame.
    """
    loop = asyncio.get_running_loop()
    for number in _NUMBERS:
        loop.add_signal_handler(number, stop, number, None)
    try:
        yield
    finally:
        for number in _NUMBERS:
            loop.remove_signal_handler(number)
