"""When a lesson is due: pure rules over the subscriber's zone, in UTC at both ends.

A slot is the moment at which a lesson is due on a local date. The next slot is the first allowed one at or after
both *last sent + min_gap* and *the local date after the previous slot*, so no local day ever holds two lessons.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from course.models import Slot

if TYPE_CHECKING:
    from course.models import ScheduleSettings

_DAY = timedelta(days=1)
# Enough for any filter: one weekday a week, and a zone that skips that very date (Apia, 30 December 2011).
_SEARCH_DAYS = 23


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The settings of a course, in one subscriber's zone."""

    settings: ScheduleSettings
    zone: ZoneInfo

    @classmethod
    def of(cls, settings: ScheduleSettings, zone_name: str | None) -> Calendar:
        """The calendar of someone in `zone_name`; the course's own zone where it is None or no longer known."""
        return cls(settings=settings, zone=_zone(zone_name, settings.timezone))

    def local_date(self, moment: datetime) -> date:
        """The date on the subscriber's wall at `moment`."""
        return moment.astimezone(self.zone).date()

    def slot_on(self, day: date) -> Slot | None:
        """The slot of a local date; None where the weekday filter leaves the date out or the zone skips it."""
        if day.weekday() not in self.settings.weekdays:
            return None
        if self.local_date(local_to_utc(day, time.min, self.zone)) != day:
            return None
        return Slot(on=day, at=local_to_utc(day, self.settings.send_at, self.zone))

    def first_slot(self, now: datetime, start: date | None = None) -> Slot:
        """The first slot at or after `now`, and not before the local date `start` or the course's own start."""
        starts = [day for day in (start, self.settings.start) if day is not None]
        return self._first_from(max([self.local_date(now), *starts]), not_before=now)

    def immediate_slot(self, now: datetime) -> Slot:
        """The slot of a day 1 that goes at once: `now`, unless it is quiet or the course has not started."""
        at = self.permitted_from(now)
        today = self.local_date(at)
        if self.settings.start is not None and today < self.settings.start:
            return self.first_slot(now)
        return Slot(on=today, at=at)

    def next_slot(self, *, previous: date, last_sent_at: datetime) -> Slot:
        """The slot of the lesson after one that was sent.

        Args:
            previous: the local date that the sent lesson's slot belonged to.
            last_sent_at: when it really left.
        """
        day_after = max(previous, self.local_date(last_sent_at)) + _DAY
        return self._first_from(day_after, not_before=last_sent_at + self.settings.min_gap)

    def slot_for(self, slot: Slot, now: datetime, *, last_sent_at: datetime | None = None) -> Slot:
        """The slot that a waiting lesson has at `now`: its own, or a later one where it is too late for that.

        Within `max_lateness` a slot stands. After it, the lesson takes the newest slot that is not too late itself,
        today's where today's has just passed, else the next one to come: one lesson, whatever was missed.
        """
        if now - slot.at <= self.settings.max_lateness:
            return slot
        day = max(slot.on + _DAY, self.local_date(now - self.settings.max_lateness))
        not_before = now - self.settings.max_lateness
        if last_sent_at is not None:
            day = max(day, self.local_date(last_sent_at) + _DAY)
            not_before = max(not_before, last_sent_at + self.settings.min_gap)
        return self._first_from(day, not_before=not_before)

    def permitted_from(self, moment: datetime) -> datetime:
        """The first moment at or after `moment` outside the quiet hours."""
        local = moment.astimezone(self.zone)
        if self.settings.quiet_hours is None or not self.settings.is_quiet(local.time()):
            return moment
        end = self.settings.quiet_hours[1]
        ends_on = local.date() if local.time() < end else local.date() + _DAY
        return max(local_to_utc(ends_on, end, self.zone), moment)

    def _first_from(self, day: date, *, not_before: datetime) -> Slot:
        first = max(day, self.local_date(not_before) - _DAY)
        days = (first + offset * _DAY for offset in range(_SEARCH_DAYS))
        return next(slot for each in days if (slot := self.slot_on(each)) is not None and slot.at >= not_before)


def local_to_utc(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The UTC moment at which a wall in `zone` shows `clock` on `day`.

    Where a change of the clocks skips that time, the moment at which the gap ends; where it happens twice, the first.
    """
    wall = datetime.combine(day, clock)
    first = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == wall:
        return first
    return _end_of_gap(wall, zone)


def _end_of_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment of the change around a wall time that does not exist.

    `fold=1` reads the wall with the offset after the change and lands before it; `fold=0` with the one before it and
    lands after. The change lies between, where the offset jumps: a bisection to the second finds it.
    """
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    after = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    offset_before = before.astimezone(zone).utcoffset()
    low, high = int(before.timestamp()), int(after.timestamp())
    while high - low > 1:
        middle = (low + high) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset_before:
            low = middle
        else:
            high = middle
    return datetime.fromtimestamp(high, UTC)


@lru_cache(maxsize=1024)
def _zone(name: str | None, fallback: str) -> ZoneInfo:
    """The zone called `name`. One that a later time-zone release dropped falls back rather than stopping the run."""
    for candidate in (name, fallback):
        if candidate:
            try:
                return ZoneInfo(candidate)
            except (ValueError, OSError, LookupError):
                continue
    return ZoneInfo("UTC")
