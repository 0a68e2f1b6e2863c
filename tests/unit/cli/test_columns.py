"""Columns line up, and nothing in them moves the cursor."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.cli.columns import counted, fit, safe, width, wrap


@given(text=st.text(max_size=40), columns=st.integers(min_value=2, max_value=30))
def test_what_is_fitted_takes_exactly_its_columns(text, columns):
    assert width(fit(text, columns)) == columns


@given(text=st.text(max_size=40))
def test_what_is_fitted_moves_no_cursor(text):
    assert re.sub("[\u200c\u200d]", "", fit(text, 20)).isprintable()


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("佐藤", 4), ("Zoe\u0308", 3), ("ｱ", 1), ("", 0), ("👩", 2)])
def test_width_is_what_a_terminal_shows(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "fitted"), [("abcdef", "abc…"), ("佐藤太郎", "佐… "), ("ab", "ab  "), ("a\x1bb", "a�b ")]
)
def test_what_is_too_long_is_cut_and_what_is_short_is_padded(text, fitted):
    assert fit(text, 4) == fitted


words = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12)


@given(words=st.lists(words, min_size=1), columns=st.integers(min_value=40, max_value=80))
def test_what_is_wrapped_fits_and_loses_nothing(words, columns):
    first, *others = wrap(" ".join(words), columns).split("\n")
    assert all(width(line) <= columns for line in (first, *others))
    assert all(line.startswith("  ") for line in others)
    assert " ".join([first, *(line[2:] for line in others)]) == " ".join(words)


def test_a_word_longer_than_a_line_stays_whole():
    assert wrap(f"see {'x' * 20} there", 10) == f"see\n  {'x' * 20}\n  there"


@pytest.mark.parametrize("text", ["می‌خواهم", "क्‍ष", "👩‍👩‍👧", "❤️"])
def test_joiners_of_letters_and_emoji_stay(text):
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("« oui »".replace(" ", "\u00a0"), "« oui »"),
        ("土\u3000水", "土 水"),
        ("a\tb", "a b"),
        ("a\u202eb\u2066c", "abc"),
        ("a\x1b[2Jb\rc\x85d\u2028e", "a�[2Jb�c�d�e"),
    ],
)
def test_spaces_are_plain_and_what_moves_the_cursor_is_a_mark(text, shown):
    assert safe(text) == shown


def test_a_count_has_its_noun_in_the_right_number():
    assert [counted(number, "day") for number in (0, 1, 2, 1200)] == ["0 days", "1 day", "2 days", "1,200 days"]
