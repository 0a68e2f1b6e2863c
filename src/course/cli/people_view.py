"""How people are shown: as lines for a terminal of 80 columns, and as JSON."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from course.cli.columns import fit, width, wrap
from course.models import EnrollmentState
from course.schedule import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Row

    from course.enrolling import ImportReport
    from course.models import Enrollment, ScheduleSettings, Slot

_STATE, _DAY, _NEXT = 12, 3, 16  # columns of the table; address and name share what is left
_LONGEST_LABEL = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person and the slot of their next lesson, told in their own local time."""

    schedule: ScheduleSettings
    person: Enrollment
    slot: Slot | None

    @property
    def zone(self) -> str:
        """The zone that counts for them."""
        return self.person.timezone or self.schedule.timezone

    @property
    def standing(self) -> str:
        """Their state; where they left, how and when."""
        if self.person.left_at is None:
            return self.person.state
        return f"{self.person.left_reason or self.person.state}, {_utc(self.person.left_at)}"

    @property
    def next_lesson(self) -> str:
        """What is due to them, and when."""
        if self.slot is None:
            return "nothing more is due"
        return f"day {self.person.day} is due {_minutes(self.on_wall(self.slot.at))} {self.zone}"

    def on_wall(self, at: datetime) -> datetime:
        """A moment as their wall shows it."""
        return at.astimezone(Calendar.of(self.schedule, self.person.timezone).zone)

    def as_json(self) -> dict[str, Any]:
        """Everything that is known about them."""
        person, slot = self.person, self.slot
        due = {"day": person.day, "due_at": _iso(slot.at), "local": _iso(self.on_wall(slot.at))} if slot else None
        return {
            "email": person.email,
            "first_name": person.first_name,
            "timezone": self.zone,
            "fields": dict(person.fields),
            "course": person.course,
            "state": person.state.value,
            "next": due,
            "enrolled_at": _iso(person.enrolled_at),
            "last_sent_at": _iso(person.last_sent_at),
            "left_at": _iso(person.left_at),
            "left_reason": person.left_reason,
        }

    def delivery_as_json(self, row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
        """One of their deliveries; `local` is when it left, else the slot it is for."""
        at = row.ended_at if row.state == "sent" else row.slot_at
        return {
            "day": row.day,
            "state": row.state,
            "local": _iso(self.on_wall(at)),
            "slot_at": _iso(row.slot_at),
            "ended_at": _iso(row.ended_at),
            "attempts": row.attempts,
            "reason": row.reason,
            "provider_id": row.provider_id,
        }


def say_table(views: Iterable[PersonView]) -> None:
    """A line for each, as they come; addresses and names get what the terminal has beyond 80 columns."""
    room = max(shutil.get_terminal_size().columns, 80) - _STATE - _DAY - _NEXT - 4 * 2
    widths = (room * 2 // 3, room - room * 2 // 3, _STATE, _DAY, _NEXT)
    for index, view in enumerate(views):
        if index == 0:
            _say_row(("EMAIL", "NAME", "STATE", "DAY", "NEXT LESSON"), widths)
        person = view.person
        due = _minutes(view.on_wall(view.slot.at)) if view.slot else ""
        _say_row((person.email, person.first_name, person.state, str(person.day), due), widths)


def _say_row(cells: Sequence[str], widths: Sequence[int]) -> None:
    click.echo("  ".join(map(fit, cells, widths)).rstrip())


def say_totals(totals: Mapping[EnrollmentState, int]) -> None:
    """How many people are in each state."""
    counted = [f"{totals[state]} {state}" for state in EnrollmentState if state in totals]
    click.echo(", ".join(counted) if counted else "Nobody yet; `course subscribers import FILE.csv` brings them in.")


def say_person(view: PersonView, deliveries: Sequence[Mapping[str, Any]]) -> None:
    """Everything about one person."""
    person = view.person
    click.echo(f"{person.email}  ({person.first_name})" if person.first_name else person.email)
    facts = [
        ("course", person.course),
        ("state", view.standing),
        ("next", view.next_lesson),
        ("time zone", view.zone if person.timezone else f"{view.zone} (the course's)"),
        ("enrolled", _utc(person.enrolled_at)),
        *person.fields.items(),
    ]
    label_width = min(max(width(label) for label, _ in facts), _LONGEST_LABEL)
    for label, value in facts:
        click.echo(f"  {fit(label, label_width)}  {value}")
    if deliveries:
        click.echo("Lessons so far, at their local time:")
    for each in deliveries:
        clock = each["local"][:16].replace("T", " ")
        click.echo(f"  day {each['day']:<3} {clock}  {each['state']:<9}  {each['reason']}".rstrip())


def say_import(file: Path, report: ImportReport) -> None:
    """The sums on stdout, the bad rows on stderr."""
    for row in report.rejected:
        click.echo(wrap(f"{file}:{row.line}: {row.reason}"), err=True)
    if more := report.rejected_count - len(report.rejected):
        click.echo(f"{file}: and {more} more rows like these", err=True)
    people = "1 person" if report.added == 1 else f"{report.added} people"
    click.echo(f"{people} added, {report.already} there already, {report.rejected_count} rejected.")
    if report.encoding == "cp1252":
        click.echo(wrap(f"{file} is not UTF-8, so it was read as Windows-1252; check the accents in the names."))
    if report.rejected_count:
        click.echo(wrap("The good rows are in. Correct the others and import the file again: nobody comes in twice."))


def say_json(value: Mapping[str, Any]) -> None:
    """One object, to be read by programs and people."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say_json_array(values: Iterable[Mapping[str, Any]]) -> None:
    """One object a line, as they come: a list of a million people is never in memory."""
    click.echo("[", nl=False)
    for index, value in enumerate(values):
        click.echo(("," if index else "") + "\n" + json.dumps(value, ensure_ascii=False), nl=False)
    click.echo("\n]")


def _minutes(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _utc(at: datetime) -> str:
    return f"{_minutes(at)} UTC"


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
