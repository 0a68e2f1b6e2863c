"""Runs that are alive, told by a lock that each holds: the kernel lets it go when the process ends, however it ends."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlalchemy import insert, select, update

from course.errors import StoreError
from course.models import RunId
from course.store.engine import reading, writing
from course.store.tables import deliveries, runs

if TYPE_CHECKING:
    from datetime import datetime
    from types import TracebackType

    from sqlalchemy import Engine


class Run:
    """One pass of sending, alive while its lock is held. A context manager."""

    def __init__(self, engine: Engine, folder: Path, now: datetime) -> None:
        """Take a lock of its own, then write the run down: nobody ever sees the row without the lock.

        Raises:
            StoreError: the folder of locks cannot be written.
        """
        self._engine = engine
        self._folder = folder
        self._now = now
        token = uuid.uuid4().hex
        self._lock = FileLock(folder / f"{token}.lock")
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except OSError as error:
            raise StoreError(
                f"{folder} cannot be written: {error.strerror or error}",
                "check the folder's permissions and free space",
            ) from error
        try:
            with writing(engine) as connection:
                row = connection.execute(insert(runs).values(token=token, started_at=now)).inserted_primary_key
                assert row is not None  # noqa: S101 (an INSERT of one row has a key)
                self.id = RunId(row[0])
        except BaseException:
            _let_go(self._lock)
            raise

    def take_over(self) -> int:
        """Make the deliveries of runs that died this run's own.

        Returns:
            How many runs had died.
        """
        with reading(self._engine) as connection:
            others = connection.execute(
                select(runs.c.id, runs.c.token).where(runs.c.ended_at.is_(None), runs.c.id != self.id)
            ).all()
        return sum(self._take_over_one(RunId(row.id), row.token) for row in others)

    def _take_over_one(self, other: RunId, token: str) -> bool:
        lock = FileLock(self._folder / f"{token}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return False
        try:
            with writing(self._engine) as connection:
                ended = connection.execute(
                    update(runs).where(runs.c.id == other, runs.c.ended_at.is_(None)).values(ended_at=self._now)
                )
                if ended.rowcount:
                    connection.execute(update(deliveries).where(deliveries.c.run_id == other).values(run_id=self.id))
                return bool(ended.rowcount)
        finally:
            _let_go(lock)

    def __enter__(self) -> Run:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        """Let the lock go; write the end down where nothing is left in hand. Otherwise the next run takes over."""
        try:
            with writing(self._engine) as connection:
                in_hand = select(deliveries.c.id).where(deliveries.c.run_id == self.id)
                connection.execute(
                    update(runs).where(runs.c.id == self.id, ~in_hand.exists()).values(ended_at=self._now)
                )
        except StoreError:
            if error is None:  # where the run already fails, its own error says more
                raise
        finally:
            _let_go(self._lock)


def _let_go(lock: FileLock) -> None:
    """Remove the lock's file, then let go of it: in this order nobody can lock a file that is about to vanish."""
    Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
