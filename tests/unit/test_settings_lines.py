"""The line of a setting in the text of course.toml."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.settings.lines import line_of_setting, place_in_message

TEXT = '''\
# A course.
[course]
slug = "a"
"title" = "[sender]"

[sender]
postal_address = """
email = "not me"
"""
email = "me@example.com"

[[outline]]
headings = [
    "One",
]

[[outline]]
headings = ["Two"]
title = "Second"

[theme.light]
accent = "#ffffff"
dark.ink = "#000000"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("course.slug", 3),
        ("course.title", 4),
        ("sender.email", 10),
        ("sender", 6),
        ("sender.name", 6),
        ("outline[1].headings", 13),
        ("outline[2].headings", 18),
        ("outline[2].title", 19),
        ("outline[2].nothing", 17),
        ("theme.light.accent", 22),
        ("theme.light.dark.ink", 23),
        ("COURSE_DATABASE_URL", 1),
        ("course.toml", 2),
    ],
)
def test_a_setting_stands_on_its_line_else_on_that_of_its_table(path: str, line: int) -> None:
    assert line_of_setting(TEXT, path) == line


def test_the_place_in_a_message_is_the_parsers() -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads("[course]\nslug = \n")
    assert place_in_message(str(caught.value)) == (2, 8)
    assert place_in_message("is not there") == (1, 0)


@given(st.text(alphabet="[]=.\"'\n ab#", max_size=300), st.text(alphabet="ab.[1]", max_size=20))
def test_the_line_of_any_setting_is_a_line_of_the_text(text: str, path: str) -> None:
    assert 1 <= line_of_setting(text, path) <= max(len(text.splitlines()), 1)
