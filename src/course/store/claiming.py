"""Inside a claim: who is due, and what the verdict on each writes. Every function runs in the caller's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from course.errors import StoreError
from course.models import TRANSITIONS, Claim, DeliveryId, DeliveryState, Due, Slot
from course.store.rows import PERSON, to_enrollment
from course.store.tables import deliveries, enrollments, subscribers, suppressions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from course.models import Drop, EnrollmentId, RunId, Take, Wait

# States whose delivery a claim may take: never handed over, or handed over and given back.
_CLAIMABLE = or_(
    *(deliveries.c.state == state for state, after in TRANSITIONS.items() if DeliveryState.CLAIMED in after)
)


def find_due(connection: Connection, course: str, now: datetime, limit: int) -> list[Due]:
    """Up to `limit` of those whose time has come at `now`, oldest first."""
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


def put_off(connection: Connection, waiting: Sequence[tuple[Due, Wait]]) -> None:
    """Look at these again at another time."""
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


def drop(connection: Connection, dropped: Sequence[tuple[Due, Drop]], now: datetime) -> None:
    """Write these people's lesson down as cancelled, with the reason, and ask about them no more."""
    for due, verdict in dropped:
        row = _delivery(due, due.slot, now) | {
            "state": DeliveryState.CANCELLED,
            "ended_at": now,
            "reason": verdict.reason,
        }
        changes = {name: row[name] for name in ("state", "ended_at", "reason")}
        connection.execute(_upsert({**changes, "run_id": None}), row)
        connection.execute(
            update(enrollments).where(enrollments.c.id == due.enrollment.id).values(due_at=None, state=verdict.state)
        )


def take(connection: Connection, run: RunId, taken: Sequence[tuple[Due, Take]], now: datetime) -> list[Claim]:
    """Claim these for `run`: nobody else finds them due.

    Raises:
        StoreError: the lesson of one of them is settled already; sending it would be sending it twice.
    """
    if not taken:
        return []
    _write_claims(connection, run, taken, now)
    rows = _claimed(connection, run, [due.enrollment.id for due, _ in taken])
    settled = [due.enrollment.id for due, _ in taken if due.enrollment.id not in rows]
    if settled:
        raise StoreError(
            f"enrollment {settled[0]} is due for a lesson that the ledger says is settled",
            "nothing was sent; restore the newest backup, or set the enrollment's day by hand",
        )
    return [_claim(due, verdict, rows[due.enrollment.id]) for due, verdict in taken]


def _write_claims(connection: Connection, run: RunId, taken: Sequence[tuple[Due, Take]], now: datetime) -> None:
    claimed = {"state": DeliveryState.CLAIMED, "run_id": run}
    connection.execute(
        _upsert({**claimed, "claimed_at": now, "ended_at": None}),
        [_delivery(due, verdict.slot, now) | claimed for due, verdict in taken],
    )
    connection.execute(
        update(enrollments)
        .where(enrollments.c.id == bindparam("b_id"))
        .values(due_at=None, slot_on=bindparam("b_on"), slot_at=bindparam("b_at")),
        [{"b_id": due.enrollment.id, "b_on": verdict.slot.on, "b_at": verdict.slot.at} for due, verdict in taken],
    )


def _claimed(
    connection: Connection, run: RunId, wanted: Sequence[EnrollmentId]
) -> Mapping[EnrollmentId, Row[*tuple[Any, ...]]]:
    query = select(deliveries.c.id, deliveries.c.enrollment_id, deliveries.c.attempts).where(
        deliveries.c.run_id == run,
        deliveries.c.state == DeliveryState.CLAIMED,
        deliveries.c.enrollment_id.in_(wanted),
    )
    return {row.enrollment_id: row for row in connection.execute(query)}


def _claim(due: Due, verdict: Take, row: Row[*tuple[Any, ...]]) -> Claim:
    return Claim(
        delivery=DeliveryId(row.id),
        enrollment=due.enrollment,
        day=due.enrollment.day,
        slot=verdict.slot,
        state=DeliveryState.CLAIMED,
        attempts=row.attempts,
    )


def _delivery(due: Due, slot: Slot, now: datetime) -> dict[str, Any]:
    """A row of `deliveries` for the lesson that is due."""
    return {
        "enrollment_id": due.enrollment.id,
        "day": due.enrollment.day,
        "slot_on": slot.on,
        "slot_at": slot.at,
        "attempts": 0,
        "claimed_at": now,
        "reason": "",
        "provider_id": "",
    }


def _upsert(changes: Mapping[str, Any]) -> Any:
    """An INSERT that changes a row which is there already and may be claimed, and leaves any other as it is."""
    new = insert(deliveries)
    slot = {"slot_on": new.excluded.slot_on, "slot_at": new.excluded.slot_at}
    return new.on_conflict_do_update(
        index_elements=["enrollment_id", "day"], set_={**slot, **changes}, where=_CLAIMABLE
    )
