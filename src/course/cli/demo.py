"""`course demo`: the whole course, article to inbox, in a throw-away project.

It calls the commands that an operator types, in this process, with `--now` moved in steps of a quarter of an hour.
"""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
import time
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from course.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.simulating import Expectation, Inbox, Pages

# Europe's clocks go forward on Sunday, 28 March 2027, inside this week.
FIRST_DAY = date(2027, 3, 25)
START = datetime(2027, 3, 24, 15, 0, tzinfo=UTC)  # the evening before, wherever it is the 25th first
DAYS = 8
STEP = timedelta(minutes=15)  # how often cron would run `course send`
SEND_AT = wall_time(7, 30)
LESSONS = 7
LEAVES_AFTER = 3  # lessons that the leaver gets


@dataclass(slots=True)
class _Play:
    """The state of one demo."""

    folder: Path
    now: datetime = START
    left: dict[str, datetime] = field(default_factory=dict)

    def course(self, *words: str) -> str:
        """Run a command as an operator would; its output.

        Raises:
            CourseError: it exited with anything but 0 (done) or 3 (something failed, which one address must).
        """
        from course.cli.group import root

        output = io.StringIO()
        with redirect_stdout(output):
            code = root.main(args=["-C", str(self.folder), *words], prog_name="course", standalone_mode=False)
        if code not in {None, 0, 3}:
            raise CourseError(f"`course {' '.join(words)}` exited with {code}", "the line above says why")
        return output.getvalue()


@click.command("demo")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    help="Where; a temporary folder where not given.",
)
@click.pass_obj
def command(directory: Path, folder: Path | None) -> None:
    """Play the whole course, article to inbox, in a throw-away project.

    Builds and renders the course, starts an SMTP server on this machine, imports twelve sample subscribers in twelve
    time zones, and plays eight days of `course send` on a moved clock. One address is refused by the server, one
    person leaves after day 3 through the link in an email, and the clocks change in between. Fails if anyone gets a
    lesson twice, late, early, or after leaving.

    \b
    Example:
      course demo
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    began = time.monotonic()
    place = (directory / folder).resolve() if folder else Path(tempfile.mkdtemp(prefix="course-demo-")) / "project"
    faults = _demo(place)
    took = time.monotonic() - began
    _say_where(place)
    if faults:
        for fault in faults:
            click.echo(f"  - {fault}", err=True)
        raise CourseError(f"the demo found {len(faults)} faults", "please report them: this must never happen")
    click.echo(f"\nNobody got a lesson twice, late, early or after leaving. ({took:.1f} s)")


def _demo(place: Path) -> list[str]:
    try:
        from course.simulating import LEAVER, REFUSED, Inbox, Pages, find_faults
    except ModuleNotFoundError as error:
        raise CourseError(
            f"the demo needs {error.name}", "install course again with its extras: demo, serve"
        ) from error

    pages, play = Pages(place), _Play(folder=place)
    with _environment():
        _prepare(play, pages.url)
    inbox = Inbox(place / "build" / "mailbox", clock=lambda: play.now, refuse=REFUSED)
    with inbox, _environment(COURSE_SMTP_URL=inbox.url), pages:
        _import_guests(play)
        for day in range(DAYS):
            _play_day(play, inbox, pages, day, LEAVER)
    click.echo()
    _print_table(play, inbox)
    return find_faults(_expectation(play), inbox.receipts)


def _prepare(play: _Play, base_url: str) -> None:
    """A project with this demo's own sender, built and rendered."""
    from course.starting import start_project

    _say("making a project")
    values = {
        "course.title": "Will running help lower back pain?",
        "course.base_url": base_url,
        "sender.name": "The course demo",
        "sender.email": "course@demo.invalid",
        "sender.reply_to": "course@demo.invalid",
        "sender.postal_address": "A throw-away project on this machine",
        "provider.name": "smtp",
    }
    start_project(play.folder, values)
    _say("building seven lessons from the article")
    play.course("build")
    _say("rendering them with MJML")
    play.course("render")


def _import_guests(play: _Play) -> None:
    from course.simulating import GUESTS

    _say(f"importing {len(GUESTS)} subscribers in {len({guest.timezone for guest in GUESTS})} time zones")
    path = play.folder / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["email", "first_name", "timezone"])
        writer.writerows([guest.email, guest.first_name, guest.timezone] for guest in GUESTS)
    play.course("subscribers", "import", str(path), "--start", FIRST_DAY.isoformat(), "--now", play.now.isoformat())


def _play_day(play: _Play, inbox: Inbox, pages: Pages, day: int, leaver: str) -> None:
    """Twenty-four hours of cron."""
    sent = failed = skipped = 0
    end = START + (day + 1) * timedelta(days=1)
    while play.now < end:
        report = json.loads(play.course("send", "--yes", "--json", "--now", play.now.isoformat()).splitlines()[-1])
        sent, failed = sent + report["sent"], failed + report["failed"]
        skipped += report["skipped"]
        _let_leave(play, inbox, pages, leaver)
        play.now += STEP
    notes = [f"{count} {what}" for count, what in ((failed, "refused"), (skipped, "skipped")) if count]
    _say(f"day {day + 1} of {DAYS}: {sent:>2} sent{''.join(', ' + note for note in notes)}")


def _let_leave(play: _Play, inbox: Inbox, pages: Pages, leaver: str) -> None:
    """Unsubscribe the leaver with one click, as a mail program does, some hours after their third lesson."""
    if leaver in play.left:
        return
    got = [receipt for receipt in inbox.receipts if receipt.email == leaver and receipt.day == LEAVES_AFTER]
    if not got or play.now < got[0].at + timedelta(hours=4):
        return
    pages.leave(got[0].unsubscribe_url)
    play.left[leaver] = play.now
    _say(f"  {leaver} unsubscribed by the link in lesson {LEAVES_AFTER}")


def _expectation(play: _Play) -> Expectation:
    from course.simulating import GUESTS, REFUSED, Expectation

    return Expectation(
        zones={guest.email: guest.timezone for guest in GUESTS},
        first_day=FIRST_DAY,
        send_at=SEND_AT,
        tolerance=STEP,
        lessons=LESSONS,
        refused=REFUSED,
        left=play.left,
    )


def _print_table(play: _Play, inbox: Inbox) -> None:
    """Who got what, at which time on their own wall."""
    from course.simulating import GUESTS, REFUSED

    got = {(receipt.email, receipt.day): receipt.at for receipt in inbox.receipts}
    click.echo(f"{'':12}{'local time of lesson':21}" + "".join(f"{day:>6}" for day in range(1, LESSONS + 1)))
    for guest in GUESTS:
        zone = ZoneInfo(guest.timezone)
        times = [got.get((guest.email, day)) for day in range(1, LESSONS + 1)]
        cells = [f"{at.astimezone(zone):%H:%M}" if at else "-" for at in times]
        place = guest.email.partition("@")[0]
        click.echo(f"{place:12}{guest.timezone:21}" + "".join(f"{cell:>6}" for cell in cells))
    changes = [guest.timezone for guest in GUESTS if _clocks_change(ZoneInfo(guest.timezone))]
    click.echo(f"\n{len(inbox.receipts)} messages were delivered.")
    click.echo(f"The clocks changed that week in {', '.join(changes)}.")
    for email in play.left:
        click.echo(f"{email} left after lesson {LEAVES_AFTER}.")
    click.echo(f"{REFUSED} was refused by the server (550 5.1.1) and is suppressed.")


def _clocks_change(zone: ZoneInfo) -> bool:
    return START.astimezone(zone).utcoffset() != (START + timedelta(days=DAYS)).astimezone(zone).utcoffset()


def _say(line: str) -> None:
    click.echo(f"course demo: {line}")


def _say_where(place: Path) -> None:
    click.echo(f"\nThe rendered lessons:  {place / 'build' / 'index.html'}")
    click.echo(f"The mailbox (Maildir): {place / 'build' / 'mailbox'}")
    click.echo(f"The project:           {place}")


@contextmanager
def _environment(**settings: str) -> Iterator[None]:
    """The demo's own settings and no others: an operator's database and keys stay out of it."""
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith(("COURSE_", "SENDGRID_")) and name != "COURSE_NODE"]:
        del os.environ[name]
    os.environ.update(settings)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
