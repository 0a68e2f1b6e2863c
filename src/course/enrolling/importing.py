"""A file of people -> enrollments: good rows in, bad ones reported by line, nobody touched twice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from course.enrolling.people_file import open_people_file
from course.enrolling.person import person_of
from course.models import NewSubscriber
from course.schedule import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from course.enrolling.people_file import PeopleFile, Row
    from course.enrolling.person import Columns
    from course.models import Slot
    from course.settings import Settings
    from course.store.people import People

CHUNK = 1_000  # people per transaction
MOST_REJECTED = 1_000  # rejected rows that a report keeps


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row that was not imported."""

    line: int  # the physical line it begins on
    raw: str  # what it has for an address, else the beginning of the row; as it stands, so quote it before showing
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of a file's rows: `total` is the sum of `added`, `already` and `rejected_count`."""

    total: int
    added: int
    already: int  # enrolled before, in whatever state, or earlier in the file
    rejected: tuple[Rejected, ...]  # the first `MOST_REJECTED`
    rejected_count: int
    encoding: str  # what the file was read as: "utf-8", "utf-16" or "cp1252"


def import_csv(
    path: Path, people: People, settings: Settings, now: datetime, start: date | None = None
) -> ImportReport:
    """Enroll the people in a CSV file, whose first row names its columns; only `email` must be among them.

    Whoever is enrolled already, or was and has left, stays exactly as they are: a second import changes nothing.

    Args:
        path: the file; read as a stream.
        people: the store's.
        settings: for the course and the schedule.
        now: each person's first lesson is due at their first slot from this moment on.
        start: not before this date on their calendar.

    Raises:
        UsageError: the file is not there, or cannot be read.
        SubscriberError: it is empty, not text, or has no email column.
    """
    first_slots = FirstSlots(settings, now, start)
    added = already = rejected_count = 0
    rejected: list[Rejected] = []
    with open_people_file(path) as file:
        for chunk in _chunks(file):
            arrivals = [(person, first_slots.of(person)) for person in chunk if isinstance(person, NewSubscriber)]
            new = people.enroll(settings.course.slug, arrivals, now) if arrivals else 0
            added += new
            already += len(arrivals) - new
            rejected_count += len(chunk) - len(arrivals)
            room = MOST_REJECTED - len(rejected)
            rejected += islice((row for row in chunk if isinstance(row, Rejected)), room)
        encoding = file.encoding
    return ImportReport(
        total=added + already + rejected_count,
        added=added,
        already=already,
        rejected=tuple(rejected),
        rejected_count=rejected_count,
        encoding=encoding,
    )


class FirstSlots:
    """The first slot of people who arrive at one moment: the same for everyone in a zone, so worked out once."""

    def __init__(self, settings: Settings, now: datetime, start: date | None) -> None:
        """See `import_csv`."""
        self._schedule = settings.schedule
        self._now = now
        self._start = start
        self._known: dict[str | None, Slot] = {}

    def of(self, person: NewSubscriber) -> Slot:
        """When the first lesson of `person` is due."""
        zone = person.timezone
        if zone not in self._known:
            self._known[zone] = Calendar.of(self._schedule, zone).first_slot(self._now, self._start)
        return self._known[zone]


def _chunks(file: PeopleFile) -> Iterator[list[NewSubscriber | Rejected]]:
    judged = (_judge(file.columns, row) for row in file.rows)
    while chunk := list(islice(judged, CHUNK)):
        yield chunk


def _judge(columns: Columns, row: Row) -> NewSubscriber | Rejected:
    try:
        if row.problem:
            raise ValueError(row.problem)  # noqa: TRY301 (told like every other problem of a row)
        return person_of(columns, row.cells)
    except ValueError as error:
        return Rejected(line=row.line, raw=_raw(columns, row), reason=f"{error}{_extent(row)}")


def _raw(columns: Columns, row: Row) -> str:
    email = row.cells[columns.email] if columns.email < len(row.cells) else ""
    return (email or " ".join(row.cells))[:254]


def _extent(row: Row) -> str:
    """Says how far a row of several lines runs: the reader who did not mean that finds the open quote."""
    return f" (the row runs on to line {row.last_line}; is a quote left open?)" if row.last_line > row.line else ""
