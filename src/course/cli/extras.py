"""Packages that only some commands need, and that need not be installed."""

from __future__ import annotations

from importlib.util import find_spec

from course.errors import CourseError


def need_extra(command: str, extra: str, *packages: str) -> None:
    """Refuse to go on without `packages`.

    Args:
        command: as a person types it after `course`.
        extra: which of course's extras brings them.
        packages: as they are imported.

    Raises:
        CourseError: some are not installed.
    """
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise CourseError(
            f"`course {command}` needs packages that are not installed: {', '.join(missing)}",
            f"install course again with its extra: {extra}",
        )
