import pytest
from hypothesis import given

from course.articles.lines import clean_lines, split_lines
from tests.support.articles import any_text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"])
def test_a_line_ends_at_every_kind_of_newline(newline: str) -> None:
    assert clean_lines(f"one{newline}two") == ["one", "two"]


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200c", "\u200d", "\u200e", "\u202e"])
def test_what_cannot_be_seen_among_latin_letters_is_gone(unseen: str) -> None:
    assert clean_lines(f"{unseen}zero{unseen}width{unseen}") == ["zerowidth"]


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000"])
def test_every_kind_of_space_is_a_plain_one(space: str) -> None:
    assert clean_lines(f"one{space}two") == ["one two"]


@pytest.mark.parametrize(
    "kept",
    [
        "می‌خواهم",
        "👩‍🍳",
        "क्‍ष",
        "العنوان \u200fCourse 2\u200f جديد",
        "\u2067עברית\u2069",
        "“smart” ‘quotes’",
        "❤️",
    ],
)
def test_what_scripts_and_emoji_need_is_kept(kept: str) -> None:
    assert clean_lines(kept) == [kept]


def test_marks_of_direction_go_from_lines_that_have_but_one() -> None:
    assert clean_lines("call \u200e555\u200e now\nשלום \u200e555") == ["call 555 now", "שלום \u200e555"]


@given(any_text)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_lines(text)

    assert clean_lines("\n".join(once)) == once


def test_lines_know_where_they_begin() -> None:
    assert [(line.number, line.indent, line.text) for line in split_lines(clean_lines("a\n\n\tb "))] == [
        (1, 0, "a"),
        (2, 0, ""),
        (3, 4, "b"),
    ]
