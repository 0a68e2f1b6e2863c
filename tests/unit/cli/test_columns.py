"""Columns line up, and nothing in them moves the cursor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.cli.columns import fit, width


@given(text=st.text(max_size=40), columns=st.integers(min_value=2, max_value=30))
def test_what_is_fitted_takes_exactly_its_columns(text, columns):
    assert width(fit(text, columns)) == columns


@given(text=st.text(max_size=40))
def test_what_is_fitted_is_printable(text):
    assert fit(text, 20).isprintable()


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("佐藤", 4), ("Zoe\u0308", 3), ("ｱ", 1), ("", 0), ("👩", 2)])
def test_width_is_what_a_terminal_shows(text, columns):
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "fitted"), [("abcdef", "abc…"), ("佐藤太郎", "佐… "), ("ab", "ab  "), ("a\x1bb", "a�b ")]
)
def test_what_is_too_long_is_cut_and_what_is_short_is_padded(text, fitted):
    assert fit(text, 4) == fitted
