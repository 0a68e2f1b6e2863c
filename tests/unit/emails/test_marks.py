from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from course.emails.marks import hide_fields, mark_of, open_fields, put_marks
from course.models import MergeField

NAME = MergeField(name="subscriber.first_name", default="there")
FIELDS = st.builds(MergeField, name=st.sampled_from(["subscriber.first_name", "subscriber.email"]), default=st.text())


@given(st.text(), FIELDS)
def test_a_mark_survives_any_encoding(seed: str, field: MergeField) -> None:
    assert re.fullmatch(r"z[0-9a-f]{23}", mark_of(seed, field))


@given(st.text(), FIELDS, FIELDS)
def test_marks_never_overlap(seed: str, one: MergeField, other: MergeField) -> None:
    marks = mark_of(seed, one), mark_of(seed, other)

    assert (marks[0] == marks[1]) == (one == other)
    assert len(re.findall("|".join(set(marks)), "".join(marks))) == 2


def test_another_lesson_has_other_marks() -> None:
    assert mark_of("one", NAME) != mark_of("two", NAME)


def test_known_fields_and_literals_are_filled_in_at_once() -> None:
    text = put_marks(
        '{{ lesson.day }}: {{ "{{" }} {{ subscriber.first_name | default("there") }}', "s", {"lesson.day": "2"}
    )

    assert text == f"2: {{{{ {mark_of('s', NAME)}"


def test_markdown_gets_marks_alone() -> None:
    text, hidden = hide_fields('{{ lesson.day }}{{ "*" }}{{ subscriber.email }}', "s", {"lesson.day": "2"})

    assert re.fullmatch(r"(z[0-9a-f]{23}){3}", text)
    assert sorted(hidden.values()) == ["*", "2"]


def test_open_fields_are_those_that_only_a_recipient_can_fill() -> None:
    texts = ['{{ lesson.day }} {{ subscriber.first_name | default("there") }}', '{{ "x" }}{{ subscriber.email }}']

    assert open_fields(texts * 2, {"lesson.day": "2"}) == (NAME, MergeField(name="subscriber.email"))
