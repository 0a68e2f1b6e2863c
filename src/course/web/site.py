"""What the pages need, and how they reach the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from anyio import CapacityLimiter, fail_after, to_thread

from course.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from course.settings import Settings
    from course.store.people import People
    from course.web.pages import Pages

# Fewer than the store has connections, so that no request ever waits for one.
_AT_ONCE = 5

# What a store that pages are served from waits for other writers: mail programs have a few seconds for a click.
BUSY_MS = 3_000

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One course's pages."""

    settings: Settings
    people: People
    pages: Pages
    lessons_folder: Path  # whose pictures the emails show
    secret: str = field(repr=False)  # what the links are signed with
    clock: Callable[[], datetime]
    queue_s: float = 2.0  # how long a request waits until others are done with the store
    _threads: CapacityLimiter = field(init=False, repr=False, default_factory=lambda: CapacityLimiter(_AT_ONCE))

    async def ask(self, work: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Call the store, which blocks, in a thread: other requests go on meanwhile.

        Raises:
            StoreError: it does not answer, or too many others ask it.
        """
        try:
            with fail_after(self.queue_s):  # ends the waiting for a thread; what a thread has begun, it finishes
                return await to_thread.run_sync(lambda: work(*args, **kwargs), limiter=self._threads)
        except TimeoutError:
            raise StoreError(
                "the store is busy with others", "see what keeps it; visitors are told to come back"
            ) from None
