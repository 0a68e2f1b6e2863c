"""What is shown follows the files: the newest wins, mistakes go, bugs do not end it."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from course.errors import LessonError
from course.previewing.showing import Showing
from course.previewing.state import Checking, Checks
from course.studio.board import Frame
from course.studio.keeping import Keeper, Waits
from tests.support.lessons import some_settings


def titled(title: str) -> Showing:
    """A course without lessons yet."""
    return Showing(
        settings=some_settings(course={"title": title}),
        lessons=(),
        pictures={},
        started=datetime(2026, 11, 20, tzinfo=UTC),
    )


def title(state: dict[str, Any]) -> str | None:
    """Of the course that is shown."""
    return state["course"] and state["course"]["title"]


class FakeDesk:
    """A project whose looks and checks a test decides."""

    def __init__(self) -> None:
        self.root = Path("/nowhere")
        self.look: Callable[[], Showing] = lambda: titled("first")
        self.check: Callable[[Any], Checks] = lambda showing: Checks(state=Checking.DONE)


class Running:
    """A keeper at work, and what it shows."""

    def __init__(self, waits: Waits) -> None:
        self.desk = FakeDesk()
        self._frames: queue.Queue[Frame] = queue.Queue()
        self.keeper = Keeper(self.desk, self._frames.put, waits=waits)  # type: ignore[arg-type]

    def next(self) -> dict[str, Any]:
        state: dict[str, Any] = json.loads(self._frames.get(timeout=20).state)
        return state

    def until(self, wanted: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        while not wanted(state := self.next()):
            pass
        return state


@pytest.fixture
def waits() -> Waits:
    return Waits(quiet=0.01)


@pytest.fixture
def running(waits: Waits) -> Iterator[Running]:
    it = Running(waits)
    it.keeper.start()
    yield it
    it.keeper.stop()


def shows(title: str) -> Callable[[], Any]:
    return lambda: titled(title)


def fails(error: Exception) -> Callable[[], Any]:
    def look() -> Any:
        raise error

    return look


def test_emails_are_shown_before_their_checks(running: Running) -> None:
    running.keeper.changed()
    assert (first := running.next())["checks"]["state"] == "running"
    assert (second := running.next())["checks"]["state"] == "done"
    assert (first["version"], second["version"]) == (1, 2)


def test_an_edit_during_a_look_is_looked_at_too(running: Running) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> Any:
        begun.set()
        go_on.wait(20)
        return titled("old")

    running.desk.look = slow
    running.keeper.changed()
    begun.wait(20)
    running.desk.look = shows("new")
    running.keeper.changed()
    go_on.set()
    assert running.until(lambda state: title(state) == "new")["mistake"] is None


def test_checks_of_what_is_no_longer_shown_are_not_told(running: Running) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(showing: Any) -> Checks:
        begun.set()
        go_on.wait(20)
        return Checks(state=Checking.FAILED, error="out of date")

    running.desk.check = slow
    running.keeper.changed()
    begun.wait(20)
    running.desk.check = lambda showing: Checks(state=Checking.DONE, error=showing.settings.course.title)
    running.desk.look = shows("second")
    running.keeper.changed()
    assert running.until(lambda state: title(state) == "second")["checks"]["state"] == "running"
    go_on.set()
    checks = running.next()["checks"]
    assert (checks["state"], checks["error"]) == ("done", "second")


def test_a_mistake_leaves_what_was_shown_and_goes(running: Running) -> None:
    running.keeper.changed()
    running.until(lambda state: state["checks"]["state"] == "done")
    running.desk.look = fails(LessonError("lessons/01-x.md", 3, "is wrong"))
    running.keeper.changed()
    broken = running.next()
    assert (title(broken), broken["mistake"]["line"], broken["checks"]["state"]) == ("first", 3, "done")
    running.desk.look = shows("first")
    running.keeper.changed()
    assert running.next()["mistake"] is None


@pytest.mark.parametrize("waits", [Waits(half_written=20)])
def test_a_file_that_is_half_written_shows_no_mistake(running: Running) -> None:
    looked = threading.Event()

    def half() -> Any:
        looked.set()
        raise LessonError("lessons/01-x.md", 1, "is empty")

    running.desk.look = half
    running.keeper.changed()
    looked.wait(20)
    running.desk.look = shows("whole")
    running.keeper.changed()
    assert title(running.next()) == "whole"


def test_a_bug_is_shown_and_the_studio_goes_on(running: Running, caplog: pytest.LogCaptureFixture) -> None:
    running.desk.look = fails(ZeroDivisionError("oops"))
    running.keeper.changed()
    assert "ZeroDivisionError" in running.next()["mistake"]["message"]
    assert "Traceback" in caplog.text
    running.desk.look = shows("mended")
    running.keeper.changed()
    assert running.until(lambda state: title(state) == "mended")["mistake"] is None


def test_checks_that_fail_say_so(running: Running) -> None:
    def broken(showing: Any) -> Checks:
        raise ZeroDivisionError("oops")

    running.desk.check = broken
    running.keeper.changed()
    failed = running.until(lambda state: state["checks"]["state"] != "running")["checks"]
    assert failed["state"] == "failed"
    assert "ZeroDivisionError" in failed["error"]


def test_what_changes_nothing_is_not_told(running: Running) -> None:
    running.keeper.changed()
    running.until(lambda state: state["checks"]["state"] == "done")
    looked = threading.Semaphore(0)

    def same() -> Any:
        looked.release()
        return titled("first")

    running.desk.look = same
    running.keeper.changed()
    assert looked.acquire(timeout=20)
    running.desk.look = shows("second")
    running.keeper.changed()
    assert title(told := running.next()) == "second"
    assert told["version"] == 3
