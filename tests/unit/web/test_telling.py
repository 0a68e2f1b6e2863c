"""What pages tell about a person: dates as they are written, addresses that only their owners know again."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.web.telling import dated, masked


@given(day=st.dates())
def test_every_date_has_its_weekday_and_month_in_english(day):
    weekday, month = calendar.day_name[day.weekday()], calendar.month_name[day.month]
    assert dated(day, "en-GB") == f"{weekday}, {day.day} {month} {day.year}"


@pytest.mark.parametrize("language", ["de", "pt-BR", "enm"])
def test_a_date_in_another_language_is_plain(language):
    assert dated(date(2027, 4, 6), language) == "2027-04-06"


@pytest.mark.parametrize("name", ["b", "beth", "b" * 64])
def test_a_masked_address_tells_neither_the_name_nor_its_length(name):
    assert masked(f"{name}@reader.invalid") == "b•••••@reader.invalid"
