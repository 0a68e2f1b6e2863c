"""What becomes of each lesson file, decided from what is there and what the article gives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from course.drafting.changes import Fate, LessonChange
from course.drafting.folder import LessonFile, digest
from course.errors import CourseError
from course.lesson_files import refuse_conflict_marks
from course.merging import LessonText, MergedLesson, Pair, Side, key_name, merge_course, split_lesson

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from course.drafting.folder import LessonsFolder

_SAME_FILE = 0.5  # of its parts: a file under another name is still that lesson


def decide_changes(
    found: LessonsFolder, new: Mapping[str, str], folder: Path, *, side: Side | None, force: bool
) -> tuple[LessonChange, ...]:
    """What becomes of each file in `folder` when the article gives the lessons `new`, by file name.

    Raises:
        LessonError: a lesson holds a conflict that is not settled.
        CourseError: a file that no build made has the day of a lesson.
    """
    pairs = _pairs(found, new)
    alone = sorted(found.files.keys() - {pair.yours.name for pair in pairs})
    _refuse_taken_days(alone, found, new, folder)
    if force:
        changes = _forced(pairs, found, new, folder)
    else:
        for pair in pairs:
            refuse_conflict_marks(pair.yours.text, folder / pair.yours.name)
        merged = merge_course(pairs, [split_lesson(name, text) for name, text in new.items()])
        changes = _merged(merged, pairs, found, folder, side or Side.MARK)
    stay = {change.path.name for change in changes}
    removed = [
        LessonChange(
            path=folder / pair.yours.name,
            fate=Fate.REMOVED,
            was=found.files[pair.yours.name].raw,
            loses_edits=force and _is_edited(pair),
        )
        for pair in pairs
        if pair.yours.name in found.files.keys() - stay - {change.before.name for change in changes if change.before}
    ]
    left = [
        LessonChange(path=folder / name, fate=Fate.ALONE, was=found.files[name].raw, text=found.files[name].raw)
        for name in alone
    ]
    return (*changes, *removed, *left)


def _pairs(found: LessonsFolder, new: Mapping[str, str]) -> list[Pair]:
    """Each lesson that was built, as it was and as it is; one that is missing is as it was."""
    bases = _bases(found, new)
    renamed = _renamed(found, bases, new)
    pairs = []
    for name, base in bases.items():
        file = found.files.get(renamed.get(name, name))
        before = split_lesson(name, base) if base is not None else None
        if file is not None and file.text != base:
            pairs.append(Pair(base=before, yours=split_lesson(renamed.get(name, name), file.text)))
        elif before is not None:
            yours = split_lesson(renamed[name], base or "") if name in renamed else before
            pairs.append(Pair(base=before, yours=yours))
    return pairs


def _bases(found: LessonsFolder, new: Mapping[str, str]) -> dict[str, str | None]:
    """What was last built, by file name; None where nobody knows."""
    bases: dict[str, str | None] = dict(found.record)
    for name, recorded in found.digests.items():
        known = [text for text in (_text(found, name), new.get(name)) if text is not None and digest(text) == recorded]
        if known or name in found.files:
            bases.setdefault(name, known[0] if known else None)
    for name in found.files.keys() & new.keys():
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


def _refuse_taken_days(alone: Iterable[str], found: LessonsFolder, new: Mapping[str, str], folder: Path) -> None:
    for name in alone:
        text = split_lesson(name, found.files[name].text)
        day = next((key.text.strip() for key in text.keys if key_name(key) == "day"), "")
        if day.isdecimal() and 1 <= int(day[:9]) <= len(new):
            raise CourseError(
                f"{folder / name} is day {day}, and so is a lesson of the article",
                f"give it a day after {len(new)}, or move it out of the folder",
            )


def _is_edited(pair: Pair) -> bool:
    return pair.base is None or pair.base.text != pair.yours.text


def _forced(
    pairs: Sequence[Pair], found: LessonsFolder, new: Mapping[str, str], folder: Path
) -> tuple[LessonChange, ...]:
    edited = {pair.yours.name for pair in pairs if _is_edited(pair)}
    changes = []
    for name, text in new.items():
        file = found.files.get(name)
        raw = file.with_text(text) if file else text
        fate = Fate.NEW if file is None else Fate.UNCHANGED if raw == file.raw else Fate.FOLLOWS
        was = file.raw if file else ""
        loses = fate is Fate.FOLLOWS and name in edited
        changes.append(LessonChange(path=folder / name, fate=fate, was=was, text=raw, loses_edits=loses))
    return tuple(changes)


def _merged(
    merged: Sequence[MergedLesson], pairs: Sequence[Pair], found: LessonsFolder, folder: Path, side: Side
) -> tuple[LessonChange, ...]:
    new = {lesson.article.name for lesson in merged}
    changes = []
    for lesson in merged:
        pair = pairs[lesson.before] if lesson.before is not None else None
        name = _name(lesson.article, pair, new)
        file = found.files.get(pair.yours.name) if pair else None
        text = lesson.text(side)
        raw = file.with_text(text) if file else text
        is_moved = file is not None and pair is not None and pair.yours.name != name
        changes.append(
            LessonChange(
                path=folder / name,
                fate=_fate(lesson, file, raw, is_moved=is_moved),
                before=folder / pair.yours.name if pair and is_moved else None,
                was=file.raw if file else "",
                text=raw,
                edits=lesson.edits,
                notes=tuple(lesson.front.notes),
                conflicts=lesson.conflicts,
            )
        )
    return tuple(changes)


def _name(article: LessonText, pair: Pair | None, new: set[str]) -> str:
    """The file's name; the one that the marketer gave it stays while the article's does."""
    is_own = pair is not None and pair.base is not None and pair.base.name == article.name != pair.yours.name
    return pair.yours.name if pair and is_own and pair.yours.name not in new else article.name


def _fate(lesson: MergedLesson, file: LessonFile | None, raw: str, *, is_moved: bool) -> Fate:
    if lesson.conflicts:
        return Fate.CONFLICT
    if file is None:
        return Fate.NEW
    if raw == file.raw and not is_moved:
        return Fate.KEPT if lesson.edits else Fate.UNCHANGED
    return Fate.MERGED if lesson.edits else Fate.FOLLOWS
