"""What words two texts share, in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.outline.stems import stems
from course.outline.stop_words import STOP_WORDS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Strengthening the muscles", "a strengthened muscle"),
        ("التمارين والعضلات", "تمارين للعضلات"),
        ("بالحركةِ", "الحركة"),
        ("المصادر", "مصادرها"),
        ("腰痛を予防する", "予防と腰痛"),
        ("ストレッチのやり方", "毎日のストレッチ"),
        ("腰を伸ばす", "腰が痛い"),
        ("예방은 운동으로", "운동과 예방"),
        ("упражнения для спины", "упражнение и спина"),
    ],
)
def test_the_same_word_in_another_form_is_shared(one: str, other: str) -> None:
    assert stems(one) & stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("歩くことができます", "読むことができます"),
        ("بعد هذا كله", "قبل ذلك"),
        ("wie man das macht", "was die anderen sind"),
        ("comment faire pour vous", "pour les autres et vous"),
        ("что это для нас", "это для вас"),
    ],
)
def test_what_every_text_has_is_not_shared(one: str, other: str) -> None:
    assert not stems(one) & stems(other)


@given(st.text())
def test_any_text_has_stems_without_blanks(text: str) -> None:
    assert all(stem and not any(char.isspace() for char in stem) for stem in stems(text))


def test_a_stop_word_has_no_stem() -> None:
    assert not [word for word in STOP_WORDS if stems(word)]
