"""The lessons folder as a build finds it: the files, and the record of what was last built."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.errors import CourseError, LessonError
from course.lesson_files import RECORD, lesson_paths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from course.drafting.pending import PendingBuild

OLD_RECORD = ".generated.json"  # earlier versions: file name -> digest of what was last built


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonFile:
    """A text file that keeps its kind of newlines and its byte order mark."""

    raw: str  # as it is in the file

    @property
    def text(self) -> str:
        """The text with line feeds as newlines, without a byte order mark."""
        return self.raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    def with_text(self, text: str) -> str:
        """`text` in the manner of this file; the file as it is where it says the same."""
        if text == self.text:
            return self.raw
        mark = "\ufeff" if self.raw.startswith("\ufeff") else ""
        return mark + (text.replace("\n", "\r\n") if "\r\n" in self.raw else text)


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonsFolder:
    """What is there."""

    files: Mapping[str, LessonFile]
    record: Mapping[str, str]  # file name -> the text last built
    digests: Mapping[str, str] = field(default_factory=dict)  # the same of an earlier version, which kept no texts


def read_folder(folder: Path, pending: PendingBuild | None) -> LessonsFolder:
    """Read the lessons and their record, as they will be once the build that was cut off is finished.

    Raises:
        LessonError: a lesson is not UTF-8 text.
        CourseError: a file cannot be read.
    """
    files = {path.name: LessonFile(raw=_read_text(path)) for path in lesson_paths(folder)}
    if pending is None:
        return LessonsFolder(files=files, record=_read_record(folder), digests=_read_digests(folder))
    for change in pending.changes:
        files.pop(change.name, None)
        if change.text is not None:
            files[change.name] = LessonFile(raw=change.text)
    return LessonsFolder(files=files, record=pending.record)


def digest(text: str) -> str:
    """Hex SHA-256 of a text whose newlines are line feeds."""
    return hashlib.sha256(text.encode()).hexdigest()


def _read_record(folder: Path) -> dict[str, str]:
    return {path.name: LessonFile(raw=_read_text(path)).text for path in sorted((folder / RECORD).glob("*.md"))}


def _read_digests(folder: Path) -> dict[str, str]:
    path = folder / OLD_RECORD
    if (folder / RECORD).is_dir() and any((folder / RECORD).glob("*.md")):
        return {}
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise CourseError(f"{path} cannot be read: {error}", "restore it from version control, or delete it") from error
    if not isinstance(record, dict):
        raise CourseError(f"{path} is not a list of lessons", "restore it from version control, or delete it")
    return {str(name): str(value) for name, value in record.items()}


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror or error}", "check its permissions") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LessonError(path, line, "is not UTF-8 text", "save it as UTF-8") from error
