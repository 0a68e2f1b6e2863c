"""What the studio shows now, for all who look at it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from course.previewing.showing import Showing


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One state of the studio."""

    version: int
    state: str  # as JSON, on one line
    showing: Showing | None  # the course that it shows; None where none could be shown yet


class Board:
    """Holds the newest frame, and wakes all who wait for it. For one event loop."""

    def __init__(self) -> None:
        self._newest: Frame | None = None
        self._changed = asyncio.Event()
        self._is_closed = False

    def put(self, frame: Frame) -> None:
        """Show `frame` from now on."""
        if self._newest is None or frame.version > self._newest.version:
            self._newest = frame
            self._wake()

    def close(self) -> None:
        """Let everyone go who waits."""
        self._is_closed = True
        self._wake()

    async def newest(self) -> Frame | None:
        """The newest frame, the first of them waited for; None where the studio ends before there is one."""
        while self._newest is None and not self._is_closed:
            await self._changed.wait()
        return self._newest

    async def frames(self, keep_alive_s: float) -> AsyncIterator[Frame | None]:
        """The newest frame, and every newer one that is still the newest when it is asked for; until the studio ends.

        Args:
            keep_alive_s: seconds without a frame after which there is a None.
        """
        seen: Frame | None = None
        while not self._is_closed:
            changed = self._changed
            if self._newest is not seen:
                seen = self._newest
                yield seen
                continue
            try:
                await asyncio.wait_for(changed.wait(), keep_alive_s)
            except TimeoutError:
                yield None

    def _wake(self) -> None:
        waiting, self._changed = self._changed, asyncio.Event()
        waiting.set()
