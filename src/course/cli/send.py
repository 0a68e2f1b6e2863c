"""`course send`: what is due, once."""

from __future__ import annotations

import json
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from course.errors import CourseError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from course.models import Due, Take
    from course.sending import Report
    from course.wiring.sending import Office

_SHOWN = 10  # people listed before a send; the rest are counted


@click.command("send")
@click.option("--dry-run", is_flag=True, help="Show what would go, and send nothing.")
@click.option("--yes", is_flag=True, help="Do not ask; for cron.")
@click.option("--now", "now_given", metavar="TIME", help="Take this ISO time with offset for now.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Send at most N messages, oldest due first.")
@click.option("--quiet", is_flag=True, help="Say nothing where nothing needs a person; for cron.")
@click.option("--json", "as_json", is_flag=True, help="End with the counts as one line of JSON.")
@click.pass_obj
def command(
    directory: Path,
    dry_run: bool,
    yes: bool,
    now_given: str | None,
    limit: int | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Send each lesson that is due to whom it is due, once.

    Run it from cron as often as you like: runs that overlap share the work, and what has been sent is never sent
    again. Without --yes it shows what would go and asks; where it cannot ask, it sends nothing and exits 2.

    \b
    Exit codes: 0 done, 1 stopped by the provider or an error,
                2 wrong usage, 3 something failed or is held.

    \b
    Examples:
      course send --dry-run
      course send --yes --json
      course -C /srv/my-course send --yes --quiet
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.wiring.sending import open_office

    with open_office(directory, now_given) as office:
        if dry_run:
            _say_preview(office, limit, as_json=as_json)
            return
        if not yes:
            _ask(office, limit, can_ask=sys.stdin.isatty() and not as_json)
        with stopping_on_signals() as stop:
            report = office.send_due(limit=limit, asked_to_stop=stop.is_set)
        if not report.sent:
            _say_where_nobody_is(office)
        if as_json or not quiet or report.stopped or report.needs_attention:
            say_report(report, office, as_json=as_json)
    click.get_current_context().exit(exit_code(report))


def exit_code(report: Report) -> int:
    """1 where the pass could not go on, 3 where a person should look, else 0."""
    if report.stopped:
        return 1
    return 3 if report.needs_attention else 0


def say_report(report: Report, office: Office, *, as_json: bool) -> None:
    """Print what a pass did; why it stopped goes to stderr either way."""
    if report.stopped:
        click.echo(f"course: {office.provider_name} stopped the run: {report.stopped.reason}", err=True)
        click.echo("  -> nobody was failed for it; what had not left is due again", err=True)
        if report.stopped.hint:
            click.echo(f"  -> {report.stopped.hint}", err=True)
    if as_json:
        click.echo(json.dumps(report.as_json()))
        return
    counts = [(report.sent, "sent"), (report.failed, "failed"), (report.retrying, "to retry")]
    counts += [(report.held, "held"), (report.skipped, "skipped")]
    said = ", ".join(f"{count} {what}" for count, what in counts if count or what == "sent")
    asked = " (stopped when asked to; the rest is due again)" if report.interrupted else ""
    click.echo(f"{said} through {office.provider_name}{asked}.  {_next(report.next_due_at)}")
    if report.needs_attention:
        click.echo("course: something failed or is held\n  -> `course status` says what, and why", err=True)


@contextmanager
def stopping_on_signals() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set, so that what is on the wire is finished and recorded first.

    The second signal ends the process where it is; what is on the wire then is held by the next run.
    """
    stop = threading.Event()

    def on_signal(number: int, frame: object) -> None:
        del frame
        if stop.is_set():
            sys.exit(128 + number)
        stop.set()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say_where_nobody_is(office: Office) -> None:
    """A database that was lost or mistyped looks like one where nothing is due: say that it is empty."""
    course = office.project.settings.course.slug
    if office.store.people.is_empty(course):
        click.echo(f"course: nobody is enrolled in {course} yet: see `course subscribers import`", err=True)


def _ask(office: Office, limit: int | None, *, can_ask: bool) -> None:
    """Show what would go and ask; return only where the answer is yes."""
    if not can_ask:
        raise UsageError("nothing was sent: `send` asks first, and cannot ask here", "add --yes (or --dry-run to look)")
    going = _say_preview(office, limit, as_json=False)
    if going and not click.confirm(f"Send {going} message{'s' * (going != 1)} through {office.provider_name}?"):
        raise CourseError("nothing was sent")


def _say_preview(office: Office, limit: int | None, *, as_json: bool) -> int:
    going, skipped, next_due_at = office.preview(limit)
    if as_json:
        click.echo(json.dumps(_preview_json(going, skipped, next_due_at), ensure_ascii=False))
        return len(going)
    where = office.provider_name
    click.echo(f"At {_shown(office.now())}, {len(going)} would go through {where}; {skipped} would be skipped.")
    for due, take in going[:_SHOWN]:
        click.echo(f"  day {due.enrollment.day}  {due.enrollment.email}  (due {_shown(take.slot.at)})")
    if len(going) > _SHOWN:
        click.echo(f"  and {len(going) - _SHOWN} more")
    if not going:
        click.echo(_next(next_due_at))
    return len(going)


def _preview_json(going: list[tuple[Due, Take]], skipped: int, next_due_at: datetime | None) -> dict[str, object]:
    return {
        "sent": 0,
        "failed": 0,
        "retrying": 0,
        "held": 0,
        "skipped": skipped,
        "next_due_at": next_due_at.isoformat() if next_due_at else None,
        "would_send": len(going),
        "deliveries": [
            {"email": due.enrollment.email, "day": due.enrollment.day, "due_at": take.slot.at.isoformat()}
            for due, take in going
        ],
    }


def _next(moment: datetime | None) -> str:
    return f"Next due: {_shown(moment)}." if moment else "Nothing more is due."


def _shown(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC")
