"""Comments that silence rules, and those that silence nothing."""

from __future__ import annotations

import json

import pytest
import yaml
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


SETTINGS_WITHOUT_COMMENTS = [
    'title = "A title # check: off-file - so"',
    "title = 'A title # check: off-file'",
    'title = "quoted \\" # check: off-file"',
    'title = """\n# check: off-file\n"""',
    'title = """a"" # check: off-file""""',
    "title = '''\n# check: off-file\n'''",
    'title = """\n# check: off-file',
    'title = "open # check: off-file',
]
FRONT_MATTER_WITHOUT_COMMENTS = [
    "action: 'Walk every day # check: off-file - with your dog.'",
    'action: "Walk every day # check: off-file"',
    "action: Walk every day# check: off-file",
    "action: |\n  Walk every day\n  # check: off-file",
    "action: >\n  Walk every day # check: off-file",
    "action: 'Walk\n\n  # check: off-file'",
    'action: "it \\" # check: off-file"',
]


@pytest.mark.parametrize("text", SETTINGS_WITHOUT_COMMENTS)
def test_words_of_a_setting_silence_nothing(text: str) -> None:
    assert silences(text, "course.toml") == ()


@pytest.mark.parametrize("front", FRONT_MATTER_WITHOUT_COMMENTS)
def test_words_of_the_front_matter_silence_nothing(front: str) -> None:
    assert silences(f"---\nday: 1\n{front}\n---\n", "a.md") == ()


@pytest.mark.parametrize("before", [*SETTINGS_WITHOUT_COMMENTS[:6], "a = 1", "a = [", 'a = """"a""""', 'a = ""'])
def test_a_comment_after_any_value_of_the_settings_counts(before: str) -> None:
    found = silences(f"{before} # check: off C201\nb = 2", "course.toml")
    line = before.count("\n") + 1
    assert [(one.line, one.first, one.last) for one in found] == [(line, line, line)]


@pytest.mark.parametrize(
    ("front", "line", "silenced"),
    [
        ("title: A title # check: off C1", 2, 2),
        ("title: 'A # b' # check: off C1", 2, 2),
        ("# check: off C1\ntitle: A title", 2, 3),
        ("action: | # check: off C1\n  Walk.", 2, 2),
        ("action: >-\n  Walk.\n# check: off C1\nday: 1", 4, 5),
        ("source:\n  - 1-2 # check: off C1\n  - 3-4", 3, 3),
        ("title: 'a\u2028 b'\nday: 1 # check: off C1", 3, 3),
        ("day: 1 # check: off C1\ntitle: [", 2, 2),
    ],
)
def test_a_comment_of_the_front_matter_counts_for_its_line(front: str, line: int, silenced: int) -> None:
    (found,) = silences(f"---\n{front}\n---\nWords.\n", "a.md")
    assert (found.line, found.first, found.last, found.codes) == (line, silenced, silenced, ("C1",))


def test_brackets_without_end_are_not_followed() -> None:
    front = f"day: 1 # check: off C1\nsource: {'[' * 1_000_000}\n# check: off C2"
    assert silences(f"---\n{front}\n---\n", "a.md") == ()  # nobody reads front matter of that size
    front = f"day: 1 # check: off C1\nsource: {'[' * 200_000}\n# check: off C2"
    assert [one.codes for one in silences(f"---\n{front}\n---\n", "a.md")] == [("C1",)]


@given(st.text(max_size=60))
def test_no_text_written_as_a_value_silences_anything(words: str) -> None:
    said = f"{words} # check: off-file"
    assert silences(f"title = {json.dumps(said)}\n", "course.toml") == ()
    assert silences(f"---\n{yaml.safe_dump({'action': said})}---\n", "a.md") == ()


@given(st.text(alphabet="<!-check: of\nC105#`~>", max_size=200), st.sampled_from(["a.md", "course.toml"]))
def test_silences_of_any_text_stay_in_it(text: str, path: str) -> None:
    for silence in silences(text, path):
        assert 1 <= silence.line <= text.count("\n") + 1
        assert silence.first <= silence.last
