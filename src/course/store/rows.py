"""Rows as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.models import Claim, DeliveryId, DeliveryState, Enrollment, EnrollmentId, EnrollmentState, Slot
from course.store.tables import deliveries, enrollments, subscribers

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Row

# What `to_enrollment` needs of `enrollments` joined with `subscribers`.
PERSON: tuple[ColumnElement[Any], ...] = (
    enrollments.c.id,
    subscribers.c.email,
    subscribers.c.first_name,
    subscribers.c.timezone,
    subscribers.c.fields,
    enrollments.c.course,
    enrollments.c.state,
    enrollments.c.day,
    enrollments.c.slot_on,
    enrollments.c.slot_at,
    enrollments.c.enrolled_at,
    enrollments.c.last_sent_at,
    enrollments.c.left_at,
    enrollments.c.left_reason,
)


# What `to_claim` needs beside it, of `deliveries`.
DELIVERY: tuple[ColumnElement[Any], ...] = (
    deliveries.c.id.label("delivery"),
    deliveries.c.day.label("delivery_day"),
    deliveries.c.slot_on.label("delivery_slot_on"),
    deliveries.c.slot_at.label("delivery_slot_at"),
    deliveries.c.state.label("delivery_state"),
    deliveries.c.attempts,
    deliveries.c.sending_at,
)


def to_enrollment(row: Row[*tuple[Any, ...]]) -> Enrollment:
    """A row of `PERSON` columns as an `Enrollment`."""
    return Enrollment(
        id=EnrollmentId(row.id),
        email=row.email,
        first_name=row.first_name,
        timezone=row.timezone,
        fields=row.fields,
        course=row.course,
        state=EnrollmentState(row.state),
        day=row.day,
        slot=Slot(on=row.slot_on, at=row.slot_at) if row.slot_at is not None else None,
        enrolled_at=row.enrolled_at,
        last_sent_at=row.last_sent_at,
        left_at=row.left_at,
        left_reason=row.left_reason,
    )


def to_claim(row: Row[*tuple[Any, ...]]) -> Claim:
    """A row of `PERSON` and `DELIVERY` columns as a `Claim`."""
    return Claim(
        delivery=DeliveryId(row.delivery),
        enrollment=to_enrollment(row),
        day=row.delivery_day,
        slot=Slot(on=row.delivery_slot_on, at=row.delivery_slot_at),
        state=DeliveryState(row.delivery_state),
        attempts=row.attempts - (row.delivery_state == DeliveryState.SENDING),  # those before this one
        sending_at=row.sending_at,
    )


def key_of(email: str) -> str:
    """The form under which an address is one person: letter case does not matter in practice."""
    return email.lower()
