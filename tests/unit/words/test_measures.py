"""How wide text is."""

from __future__ import annotations

import pytest

from course.words.measures import columns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", 3),
        ("佐藤", 4),
        ("Zoe\u0308", 3),
        ("ｱ", 1),
        ("", 0),
        ("👩", 2),
        ("❤️", 2),
        ("می\u200cخواهم", 7),
        ("สวัสดี", 4),
    ],
)
def test_marks_take_no_room_and_wide_letters_take_two_columns(text: str, expected: int) -> None:
    assert columns(text) == expected
