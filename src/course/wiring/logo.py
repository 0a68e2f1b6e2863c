"""The logo that `course.toml` names, looked for where the pictures are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.errors import SETTINGS_FILE, Place, SettingsError
from course.pictures import FOLDER
from course.settings.lines import line_of_setting

if TYPE_CHECKING:
    from collections.abc import Collection

    from course.wiring.projects import Project

_SETTING = "theme.logo"


def check_logo(project: Project, pictures: Collection[str]) -> None:
    """Make sure that a logo beside the lessons is there.

    Args:
        project: whose `[theme]` is looked at.
        pictures: the names of those beside the lessons.

    Raises:
        SettingsError: it is not; `place` is its line in `course.toml`.
    """
    folder, _, name = project.settings.theme.logo.partition("/")
    if folder != FOLDER or name in pictures:
        return
    path = project.root / SETTINGS_FILE
    error = SettingsError(str(path), [(_SETTING, _problem(project, name, pictures))])
    error.place = Place(path, line_of_setting(path.read_text(encoding="utf-8"), _SETTING))
    raise error


def _problem(project: Project, name: str, pictures: Collection[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (only where there is a mistake to explain)

    file = project.lessons_folder / FOLDER / name
    if file.is_file():
        return f"names {file}, which is no picture that mail programs show (PNG, JPEG, GIF or WebP)"
    close = get_close_matches(name, pictures, n=1)
    hint = f"; did you mean {FOLDER}/{close[0]}?" if close else ""
    return f"names {file}, and there is no such file{hint}"
