"""What a build does to each lesson file, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from course.merging import ShownConflict
    from course.models import Outline


class Fate(StrEnum):
    """What becomes of a lesson file."""

    NEW = "new"  # no such file was there; text that the marketer edited elsewhere may have come into it
    FOLLOWS = "follows"  # nobody edited it, and the article gives another
    MERGED = "merged"  # what the article gives, with the marketer's edits in it
    KEPT = "kept"  # edited; the article has nothing new for it
    UNCHANGED = "unchanged"
    REMOVED = "removed"  # its day is no more, and nothing in it was edited but what went elsewhere
    CONFLICT = "conflict"
    ALONE = "left alone"  # never built from an article


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonChange:
    """One file: what it is and what it becomes."""

    path: Path
    fate: Fate
    before: Path | None = None  # the name that the lesson had, where it is another
    was: str = ""  # the text before; "" where there was none
    text: str = ""  # the text after, as it goes into the file; "" where the file goes
    edits: int = 0  # parts and entries that stay as the marketer wrote them
    loses_edits: bool = False  # --force: what the marketer wrote goes
    notes: tuple[str, ...] = ()  # what was kept though the article now gives another
    conflicts: tuple[ShownConflict, ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether the file is written or moved."""
        return bool(self.text) and (self.text != self.was or self.before is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReport:
    """What a build did, or would do."""

    outline: Outline
    changes: tuple[LessonChange, ...]  # by day; then the files that go or are left alone
    record: Mapping[str, str]  # by file name: what the article gives, the base of the next merge
    pictures: tuple[Path, ...] = ()  # that were not beside the lessons before
    unused_pictures: tuple[Path, ...] = ()  # of earlier builds, that no lesson shows any more; not known of a dry run

    @property
    def written(self) -> tuple[Path, ...]:
        """The files with a new text or a new name."""
        return tuple(change.path for change in self.changes if change.is_written)

    @property
    def conflicts(self) -> tuple[ShownConflict, ...]:
        """All conflicts, in order."""
        return tuple(conflict for change in self.changes for conflict in change.conflicts)

    def of(self, *fates: Fate) -> tuple[LessonChange, ...]:
        """The changes of these kinds."""
        return tuple(change for change in self.changes if change.fate in fates)
