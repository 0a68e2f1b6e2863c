"""`course run`: what is due, forever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from course.cli.group import say_error
from course.cli.send import say_report, stopping_on_signals
from course.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Somebody may sign up, or a retry fall due, at any time: the database is asked at least this often. Asking is cheap.
_LOOK_AGAIN = timedelta(seconds=30)
_AFTER_A_STOP = timedelta(minutes=5)


@click.command("run")
@click.pass_obj
def command(directory: Path) -> None:
    """Send what is due, forever, until SIGTERM or Ctrl-C.

    On the signal it finishes what is on the wire, records it, and exits 0. Any number of these may run at once,
    beside `course send`.

    \b
    Example:
      course run
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    with stopping_on_signals() as stop:
        click.echo("course: running; SIGTERM or Ctrl-C stops it cleanly")
        wait = _pass(directory, stop.is_set)  # the first pass finds what is set up wrong, and ends the command
        while not stop.wait(wait.total_seconds()):
            wait = _pass_or_wait(directory, stop.is_set)
        click.echo("course: stopped")


def _pass(directory: Path, asked_to_stop: Callable[[], bool]) -> timedelta:
    """One pass over the project as it is now.

    Returns:
        How long to wait for the next one.
    """
    from course.wiring.sending import open_office

    with open_office(directory, None) as office:
        report = office.send_due(asked_to_stop=asked_to_stop)
        if report.sent or report.needs_attention or report.retrying or report.stopped:
            say_report(report, office, as_json=False)
    if report.stopped:
        return _AFTER_A_STOP
    if report.next_due_at is None:
        return _LOOK_AGAIN
    return min(max(report.next_due_at - datetime.now(UTC), timedelta()), _LOOK_AGAIN)


def _pass_or_wait(directory: Path, asked_to_stop: Callable[[], bool]) -> timedelta:
    """A later pass: a locked disk clears, a lesson being edited is finished. Say what is wrong and look again."""
    try:
        return _pass(directory, asked_to_stop)
    except CourseError as error:
        say_error(error.message, error.hint)
        return _LOOK_AGAIN
