"""Courses to check in tests: a clean one of three days, and the same with something changed."""

from __future__ import annotations

from pathlib import Path

from course.checking import check_course
from course.checking.material import CheckedCourse, CheckedLesson
from course.errors import CourseError
from course.findings import Finding
from course.lessons import parse_lesson
from course.lessons.conflict_marks import conflict_mark_line
from course.pictures import Picture
from course.settings import Settings
from tests.support.lessons import some_settings

BODY = """\
Walking asks less of your back than sitting does, and ten minutes are enough to begin with. Hi {{ subscriber.first_name
| default("there") }}!

## How to begin

Start tomorrow with a walk around the block, and read [what the study says](https://example.com/study) first.

- Wear shoes that you like.
- Come back before it hurts.
""".replace("first_name\n|", "first_name |")
TITLES = ("Walk before you run", "Sleep on your side", "Sit less, stand more")
PREHEADERS = (
    "Ten minutes around the block do more than an hour once a week.",
    "A pillow between the knees takes the load off your spine.",
    "Your chair is not the enemy, but it should not be your home.",
)


def a_file(day: int, body: str = BODY, **front: str) -> str:
    """The text of a lesson's file; `front` replaces lines of its front matter, "" leaves one out."""
    keys = {
        "day": str(day),
        "title": TITLES[(day - 1) % 3],
        "subject": f"{TITLES[(day - 1) % 3]} ({day})" if day > 3 else TITLES[day - 1],
        "preheader": PREHEADERS[(day - 1) % 3],
    } | front
    lines = [f"{key}: {value}" for key, value in keys.items() if value]
    return "\n".join(["---", *lines, "---", "", body])


def a_checked_lesson(text: str, day: int = 1, settings: Settings | None = None) -> CheckedLesson:
    """A lesson's file as the rules see it."""
    path = Path(f"lessons/{day:02}-lesson.md")
    lesson, error = None, None
    try:
        lesson = parse_lesson(text, path) if conflict_mark_line(text) is None else None
    except CourseError as caught:
        error = caught
    return CheckedLesson(
        path=str(path), text=text, lesson=lesson, error=error, settings=settings or some_settings(course={"days": 3})
    )


def a_checked_course(
    *texts: str,
    settings: Settings | None = None,
    settings_text: str = "",
    pictures: dict[str, Picture] | None = None,
    picture_bytes: dict[str, int] | None = None,
    problems: tuple[tuple[str, str], ...] = (),
) -> CheckedCourse:
    """A course of files; without any, the clean one."""
    files = texts or tuple(a_file(day) for day in (1, 2, 3))
    settings = settings or some_settings(course={"days": len(files)})
    return CheckedCourse(
        settings=settings,
        settings_text=settings_text,
        lessons=tuple(a_checked_lesson(text, day, settings) for day, text in enumerate(files, start=1)),
        emails=(),
        pictures=pictures or {},
        picture_bytes=picture_bytes or {},
        settings_problems=problems,
    )


def found_in(course: CheckedCourse) -> list[tuple[str, str, int]]:
    """Code, file and line of each finding."""
    return [(one.code, one.path, one.line) for one in check_course(course)]


def findings_of(body: str, *, day: int = 1, schedule: dict[str, object] | None = None, **front: str) -> list[Finding]:
    """What is found in one lesson of the clean course whose text is `body`."""
    settings = some_settings(course={"days": 3}, schedule=schedule or {})
    texts = [a_file(one) for one in (1, 2, 3)]
    texts[day - 1] = a_file(day, body, **front)
    return list(check_course(a_checked_course(*texts, settings=settings)))


def codes_of(body: str = BODY, **keywords: object) -> list[str]:
    """The codes of those findings."""
    return [one.code for one in findings_of(body, **keywords)]  # type: ignore[arg-type]
