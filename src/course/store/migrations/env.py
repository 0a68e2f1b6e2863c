"""Alembic's entry: runs the migrations on the connection that `course.store.store` hands over."""

from __future__ import annotations

from alembic import context

from course.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
