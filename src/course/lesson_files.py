"""The lessons folder: one Markdown file a day, owned by the marketer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course.errors import CourseError, LessonError
from course.lessons import parse_lesson
from course.lessons.conflict_marks import conflict_mark_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.models import Lesson

RECORD = ".generated"  # a folder in that of the lessons: each as last built; it belongs into version control
PENDING = "pending.json"  # in RECORD, while a build is being written
_LARGEST = 2_000_000  # bytes; Gmail clips an email at a twentieth of this
_BUILD_HINT = "build them from an article: course build ARTICLE"


def lesson_paths(folder: Path) -> tuple[Path, ...]:
    """The lesson files in `folder`, by name: every `.md` that is neither hidden nor a README."""
    return tuple(path for path in _entries(folder) if path.is_file())


def unreadable_entries(folder: Path) -> tuple[tuple[Path, LessonError], ...]:
    """What is named as a lesson in `folder` and is no file, each with what it is instead."""
    return tuple((path, _no_file(path)) for path in _entries(folder) if not path.is_file())


def _entries(folder: Path) -> list[Path]:
    named = sorted(folder.glob("*.md"))
    return [path for path in named if not path.name.startswith(".") and path.stem.lower() != "readme"]


def _no_file(path: Path) -> LessonError:
    if path.is_dir():
        return LessonError(path, 1, "is a folder, not a lesson's file", "name it without .md, or move it elsewhere")
    if path.is_symlink():
        return LessonError(path, 1, "is a link that leads to no file", "put the file back, or delete the link")
    return LessonError(path, 1, "is no file that can be read", "put the lesson's text into a file of this name")


def read_lesson(path: Path) -> Lesson:
    """Read one lesson file.

    Raises:
        LessonError: it cannot be read, or is wrong at a line.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise LessonError(path, 1, "the file is too large for an email", "shorten it")
        data = path.read_bytes()
    except OSError as error:
        raise LessonError(path, 1, f"cannot be read: {error.strerror or error}", "check its permissions") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LessonError(path, line, "is not UTF-8 text", "save it as UTF-8") from error
    refuse_conflict_marks(text, path)
    return parse_lesson(text, path)


def refuse_conflict_marks(text: str, path: Path) -> None:
    """A lesson with a conflict in it can neither be sent nor built upon.

    Raises:
        LessonError: there is one, at that line.
    """
    if (line := conflict_mark_line(text)) is not None:
        raise LessonError(path, line, "a conflict is not settled", "keep what you want, and delete the lines of marks")


def read_lessons(folder: Path, read: Callable[[Path], Lesson] = read_lesson) -> tuple[Lesson, ...]:
    """The course's lessons, by day: days 1, 2, 3 and so on, none missing.

    Args:
        folder: theirs.
        read: reads one of them, and raises what `read_lesson` does.

    Raises:
        LessonError: a file is wrong, two files are the same day, or a day is missing.
        CourseError: there are no lessons, or a build is half written.
    """
    if not folder.is_dir():
        raise CourseError(f"there is no folder {folder}", _BUILD_HINT)
    if (folder / RECORD / PENDING).exists():
        raise CourseError(
            f"a build of {folder} was cut off, or is at work", "run course build again: it will finish it"
        )
    lessons = sorted((read(path) for path in lesson_paths(folder)), key=lambda lesson: lesson.day)
    if not lessons:
        raise CourseError(f"there are no lessons in {folder}", _BUILD_HINT)
    for expected, lesson in enumerate(lessons, start=1):
        if lesson.day != expected:
            _refuse_day(lesson, expected, lessons[expected - 2] if expected > 1 else None)
    return tuple(lessons)


def _refuse_day(lesson: Lesson, expected: int, before: Lesson | None) -> None:
    path, line = lesson.path or Path(), lesson.key_lines.get("day", 1)
    if before is not None and before.day == lesson.day:
        other = before.path.name if before.path else "another lesson"
        raise LessonError(path, line, f"day {lesson.day} is {other} already", "give each lesson a day of its own")
    raise LessonError(path, line, f"day {lesson.day} comes without a day {expected}", "number the days 1, 2, 3, ...")
