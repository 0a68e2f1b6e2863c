"""The store: one SQLite file, opened, migrated, and divided by subject."""

from __future__ import annotations

import secrets as random
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, select, text
from sqlalchemy.dialects.sqlite import insert

from course.errors import StoreError
from course.store.engine import BUSY_MS, database_path, open_engine, reading, translated, writing
from course.store.ledger import Ledger
from course.store.people import People
from course.store.runs import Run
from course.store.tables import enrollments, runs, secrets

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

HEAD = "0001"  # the newest migration
MIGRATIONS = Path(__file__).parent / "migrations"


class Store:
    """The database of a project.

    Attributes:
        people: subscribers and their enrollments.
        ledger: deliveries.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        """Wrap an open, migrated database; see `open`."""
        self._engine = engine
        self._path = path
        self.people = People(engine)
        self.ledger = Ledger(engine)

    @classmethod
    def open(cls, url: str, *, root: Path, busy_ms: int = BUSY_MS) -> Store:
        """Open the database at `url`, making it or bringing it up to date where needed.

        Args:
            url: `sqlite:///` and a path.
            root: the folder that a relative path starts from.
            busy_ms: how long a writer waits for another one to finish, in milliseconds.

        Raises:
            StoreError: it cannot be opened, or a newer `course` wrote it.
        """
        path = database_path(url, root)
        if not path.parent.is_dir():
            raise StoreError(f"{path}: the folder does not exist", "make it, or name another one in database.url")
        engine = open_engine(path, busy_ms=busy_ms)
        with translated(engine):
            migrate(engine)
        return cls(engine, path)

    def run(self, now: datetime) -> Run:
        """Begin a run; end it by leaving its context."""
        return Run(self._engine, self._path.with_name(self._path.name + "-runs"), now)

    def has_work(self, course: str, now: datetime) -> bool:
        """Whether anyone is due at `now`, or a run has not ended: two look-ups in indexes that hold only such rows."""
        with reading(self._engine) as connection:
            if connection.scalar(select(runs.c.id).where(runs.c.ended_at.is_(None)).limit(1)) is not None:
                return True
            due = select(enrollments.c.id).where(enrollments.c.course == course, enrollments.c.due_at <= now)
            return connection.scalar(due.where(enrollments.c.due_at.is_not(None)).limit(1)) is not None

    def secret_key(self) -> str:
        """The key that this project signs links with, made at random the first time."""
        with reading(self._engine) as connection:
            key = connection.scalar(select(secrets.c.value).where(secrets.c.name == "secret_key"))
        if key is not None:
            return str(key)
        with writing(self._engine) as connection:
            fresh = insert(secrets).values(name="secret_key", value=random.token_urlsafe(48)).on_conflict_do_nothing()
            connection.execute(fresh)
            return str(connection.scalar(select(secrets.c.value).where(secrets.c.name == "secret_key")))

    def close(self) -> None:
        """Let every connection go."""
        self._engine.dispose()


def migrate(engine: Engine, target: str = HEAD) -> None:
    """Bring the schema to `target`; Alembic is loaded only where there is something to do.

    Raises:
        StoreError: the database is newer than this program.
    """
    with reading(engine) as connection:
        known = inspect(connection).has_table("alembic_version")
        version = connection.scalar(text("SELECT version_num FROM alembic_version")) if known else None
    if version == target:
        return
    if version is not None and version > HEAD:
        raise StoreError(
            f"{engine.url.database} was written by a newer course (schema {version}, this one knows {HEAD})",
            "upgrade course, then run again",
        )
    from alembic import command  # noqa: PLC0415 (slow, and needed once)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        if version is None or version < target:
            command.upgrade(config, target)
        else:
            command.downgrade(config, target)
