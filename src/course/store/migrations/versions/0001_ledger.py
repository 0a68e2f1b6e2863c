"""The ledger: subscribers, enrollments, runs, deliveries, suppressions, secrets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_DUE = sa.text("due_at IS NOT NULL")
_OPEN = sa.text("ended_at IS NULL")
_IN_HAND = sa.text("run_id IS NOT NULL")
_HELD = sa.text("state = 'held'")


def upgrade() -> None:
    op.create_table(
        "subscribers",
        sa.Column("id", _ID, nullable=False),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("email_key", sa.String, nullable=False),
        sa.Column("first_name", sa.String, nullable=False),
        sa.Column("timezone", sa.String),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subscribers"),
        sa.UniqueConstraint("email_key", name="uq_subscribers_email_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "enrollments",
        sa.Column("id", _ID, nullable=False),
        sa.Column("subscriber_id", _ID, nullable=False),
        sa.Column("course", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("slot_on", sa.String(10)),
        sa.Column("slot_at", sa.BigInteger),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("enrolled_at", sa.BigInteger, nullable=False),
        sa.Column("last_sent_at", sa.BigInteger),
        sa.Column("left_at", sa.BigInteger),
        sa.Column("left_reason", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_enrollments"),
        sa.ForeignKeyConstraint(["subscriber_id"], ["subscribers.id"], name="fk_enrollments_subscriber_id_subscribers"),
        sa.UniqueConstraint("subscriber_id", "course", name="uq_enrollments_subscriber_id_course"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_enrollments_due", "enrollments", ["course", "due_at"], sqlite_where=_DUE, postgresql_where=_DUE)
    op.create_table(
        "runs",
        sa.Column("id", _ID, nullable=False),
        sa.Column("token", sa.String, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sa.UniqueConstraint("token", name="uq_runs_token"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_runs_open", "runs", ["id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_table(
        "deliveries",
        sa.Column("id", _ID, nullable=False),
        sa.Column("enrollment_id", _ID, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("run_id", _ID),
        sa.Column("slot_on", sa.String(10), nullable=False),
        sa.Column("slot_at", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("claimed_at", sa.BigInteger, nullable=False),
        sa.Column("sending_at", sa.BigInteger),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("provider_id", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollments.id"], name="fk_deliveries_enrollment_id_enrollments"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_deliveries_run_id_runs"),
        sa.UniqueConstraint("enrollment_id", "day", name="uq_deliveries_enrollment_id_day"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deliveries_in_hand", "deliveries", ["run_id"], sqlite_where=_IN_HAND, postgresql_where=_IN_HAND)
    op.create_index("ix_deliveries_held", "deliveries", ["id"], sqlite_where=_HELD, postgresql_where=_HELD)
    op.create_table(
        "suppressions",
        sa.Column("email_key", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("email_key", name="pk_suppressions"),
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_secrets"),
    )


def downgrade() -> None:
    for table in ("secrets", "suppressions", "deliveries", "runs", "enrollments", "subscribers"):
        op.drop_table(table)
