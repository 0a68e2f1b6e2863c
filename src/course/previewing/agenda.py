"""When one reader gets which lesson, day by day, if each leaves at its slot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from course.schedule import Calendar

if TYPE_CHECKING:
    from course.models import ScheduleSettings, Slot

_DAY = timedelta(days=1)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One lesson in a reader's calendar."""

    day: int
    at: datetime  # in the reader's zone
    note: str  # what is unusual about it, "" for nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A reader's calendar of a whole course."""

    timezone: str  # IANA name
    entries: tuple[Entry, ...]  # by day


def agenda_of(schedule: ScheduleSettings, timezone: str | None, *, days: int, now: datetime) -> Agenda:
    """The calendar of a reader who begins at the first slot from `now` on.

    Args:
        schedule: the course's.
        timezone: the reader's, an IANA name; None: the course's.
        days: how many lessons the course has.
        now: aware.
    """
    calendar = Calendar.of(schedule, timezone)
    entries: list[Entry] = []
    slot: Slot | None = None
    left = now
    for day in range(1, days + 1):
        previous, slot = slot, calendar.first_slot(now) if slot is None else _next(calendar, slot, left)
        left = calendar.permitted_from(slot.at)
        notes = (_skipping(calendar, previous, slot), _clocks(calendar, left, slot, schedule))
        local = left.astimezone(calendar.zone)
        entries.append(Entry(day=day, at=local, note="; ".join(filter(None, notes))))
    return Agenda(timezone=calendar.zone.key, entries=tuple(entries))


def _next(calendar: Calendar, slot: Slot, left: datetime) -> Slot:
    return calendar.next_slot(previous=slot.on, last_sent_at=left)


def _skipping(calendar: Calendar, previous: Slot | None, slot: Slot) -> str:
    """Why there are days between two lessons, or before the first."""
    if previous is None:
        starts = calendar.settings.start
        return "the course starts on this date" if starts == slot.on else ""
    between = [previous.on + _DAY * count for count in range(1, (slot.on - previous.on).days)]
    if not between:
        return ""
    weekdays = [day for day in between if day.weekday() not in calendar.settings.weekdays]
    if weekdays == between:
        return f"no lessons on {_named(weekdays)}"
    return f"{len(between)} {'day' if len(between) == 1 else 'days'} without a lesson: schedule.min_gap"


def _named(days: list[date]) -> str:
    names = list(dict.fromkeys(_WEEKDAYS[day.weekday()] for day in days))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _clocks(calendar: Calendar, left: datetime, slot: Slot, schedule: ScheduleSettings) -> str:
    """What a change of the clocks does to a lesson."""
    local = left.astimezone(calendar.zone)
    before = (left - _DAY).astimezone(calendar.zone)
    offset, offset_before = local.utcoffset(), before.utcoffset()
    if offset is None or offset_before is None or offset == offset_before:
        return ""
    change = offset - offset_before
    minutes = abs(int(change.total_seconds())) // 60
    how_much = f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
    said = f"the clocks go {'forward' if change > timedelta() else 'back'} by {how_much}"
    if slot.at == left and local.time() != schedule.send_at:
        return f"{said}: {schedule.send_at:%H:%M} is left out on this day"
    return said
