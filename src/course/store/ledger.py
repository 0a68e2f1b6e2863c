"""The ledger: what is claimed, handed over, and recorded. Each step is one transaction, and durable when it returns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from course.models import DeliveryState, Drop, EnrollmentState, Take, Wait
from course.store import settling
from course.store.claiming import drop, find_due, put_off, take
from course.store.engine import reading, writing
from course.store.rows import DELIVERY, PERSON, key_of, to_claim
from course.store.tables import deliveries, enrollments, subscribers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Engine, Row

    from course.models import Claim, Due, Record, RunId, Verdict


class Ledger:
    """Deliveries of a database, from due to settled."""

    def __init__(self, engine: Engine) -> None:
        """Keep to `engine`; see `course.store.Store`."""
        self._engine = engine

    def due(self, course: str, now: datetime, limit: int) -> list[Due]:
        """Who is due at `now`, oldest first; a picture only, nothing is taken."""
        with reading(self._engine) as connection:
            return find_due(connection, course, now, limit)

    def claim(
        self, run: RunId, course: str, now: datetime, limit: int, judge: Callable[[Due], Verdict]
    ) -> tuple[list[Claim], int]:
        """Take up to `limit` of those who are due at `now`, oldest first, as `judge` decides for each.

        Args:
            run: who takes them.
            course: slug.
            now: the moment that decides who is due.
            limit: how many to look at.
            judge: pure; called inside the transaction with what the database says now.

        Returns:
            The claims, and how many were looked at: fewer than `limit` when there are no more.
        """
        with writing(self._engine) as connection:
            found = find_due(connection, course, now, limit)
            judged = [(due, judge(due)) for due in found]
            put_off(connection, [(due, verdict) for due, verdict in judged if isinstance(verdict, Wait)])
            drop(connection, [(due, verdict) for due, verdict in judged if isinstance(verdict, Drop)], now)
            taken = [(due, verdict) for due, verdict in judged if isinstance(verdict, Take)]
            return take(connection, run, taken, now), len(found)

    def mark_sending(self, claims: Sequence[Claim], now: datetime) -> list[Claim]:
        """Write down that these are about to leave; on the disk before the first byte goes out.

        Returns:
            Those that may still leave. Who unsubscribed or was suppressed since the claim is cancelled instead.
        """
        with writing(self._engine) as connection:
            staying = settling.still_here(connection, claims)
            going = [claim for claim in claims if claim.enrollment.id in staying]
            settling.cancel(connection, [claim for claim in claims if claim.enrollment.id not in staying], now)
            settling.begin(connection, going, now)
        return [replace(claim, state=DeliveryState.SENDING, sending_at=now) for claim in going]

    def record(self, records: Sequence[Record]) -> None:
        """Write down what became of claims, and where their enrollments go from here, all or nothing."""
        with writing(self._engine) as connection:
            for record in records:
                settling.settle(connection, record)
                settling.advance(connection, record)
                if record.suppress:
                    settling.suppress(connection, record)

    def release(self, claims: Sequence[Claim], reason: str) -> None:
        """Give back claims that never left, for `reason`: they are due again, as if nobody had taken them."""
        if claims:
            with writing(self._engine) as connection:
                for claim in claims:
                    settling.give_back(connection, claim, reason)

    def in_hand(self, run: RunId) -> list[Claim]:
        """What `run` holds: after taking over, what runs that died left behind."""
        query = (
            select(*PERSON, *DELIVERY)
            .join(subscribers, subscribers.c.id == enrollments.c.subscriber_id)
            .join(deliveries, deliveries.c.enrollment_id == enrollments.c.id)
            .where(deliveries.c.run_id == run)
            .order_by(deliveries.c.id)
        )
        with reading(self._engine) as connection:
            return [to_claim(row) for row in connection.execute(query)]

    def next_due_at(self, course: str) -> datetime | None:
        """When the next lesson of someone who still takes the course is due; None where nothing waits."""
        query = select(func.min(enrollments.c.due_at)).where(
            enrollments.c.course == course,
            enrollments.c.due_at.is_not(None),
            enrollments.c.state == EnrollmentState.ACTIVE,
        )
        with reading(self._engine) as connection:
            moment: datetime | None = connection.scalar(query)
        return moment

    def totals(self, course: str) -> Mapping[str, int]:
        """How many deliveries are in each state."""
        query = (
            select(deliveries.c.state, func.count())
            .join(enrollments, enrollments.c.id == deliveries.c.enrollment_id)
            .where(enrollments.c.course == course)
            .group_by(deliveries.c.state)
        )
        with reading(self._engine) as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def deliveries_of(self, email: str) -> list[Row[*tuple[Any, ...]]]:
        """The deliveries of one person, oldest first: day, state, slot_at, ended_at, attempts, reason, provider_id."""
        query = (
            select(deliveries, enrollments.c.course)
            .join(enrollments, enrollments.c.id == deliveries.c.enrollment_id)
            .join(subscribers, subscribers.c.id == enrollments.c.subscriber_id)
            .where(subscribers.c.email_key == key_of(email))
            .order_by(enrollments.c.course, deliveries.c.day)
        )
        with reading(self._engine) as connection:
            return list(connection.execute(query))

    def in_state(self, course: str, state: DeliveryState, limit: int) -> list[Row[*tuple[Any, ...]]]:
        """Up to `limit` deliveries in `state`, newest first: email, day, reason, sending_at."""
        query = (
            select(subscribers.c.email, deliveries.c.day, deliveries.c.reason, deliveries.c.sending_at)
            .join(enrollments, enrollments.c.id == deliveries.c.enrollment_id)
            .join(subscribers, subscribers.c.id == enrollments.c.subscriber_id)
            .where(enrollments.c.course == course, deliveries.c.state == state)
            .order_by(deliveries.c.id.desc())
            .limit(limit)
        )
        with reading(self._engine) as connection:
            return list(connection.execute(query))
