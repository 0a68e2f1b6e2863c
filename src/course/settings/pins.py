"""`[[outline]]` and `course.leave_out`: what a person says about the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.models import PinnedDay
from course.settings.checks import line, names_of_parts

if TYPE_CHECKING:
    from collections.abc import Callable

_CHECKS: dict[str, Callable[[Any], Any]] = {"headings": names_of_parts, "title": line}


def read_pinned_days(tables: object) -> tuple[tuple[PinnedDay, ...], list[tuple[str, str]]]:
    """The `[[outline]]` tables as days, and every problem with them by its dotted path.

    Args:
        tables: what TOML gave for `outline`.
    """
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        return (), [("outline", "must be tables, one for each day: [[outline]], with two brackets")]
    problems: list[tuple[str, str]] = []
    days = [_read_day(f"outline[{number}]", table, problems) for number, table in enumerate(tables, start=1)]
    return tuple(days), problems


def _read_day(path: str, table: dict[str, Any], problems: list[tuple[str, str]]) -> PinnedDay:
    problems += [
        (f"{path}.{key}", f"is not a setting; a day has {' and '.join(_CHECKS)}") for key in table if key not in _CHECKS
    ]
    if not table.get("headings", []):
        problems.append((f"{path}.headings", "is missing: a day holds at least one heading of the article"))
    read: dict[str, Any] = {"headings": ()}
    for key, check in _CHECKS.items():
        if key not in table:
            continue
        try:
            read[key] = check(table[key])
        except ValueError as error:
            problems.append((f"{path}.{key}", str(error)))
    return PinnedDay(**read)
