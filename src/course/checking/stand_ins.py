"""Settings of which some are wrong: what is right in them, with stand-ins for what must be there."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from course.errors import SETTINGS_FILE, SettingsError
from course.settings import PLACEHOLDERS, parse_settings
from course.settings.checks import slug as check_slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.settings import Settings

Problems = tuple[tuple[str, str], ...]  # dotted path, what is wrong there
_MOST_DAYS = 366


def lenient_settings(
    document: Mapping[str, Any], environment: Mapping[str, str], *, folder: str, lessons: int
) -> tuple[Settings, Problems]:
    """The settings without what is wrong with them, and what that was.

    Args:
        document: the tables of `course.toml`.
        environment: the process's.
        folder: what the project's folder is called; the course is, where it has no name that can be.
        lessons: how many files of lessons there are.
    """
    try:
        return parse_settings(document, environment, where=SETTINGS_FILE), ()
    except SettingsError as error:
        problems = error.problems
    left = deepcopy(dict(document))
    for path, _ in problems:
        _drop(left, path)
    try:
        return parse_settings(_completed(left, folder), {}, where=SETTINGS_FILE), problems
    except SettingsError:
        return stand_in_settings(folder=folder, lessons=lessons), problems


def stand_in_settings(*, folder: str, lessons: int) -> Settings:
    """Settings where none can be read; the arguments are those of `lenient_settings`."""
    days = max(1, min(lessons, _MOST_DAYS))
    return parse_settings(_completed({"course": {"days": days}}, folder), {}, where=SETTINGS_FILE)


def _drop(document: dict[str, Any], path: str) -> None:
    """Take out of `document` what stands at a dotted path; of an array of tables, all of it."""
    *tables, key = path.split("[", maxsplit=1)[0].split(".")
    inner: Any = document
    for name in tables:
        inner = inner.get(name) if isinstance(inner, dict) else None
    if isinstance(inner, dict):
        inner.pop(key, None)


def _completed(document: dict[str, Any], folder: str) -> dict[str, Any]:
    """`document` with stand-ins for what must be there."""
    completed = dict(document)
    stand_ins = {"course.slug": _slug_of(folder), "course.title": folder or "course", **PLACEHOLDERS}
    for path, value in stand_ins.items():
        table, _, key = path.partition(".")
        inner = completed.get(table)
        completed[table] = {key: value, **(inner if isinstance(inner, dict) else {})}
    return completed


def _slug_of(folder: str) -> str:
    try:
        return check_slug(folder.lower())
    except ValueError:
        return "course"
