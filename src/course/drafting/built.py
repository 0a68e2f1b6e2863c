"""Which file in the folder is which lesson of the last build."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.drafting.folder import digest
from course.merging import split_lesson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.drafting.folder import LessonsFolder

_SAME_FILE = 0.5  # of its parts: a file under another name is still that lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltLesson:
    """A lesson of the last build, as it was written and as it is."""

    name: str  # of the file, as it was written
    base: str | None  # the text as it was written; None: nobody knows
    file: str  # the file's name now
    yours: str  # the text now; that of the base where the file is missing

    @property
    def is_edited(self) -> bool:
        """Whether the marketer changed its text or its file's name."""
        return self.yours != self.base or self.file != self.name


def built_lessons(found: LessonsFolder, new: Mapping[str, str]) -> tuple[BuiltLesson, ...]:
    """The lessons of the last build, of which every file that stands where one of `new` goes is one."""
    bases = _bases(found, new)
    renamed = _renamed(found, bases, new)
    lessons = []
    for name, base in bases.items():
        file = renamed.get(name, name)
        yours = _text(found, file)
        if yours is not None or base is not None:
            lessons.append(
                BuiltLesson(name=name, base=base, file=file, yours=yours if yours is not None else base or "")
            )
    return tuple(lessons)


def _bases(found: LessonsFolder, new: Mapping[str, str]) -> dict[str, str | None]:
    """What was last built, by file name; None where nobody knows."""
    bases: dict[str, str | None] = dict(found.record)
    for name, recorded in found.digests.items():
        known = [text for text in (_text(found, name), new.get(name)) if text is not None and digest(text) == recorded]
        if known or name in found.files:
            bases.setdefault(name, known[0] if known else None)
    for name in sorted(found.files.keys() & new.keys()):
        bases.setdefault(name, new[name] if _text(found, name) == new[name] else None)
    return bases


def _text(found: LessonsFolder, name: str) -> str | None:
    return found.files[name].text if name in found.files else None


def _renamed(found: LessonsFolder, bases: Mapping[str, str | None], new: Mapping[str, str]) -> dict[str, str]:
    """Lessons that the marketer gave another file name: the name as built -> the name now."""
    missing = {name: base for name, base in bases.items() if base is not None and name not in found.files}
    strangers = {name: file.text for name, file in found.files.items() if name not in bases and name not in new}
    renamed: dict[str, str] = {}
    for name, base in missing.items():
        likeness = {other: _likeness(base, text) for other, text in strangers.items()}
        best = max(likeness, key=lambda other: likeness[other], default=None)
        if best is not None and likeness[best] >= _SAME_FILE:
            renamed[name] = best
            del strangers[best]
    return renamed


def _likeness(base: str, text: str) -> float:
    """The share of the parts of `base` that `text` has too."""
    parts, others = (Counter(part.said for part in split_lesson("", version).parts) for version in (base, text))
    return (parts & others).total() / max(parts.total(), 1)
