"""The demo's verdict: each kind of fault is found, and a course that runs well has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from course.simulating import Expectation, Receipt, find_faults

TOKYO, LONDON = "tokyo@reader.invalid", "london@reader.invalid"
EXPECTED = Expectation(
    zones={TOKYO: "Asia/Tokyo", LONDON: "Europe/London"},
    first_day=date(2027, 3, 27),
    send_at=time(7, 30),
    tolerance=timedelta(minutes=15),
    lessons=3,
    refused="",
    left={},
)


def receipt(email: str, day: int, *, minutes: int = 0) -> Receipt:
    wall = datetime.combine(EXPECTED.first_day, EXPECTED.send_at) + timedelta(days=day - 1, minutes=minutes)
    at = wall.replace(tzinfo=ZoneInfo(EXPECTED.zones[email])).astimezone(UTC)
    return Receipt(email=email, message_id=f"<x.1.{day}.y@z>", day=day, at=at, unsubscribe_url="")


ALL = [receipt(email, day) for email in (TOKYO, LONDON) for day in (1, 2, 3)]


def test_a_course_on_time_across_a_change_of_the_clocks_has_no_fault() -> None:
    assert find_faults(EXPECTED, ALL) == []


def test_a_lesson_that_came_twice_is_a_fault() -> None:
    assert find_faults(EXPECTED, [*ALL, ALL[0]]) == [f"{TOKYO} got lesson 1 2 times"]


@pytest.mark.parametrize(("minutes", "word"), [(-1, "early"), (15, "late"), (-1440, "early"), (1440, "late")])
def test_a_lesson_outside_its_quarter_of_an_hour_is_a_fault(minutes: int, word: str) -> None:
    faults = find_faults(EXPECTED, [*ALL[1:], receipt(TOKYO, 1, minutes=minutes)])
    assert len(faults) == 1
    assert faults[0].startswith(f"{TOKYO} got lesson 1 {word}")


def test_an_hour_off_after_the_clocks_changed_is_a_fault() -> None:
    wrong = replace(ALL[4], at=ALL[4].at + timedelta(hours=1))
    assert len(find_faults(EXPECTED, [*ALL[:4], wrong, ALL[5]])) == 1


def test_a_lesson_that_never_came_is_a_fault() -> None:
    assert find_faults(EXPECTED, ALL[:-1]) == [f"{LONDON} never got lesson 3"]


def test_nothing_is_expected_by_a_refused_address() -> None:
    assert find_faults(replace(EXPECTED, refused=LONDON), ALL[:3]) == []


def test_a_lesson_after_leaving_is_a_fault_and_a_missing_one_is_not() -> None:
    left = replace(EXPECTED, left={LONDON: ALL[4].at})
    assert find_faults(left, ALL[:4]) == []
    assert find_faults(left, ALL[:5]) == [f"{LONDON} got lesson 2 after leaving"]
