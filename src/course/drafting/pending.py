"""A build that is decided and may be half written, as it stands in the folder until it is done."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from course.errors import CourseError
from course.lesson_files import PENDING, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingChange:
    """One step: a file gets a text, or goes."""

    name: str
    before: str | None  # digest of what it replaces; None: nothing
    text: str | None  # None: the file goes


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingBuild:
    """A build that is decided and may be half written."""

    changes: tuple[PendingChange, ...]
    record: Mapping[str, str]


def pending_build(folder: Path) -> PendingBuild | None:
    """The build that was cut off in `folder`, if one was.

    Raises:
        CourseError: what it left behind cannot be read.
    """
    path = folder / RECORD / PENDING
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        changes = tuple(PendingChange(**change) for change in data["changes"])
        record = dict(data["record"])
        _refuse_paths([*(change.name for change in changes), *record])
        return PendingBuild(changes=changes, record=record)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CourseError(
            f"{path} cannot be read: {error}", "delete it, look through the lessons, build again"
        ) from error


def _refuse_paths(names: Iterable[str]) -> None:
    for name in names:
        if not name.endswith(".md") or Path(name).name != name:  # whoever wrote it, it leads nowhere else
            raise ValueError(f"{name!r} is not the name of a lesson's file")
