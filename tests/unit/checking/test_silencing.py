"""Comments that silence rules, and those that silence nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checking.silencing import silences
from tests.support.checked import BODY, a_checked_course, a_file, codes_of, found_in
from tests.support.lessons import some_settings

NAMELESS = "Hi {{ subscriber.first_name }}!"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- check: off C105 -->",
        "<!-- check: off -->",
        "<!--check:off C1-->",
        "<!-- check: off C103, C105 (everybody here has a name) -->",
    ],
)
def test_a_comment_silences_the_block_below_it(comment: str) -> None:
    assert codes_of(f"{BODY}\n{comment}\n\nFirst line.\n{NAMELESS}\n") == []


def test_a_comment_silences_nothing_beyond_that_block() -> None:
    body = f"{BODY}\n<!-- check: off C105 -->\n{NAMELESS}\n\n{NAMELESS}\n"
    assert codes_of(body) == ["C105"]


def test_a_comment_silences_no_other_rule() -> None:
    assert codes_of(f"{BODY}\n<!-- check: off C104 -->\n{NAMELESS}\n") == ["C280", "C105"]


def test_a_comment_can_silence_a_whole_lesson() -> None:
    assert codes_of(f"{BODY}\n{NAMELESS}\n\n{NAMELESS}\n\n<!-- check: off-file C105 -->\n") == []


def test_a_comment_that_silences_nothing_is_told_at_its_line() -> None:
    text = a_file(1, f"{BODY}\n<!-- check: off C105 -->\nWords.\n")
    found = found_in(a_checked_course(text, a_file(2), a_file(3)))
    line = text[: text.index("<!--")].count("\n") + 1
    assert found == [("C280", "lessons/01-lesson.md", line)]


def test_a_comment_about_emails_may_be_needed_where_no_email_was_made() -> None:
    assert codes_of(f"{BODY}\n<!-- check: off C601 -->\nWords.\n") == []


def test_a_comment_about_a_rule_that_is_off_is_no_mistake() -> None:
    settings = some_settings(course={"days": 3}, check={"ignore": ["C105"]})
    texts = [a_file(1, f"{BODY}\n<!-- check: off C105 -->\n{NAMELESS}\n"), a_file(2), a_file(3)]
    assert found_in(a_checked_course(*texts, settings=settings)) == []


def test_a_comment_in_code_silences_nothing() -> None:
    assert codes_of(f"{BODY}\n```\n<!-- check: off C105 -->\n```\n{NAMELESS}\n") == ["C105"]


def test_a_line_of_the_front_matter_is_silenced_at_its_end() -> None:
    assert codes_of(preheader="Walk first. # check: off C116") == []


def test_a_line_of_the_settings_is_silenced_at_its_end_or_above() -> None:
    problems = (("course.days", "is wrong"), ("course.slug", "is wrong"), ("course.title", "is wrong"))
    text = '[course]\ndays = 0 # check: off C201\n# check: off C2\nslug = ""\ntitle = "A # check: C201"\n'
    assert found_in(a_checked_course(settings_text=text, problems=problems)) == [("C201", "course.toml", 5)]


@given(st.text(alphabet="<!-check: of\nC105#`~>", max_size=200), st.sampled_from(["a.md", "course.toml"]))
def test_silences_of_any_text_stay_in_it(text: str, path: str) -> None:
    for silence in silences(text, path):
        assert 1 <= silence.line <= text.count("\n") + 1
        assert silence.first <= silence.last
