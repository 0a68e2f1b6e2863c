import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.lessons import lesson_slug
from course.models import Lesson


def slug(title: str, day: int = 2) -> str:
    return lesson_slug(Lesson(day=day, title=title, subject=title, preheader="", action="", source=(), body="x"))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Strengthening the Back Muscles", "02-strengthening-the-back-muscles"),
        ("Don’t: Über Straße & Ærø!", "02-dont-uber-strasse-aero"),
        ("背中を強くする", "02-背中を強くする"),
        ("हिन्दी में", "02-हिन्दी-में"),
        ("Ελληνικά", "02-ελληνικά"),
        ("???", "02-lesson"),
        ("../../etc/passwd", "02-etc-passwd"),
    ],
)
def test_titles_become_names(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_long_titles_are_cut_at_a_word() -> None:
    found = slug("word " * 40)

    assert len(found) <= 60
    assert found.endswith("-word")


@given(st.text(), st.integers(1, 366))
def test_any_title_is_a_safe_file_name(title: str, day: int) -> None:
    found = slug(title, day)

    assert found.startswith(f"{day:02d}-")
    assert len(found) <= 60
    assert all(char.isalnum() or char == "-" or not char.isascii() for char in found)
    assert "/" not in found
