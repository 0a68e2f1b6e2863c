"""Steps of deliveries after the claim. Every function runs in the caller's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from course.errors import StoreError
from course.models import TRANSITIONS, DeliveryState, EnrollmentState
from course.store.rows import key_of
from course.store.tables import deliveries, enrollments, subscribers, suppressions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from course.models import Claim, Record


def still_here(connection: Connection, claims: Sequence[Claim]) -> set[int]:
    """The enrollments among these that still take the course, and whose address is not suppressed."""
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


def begin(connection: Connection, claims: Sequence[Claim], now: datetime) -> None:
    """Claims are about to leave."""
    step(
        connection,
        claims,
        DeliveryState.SENDING,
        {"sending_at": now, "attempts": deliveries.c.attempts + 1},
    )


def cancel(connection: Connection, claims: Sequence[Claim], now: datetime) -> None:
    """Claims whose people unsubscribed, or whose address was suppressed, in between: they get nothing more."""
    reason = "unsubscribed or suppressed before it was sent"
    step(connection, claims, DeliveryState.CANCELLED, {"run_id": None, "ended_at": now, "reason": reason})
    these = enrollments.c.id.in_([claim.enrollment.id for claim in claims])
    still_active = enrollments.c.state == EnrollmentState.ACTIVE
    connection.execute(update(enrollments).where(these, still_active).values(state=EnrollmentState.SUPPRESSED))
    connection.execute(update(enrollments).where(these).values(slot_on=None, slot_at=None, due_at=None))


def give_back(connection: Connection, claim: Claim, reason: str) -> None:
    """A claim that never left is due again, and the hand-over that did not happen is not counted."""
    values = {"run_id": None, "ended_at": None, "reason": reason, "attempts": claim.attempts}
    step(connection, [claim], DeliveryState.RETRYING, values)
    connection.execute(
        update(enrollments)
        .where(enrollments.c.id == claim.enrollment.id)
        .values(due_at=claim.slot.at, slot_at=claim.slot.at, slot_on=claim.slot.on)
    )


def settle(connection: Connection, record: Record) -> None:
    """The delivery's part of a record."""
    final = record.state is not DeliveryState.RETRYING
    values = {
        "run_id": None,
        "ended_at": record.at if final else None,
        "reason": record.reason,
        "provider_id": record.provider_id,
    }
    step(connection, [record.claim], record.state, values)


def advance(connection: Connection, record: Record) -> None:
    """The enrollment's part of a record. Someone who left meanwhile stays gone: their state is not touched."""
    this = enrollments.c.id == record.claim.enrollment.id
    connection.execute(
        update(enrollments)
        .where(this)
        .values(
            day=record.day,
            slot_on=record.slot.on if record.slot else None,
            slot_at=record.slot.at if record.slot else None,
            due_at=record.due_at,
            last_sent_at=record.last_sent_at,
        )
    )
    active = enrollments.c.state == EnrollmentState.ACTIVE
    connection.execute(update(enrollments).where(this, active).values(state=record.enrollment_state))


def suppress(connection: Connection, record: Record) -> None:
    """Nothing more goes to the record's address."""
    connection.execute(
        insert(suppressions)
        .values(email_key=key_of(record.claim.enrollment.email), reason=record.reason, created_at=record.at)
        .on_conflict_do_nothing()
    )


def step(connection: Connection, claims: Sequence[Claim], after: DeliveryState, values: dict[str, Any]) -> None:
    """Move deliveries from the state that each claim knows to `after`, each of them or none.

    Raises:
        ValueError: no delivery goes that way; see `TRANSITIONS`.
        StoreError: a delivery was not in the state that its claim knows.
    """
    for claim in claims:
        if after not in TRANSITIONS[claim.state]:
            raise ValueError(f"no delivery goes from {claim.state} to {after}")
    if not claims:
        return
    moved = (
        update(deliveries)
        .where(deliveries.c.id == bindparam("b_id"), deliveries.c.state == bindparam("b_before"))
        .values(state=after, **values)
    )
    found = connection.execute(moved, [{"b_id": claim.delivery, "b_before": claim.state} for claim in claims])
    if found.rowcount != len(claims):
        raise StoreError(
            f"delivery {claims[0].delivery}, or one beside it, was not in the state that this run left it in",
            "another program wrote to the ledger; nothing of this step was recorded",
        )
