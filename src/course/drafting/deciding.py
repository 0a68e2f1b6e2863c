"""What becomes of each lesson file, decided from what is there and what the article gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.drafting.built import built_lessons
from course.drafting.changes import Fate, LessonChange
from course.errors import CourseError
from course.lesson_files import refuse_conflict_marks
from course.merging import LessonText, MergedLesson, Pair, Side, key_name, merge_course, split_lesson

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from course.drafting.built import BuiltLesson
    from course.drafting.folder import LessonFile, LessonsFolder


def decide_changes(
    found: LessonsFolder, new: Mapping[str, str], folder: Path, *, side: Side | None, force: bool
) -> tuple[LessonChange, ...]:
    """What becomes of each file in `folder` when the article gives the lessons `new`, by file name.

    Raises:
        LessonError: a lesson holds a conflict that is not settled.
        CourseError: a file that no build made has the day of a lesson.
    """
    built = built_lessons(found, new)
    alone = sorted(found.files.keys() - {lesson.file for lesson in built})
    _refuse_taken_days(alone, found, new, folder)
    if force or not any(lesson.is_edited for lesson in built):
        changes = tuple(_as_given(built, found, new, folder))
    else:
        for lesson in built:
            refuse_conflict_marks(lesson.yours, folder / lesson.file)
        changes = _merged(built, found, new, folder, side or Side.MARK)
    return (*changes, *_removed(built, changes, found, folder, force=force), *_left_alone(alone, found, folder))


def _refuse_taken_days(alone: Iterable[str], found: LessonsFolder, new: Mapping[str, str], folder: Path) -> None:
    for name in alone:
        text = split_lesson(name, found.files[name].text)
        day = next((key.text.strip() for key in text.keys if key_name(key) == "day"), "")
        if day.isdecimal() and 1 <= int(day[:9]) <= len(new):
            raise CourseError(
                f"{folder / name} is day {day}, and so is a lesson of the article",
                f"give it a day after {len(new)}, or move it out of the folder",
            )


def _as_given(
    built: Sequence[BuiltLesson], found: LessonsFolder, new: Mapping[str, str], folder: Path
) -> Iterator[LessonChange]:
    """Lessons as the article gives them, over whatever is there."""
    edited = {lesson.file for lesson in built if lesson.is_edited}
    movable = {
        _title_of(lesson.file): lesson.file for lesson in built if lesson.file in found.files.keys() - new.keys()
    }
    for name, text in new.items():
        before = name if name in found.files else movable.get(_title_of(name), name)
        file = found.files.get(before)
        raw = file.with_text(text) if file else text
        fate = Fate.FOLLOWS if file else Fate.NEW
        if file and file.raw == raw and before == name:
            fate = Fate.UNCHANGED
        yield LessonChange(
            path=folder / name,
            fate=fate,
            before=folder / before if before != name else None,
            was=file.raw if file else "",
            text=raw,
            loses_edits=before in edited and fate is Fate.FOLLOWS,
        )


def _title_of(name: str) -> str:
    """The part of a file's name that comes from the title: "02-light.md" -> "light.md"."""
    return name.partition("-")[2]


def _merged(
    built: Sequence[BuiltLesson], found: LessonsFolder, new: Mapping[str, str], folder: Path, side: Side
) -> tuple[LessonChange, ...]:
    pairs = [_pair(lesson) for lesson in built]
    merged = merge_course(pairs, [split_lesson(name, text) for name, text in new.items()])
    return tuple(
        _change(lesson, pair, found=found, new=new, folder=folder, side=side)
        for lesson in merged
        for pair in [pairs[lesson.before] if lesson.before is not None else None]
    )


def _pair(lesson: BuiltLesson) -> Pair:
    yours = split_lesson(lesson.file, lesson.yours)
    if lesson.base is None:
        return Pair(base=None, yours=yours)
    return Pair(base=split_lesson(lesson.name, lesson.base) if lesson.is_edited else yours, yours=yours)


def _change(
    lesson: MergedLesson,
    pair: Pair | None,
    *,
    found: LessonsFolder,
    new: Mapping[str, str],
    folder: Path,
    side: Side,
) -> LessonChange:
    name = _name(lesson.article, pair, new)
    before = pair.yours.name if pair else name
    file = found.files.get(before)
    text = lesson.text(side)
    raw = file.with_text(text) if file else text
    is_moved = file is not None and before != name
    return LessonChange(
        path=folder / name,
        fate=_fate(lesson, file, raw, is_moved=is_moved),
        before=folder / before if is_moved else None,
        was=file.raw if file else "",
        text=raw,
        edits=lesson.edits,
        notes=tuple(lesson.front.notes),
        conflicts=lesson.conflicts,
    )


def _name(article: LessonText, pair: Pair | None, new: Mapping[str, str]) -> str:
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


def _removed(
    built: Sequence[BuiltLesson],
    changes: Sequence[LessonChange],
    found: LessonsFolder,
    folder: Path,
    *,
    force: bool,
) -> Iterator[LessonChange]:
    """The files of lessons that are no more."""
    stay = {change.path.name for change in changes} | {change.before.name for change in changes if change.before}
    for lesson in built:
        if lesson.file in found.files and lesson.file not in stay:
            raw, is_lost = found.files[lesson.file].raw, force and lesson.is_edited
            yield LessonChange(path=folder / lesson.file, fate=Fate.REMOVED, was=raw, loses_edits=is_lost)


def _left_alone(alone: Iterable[str], found: LessonsFolder, folder: Path) -> Iterator[LessonChange]:
    for name in alone:
        raw = found.files[name].raw
        yield LessonChange(path=folder / name, fate=Fate.ALONE, was=raw, text=raw)
