"""The exception tree: everything that a person can mend is a `CourseError`; bugs pass through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


SETTINGS_FILE = "course.toml"  # in a project's folder


class Place(NamedTuple):
    """Where in a file a mistake is."""

    path: Path | str
    line: int  # from 1


class CourseError(Exception):
    """Something a person can mend. `message` says what and where, `hint` what to do next.

    Attributes:
        exit_code: what the command line exits with (1 problem found, 2 wrong usage or configuration).
        place: the file and line to mend, where they are known.
        parts: where several things are wrong, an error for each.
    """

    exit_code = 1
    place: Place | None = None
    parts: tuple[CourseError, ...] = ()

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def problem(self) -> str:
        """The message without the file and line that it begins with."""
        return self.message.removeprefix(f"{self.place.path}:{self.place.line}: ") if self.place else self.message

    @property
    def each(self) -> tuple[CourseError, ...]:
        """What is wrong, one by one."""
        return self.parts or (self,)


class UsageError(CourseError):
    """The command was called in a way that cannot work."""

    exit_code = 2


class SettingsError(CourseError):
    """`course.toml` or the environment is wrong; every problem is listed, each by its dotted path."""

    exit_code = 2

    def __init__(self, where: str, problems: Sequence[tuple[str, str]]) -> None:
        listed = "\n".join(f"  {path}: {problem}" for path, problem in problems)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(f"{where}: {count}\n{listed}", "mend these and run the command again")
        self.problems = tuple(problems)


class ArticleError(CourseError):
    """The article cannot be read, or cannot fill what was asked of it."""


class LessonError(CourseError):
    """A lesson file is wrong at a line."""

    def __init__(self, path: Path | str, line: int, problem: str, hint: str = "") -> None:
        super().__init__(f"{path}:{line}: {problem}", hint)
        self.path = path
        self.line = line
        self.place = Place(path, line)


class SubscriberError(CourseError):
    """A person, or a file of people, cannot be taken as given."""


class RenderError(CourseError):
    """A lesson could not be made into an email.

    Attributes:
        lessons: the files of those that could not, where it is not all of them.
    """

    def __init__(
        self, message: str, hint: str = "", *, place: Place | None = None, lessons: Sequence[str] = ()
    ) -> None:
        super().__init__(message, hint)
        self.place = place
        self.lessons = tuple(lessons)


class ToolchainError(CourseError):
    """Node or MJML is missing and could not be installed."""


class StoreError(CourseError):
    """The database refuses, cannot be opened, or holds something impossible."""


class ProviderError(CourseError):
    """The email provider cannot be used as configured."""
