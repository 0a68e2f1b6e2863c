"""One person at a time: arriving, changing zones, leaving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.enrolling.importing import FirstSlots
from course.enrolling.person import checked_person, shown
from course.errors import SubscriberError
from course.models import EnrollmentState
from course.schedule import Calendar
from course.settings import email_address, zone_name
from course.tokens import Bearer

if TYPE_CHECKING:
    from datetime import date, datetime

    from course.models import Enrollment, EnrollmentId, ScheduleSettings, Slot
    from course.settings import Settings
    from course.store.people import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What became of adding a person."""

    enrollment: Enrollment
    is_new: bool  # False: they were there already, and nothing changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """What became of unsubscribing a person."""

    enrollment: Enrollment
    is_new: bool  # False: they had left already, and nothing changed


def add_one(
    people: People,
    settings: Settings,
    *,
    email: str,
    first_name: str = "",
    timezone: str = "",
    now: datetime,
    start: date | None = None,
) -> Addition:
    """Enroll one person, whose first lesson is due at their first slot from `now` and `start` on.

    Raises:
        SubscriberError: the address, name or zone cannot be taken.
    """
    try:
        person = checked_person(email=email, first_name=first_name, timezone=timezone)
    except ValueError as error:
        raise SubscriberError(str(error), "nobody was added; correct it and run the command again") from error
    slot = FirstSlots(settings, now, start).of(person)
    added = people.enroll(settings.course.slug, [(person, slot)], now)
    return Addition(enrollment=find(people, settings, person.email), is_new=added == 1)


def find(people: People, settings: Settings, email: str) -> Enrollment:
    """The enrollment of the person with this address.

    Raises:
        SubscriberError: nobody with it takes the course.
    """
    enrollment = people.find(settings.course.slug, _as_kept(email))
    if enrollment is None:
        raise SubscriberError(
            f"nobody with the address {shown(email)} takes {settings.course.slug}",
            "`course subscribers list` shows who does",
        )
    return enrollment


def _as_kept(email: str) -> str:
    """The address as the store has it, where this is one; nobody is enrolled under anything else."""
    try:
        return email_address(email)
    except ValueError:
        return email


def unsubscribe(people: People, settings: Settings, *, email: str, now: datetime, reason: str) -> Departure:
    """Let the person with this address go.

    Raises:
        SubscriberError: nobody with it takes the course.
    """
    enrollment = find(people, settings, email)
    changed = people.unsubscribe(enrollment.id, now, reason)
    return Departure(enrollment=find(people, settings, email), is_new=changed)


def behind_link(people: People, bearer: Bearer) -> Enrollment | None:
    """Whoever a signed link speaks for; None where they are not in this database, or only someone with their number."""
    enrollment = people.get(bearer.enrollment)
    return enrollment if enrollment is not None and Bearer.of(enrollment) == bearer else None


def leave_by_link(people: People, bearer: Bearer, now: datetime) -> None:
    """Let go whoever a signed link speaks for; nobody there, or gone already, is as good."""
    enrollment = behind_link(people, bearer)
    if enrollment is not None:
        people.unsubscribe(enrollment.id, now, "unsubscribed by the link in an email")


def change_timezone(
    people: People, settings: Settings, *, enrollment: EnrollmentId, timezone: str, now: datetime
) -> bool:
    """Move someone to another zone, together with the lesson that waits for them.

    Returns:
        Whether there is such an enrollment.

    Raises:
        ValueError: there is no such zone.
    """
    zone = zone_name(timezone)

    def move(current: Enrollment) -> Slot | None:
        return slot_after_move(settings.schedule, current, zone, now)

    return people.change_timezone(enrollment, zone, move)


def waiting_slot(schedule: ScheduleSettings, enrollment: Enrollment, now: datetime | None = None) -> Slot | None:
    """The slot of the lesson that waits for someone; None where nothing more is due to them.

    Args:
        schedule: the course's.
        enrollment: who.
        now: the moment of a run: a lesson that is too late by then has a later slot. None: the slot as it stands.
    """
    if enrollment.state is not EnrollmentState.ACTIVE or enrollment.slot is None:
        return None
    if now is None:
        return enrollment.slot
    calendar = Calendar.of(schedule, enrollment.timezone)
    return calendar.slot_for(enrollment.slot, now, last_sent_at=enrollment.last_sent_at)


def slot_after_move(schedule: ScheduleSettings, enrollment: Enrollment, zone: str, now: datetime) -> Slot | None:
    """The slot of the waiting lesson once its reader lives in `zone`; None where it keeps the one it has.

    After a lesson that was sent, the usual distance to it counts, measured on the new wall: no local day gets two.
    Before the first, the lesson keeps its date, so that a start in the future stays there; where it is due already,
    it goes as it is.
    """
    if enrollment.state is not EnrollmentState.ACTIVE or enrollment.slot is None:
        return None
    calendar = Calendar.of(schedule, zone)
    if enrollment.last_sent_at is not None:
        sent_on = calendar.local_date(enrollment.last_sent_at)
        return calendar.next_slot(previous=sent_on, last_sent_at=enrollment.last_sent_at)
    if enrollment.slot.at <= now:
        return None
    return calendar.first_slot(now, enrollment.slot.on)
