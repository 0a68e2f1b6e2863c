"""`[check]` of `course.toml`: which rules count, and for which mail programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.settings.values import CheckSettings

if TYPE_CHECKING:
    from course.settings.reader import Reader


def read_check(reader: Reader) -> CheckSettings:  # noqa: ARG001
    """What `course check` is told."""
    return CheckSettings(ignore=frozenset(), severities={}, clients=())
