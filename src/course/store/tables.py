"""The tables. `migrations/` makes them; a test proves that both say the same.

Every moment is a whole number of microseconds since 1970 in UTC: it sorts, indexes and compares the same everywhere.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Moment(TypeDecorator[datetime]):
    """An aware UTC `datetime`, kept as microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 (SQLAlchemy's)
        """To the database."""
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class LocalDate(TypeDecorator[date]):
    """A calendar date, kept as ISO 8601 text."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the database."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else date.fromisoformat(value)


# SQLite numbers rows by itself only in a column of the type INTEGER, and never reuses a number only where the table
# says so: links and Message-IDs outlive the rows that they are about.
_Id = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

subscribers = Table(
    "subscribers",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("email", String, nullable=False),  # as written to
    Column("email_key", String, nullable=False, unique=True),  # the same in lower case: one person per address
    Column("first_name", String, nullable=False),
    Column("timezone", String),  # IANA name; NULL: the course's
    Column("fields", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

enrollments = Table(
    "enrollments",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("subscriber_id", _Id, ForeignKey("subscribers.id"), nullable=False),
    Column("course", String, nullable=False),
    Column("state", String, nullable=False),
    Column("day", Integer, nullable=False),  # of the next lesson
    Column("slot_on", LocalDate),  # the next lesson's slot
    Column("slot_at", Moment),
    Column("due_at", Moment),  # when to look at it: the slot, later for a retry, NULL while claimed or done
    Column("enrolled_at", Moment, nullable=False),
    Column("last_sent_at", Moment),
    Column("left_at", Moment),
    Column("left_reason", String, nullable=False),
    UniqueConstraint("subscriber_id", "course"),
    sqlite_autoincrement=True,
)
# "Who is due" reads this index and nothing else: its cost is that of those who are due.
Index(
    "ix_enrollments_due",
    enrollments.c.course,
    enrollments.c.due_at,
    sqlite_where=text("due_at IS NOT NULL"),
    postgresql_where=text("due_at IS NOT NULL"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("token", String, nullable=False, unique=True),  # names the lock that the run holds while it lives
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    sqlite_autoincrement=True,
)
Index(
    "ix_runs_open",
    runs.c.id,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("enrollment_id", _Id, ForeignKey("enrollments.id"), nullable=False),
    Column("day", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("run_id", _Id, ForeignKey("runs.id")),  # the run that has it; NULL once settled
    Column("slot_on", LocalDate, nullable=False),
    Column("slot_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False),  # hand-overs begun
    Column("claimed_at", Moment, nullable=False),
    Column("sending_at", Moment),
    Column("ended_at", Moment),
    Column("reason", String, nullable=False),
    Column("provider_id", String, nullable=False),
    UniqueConstraint("enrollment_id", "day"),
    sqlite_autoincrement=True,
)
Index(
    "ix_deliveries_in_hand",
    deliveries.c.run_id,
    sqlite_where=text("run_id IS NOT NULL"),
    postgresql_where=text("run_id IS NOT NULL"),
)
Index(
    "ix_deliveries_held",
    deliveries.c.id,
    sqlite_where=text("state = 'held'"),
    postgresql_where=text("state = 'held'"),
)

suppressions = Table(
    "suppressions",
    metadata,
    Column("email_key", String, primary_key=True),
    Column("reason", String, nullable=False),
    Column("created_at", Moment, nullable=False),
)

secrets = Table(
    "secrets",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
