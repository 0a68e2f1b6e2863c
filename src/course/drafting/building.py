"""The use case of `course build`: what the article gives, merged with what stands in the folder, then written."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from course.drafting.changes import DraftReport
from course.drafting.deciding import decide_changes
from course.drafting.folder import read_folder
from course.drafting.pending import pending_build
from course.drafting.writing import finish_cut_off_build, hold_lock, write_build
from course.errors import CourseError
from course.lesson_pictures import keep_pictures, new_pictures, unused_pictures
from course.lessons import draft_lessons, format_lesson, lesson_slug

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from course.merging import Side
    from course.models import Outline
    from course.words import Words

_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


class LessonConflictsError(CourseError):
    """Lessons were edited where the article now says something else; nothing was written."""

    def __init__(self, report: DraftReport) -> None:
        count = len(report.conflicts)
        listed = "\n".join(f"  {change.path}" for change in report.changes if change.conflicts)
        super().__init__(
            f"{count} conflict{'s' if count > 1 else ''} between your edits and the article; nothing was written\n"
            f"{listed}",
            "edit the lessons or the article; or choose: --conflicts mark (both, between marks, for you to settle), "
            "yours, or article",
        )
        self.report = report


def draft_course(
    outline: Outline,
    words: Words,
    folder: Path,
    *,
    pictures: Mapping[str, bytes] = _NO_PICTURES,
    side: Side | None = None,
    force: bool = False,
    dry_run: bool = False,
) -> DraftReport:
    """Write the lessons of `outline` into `folder`, one file a day, merged with the edits that are there.

    Either all files are written or, where anything is in the way, none. A build that is cut off is finished by the
    next one. Files that already say the same are not touched.

    Args:
        outline: what the lessons are made from.
        words: the phrases that today's actions are made with.
        folder: the project's lessons.
        pictures: those that the lessons show: content by the name that it is kept under, beside the lessons.
        side: what to write where an edit and the article are in conflict; None: nothing, and raise.
        force: write what the article gives, whatever was edited.
        dry_run: say what would happen, and write nothing.

    Raises:
        LessonConflictsError: there are conflicts, and no `side` was chosen.
        LessonError: a lesson holds a conflict that is not settled yet, or is not text.
        CourseError: a file cannot be read or written, or another build is at work.
    """
    lessons = draft_lessons(outline.lessons, words)
    texts = {f"{lesson_slug(lesson)}.md": format_lesson(lesson) for lesson in lessons}
    with nullcontext() if dry_run else hold_lock(folder):
        if not dry_run:
            finish_cut_off_build(folder)
        found = read_folder(folder, pending_build(folder))
        report = DraftReport(
            outline=outline,
            changes=decide_changes(found, texts, folder, side=side, force=force),
            record=texts,
            pictures=new_pictures(folder, pictures),
        )
        if report.conflicts and side is None:
            raise LessonConflictsError(report)
        if not dry_run:
            keep_pictures(folder, pictures)  # first: no lesson ever shows one that is not there
            write_build(report, found, folder)
            report = replace(report, unused_pictures=unused_pictures(folder))
    return report
