"""Lessons whose merge fields are made words, so that their emails can be checked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.checking.mending import mended
from course.lessons import check_merge_fields
from tests.support.lessons import a_lesson


def test_an_unknown_field_becomes_its_default_or_its_name() -> None:
    body = '{{ subscriber.nick_name | default("you") }}, {{ last_name }} and {{ subscriber.first_name }}'
    assert mended(a_lesson(body), ()).body == "you, last name and {{ subscriber.first_name }}"


def test_a_column_that_the_course_names_stays() -> None:
    assert mended(a_lesson("{{ subscriber.fields.city }}"), ["city"]).body == "{{ subscriber.fields.city }}"


@given(st.lists(st.sampled_from(["{{", "}}", "{", " course.title ", "nope", '"', "|default(", ")", "\n"])).map("".join))
def test_any_lesson_that_is_mended_can_be_merged_and_keeps_its_lines(body: str) -> None:
    lesson = mended(a_lesson(body), ())
    check_merge_fields(lesson)
    assert lesson.body.count("\n") == body.count("\n")
