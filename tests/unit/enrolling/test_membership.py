"""Where the waiting lesson goes when its reader moves to another zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.enrolling.membership import slot_after_move
from course.models import Enrollment, EnrollmentId, EnrollmentState, Slot
from course.schedule import Calendar
from tests.support.office import settings

SCHEDULE = settings().schedule
NOW = datetime(2027, 1, 4, 12, tzinfo=UTC)
ZONES = ["Europe/London", "America/Los_Angeles", "Australia/Sydney", "Pacific/Apia", "Asia/Kathmandu", "America/Havana"]

moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
zones = st.sampled_from(ZONES)


def enrolled(*, slot: Slot | None, last_sent_at: datetime | None = None) -> Enrollment:
    return Enrollment(
        id=EnrollmentId(1),
        email="ann@backcare.invalid",
        first_name="",
        timezone=None,
        fields={},
        course="pain",
        state=EnrollmentState.ACTIVE,
        day=2 if last_sent_at else 1,
        slot=slot,
        enrolled_at=NOW - timedelta(days=3),
        last_sent_at=last_sent_at,
        left_at=None,
        left_reason="",
    )


@given(last_sent_at=moments, before=zones, after=zones, hours=st.integers(0, 48))
def test_a_move_never_brings_two_lessons_into_one_local_day(last_sent_at, before, after, hours):
    old = Calendar.of(SCHEDULE, before)
    waiting = old.next_slot(previous=old.local_date(last_sent_at), last_sent_at=last_sent_at)
    person = enrolled(slot=waiting, last_sent_at=last_sent_at)
    moved = slot_after_move(SCHEDULE, person, after, last_sent_at + timedelta(hours=hours))
    new = Calendar.of(SCHEDULE, after)
    assert moved is not None
    assert new.local_date(moved.at) > new.local_date(last_sent_at)
    assert moved.at - last_sent_at >= SCHEDULE.min_gap


@given(now=moments, days=st.integers(0, 40), before=zones, after=zones)
def test_a_first_lesson_never_moves_before_now_or_before_its_date(now, days, before, after):
    waiting = Calendar.of(SCHEDULE, before).first_slot(now + timedelta(days=days))
    moved = slot_after_move(SCHEDULE, enrolled(slot=waiting), after, now)
    if moved is None:
        assert waiting.at <= now
    else:
        assert moved.at >= now
        assert moved.on >= waiting.on


def test_the_lesson_comes_at_the_same_hour_on_the_new_wall():
    waiting = Calendar.of(SCHEDULE, "Europe/London").first_slot(NOW)
    moved = slot_after_move(SCHEDULE, enrolled(slot=waiting), "Asia/Tokyo", NOW)
    assert moved == Slot(on=date(2027, 1, 5), at=datetime(2027, 1, 4, 22, 30, tzinfo=UTC))


def test_a_start_in_the_future_stays_there():
    waiting = Calendar.of(SCHEDULE, None).first_slot(NOW, date(2027, 2, 1))
    moved = slot_after_move(SCHEDULE, enrolled(slot=waiting), "Asia/Tokyo", NOW)
    assert moved is not None
    assert moved.on == date(2027, 2, 1)


def test_a_first_lesson_that_is_due_already_goes_as_it_is():
    waiting = Slot(on=NOW.date(), at=NOW - timedelta(minutes=1))
    assert slot_after_move(SCHEDULE, enrolled(slot=waiting), "Asia/Tokyo", NOW) is None


@pytest.mark.parametrize("state", [state for state in EnrollmentState if state is not EnrollmentState.ACTIVE])
def test_nothing_moves_for_who_gets_nothing_more(state):
    waiting = Slot(on=NOW.date(), at=NOW + timedelta(hours=1))
    assert slot_after_move(SCHEDULE, replace(enrolled(slot=waiting), state=state), "Asia/Tokyo", NOW) is None


def test_nothing_moves_where_nothing_waits():
    assert slot_after_move(SCHEDULE, enrolled(slot=None), "Asia/Tokyo", NOW) is None
