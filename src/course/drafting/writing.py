"""All files of a build or none: what is to be done is written down first, and finished by the next build if cut off."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from course.drafting.folder import OLD_RECORD, digest, read_folder
from course.drafting.pending import PendingBuild, PendingChange, pending_build
from course.errors import CourseError
from course.files import write_atomically
from course.lesson_files import PENDING, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from course.drafting.changes import DraftReport

_LOCK = "build.lock"
_IGNORED = f"# The texts here belong into version control: builds are merged against them.\n/{_LOCK}\n/{PENDING}\n"


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Keep other builds out of `folder`.

    Raises:
        CourseError: another build is at work there, or the folder cannot be written.
    """
    write_atomically(folder / RECORD / ".gitignore", _IGNORED)
    lock = FileLock(folder / RECORD / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CourseError(f"another build is at work in {folder}", "wait until it is done") from None
    except OSError as error:
        raise CourseError(f"{folder} cannot be written: {error.strerror or error}", "check its permissions") from error
    try:
        yield
    finally:
        lock.release()


def write_build(report: DraftReport, folder: Path) -> None:
    """Do what `report` says.

    Raises:
        CourseError: a file cannot be written; the next build goes on from there.
    """
    pending = PendingBuild(changes=tuple(_steps(report, folder)), record=report.record)
    if pending.changes or _is_new(report.record, folder):
        write_atomically(folder / RECORD / PENDING, json.dumps(asdict(pending), ensure_ascii=False))
    _carry_out(pending, folder)


def finish_cut_off_build(folder: Path) -> None:
    """Carry out what a build that was cut off had decided.

    Raises:
        CourseError: a lesson that it had yet to write was edited since, or a file cannot be read or written.
    """
    if (pending := pending_build(folder)) is None:
        return
    for change in pending.changes:
        now = _digest_of(folder / change.name)
        if now not in {change.before, None if change.text is None else digest(change.text)}:
            raise CourseError(
                f"{folder / change.name} was edited after a build was cut off before it had written that lesson",
                "put your edit aside and restore the lesson from version control; or, to begin from what is there, "
                f"delete {folder / RECORD / PENDING}",
            )
    _carry_out(pending, folder)


def _is_new(record: Mapping[str, str], folder: Path) -> bool:
    """Whether what is recorded is something else, or in the form of an earlier version."""
    found = read_folder(folder, None)
    return found.record != record or bool(found.digests)


def _steps(report: DraftReport, folder: Path) -> Iterator[PendingChange]:
    for change in report.changes:
        if change.is_written:
            yield PendingChange(name=change.path.name, before=_digest_of(change.path), text=change.text)
    stay = {change.path.name for change in report.changes if change.text}
    gone = {change.path.name for change in report.changes if not change.text}
    gone |= {change.before.name for change in report.changes if change.before}
    for name in sorted(gone - stay):
        yield PendingChange(name=name, before=_digest_of(folder / name), text=None)


def _carry_out(pending: PendingBuild, folder: Path) -> None:
    for change in pending.changes:
        if change.text is None:
            _remove(folder / change.name)
        else:
            write_atomically(folder / change.name, change.text)
    for name, text in pending.record.items():
        write_atomically(folder / RECORD / name, text)
    for path in sorted((folder / RECORD).glob("*.md")):
        if path.name not in pending.record:
            _remove(path)
    _remove(folder / OLD_RECORD)
    _remove(folder / RECORD / PENDING)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CourseError(f"{path} cannot be removed: {error.strerror or error}", "remove it by hand") from error


def _digest_of(path: Path) -> str | None:
    try:
        return digest(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} cannot be read: {error}", "check its permissions") from error
