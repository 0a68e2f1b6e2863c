"""Article -> lesson files: writes what follows from the article, and never over a person's edits unasked."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.errors import CourseError
from course.files import write_atomically
from course.lesson_files import lesson_paths
from course.lessons import draft_lessons, format_lesson, lesson_slug
from course.outline import make_outline

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from course.models import Article, Outline
    from course.words import Words

RECORD = ".generated.json"  # file name -> digest of what was last generated under it; belongs into version control


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReport:
    """What a build did to each lesson file, or would do."""

    outline: Outline
    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    kept: tuple[Path, ...]  # edited by a person since; what the article gives has not changed
    removed: tuple[Path, ...]  # of days that there are no more


class EditedLessonsError(CourseError):
    """The article now gives something else than lessons that a person has edited since."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        listed = "\n".join(f"  {path}" for path in paths)
        count = "1 lesson was" if len(paths) == 1 else f"{len(paths)} lessons were"
        super().__init__(
            f"{count} edited since generated, and would be overwritten or removed; nothing was written\n{listed}",
            "commit or move your edits, then build with --force; or leave the lessons as they are",
        )
        self.paths = paths


def draft_course(
    article: Article, days: int, words: Words, folder: Path, *, force: bool = False, dry_run: bool = False
) -> DraftReport:
    """Write the article's lessons into `folder`, one file a day.

    Files that already say the same are not touched; files of days that are no more are removed.

    Args:
        article: what the lessons are made from.
        days: how many lessons.
        words: the phrases that today's actions are made with.
        folder: the project's lessons.
        force: write over lessons that a person has edited, too.
        dry_run: say what would happen, and write nothing.

    Raises:
        ArticleError: the article cannot fill so many days.
        EditedLessonsError: a lesson was edited since it was generated, and the article now gives another.
        CourseError: a file cannot be read or written.
    """
    outline = make_outline(article, days)
    lessons = draft_lessons(outline.lessons, words)
    texts = {f"{lesson_slug(lesson)}.md": format_lesson(lesson) for lesson in lessons}
    report, conflicts = _compare(outline, texts, folder, force=force)
    if conflicts and not force:
        raise EditedLessonsError(conflicts)
    if not dry_run:
        _write(report, texts, folder)
    return report


def _compare(
    outline: Outline, texts: Mapping[str, str], folder: Path, *, force: bool
) -> tuple[DraftReport, tuple[Path, ...]]:
    """What becomes of each file, and the edited ones that would be lost."""
    recorded = _read_record(folder)
    found = {path.name: _digest(_read(path)) for path in lesson_paths(folder)}
    written, unchanged, kept, conflicts = [], [], [], []
    for name, text in texts.items():
        path, new = folder / name, _digest(text.encode())
        is_edited = name in found and found[name] != recorded.get(name)
        if found.get(name) == new:
            unchanged.append(path)
        elif is_edited and recorded.get(name) == new and not force:
            kept.append(path)
        else:
            written.append(path)
            conflicts += [path] if is_edited else []
    removed = [folder / name for name in found if name not in texts]
    conflicts += [path for path in removed if found[path.name] != recorded.get(path.name)]
    report = DraftReport(
        outline=outline,
        written=tuple(written),
        unchanged=tuple(unchanged),
        kept=tuple(kept),
        removed=tuple(removed),
    )
    return report, tuple(conflicts)


def _write(report: DraftReport, texts: Mapping[str, str], folder: Path) -> None:
    for path in report.written:
        write_atomically(path, texts[path.name])
    for path in report.removed:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CourseError(f"{path} cannot be removed: {error.strerror or error}", "remove it by hand") from error
    record = {name: _digest(text.encode()) for name, text in sorted(texts.items())}
    # Last: were it written first, an interrupted build would take the old files for a person's edits.
    write_atomically(folder / RECORD, json.dumps(record, indent=2, ensure_ascii=False) + "\n")


def _read_record(folder: Path) -> dict[str, str]:
    path = folder / RECORD
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise CourseError(f"{path} cannot be read: {error}", "restore it from version control, or delete it") from error
    if not isinstance(record, dict):
        raise CourseError(f"{path} is not a list of lessons", "restore it from version control, or delete it")
    return {str(name): str(digest) for name, digest in record.items()}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror or error}", "check its permissions") from error


def _digest(data: bytes) -> str:
    """Hex SHA-256, the same whichever newlines a checkout gave the file."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
