from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.errors import LessonError
from course.lessons import (
    FIELD_NAMES,
    MergeFieldError,
    check_merge_fields,
    escape_merge_fields,
    merge_fields,
    without_merge_fields,
)
from course.models import Lesson, MergeField

LESSON = Lesson(
    day=1,
    title="A",
    subject="A",
    preheader="",
    action="",
    source=(),
    body="Text.",
    path=Path("lessons/01-a.md"),
    body_line=8,
    key_lines={"subject": 3},
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{{ course.title }}", MergeField(name="course.title")),
        ("{{course.title}}", MergeField(name="course.title")),
        ('{{ subscriber.first_name | default("there") }}', MergeField(name="subscriber.first_name", default="there")),
        ("{{ a|default('it''s') }}".replace("''", "\\'"), MergeField(name="a", default="it's")),
        ('{{ a | default("\\"}}") }}', MergeField(name="a", default='"}}')),
        ('{{ "{{" }}', "{{"),
    ],
)
def test_the_three_forms_are_found(text: str, value: MergeField | str) -> None:
    (span,) = merge_fields(f"Hi {text}!")

    assert span.value == value
    assert f"Hi {text}!"[span.start : span.end] == text


@pytest.mark.parametrize("text", ["{% if x %}", "{# x #}", "{ a }", "}}", "{% raw %}x{% endraw %}"])
def test_other_braces_are_plain_text(text: str) -> None:
    assert merge_fields(text) == ()


@pytest.mark.parametrize(
    "text", ["{{ a", "{{ a | upper }}", "{{ a.b() }}", "{{ 1 + 1 }}", "{{ a\n}}", "{{}}", "{{- a }}"]
)
def test_what_is_no_merge_field_is_an_error_where_it_stands(text: str) -> None:
    with pytest.raises(MergeFieldError) as caught:
        merge_fields(f"Hi {text}")

    assert caught.value.start == 3


@given(st.text(alphabet="{}% a\"'|", max_size=30))
def test_escaped_text_merges_to_itself(text: str) -> None:
    assert without_merge_fields(escape_merge_fields(text)) == text


def test_every_known_field_passes() -> None:
    body = " ".join(f"{{{{ {name} }}}}" for name in FIELD_NAMES) + " {{ subscriber.fields.city }}"

    check_merge_fields(replace(LESSON, body=body), ["city"])


def test_an_unknown_field_is_named_with_its_line_and_what_was_meant() -> None:
    with pytest.raises(LessonError) as caught:
        check_merge_fields(replace(LESSON, body="One.\n\n{{ subscriber.firstname }}"))

    assert caught.value.message == (
        "lessons/01-a.md:10: there is no merge field subscriber.firstname; did you mean subscriber.first_name?"
    )


def test_a_column_that_is_not_named_says_where_to_name_it() -> None:
    with pytest.raises(LessonError) as caught:
        check_merge_fields(replace(LESSON, body="{{ subscriber.fields.town }}"), ["city"])

    assert caught.value.hint == 'name the column in course.toml: [course] fields = ["town"]'


def test_the_front_matter_is_checked_at_its_own_lines() -> None:
    with pytest.raises(LessonError) as caught:
        check_merge_fields(replace(LESSON, subject="{{ oops"))

    assert caught.value.line == 3
