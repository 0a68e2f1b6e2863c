"""Opening the database: SQLite with the settings that make it durable, and its errors as ours."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from course.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

# How long a writer waits for another one to finish: longer than any backup or slow disk should take.
BUSY_MS = 30_000

# What SQLite says -> what to do about it. Only what a person can mend; anything else passes through as a bug.
_HINTS = (
    ("database is locked", "another program keeps the database locked; find and stop it, then run again"),
    ("disk is full", "free some space, then run again; nothing that was recorded is lost"),
    ("disk I/O error", "check the disk and its free space, then run again"),
    ("readonly database", "give this user the right to write the file and its folder"),
    ("unable to open database file", "check that the folder exists and that this user may write to it"),
    ("file is not a database", "the file is something else; name another one in database.url"),
    ("malformed", "the file is damaged; restore the newest backup"),
)


def database_path(url: str, root: Path) -> Path:
    """The file behind a `sqlite:///` URL; relative ones are the project's.

    Raises:
        StoreError: the URL is not one of a SQLite file.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreError("the database URL cannot be read", "write it like sqlite:///course.db") from None
    if parsed.get_backend_name() != "sqlite":
        raise StoreError(
            f"{parsed.get_backend_name()} databases are not supported; the store is SQLite",
            "use a URL like sqlite:///course.db in database.url or COURSE_DATABASE_URL",
        )
    if not parsed.database or parsed.database == ":memory:":
        raise StoreError("the database must be a file, so that it outlives the command", "use sqlite:///course.db")
    return root / parsed.database


def open_engine(path: Path, *, busy_ms: int = BUSY_MS) -> Engine:
    """An engine on the SQLite file at `path`: commits on the disk, foreign keys kept, patient with other writers."""
    _keep_to_the_owner(path)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": busy_ms / 1000})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: sqlite3's own comes too late
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={busy_ms}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A transaction that will write takes its place at once: two that read first could never both go on.
        options = connection.get_execution_options()
        connection.exec_driver_sql("BEGIN" if options.get("course_read") else "BEGIN IMMEDIATE")

    return engine


def _keep_to_the_owner(path: Path) -> None:
    """Make a new database file readable by nobody else: it holds people's addresses and the key of their links.

    SQLite gives the files beside it (`-wal`, `-shm`) the same rights. An existing file keeps those it has.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        return  # it is there already, or cannot be made, which SQLite says better


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: one moment's picture, in nobody's way."""
    with translated(engine), engine.connect().execution_options(course_read=True) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, alone; committed at the end, undone by any exception."""
    with translated(engine), engine.begin() as connection:
        yield connection


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Database errors that a person can mend, as `StoreError`."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig)
        for phrase, hint in _HINTS:
            if phrase in said:
                raise StoreError(f"{engine.url.database}: {said}", hint) from error
        raise
