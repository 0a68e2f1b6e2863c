"""What keeps a course from being shown, told so that a person finds the line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from course.errors import (
    SETTINGS_FILE,
    CourseError,
    LessonError,
    RenderError,
    SettingsError,
    ToolchainError,
    UsageError,
)
from course.settings.lines import line_of_setting, place_in_message
from course.settings.toml_mistakes import NOT_TOML, without_place
from course.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

_AROUND = 3  # lines before and after the one with the mistake
_LONGEST = 2_000_000  # bytes of a file of which an excerpt is shown
_WIDEST = 400  # characters of a line
_TITLES = (
    (LessonError, "A lesson has a mistake"),
    (SettingsError, f"{SETTINGS_FILE} has a mistake"),
    (ToolchainError, "MJML cannot run"),
    (UsageError, f"{SETTINGS_FILE} is not there"),
    (CourseError, "The course cannot be shown"),
)


class Line(NamedTuple):
    """One line of a file."""

    number: int  # from 1
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """Why the course cannot be shown as it is now."""

    title: str
    message: str
    hint: str
    path: str  # from the project's root, with "/"; "" where no file is to blame
    line: int  # from 1; 0 where it is not known
    excerpt: tuple[Line, ...]  # the lines around it


def mistake_of(error: Exception, root: Path) -> Mistake:
    """`error` for people. One that is no `CourseError` is a bug, and said to be.

    Args:
        error: what reading or rendering the course raised.
        root: the project's folder.
    """
    if not isinstance(error, CourseError):
        return Mistake(
            title="The studio made a mistake",
            message=f"{type(error).__name__}: {error}"[:2000],
            hint="this is a bug in course, not in your files; the terminal shows where; saving a file tries again",
            path="",
            line=0,
            excerpt=(),
        )
    path, line, message = _place(error, root)
    return Mistake(
        title=_title(error, path),
        message=_relative(message, root),
        hint=_hint(error),
        path=_named(path, root) if path else "",
        line=line,
        excerpt=_excerpt(path, line) if path and line else (),
    )


def _hint(error: CourseError) -> str:
    """The next step; what is for terminals alone, such as to run a command again, is not said here."""
    if isinstance(error, UsageError):
        return "put it back: the page follows"
    return "" if isinstance(error, SettingsError) else error.hint


def _title(error: CourseError, path: Path | None) -> str:
    if isinstance(error, RenderError):
        is_template = path is not None and path.suffix == ".j2"
        return "A template has a mistake" if is_template else "A lesson cannot be made into an email"
    return next(title for kind, title in _TITLES if isinstance(error, kind))


def _place(error: CourseError, root: Path) -> tuple[Path | None, int, str]:
    """The file and line to mend, and the message without them."""
    if isinstance(error, SettingsError):
        return _settings_place(error, root / SETTINGS_FILE)
    first = error.each[0]
    message = error.problem if first is error else error.message
    if first.place is not None:
        return Path(first.place.path), first.place.line, message
    if isinstance(first, RenderError) and first.lessons:
        return Path(first.lessons[0]), 0, message
    return None, 0, message


def _settings_place(error: SettingsError, file: Path) -> tuple[Path, int, str]:
    """The first line of `course.toml` that is wrong, and all that is wrong with it."""
    text = "\n".join(_lines(file))
    placed = sorted((_setting_line(text, *problem), *problem) for problem in error.problems)
    said = [_said(*one) for one in placed]
    if len(said) > 1:
        said = [f"line {line}: {words}" for (line, _, _), words in zip(placed, said, strict=True)]
    return file, placed[0][0] if placed else 1, "\n".join(said)


def _said(line: int, path: str, problem: str) -> str:
    if path != SETTINGS_FILE:
        return f"{path} {problem}"
    return f"line {line} cannot be read: {without_place(problem)}" if problem.startswith(NOT_TOML) else problem


def _setting_line(text: str, path: str, problem: str) -> int:
    return place_in_message(problem)[0] if path == SETTINGS_FILE else line_of_setting(text, path)


def _named(path: Path, root: Path) -> str:
    """`path` from the project's root, or from where the shipped templates are; else its last two names."""
    for folder in (root, shipped("templates").parent):
        if path.resolve().is_relative_to(folder.resolve()):
            return path.resolve().relative_to(folder.resolve()).as_posix()
    return "/".join(path.parts[-2:])


def _relative(message: str, root: Path) -> str:
    """`message` with paths from the project's root."""
    for folder in {f"{root}/", f"{root.resolve()}/", f"{shipped('templates').parent}/"} - {"./", "/"}:
        message = message.replace(folder, "")
    return message


def _excerpt(path: Path, line: int) -> tuple[Line, ...]:
    lines = _lines(path)
    first = max(0, line - 1 - _AROUND)
    return tuple(
        Line(number=number, text=text[:_WIDEST])
        for number, text in enumerate(lines[first : line + _AROUND], start=first + 1)
    )


def _lines(path: Path) -> Sequence[str]:
    """The lines of a file; none of what a link stands for, which may lie anywhere."""
    try:
        if path.is_symlink() or path.stat().st_size > _LONGEST:
            return ()
        return path.read_bytes().decode("utf-8", errors="replace").splitlines()
    except OSError:
        return ()
