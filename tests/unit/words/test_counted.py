"""Phrases that follow a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.words import LANGUAGES, counted, words_in


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "دقيقة واحدة"), (2, "دقيقتين"), (3, "3 دقائق"), (11, "11 دقيقة"), (100, "100 دقيقة")],
)
def test_arabic_has_its_six_forms(minutes: int, said: str) -> None:
    assert words_in("ar").minutes.format(minutes=minutes) == f"قراءة في {said}"


def test_a_course_of_one_day_is_not_said_to_have_days() -> None:
    assert words_in("en").ending.format(days=1, course="X").startswith("You have finished “X”.")
    assert "alle 7 Tage von „X“" in words_in("de").ending.format(days=7, course="X")


def test_a_form_that_is_not_given_is_the_other_one() -> None:
    phrase = counted("ru", "n", one="{n} урок", other="{n} уроков")
    assert [phrase.format(n=number) for number in (1, 2, 5, 21)] == ["1 урок", "2 уроков", "5 уроков", "21 урок"]


def test_numbers_stand_in_the_digits_of_the_language() -> None:
    assert counted("ar-EG", "n", other="{n} {m}").format(n=25, m="25") == "٢٥ 25"


@given(days=st.integers(min_value=0, max_value=10**6), language=st.sampled_from(LANGUAGES))
def test_any_number_has_a_form_with_nothing_left_to_fill_in(days: int, language: str) -> None:
    said = words_in(language).ending.format(days=days, course="X")
    assert "X" in said
    assert "{" not in said
