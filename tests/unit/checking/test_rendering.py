"""What is wrong with one lesson keeps no other from having its email."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from course.checking.rendering import Rendered, render_each
from course.errors import CourseError, LessonError, Place, RenderError
from course.models import Email, Lesson
from tests.support.emails import an_email
from tests.support.lessons import a_lesson


def lessons(*bodies: str) -> list[Lesson]:
    return [a_lesson(body, day=day, path=Path(f"{day}.md")) for day, body in enumerate(bodies, start=1)]


def render(some: Sequence[Lesson]) -> list[Email]:
    """Refuses unknown fields and bad words, the first one alone, as the real one does."""
    for lesson in some:
        if "{{ nope }}" in lesson.body:
            raise LessonError(lesson.path or "", 3, "there is no such field", "choose another")
        if "bad" in lesson.body:
            raise LessonError(lesson.path or "", 4, "is bad")
    return [replace(an_email(), day=lesson.day) for lesson in some]


def rendered(some: Sequence[Lesson]) -> Rendered:
    return render_each(some, render, name_of=str, fields=())


def days(some: Rendered) -> list[int]:
    return sorted(email.day for email in some.emails)


def test_all_that_can_be_is_rendered() -> None:
    found = rendered(lessons("good", "bad", "good"))
    assert days(found) == [1, 3]
    assert [(one.path, one.line, one.message) for one in found.failures] == [("2.md", 4, "is bad")]


def test_a_wrong_field_is_told_and_its_lesson_rendered_without_it() -> None:
    found = rendered(lessons("good", "{{ nope }}"))
    assert days(found) == [1, 2]
    assert [one.hint for one in found.failures] == ["choose another"]


def test_a_lesson_with_more_wrong_than_its_fields_is_left_out() -> None:
    found = rendered(lessons("{{ nope }} bad", "good"))
    assert days(found) == [2]
    assert {one.message for one in found.failures} == {"there is no such field", "is bad"}


def test_what_is_wrong_with_all_is_told_once() -> None:
    def refuse(_: Sequence[Lesson]) -> list[Email]:
        raise RenderError("t.j2:2: is wrong", place=Place("t.j2", 2), lessons=("1.md", "2.md"))

    found = render_each(lessons("a", "b"), refuse, name_of=str, fields=())
    assert found.emails == ()
    assert [(one.path, one.line, one.message) for one in found.failures] == [("t.j2", 2, "is wrong")]


def test_what_names_no_lesson_is_told_of_the_settings() -> None:
    def refuse(_: Sequence[Lesson]) -> list[Email]:
        raise CourseError("there is no Node.js", "install it")

    found = render_each(lessons("a"), refuse, name_of=str, fields=())
    assert [(one.path, one.message) for one in found.failures] == [("course.toml", "there is no Node.js")]


def test_lessons_that_exhaust_the_stack_are_told() -> None:
    def sink(_: Sequence[Lesson]) -> list[Email]:
        raise RecursionError

    [failure] = render_each(lessons("a"), sink, name_of=str, fields=()).failures
    assert "nested too deeply" in failure.message


def test_no_lesson_is_nothing_to_render() -> None:
    assert rendered([]) == ((), ())
