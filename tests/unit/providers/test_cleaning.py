from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course.providers.cleaning import clean


@given(text=st.text(), limit=st.integers(1, 50))
def test_any_words_become_one_short_printable_line(text: str, limit: int) -> None:
    cleaned = clean(text, limit)
    assert cleaned.isprintable()
    assert len(cleaned) <= limit


def test_what_a_terminal_would_obey_is_shown_as_a_question_mark() -> None:
    assert clean("no\x1b[2J such\r\nuser \u202e", 50) == "no?[2J such user ?"
