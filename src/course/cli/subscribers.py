"""`course subscribers`: who takes the course."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from course.models import EnrollmentState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from course.cli.people_view import PersonView
    from course.models import Enrollment
    from course.settings import Settings
    from course.store import Store

_LAST_START = date(2200, 1, 1)  # zone rules are known until then, as for `--now`


def _read_start(_context: click.Context, _parameter: click.Parameter, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        start = date.fromisoformat(given)
    except ValueError:
        raise click.BadParameter(f"{given!r} is not a date; write it like 2027-01-31") from None
    if start > _LAST_START:
        raise click.BadParameter(f"{given} is too far from today")
    return start


_start = click.option(
    "--start", metavar="DATE", callback=_read_start, help="Not before this date on each one's calendar."
)
_now = click.option("--now", "now_given", metavar="TIME", help="Take this ISO time with offset for now.")
_json = click.option("--json", "as_json", is_flag=True, help="The same as JSON.")


@click.group("subscribers")
def command() -> None:
    """Import, add, list, show and unsubscribe people.

    \b
    Example:
      course subscribers import people.csv
      course subscribers list
    """  # noqa: D301 (\b is Click's mark for lines to keep)


@command.command("import")
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path))
@_start
@_now
@_json
@click.pass_obj
def import_people(directory: Path, file: Path, start: date | None, now_given: str | None, as_json: bool) -> None:
    """Enroll the people in a CSV file.

    The path of FILE.csv starts from the project, the folder that -C names.

    The first row names the columns: email, and if you like first_name, timezone (such as Europe/London) and others,
    which lessons can merge. Commas, semicolons or tabs will do. A bad row is reported with its line, the good ones
    come in all the same. Importing a file twice changes nothing, and nobody who left is brought back.

    The first lesson is due at each one's next slot. Exits 1 where a row was rejected.

    \b
    Examples:
      course subscribers import people.csv
      course subscribers import people.csv --start 2027-01-11
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.cli.people_view import say_import, say_json
    from course.enrolling import import_csv
    from course.wiring.sending import moment

    now = moment(now_given, moves_freely=True)
    with _opened(directory) as (settings, store):
        report = import_csv(directory / file, store.people, settings, now, start)
    if as_json:
        say_json(asdict(report))
    else:
        say_import(file, report)
    click.get_current_context().exit(1 if report.rejected_count else 0)


@command.command("add")
@click.argument("email")
@click.option("--first-name", default="", metavar="NAME", help="What the greeting calls them.")
@click.option("--timezone", default="", metavar="ZONE", help="Such as Europe/London; else the course's own.")
@_start
@_now
@_json
@click.pass_obj
def add(
    directory: Path,
    email: str,
    first_name: str,
    timezone: str,
    start: date | None,
    now_given: str | None,
    as_json: bool,
) -> None:
    """Enroll one person. Their first lesson is due at their next slot.

    \b
    Example:
      course subscribers add ann@example.org --first-name Ann --timezone Europe/Rome
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.cli.people_view import say_json
    from course.enrolling import add_one
    from course.wiring.sending import moment

    now = moment(now_given, moves_freely=True)
    with _opened(directory) as (settings, store):
        addition = add_one(
            store.people, settings, email=email, first_name=first_name, timezone=timezone, now=now, start=start
        )
    view = _view(settings, addition.enrollment)
    if as_json:
        say_json({"added": addition.is_new, **view.as_json()})
    elif addition.is_new:
        click.echo(f"{view.person.email} is enrolled; {view.next_lesson}.")
    else:
        click.echo(f"{view.person.email} is there already ({view.standing}); nothing was changed.")


@command.command("list", short_help="List who takes the course.")
@click.option("--state", type=click.Choice([state.value for state in EnrollmentState]), help="Only these.")
@_json
@click.pass_obj
def list_people(directory: Path, state: str | None, as_json: bool) -> None:
    """List who takes the course, in the order in which they came.

    The next lesson is shown at each one's local time.

    \b
    Examples:
      course subscribers list
      course subscribers list --state unsubscribed --json
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.cli.people_view import say_json_array, say_table, say_totals

    with _opened(directory) as (settings, store):
        people = store.people.all(settings.course.slug, EnrollmentState(state) if state else None)
        views = (_view(settings, person) for person in people)
        if as_json:
            say_json_array(view.as_json() for view in views)
        else:
            say_table(views)
            say_totals(store.people.totals(settings.course.slug))


@command.command("show", short_help="Show one person, what is next for them, and what they got.")
@click.argument("email")
@_now
@_json
@click.pass_obj
def show(directory: Path, email: str, now_given: str | None, as_json: bool) -> None:
    """Show one person: where they are in the course, what is next, and what they got.

    \b
    Example:
      course subscribers show ann@example.org
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.cli.people_view import say_json, say_person
    from course.enrolling import find
    from course.wiring.sending import moment

    now = moment(now_given, moves_freely=True)
    with _opened(directory) as (settings, store):
        view = _view(settings, find(store.people, settings, email), now)
        rows = store.ledger.deliveries_of(view.person.email)
    deliveries = [view.delivery_as_json(row) for row in rows if row.course == view.person.course]
    if as_json:
        say_json({**view.as_json(), "deliveries": deliveries})
    else:
        say_person(view, deliveries)


@command.command("unsubscribe")
@click.argument("email")
@_now
@_json
@click.pass_obj
def unsubscribe(directory: Path, email: str, now_given: str | None, as_json: bool) -> None:
    """Let one person go: they get no more lessons.

    \b
    Example:
      course subscribers unsubscribe ann@example.org
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.cli.people_view import say_json
    from course.enrolling import unsubscribe as leave
    from course.wiring.sending import moment

    now = moment(now_given, moves_freely=True)
    with _opened(directory) as (settings, store):
        departure = leave(store.people, settings, email=email, now=now, reason="unsubscribed by the operator")
    view = _view(settings, departure.enrollment)
    if as_json:
        say_json({"unsubscribed": departure.is_new, **view.as_json()})
    elif departure.is_new:
        click.echo(f"{view.person.email} gets no more lessons.")
    else:
        click.echo(f"{view.person.email} got no more lessons already ({view.standing}); nothing was changed.")


@contextmanager
def _opened(directory: Path) -> Iterator[tuple[Settings, Store]]:
    from course.wiring import open_project
    from course.wiring.sending import open_store

    project = open_project(directory)
    store = open_store(project)
    try:
        yield project.settings, store
    finally:
        store.close()


def _view(settings: Settings, person: Enrollment, now: datetime | None = None) -> PersonView:
    """`person` with their next slot: as it stands, or as a run at `now` would see it."""
    from course.cli.people_view import PersonView
    from course.enrolling import waiting_slot

    return PersonView(schedule=settings.schedule, person=person, slot=waiting_slot(settings.schedule, person, now))
