"""Lessons rendered for as long as any of them can be: what is wrong with one hides nothing in another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.checking.material import Failure
from course.checking.mending import mended
from course.errors import SETTINGS_FILE, CourseError, RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from course.models import Email, Lesson

_MOST_ROUNDS = 800  # of mending or dropping what is wrong; a course has at most 366 lessons
_TOO_DEEP = Failure(
    message="a lesson is nested too deeply",
    hint="look for a long row of brackets or quotes in a lesson, and take it apart",
    path=SETTINGS_FILE,
)


class Rendered(NamedTuple):
    """What became of some lessons."""

    emails: tuple[Email, ...]
    failures: tuple[Failure, ...]  # why the other lessons have none


def render_each(
    lessons: Sequence[Lesson],
    render: Callable[[Sequence[Lesson]], Sequence[Email]],
    *,
    name_of: Callable[[Path | str], str],
    fields: Collection[str],
) -> Rendered:
    """Render lessons; one that cannot be an email is tried once more without its wrong merge fields, then left out.

    Args:
        lessons: in any order; of two for one day, the first counts.
        render: makes all of them emails, or raises a `CourseError`.
        name_of: a file as failures name it.
        fields: the names of `course.fields`.
    """
    left = {lesson.day: lesson for lesson in reversed(lessons)}
    failures: dict[Failure, None] = {}  # each once, in order
    mended_days: set[int] = set()
    for _ in range(_MOST_ROUNDS):
        try:
            return Rendered(tuple(render(list(left.values()))) if left else (), tuple(failures))
        except CourseError as error:
            found = [_failure(one, name_of) for one in error.each]
            refused = {one.path for one in found} | {name_of(name) for name in _lessons_of(error)}
        except RecursionError:
            failures[_TOO_DEEP] = None
            break
        failures.update(dict.fromkeys(found))
        failed = {day for day, lesson in left.items() if name_of(lesson.path or "") in refused}
        if not failed:
            break
        for day in failed:
            lesson = left.pop(day)
            if day not in mended_days:  # once: what is wrong may be more than its merge fields
                left[day] = mended(lesson, fields)
        mended_days |= failed
    return Rendered((), tuple(failures))


def _failure(error: CourseError, name_of: Callable[[Path | str], str]) -> Failure:
    """What an error says, at the place that it names: its own, or the one lesson that it is about."""
    if error.place is not None:
        path, line = name_of(error.place.path), error.place.line
        return Failure(message=error.problem, hint=error.hint, path=path, line=line)
    lessons = _lessons_of(error)
    path = name_of(lessons[0]) if len(lessons) == 1 else SETTINGS_FILE
    return Failure(message=error.message.removeprefix(f"{''.join(lessons)}: "), hint=error.hint, path=path)


def _lessons_of(error: CourseError) -> tuple[str, ...]:
    return error.lessons if isinstance(error, RenderError) else ()
