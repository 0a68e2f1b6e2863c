"""Numbers, dates and times as languages write them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.words.locales import local_date, local_digits, local_time

DAY = date(2027, 4, 6)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tuesday, April 6, 2027"),
        ("en-GB", "Tuesday, 6 April 2027"),
        ("es", "martes, 6 de abril de 2027"),
        ("de", "Dienstag, 6. April 2027"),
        ("fr-CA", "mardi 6 avril 2027"),
        ("ar", "الثلاثاء، 6 أبريل 2027"),
        ("ar-EG", "الثلاثاء، ٦ أبريل ٢٠٢٧"),
        ("ja", "2027年4月6日火曜日"),
        ("pt-BR", "terça-feira, 6 de abril de 2027"),
    ],
)
def test_a_date_is_written_out_in_the_language(language: str, said: str) -> None:
    assert local_date(DAY, language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "7:30\u202fAM"), ("en-GB", "07:30"), ("de", "07:30"), ("ja", "7:30"), ("ar", "7:30 ص")],
)
def test_a_time_is_written_as_the_language_has_it(language: str, said: str) -> None:
    assert local_time(time(7, 30), language) == said


def test_a_region_or_variant_that_is_not_known_counts_for_nothing() -> None:
    assert local_date(DAY, "de-XX-unheard") == local_date(DAY, "de")
    assert local_date(DAY, "qqq") == local_date(DAY, "en")


@given(number=st.integers(min_value=0), language=st.sampled_from(["en", "ar", "ar-EG", "fa", "hi", "mr", "bn", "ne"]))
def test_a_number_stays_the_same_number_in_any_digits(number: int, language: str) -> None:
    assert int(local_digits(str(number), language)) == number


def test_babel_is_not_loaded_before_it_is_asked() -> None:
    code = "import sys; from course.words import words_in; words_in('ar'); sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
