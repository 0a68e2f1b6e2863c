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
from course.files import refuse_link, write_atomically
from course.lesson_files import PENDING, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from course.drafting.changes import DraftReport
    from course.drafting.folder import LessonsFolder

_LOCK = "build.lock"
_IGNORED = f"# The texts here belong into version control: builds are merged against them.\n/{_LOCK}\n/{PENDING}\n"


@contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Keep other builds out of `folder`.

    Raises:
        CourseError: another build is at work there, or the folder cannot be written, or its record is a link.
    """
    refuse_link(folder / RECORD)
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


class EditedMeanwhileError(CourseError):
    """A person saved a lesson after a build had read it and before it came to write it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was edited while the build was at work; what is in it stays, and no lesson was changed",
            "run course build again: it will take the edit into account",
        )


def write_build(report: DraftReport, found: LessonsFolder, folder: Path) -> None:
    """Do what `report` says.

    Args:
        report: what is to be done.
        found: what it was decided from.
        folder: that of the lessons.

    Raises:
        EditedMeanwhileError: a lesson is no longer what `found` has; all lessons are as they were before.
        CourseError: a file cannot be written; the next build goes on from there.
    """
    pending = PendingBuild(changes=tuple(_steps(report, found)), record=report.record)
    for change in pending.changes:
        _refuse_edited(change, folder)
    if pending.changes or _is_new(report.record, folder):
        write_atomically(folder / RECORD / PENDING, json.dumps(asdict(pending), ensure_ascii=False))
    try:
        _carry_out(pending, folder)
    except EditedMeanwhileError:
        _take_back(pending, found, folder)
        raise


def _take_back(pending: PendingBuild, found: LessonsFolder, folder: Path) -> None:
    """Undo what is done of `pending`, but for what was edited since."""
    for change in pending.changes:
        path = folder / change.name
        now = _digest_of(path)
        if now == change.before or now != _digest_after(change):
            continue
        if change.name in found.files:
            write_atomically(path, found.files[change.name].raw)
        else:
            _remove(path)
    _remove(folder / RECORD / PENDING)


def finish_cut_off_build(folder: Path) -> None:
    """Carry out what a build that was cut off had decided.

    Raises:
        CourseError: a lesson that it had yet to write was edited since, or a file cannot be read or written.
    """
    if (pending := pending_build(folder)) is None:
        return
    for change in pending.changes:
        if _is_edited(change, folder):
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


def _steps(report: DraftReport, found: LessonsFolder) -> Iterator[PendingChange]:
    before = {name: digest(file.raw) for name, file in found.files.items()}
    for change in report.changes:
        if change.is_written:
            yield PendingChange(name=change.path.name, before=before.get(change.path.name), text=change.text)
    stay = {change.path.name for change in report.changes if change.text}
    gone = {change.path.name for change in report.changes if not change.text}
    gone |= {change.before.name for change in report.changes if change.before}
    for name in sorted(gone - stay):
        yield PendingChange(name=name, before=before.get(name), text=None)


def _is_edited(change: PendingChange, folder: Path) -> bool:
    """Whether the file is neither what the change replaces nor what it makes of it."""
    return _digest_of(folder / change.name) not in {change.before, _digest_after(change)}


def _refuse_edited(change: PendingChange, folder: Path) -> None:
    if _is_edited(change, folder):
        raise EditedMeanwhileError(folder / change.name)


def _digest_after(change: PendingChange) -> str | None:
    return None if change.text is None else digest(change.text)


def _carry_out(pending: PendingBuild, folder: Path) -> None:
    for change in pending.changes:
        _refuse_edited(change, folder)  # right before it is written: a person may save it at any time
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
