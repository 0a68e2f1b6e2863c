"""Subscribers and their enrollments: arriving, being looked up, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert

from course.models import EnrollmentState
from course.store.engine import reading, writing
from course.store.rows import PERSON, key_of, to_enrollment
from course.store.tables import enrollments, subscribers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Engine

    from course.models import Enrollment, EnrollmentId, NewSubscriber, Slot


class People:
    """The subscribers of a database."""

    def __init__(self, engine: Engine) -> None:
        """Keep to `engine`; see `course.store.Store`."""
        self._engine = engine

    def enroll(self, course: str, arrivals: Sequence[tuple[NewSubscriber, Slot]], now: datetime) -> int:
        """Write down people who take `course`, each with the slot of their first lesson, all or nothing.

        Who is enrolled already, or once was and left, stays exactly as they are.

        Returns:
            How many are new to the course.
        """
        by_key: dict[str, tuple[NewSubscriber, Slot]] = {}
        for person, slot in arrivals:
            by_key.setdefault(key_of(person.email), (person, slot))
        with writing(self._engine) as connection:
            for key in _enrolled(connection, course, list(by_key)):
                del by_key[key]
            if by_key:
                _insert_people(connection, by_key, now)
                _insert_enrollments(connection, course, by_key, now)
        return len(by_key)

    def find(self, course: str, email: str) -> Enrollment | None:
        """The enrollment of the person with this address, in any letter case."""
        return self._one(subscribers.c.email_key == key_of(email), enrollments.c.course == course)

    def get(self, enrollment: EnrollmentId) -> Enrollment | None:
        """The enrollment with this number."""
        return self._one(enrollments.c.id == enrollment)

    def all(self, course: str, state: EnrollmentState | None = None) -> Iterator[Enrollment]:
        """Every enrollment in the order of arrival, or those in `state`; read as they are asked for."""
        query = _SELECT.where(enrollments.c.course == course).order_by(enrollments.c.id)
        if state is not None:
            query = query.where(enrollments.c.state == state)
        with reading(self._engine) as connection:
            for row in connection.execution_options(yield_per=1000).execute(query):
                yield to_enrollment(row)

    def is_empty(self, course: str) -> bool:
        """Whether nobody takes `course`, nor ever did."""
        query = select(enrollments.c.id).where(enrollments.c.course == course).limit(1)
        with reading(self._engine) as connection:
            return connection.scalar(query) is None

    def totals(self, course: str) -> Mapping[EnrollmentState, int]:
        """How many enrollments are in each state."""
        query = (
            select(enrollments.c.state, func.count())
            .where(enrollments.c.course == course)
            .group_by(enrollments.c.state)
        )
        with reading(self._engine) as connection:
            return {EnrollmentState(state): count for state, count in connection.execute(query)}

    def unsubscribe(self, enrollment: EnrollmentId, now: datetime, reason: str) -> bool:
        """Let someone go. They stay due, so that the next run says once that it skipped them, and why.

        Returns:
            Whether this changed anything: False for who had left already, or had finished.
        """
        gone = (
            update(enrollments)
            .where(
                enrollments.c.id == enrollment,
                enrollments.c.state.in_([EnrollmentState.ACTIVE, EnrollmentState.FINISHED]),
            )
            .values(state=EnrollmentState.UNSUBSCRIBED, left_at=now, left_reason=reason)
        )
        with writing(self._engine) as connection:
            return connection.execute(gone).rowcount == 1

    def change_timezone(
        self, enrollment: EnrollmentId, timezone: str, move: Callable[[Enrollment], Slot | None]
    ) -> bool:
        """Move someone to another zone, and the lesson that waits to the slot that `move` gives it there.

        Args:
            enrollment: who; a lesson of theirs that is in hand keeps its time.
            timezone: IANA name.
            move: pure; called inside the transaction, so that no run sends a lesson between looking and moving.
                None: the lesson keeps its slot.

        Returns:
            Whether there is such an enrollment.
        """
        which = select(enrollments.c.subscriber_id).where(enrollments.c.id == enrollment).scalar_subquery()
        with writing(self._engine) as connection:
            row = connection.execute(_SELECT.where(enrollments.c.id == enrollment)).one_or_none()
            if row is None:
                return False
            slot = move(to_enrollment(row))
            connection.execute(update(subscribers).where(subscribers.c.id == which).values(timezone=timezone))
            if slot is not None:
                connection.execute(
                    update(enrollments)
                    .where(enrollments.c.id == enrollment, enrollments.c.due_at.is_not(None))
                    .values(slot_on=slot.on, slot_at=slot.at, due_at=slot.at)
                )
        return True

    def _one(self, *conditions: ColumnElement[bool]) -> Enrollment | None:
        with reading(self._engine) as connection:
            row = connection.execute(_SELECT.where(*conditions)).one_or_none()
        return to_enrollment(row) if row is not None else None


_SELECT = select(*PERSON).join(subscribers, subscribers.c.id == enrollments.c.subscriber_id)


def _enrolled(connection: Connection, course: str, keys: list[str]) -> list[str]:
    query = (
        select(subscribers.c.email_key)
        .join(enrollments, enrollments.c.subscriber_id == subscribers.c.id)
        .where(enrollments.c.course == course, subscribers.c.email_key.in_(keys))
    )
    return list(connection.scalars(query))


def _insert_people(connection: Connection, by_key: Mapping[str, tuple[NewSubscriber, Slot]], now: datetime) -> None:
    rows = [
        {
            "email": person.email,
            "email_key": key,
            "first_name": person.first_name,
            "timezone": person.timezone,
            "fields": dict(person.fields),
            "created_at": now,
        }
        for key, (person, _) in by_key.items()
    ]
    connection.execute(insert(subscribers).on_conflict_do_nothing(), rows)


def _insert_enrollments(
    connection: Connection, course: str, by_key: Mapping[str, tuple[NewSubscriber, Slot]], now: datetime
) -> None:
    query = select(subscribers.c.email_key, subscribers.c.id).where(subscribers.c.email_key.in_(list(by_key)))
    ids = dict(connection.execute(query).all())
    rows = [
        {
            "subscriber_id": ids[key],
            "course": course,
            "state": EnrollmentState.ACTIVE,
            "day": 1,
            "slot_on": slot.on,
            "slot_at": slot.at,
            "due_at": slot.at,
            "enrolled_at": now,
            "left_reason": "",
        }
        for key, (_, slot) in by_key.items()
    ]
    connection.execute(insert(enrollments), rows)
