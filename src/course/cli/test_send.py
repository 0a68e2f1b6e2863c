"""`course test-send`: a lesson in one's own inbox, before anybody else has it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from course.errors import UsageError
from course.limits import LARGE_PICTURE, MEGABYTE

if TYPE_CHECKING:
    from pathlib import Path

    from course.test_sending import Tried
    from course.wiring import Project
    from course.wiring.test_sending import TrialReport

_FAILED = 3


@click.command("test-send")
@click.option(
    "--to",
    "addresses",
    metavar="ADDRESS",
    multiple=True,
    required=True,
    help="Who gets it; up to five times for five addresses.",
)
@click.option("--day", type=click.IntRange(min=1), metavar="N", help="The lesson's day.  [default: 1]")
@click.option("--all", "every_day", is_flag=True, help="Send the lessons of all days.")
@click.option(
    "--persona",
    metavar="KEY",
    default="no-name",
    show_default=True,
    help="The sample reader whose values are filled in: no-name, long-name, other-script, right-to-left, or one of "
    "[[personas]] in course.toml.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what became of each message as JSON.")
@click.pass_obj
def command(
    directory: Path, addresses: tuple[str, ...], day: int | None, every_day: bool, persona: str, as_json: bool
) -> None:
    """Send a lesson to yourself through the configured provider, to see it in a real mail program.

    The subject begins with [Test], and the lesson's pictures travel inside the message. The message is what a
    subscriber would get otherwise; its links to unsubscribe lead to a page that says that they are samples. No
    subscriber is read, nothing is written down, and nobody else gets anything.

    \b
    Exit codes: 0 every message was accepted, 1 an error,
                2 wrong usage or settings, 3 a message was not accepted.

    \b
    Examples:
      course test-send --to me@example.com
      course test-send --to me@example.com --day 3 --persona long-name
      course test-send --to me@example.com --to you@example.com --all
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.models import Accepted
    from course.wiring import open_project
    from course.wiring.test_sending import send_test

    if every_day and day is not None:
        raise UsageError("--day and --all were both given", "choose one of them")
    project = open_project(directory)
    report = send_test(project, addresses, day=day, every_day=every_day, persona=persona)
    if as_json:
        click.echo(json.dumps(_as_json(report), ensure_ascii=False))
    else:
        _say(report, project)
    _say_notes(report)
    if not all(isinstance(one.outcome, Accepted) for one in report.tried):
        click.get_current_context().exit(_FAILED)


def _say(report: TrialReport, project: Project) -> None:
    from course.cli.columns import counted, safe
    from course.cli.test_send_view import verdict_of
    from course.models import Accepted

    click.echo(f"{counted(len(report.tried), 'test message')} through {report.provider}:")
    hints: dict[str, None] = {}
    for one in report.tried:
        verdict = verdict_of(one.outcome)
        reason = f": {verdict.reason}" if verdict.reason else ""
        click.echo(f"  {verdict.said:<12}  day {one.day}  {one.address}  {safe(one.subject)}{reason}")
        hints |= {verdict.hint: None} if verdict.hint else {}
    for hint in hints:
        click.echo(f"  -> {hint}", err=True)
    written = [one.outcome.provider_id for one in report.tried if isinstance(one.outcome, Accepted)]
    if report.provider == "mailbox" and written:
        _say_where(project.root / project.settings.provider.path / "new", written)


def _say_where(folder: Path, written: list[str]) -> None:
    """Where the mailbox put the messages; one by its file, several by their folder."""
    where = folder / written[0] if len(written) == 1 else folder
    click.echo(f"Written to the mailbox, a Maildir on this machine: {where}")
    click.echo(
        "To look at it, copy it to a file whose name ends in .eml and open that; `course preview` shows it, too."
    )
    click.echo('To get it by email, set [provider] name to "smtp" or "sendgrid" in course.toml.')


def _say_notes(report: TrialReport) -> None:
    for lost in report.lost:
        place = f"{lost.path}:{lost.line}"
        click.echo(f"course: {place}: the picture {lost.address} is not there: its words stand alone", err=True)
    for picture in report.large:
        size, most = len(picture.content) / MEGABYTE, f"{LARGE_PICTURE / MEGABYTE:g} MB"
        click.echo(
            f"course: the picture images/{picture.name} takes {size:.1f} MB: make it smaller, below {most}", err=True
        )
    if report.links:
        click.echo(f"course: the links to unsubscribe lead nowhere yet: {report.links}", err=True)


def _as_json(report: TrialReport) -> dict[str, object]:
    return {
        "provider": report.provider,
        "messages": [_message_json(one) for one in report.tried],
        "large_pictures": [{"name": one.name, "bytes": len(one.content)} for one in report.large],
        "lost_pictures": [{"path": str(one.path), "line": one.line, "address": one.address} for one in report.lost],
        "links_lead_nowhere": report.links,
    }


def _message_json(one: Tried) -> dict[str, object]:
    from course.cli.test_send_view import verdict_of

    verdict = verdict_of(one.outcome)
    return {
        "day": one.day,
        "to": one.address,
        "subject": one.subject,
        "message_id": one.message_id,
        "outcome": verdict.said,
        "reason": verdict.reason,
        "hint": verdict.hint,
        "provider_id": verdict.provider_id,
    }
