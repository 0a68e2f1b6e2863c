"""Keeps what is shown up with the files: read, render, show; then check, and show what the checks say.

Two threads, so that emails never wait for checks. Each does one thing at a time, always for the newest files.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from course.errors import CourseError
from course.previewing.mistakes import Mistake, mistake_of
from course.previewing.state import NOTHING, Checking, Checks, course_state, whole_state
from course.studio.board import Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from course.previewing.showing import Showing
    from course.wiring.studio import Desk

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """How long what is shown waits for more edits, in seconds."""

    half_written: float = 0.08  # a mistake, for the rest of a file
    quiet: float = 0.25  # the checks, for an edit: pictures come first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What is shown now."""

    course: Mapping[str, Any]  # as the page reads it
    showing: Showing | None
    mistake: Mistake | None
    checks: Checks


class Keeper:
    """Makes a frame of every change.

    `changed` may be called from any thread; `publish` is called from threads of the keeper's own, one at a time.
    """

    def __init__(
        self,
        desk: Desk,
        publish: Callable[[Frame], None],
        *,
        waits: Waits | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._desk = desk
        self._publish = publish
        self._waits = waits or Waits()
        self._clock = clock
        self._version = 0
        self._shown = _Shown(course=NOTHING, showing=None, mistake=None, checks=Checks())
        self._showing_turn = threading.Lock()
        self._is_stopped = False
        self._edited = threading.Event()
        self._to_check = threading.Event()
        self._edited_at = time.monotonic()
        self._threads = [
            threading.Thread(target=self._whenever, args=(self._edited, self._refresh), name="course-render"),
            threading.Thread(target=self._whenever, args=(self._to_check, self._check), name="course-check"),
        ]

    def start(self) -> None:
        """Begin; nothing is shown before the first `changed`."""
        for thread in self._threads:
            thread.daemon = True  # checks that are at work need not be waited for
            thread.start()

    def changed(self) -> None:
        """A file changed, or may have."""
        self._edited_at = time.monotonic()
        self._edited.set()

    def stop(self) -> None:
        """Show nothing more. What is at work is waited for, but for the checks."""
        self._is_stopped = True
        self._edited.set()
        self._to_check.set()
        self._threads[0].join()

    def _whenever(self, event: threading.Event, work: Callable[[], None]) -> None:
        while True:
            event.wait()
            event.clear()
            if self._is_stopped:
                return
            work()

    def _refresh(self) -> None:
        """Show the course as it is now, or why it cannot be shown."""
        mistake: Mistake | None = None
        shown = self._shown
        showing, course = shown.showing, shown.course
        try:
            showing = self._desk.look()
            course = course_state(showing, before=course)
        except CourseError as error:
            mistake = mistake_of(error, self._desk.root)
        except Exception as error:  # noqa: BLE001 (a bug must not end the studio: it is shown, and logged)
            _log.exception("the course cannot be shown")
            mistake = mistake_of(error, self._desk.root)
        if mistake and self._edited.wait(self._waits.half_written):
            return
        self._show_course(course, showing, mistake)

    def _show_course(self, course: Mapping[str, Any], showing: Showing | None, mistake: Mistake | None) -> None:
        with self._showing_turn:
            shown = self._shown
            is_other = course != shown.course
            checks = replace(shown.checks, state=Checking.RUNNING) if is_other and not mistake else shown.checks
            self._shown = _Shown(course=course, showing=showing, mistake=mistake, checks=checks)
            if is_other or mistake != shown.mistake or not self._version:
                self._show()
        if not mistake:
            self._to_check.set()

    def _check(self) -> None:
        """Check what is shown, once nobody has edited for a moment; what is out of date by then is not shown."""
        while (early := self._edited_at + self._waits.quiet - time.monotonic()) > 0:
            time.sleep(early)
        showing = self._shown.showing
        if showing is None:
            return
        checks = self._checks_of(showing)
        with self._showing_turn:
            is_news = self._shown.showing is showing and checks != self._shown.checks
            if is_news and not self._is_stopped:
                self._shown = replace(self._shown, checks=checks)
                self._show()

    def _checks_of(self, showing: Showing) -> Checks:
        try:
            return self._desk.check(showing)
        except Exception as error:  # noqa: BLE001 (as above)
            _log.exception("the checks cannot be made")
            return Checks(state=Checking.FAILED, error=f"the checks failed: {type(error).__name__}: {error}"[:500])

    def _show(self) -> None:
        """Publish what is shown now. The caller has the turn."""
        self._version += 1
        shown = self._shown
        state = whole_state(
            shown.course,
            version=self._version,
            is_live=True,
            now=self._clock(),
            checks=shown.checks,
            mistake=shown.mistake,
        )
        frame = Frame(version=self._version, state=json.dumps(state, ensure_ascii=False), showing=shown.showing)
        with suppress(RuntimeError):  # the event loop has ended: nobody looks any more
            self._publish(frame)
