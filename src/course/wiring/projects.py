"""A project's folder, read and rendered. No store and no provider is opened here: that is in `wiring.sending`."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.errors import SETTINGS_FILE, SettingsError, UsageError
from course.settings import Settings, parse_settings
from course.settings.toml_mistakes import toml_problem
from course.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from course.emails.cache import Pages
    from course.emails.lost_pictures import LostPicture
    from course.emails.mjml import Compiler
    from course.models import Email, Lesson
    from course.pictures import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A folder with a `course.toml`, and what is in it."""

    root: Path
    settings: Settings

    @property
    def lessons_folder(self) -> Path:
        """Where the lessons are."""
        return self.root / "lessons"

    @property
    def templates(self) -> Path:
        """The project's own templates, else those that come with `course`."""
        own = self.root / "templates"
        return own if own.is_dir() else shipped("templates")

    @property
    def cache(self) -> Path:
        """What can be made again at any time."""
        return self.root / ".course" / "cache"

    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons, by day."""
        from course.lesson_files import read_lessons  # noqa: PLC0415 (not every command reads lessons)

        return read_lessons(self.lessons_folder)

    def pictures(self) -> Mapping[str, Picture]:
        """The pictures beside the lessons, by name."""
        from course.lesson_pictures import read_pictures  # noqa: PLC0415 (as above)

        return read_pictures(self.lessons_folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsText:
    """A `course.toml` as far as it can be read."""

    text: str  # what is not UTF-8 in it is replaced
    document: Mapping[str, Any]  # its tables; none where there is a problem
    problem: str = ""  # why it cannot be read


def read_settings(directory: Path) -> SettingsText | None:
    """The `course.toml` in `directory`, or None where it holds none."""
    try:
        data = (directory / SETTINGS_FILE).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return SettingsText(text="", document={}, problem=f"cannot be read: {error.strerror or error}")
    text = data.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    try:
        data.decode("utf-8")
        return SettingsText(text=text, document=tomllib.loads(text))
    except UnicodeDecodeError as error:
        return SettingsText(text=text, document={}, problem=_not_utf8(data[: error.start]))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return SettingsText(text=text, document={}, problem=toml_problem(error, text))


def _not_utf8(before: bytes) -> str:
    line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
    return f"is not UTF-8 text: save it as UTF-8 (at line {line}, column {column})"


def find_project(directory: Path) -> Project | None:
    """The project in `directory`, or None where it holds no `course.toml`.

    Raises:
        SettingsError: the file is there and wrong.
    """
    path, file = directory / SETTINGS_FILE, read_settings(directory)
    if file is None:
        return None
    if file.problem:
        raise SettingsError(str(path), [(SETTINGS_FILE, file.problem)])
    return Project(root=directory, settings=parse_settings(file.document, os.environ, where=str(path)))


def open_project(directory: Path) -> Project:
    """The project in `directory`.

    Raises:
        UsageError: there is none.
        SettingsError: its settings are wrong.
    """
    project = find_project(directory)
    if project is None:
        raise UsageError(
            f"{directory.resolve()} is not a course project: it has no {SETTINGS_FILE}",
            "go to a project's folder, name one with `course -C DIR`, or make one with `course init DIR`",
        )
    return project


def render_emails(
    project: Project,
    compiler: Compiler | None = None,
    *,
    lessons: Sequence[Lesson] | None = None,
    pictures: Mapping[str, Picture] | None = None,
    cache: Path | Pages | None = None,
) -> tuple[Email, ...]:
    """Lessons as the project's emails, by day; MJML runs only for what changed. Every command renders by this.

    Args:
        project: whose settings and templates are taken.
        compiler: what makes HTML of MJML; None: one run of its command line.
        lessons: None: all of the project's.
        pictures: those beside the lessons, by name; None: read from there.
        cache: what keeps the pages, or the folder that does; None: the project's.

    Raises:
        CourseError: the lessons cannot be read or rendered, or `[theme]` names a logo that is not there.
    """
    from course.emails.mjml import compile_by_cli  # noqa: PLC0415 (as below)
    from course.emails.render import render_emails as render  # noqa: PLC0415 (Jinja2 and friends)
    from course.wiring.logo import check_logo  # noqa: PLC0415 (as above)

    pictures = project.pictures() if pictures is None else pictures
    check_logo(project, pictures)
    return render(
        project.lessons() if lessons is None else lessons,
        project.settings,
        templates=project.templates,
        cache=project.cache if cache is None else cache,
        pictures=pictures,
        compiler=compiler or compile_by_cli,
    )


def lost_pictures(project: Project) -> tuple[LostPicture, ...]:
    """The pictures of the project's lessons of which emails show the words alone."""
    from course.emails.lost_pictures import lost_pictures as find_lost  # noqa: PLC0415 (Markdown's parser)
    from course.emails.pictures import Gallery  # noqa: PLC0415 (as above)

    gallery = Gallery(base_url=project.settings.course.base_url, pictures=project.pictures())
    return tuple(find_lost(project.lessons(), gallery))
