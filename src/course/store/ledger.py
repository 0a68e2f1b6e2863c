"""The ledger: what is claimed, handed over, and recorded. Each step is one transaction, and durable when it returns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from course.errors import StoreError
from course.models import (
    TRANSITIONS,
    Claim,
    DeliveryId,
    DeliveryState,
    Drop,
    Due,
    EnrollmentState,
    Slot,
    Take,
    Wait,
)
from course.store.engine import reading, writing
from course.store.rows import PERSON, to_enrollment
from course.store.tables import deliveries, enrollments, subscribers, suppressions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Engine, Row

    from course.models import Record, RunId, Verdict

# States whose delivery a claim may take: never handed over, or handed over and given back.
_CLAIMABLE = or_(
    *(deliveries.c.state == state for state, after in TRANSITIONS.items() if DeliveryState.CLAIMED in after)
)


class Ledger:
    """Deliveries of a database, from due to settled."""

    def __init__(self, engine: Engine) -> None:
        """Keep to `engine`; see `course.store.Store`."""
        self._engine = engine

    def due(self, course: str, now: datetime, limit: int) -> list[Due]:
        """Who is due at `now`, oldest first; a picture only, nothing is taken."""
        with reading(self._engine) as connection:
            return _due(connection, course, now, limit)

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
            found = _due(connection, course, now, limit)
            judged = [(due, judge(due)) for due in found]
            _wait(connection, [(due, verdict) for due, verdict in judged if isinstance(verdict, Wait)])
            _drop(connection, [(due, verdict) for due, verdict in judged if isinstance(verdict, Drop)], now)
            taken = [(due, verdict) for due, verdict in judged if isinstance(verdict, Take)]
            return _take(connection, run, taken, now), len(found)

    def mark_sending(self, claims: Sequence[Claim], now: datetime) -> list[Claim]:
        """Write down that these are about to leave; on the disk before the first byte goes out.

        Returns:
            Those that may still leave. Who unsubscribed or was suppressed since the claim is cancelled instead.
        """
        with writing(self._engine) as connection:
            staying = _still_here(connection, claims)
            leaving = [claim for claim in claims if claim.enrollment.id not in staying]
            going = [claim for claim in claims if claim.enrollment.id in staying]
            _cancel(connection, leaving, now)
            if going:
                sending = _checked_update(DeliveryState.CLAIMED, DeliveryState.SENDING).values(
                    state=DeliveryState.SENDING, sending_at=now, attempts=deliveries.c.attempts + 1
                )
                _exactly(connection, sending, [{"b_id": claim.delivery} for claim in going])
        return [replace(claim, state=DeliveryState.SENDING, sending_at=now) for claim in going]

    def record(self, records: Sequence[Record]) -> None:
        """Write down what became of claims, and where their enrollments go from here, all or nothing."""
        with writing(self._engine) as connection:
            for record in records:
                _settle(connection, record)
                _advance(connection, record)
                if record.suppress:
                    _suppress(connection, record)

    def release(self, claims: Sequence[Claim]) -> None:
        """Give back claims that never left: they are due again, as if nobody had taken them."""
        with writing(self._engine) as connection:
            for claim in claims:
                values: dict[str, Any] = {"run_id": None, "ended_at": None, "reason": "the run ended before it left"}
                moved = connection.execute(
                    update(deliveries)
                    .where(
                        deliveries.c.id == claim.delivery,
                        deliveries.c.state.in_([DeliveryState.CLAIMED, DeliveryState.SENDING]),
                    )
                    .values(state=DeliveryState.RETRYING, attempts=claim.attempts, **values)
                )
                if moved.rowcount != 1:
                    raise _impossible(claim.delivery, DeliveryState.RETRYING)
                connection.execute(
                    update(enrollments)
                    .where(enrollments.c.id == claim.enrollment.id)
                    .values(due_at=claim.slot.at, slot_at=claim.slot.at, slot_on=claim.slot.on)
                )

    def in_hand(self, run: RunId) -> list[Claim]:
        """What `run` holds: after taking over, what runs that died left behind."""
        query = (
            select(*PERSON, *_DELIVERY)
            .join(subscribers, subscribers.c.id == enrollments.c.subscriber_id)
            .join(deliveries, deliveries.c.enrollment_id == enrollments.c.id)
            .where(deliveries.c.run_id == run)
            .order_by(deliveries.c.id)
        )
        with reading(self._engine) as connection:
            return [_to_claim(row) for row in connection.execute(query)]

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

    def deliveries_of(self, email_key: str) -> list[Row[*tuple[Any, ...]]]:
        """The deliveries of one person, oldest first: day, state, slot_at, ended_at, attempts, reason, provider_id."""
        query = (
            select(deliveries, enrollments.c.course)
            .join(enrollments, enrollments.c.id == deliveries.c.enrollment_id)
            .join(subscribers, subscribers.c.id == enrollments.c.subscriber_id)
            .where(subscribers.c.email_key == email_key)
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


_DELIVERY: tuple[ColumnElement[Any], ...] = (
    deliveries.c.id.label("delivery"),
    deliveries.c.day.label("delivery_day"),
    deliveries.c.slot_on.label("delivery_slot_on"),
    deliveries.c.slot_at.label("delivery_slot_at"),
    deliveries.c.state.label("delivery_state"),
    deliveries.c.attempts,
    deliveries.c.sending_at,
)


def _to_claim(row: Row[*tuple[Any, ...]]) -> Claim:
    return Claim(
        delivery=DeliveryId(row.delivery),
        enrollment=to_enrollment(row),
        day=row.delivery_day,
        slot=Slot(on=row.delivery_slot_on, at=row.delivery_slot_at),
        state=DeliveryState(row.delivery_state),
        attempts=row.attempts - (row.delivery_state == DeliveryState.SENDING),
        sending_at=row.sending_at,
    )


def _due(connection: Connection, course: str, now: datetime, limit: int) -> list[Due]:
    query = (
        select(*PERSON, suppressions.c.reason.label("suppressed"))
        .join(subscribers, subscribers.c.id == enrollments.c.subscriber_id)
        .outerjoin(suppressions, suppressions.c.email_key == subscribers.c.email_key)
        .where(enrollments.c.course == course, enrollments.c.due_at.is_not(None), enrollments.c.due_at <= now)
        .order_by(enrollments.c.due_at, enrollments.c.id)
        .limit(limit)
    )
    return [
        Due(enrollment=to_enrollment(row), slot=Slot(on=row.slot_on, at=row.slot_at), suppressed=row.suppressed or "")
        for row in connection.execute(query)
    ]


def _wait(connection: Connection, waiting: Sequence[tuple[Due, Wait]]) -> None:
    if waiting:
        connection.execute(
            update(enrollments)
            .where(enrollments.c.id == bindparam("b_id"))
            .values(slot_on=bindparam("b_on"), slot_at=bindparam("b_at"), due_at=bindparam("b_due")),
            [
                {"b_id": due.enrollment.id, "b_on": wait.slot.on, "b_at": wait.slot.at, "b_due": wait.due_at}
                for due, wait in waiting
            ],
        )


def _drop(connection: Connection, dropped: Sequence[tuple[Due, Drop]], now: datetime) -> None:
    """Write the lesson down as cancelled, with the reason, and ask about this person no more."""
    for due, drop in dropped:
        enrollment = due.enrollment
        new = insert(deliveries).values(
            enrollment_id=enrollment.id,
            day=enrollment.day,
            state=DeliveryState.CANCELLED,
            slot_on=due.slot.on,
            slot_at=due.slot.at,
            attempts=0,
            claimed_at=now,
            ended_at=now,
            reason=drop.reason,
            provider_id="",
        )
        connection.execute(
            new.on_conflict_do_update(
                index_elements=["enrollment_id", "day"],
                set_={"state": DeliveryState.CANCELLED, "ended_at": now, "reason": drop.reason, "run_id": None},
                where=_CLAIMABLE,
            )
        )
        connection.execute(
            update(enrollments).where(enrollments.c.id == enrollment.id).values(due_at=None, state=drop.state)
        )


def _take(connection: Connection, run: RunId, taken: Sequence[tuple[Due, Take]], now: datetime) -> list[Claim]:
    if not taken:
        return []
    rows = [
        {
            "enrollment_id": due.enrollment.id,
            "day": due.enrollment.day,
            "state": DeliveryState.CLAIMED,
            "run_id": run,
            "slot_on": take.slot.on,
            "slot_at": take.slot.at,
            "attempts": 0,
            "claimed_at": now,
            "reason": "",
            "provider_id": "",
        }
        for due, take in taken
    ]
    new = insert(deliveries)
    claimed = new.on_conflict_do_update(
        index_elements=["enrollment_id", "day"],
        set_={
            "state": DeliveryState.CLAIMED,
            "run_id": run,
            "slot_on": new.excluded.slot_on,
            "slot_at": new.excluded.slot_at,
            "claimed_at": now,
            "ended_at": None,
        },
        where=_CLAIMABLE,
    )
    connection.execute(claimed, rows)
    connection.execute(
        update(enrollments)
        .where(enrollments.c.id == bindparam("b_id"))
        .values(due_at=None, slot_on=bindparam("b_on"), slot_at=bindparam("b_at")),
        [{"b_id": due.enrollment.id, "b_on": take.slot.on, "b_at": take.slot.at} for due, take in taken],
    )
    found = select(deliveries.c.id, deliveries.c.enrollment_id, deliveries.c.attempts).where(
        deliveries.c.run_id == run,
        deliveries.c.state == DeliveryState.CLAIMED,
        deliveries.c.enrollment_id.in_([due.enrollment.id for due, _ in taken]),
    )
    ids = {row.enrollment_id: row for row in connection.execute(found)}
    # A due enrollment whose lesson is already settled would be sent twice: the database is wrong, and nothing leaves.
    settled = [due.enrollment.id for due, _ in taken if due.enrollment.id not in ids]
    if settled:
        raise StoreError(
            f"enrollment {settled[0]} is due for a lesson that the ledger says is settled",
            "nothing was sent; restore the newest backup, or set the enrollment's day by hand",
        )
    return [
        Claim(
            delivery=DeliveryId(ids[due.enrollment.id].id),
            enrollment=due.enrollment,
            day=due.enrollment.day,
            slot=take.slot,
            state=DeliveryState.CLAIMED,
            attempts=ids[due.enrollment.id].attempts,
        )
        for due, take in taken
    ]


def _still_here(connection: Connection, claims: Sequence[Claim]) -> set[int]:
    query = (
        select(enrollments.c.id)
        .join(subscribers, subscribers.c.id == enrollments.c.subscriber_id)
        .outerjoin(suppressions, suppressions.c.email_key == subscribers.c.email_key)
        .where(
            enrollments.c.id.in_([claim.enrollment.id for claim in claims]),
            enrollments.c.state == EnrollmentState.ACTIVE,
            suppressions.c.email_key.is_(None),
        )
    )
    return set(connection.scalars(query))


def _cancel(connection: Connection, claims: Sequence[Claim], now: datetime) -> None:
    if claims:
        cancelled = _checked_update(DeliveryState.CLAIMED, DeliveryState.CANCELLED).values(
            state=DeliveryState.CANCELLED, run_id=None, ended_at=now, reason="left before it was sent"
        )
        _exactly(connection, cancelled, [{"b_id": claim.delivery} for claim in claims])


def _settle(connection: Connection, record: Record) -> None:
    final = record.state is not DeliveryState.RETRYING
    settled = _checked_update(record.claim.state, record.state).values(
        state=record.state,
        run_id=None,
        ended_at=record.at if final else None,
        reason=record.reason,
        provider_id=record.provider_id,
    )
    _exactly(connection, settled, [{"b_id": record.claim.delivery}])


def _advance(connection: Connection, record: Record) -> None:
    """Move the enrollment on. Someone who left meanwhile stays gone: their state is not touched."""
    connection.execute(
        update(enrollments)
        .where(enrollments.c.id == record.claim.enrollment.id)
        .values(
            day=record.day,
            slot_on=record.slot.on if record.slot else None,
            slot_at=record.slot.at if record.slot else None,
            due_at=record.due_at,
            last_sent_at=record.last_sent_at,
        )
    )
    connection.execute(
        update(enrollments)
        .where(enrollments.c.id == record.claim.enrollment.id, enrollments.c.state == EnrollmentState.ACTIVE)
        .values(state=record.enrollment_state)
    )


def _suppress(connection: Connection, record: Record) -> None:
    connection.execute(
        insert(suppressions)
        .values(email_key=record.claim.enrollment.email.lower(), reason=record.reason, created_at=record.at)
        .on_conflict_do_nothing()
    )


def _checked_update(before: DeliveryState, after: DeliveryState) -> Any:
    """An UPDATE of one delivery, bound as `b_id`, that only finds it in the state it must come from."""
    if after not in TRANSITIONS[before]:
        raise ValueError(f"no delivery goes from {before} to {after}")
    return update(deliveries).where(deliveries.c.id == bindparam("b_id"), deliveries.c.state == before)


def _exactly(connection: Connection, statement: Any, parameters: list[dict[str, Any]]) -> None:
    """Run `statement` for each of `parameters`; each must find its row."""
    changed = connection.execute(statement, parameters).rowcount
    if changed != len(parameters):
        raise _impossible(parameters[0]["b_id"], None)


def _impossible(delivery: DeliveryId, state: DeliveryState | None) -> StoreError:
    aim = f" when it was to become {state}" if state else ""
    return StoreError(
        f"delivery {delivery} (or one beside it) was not in the state that this run left it in{aim}",
        "another program wrote to the ledger; nothing of this step was recorded",
    )
