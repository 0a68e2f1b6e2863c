"""The emails whose looks are kept: the back-pain course, and a lesson of every kind of part in two scripts."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from course.emails.filling import Filled, fill
from course.emails.render import render_emails
from course.lesson_files import read_lesson
from course.models import EMAIL_ADDRESS, FIRST_NAME, PREFERENCES_URL, UNSUBSCRIBE_URL, Lesson
from course.settings import Settings
from course.wiring import open_project
from tests.support.lessons import a_lesson, some_settings

ROOT = Path(__file__).resolve().parents[2]
EVERY_PART, IN_ARABIC = "kitchen-sink", "kitchen-sink-ar"  # what the two that are not of the course go by

_SUPPORT = Path(__file__).parent
READER = {
    FIRST_NAME: "Ada",
    EMAIL_ADDRESS: "ada@example.com",
    UNSUBSCRIBE_URL: "https://courses.example.com/u/1",
    PREFERENCES_URL: "https://courses.example.com/p/1",
}


def sample_names() -> tuple[str, ...]:
    """What each goes by: a lesson's file name without its end, and the two others."""
    return (*(path.stem for path in sorted((ROOT / "lessons").glob("[0-9]*.md"))), EVERY_PART, IN_ARABIC)


@functools.cache
def samples() -> Mapping[str, Filled]:
    """Each sample as one reader gets it, by name; rendered once in a test session."""
    return dict(_made())


def _made() -> Iterator[tuple[str, Filled]]:
    project = open_project(ROOT)
    yield from _rendered(project.lessons(), project.settings)
    arabic = some_settings(course={"language": "ar", "title": "القراءة كل يوم"})
    made_up = ((EVERY_PART, "kitchen_sink.md", some_settings()), (IN_ARABIC, "kitchen_sink.ar.md", arabic))
    for name, file, settings in made_up:
        lesson = read_lesson(_SUPPORT / file)
        around = [a_lesson(title=lesson.title), lesson, a_lesson(title=lesson.title, day=3)]
        yield from (item for item in _rendered(around, settings, names={2: name}) if item[0] == name)


def _rendered(
    lessons: list[Lesson] | tuple[Lesson, ...], settings: Settings, names: Mapping[int, str] | None = None
) -> Iterator[tuple[str, Filled]]:
    with tempfile.TemporaryDirectory(prefix="course-samples-") as cache:
        emails = render_emails(lessons, settings, templates=ROOT / "templates", cache=Path(cache))
    for lesson, email in zip(lessons, emails, strict=True):
        stem = lesson.path.stem if lesson.path else f"day-{lesson.day}"
        yield (names or {}).get(lesson.day, stem), fill(email, READER)
