"""When a lesson is due: the rules of the design, over real zones and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models import ScheduleSettings, Slot
from course.schedule import Calendar, local_to_utc

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
DEFAULTS = ScheduleSettings(
    send_at=time(7, 30),
    timezone="Europe/London",
    weekdays=frozenset(range(7)),
    min_gap=timedelta(hours=18),
    max_lateness=timedelta(hours=12),
    first_lesson="now",
    start=None,
    quiet_hours=None,
)

zones = st.sampled_from(ZONES)
dates = st.dates(date(2000, 1, 1), date(2037, 12, 1))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2037, 12, 1), timezones=st.just(UTC))
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def calendar(zone: str, **changes: object) -> Calendar:
    return Calendar.of(replace(DEFAULTS, **changes), zone)  # type: ignore[arg-type]


# --- local time and UTC -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "day", "clock", "expected"),
    [
        ("Europe/London", "2027-03-28", "01:30", "2027-03-28T01:00:00+00:00"),  # 01:00 jumps to 02:00
        ("America/Havana", "2026-03-08", "00:00", "2026-03-08T05:00:00+00:00"),  # midnight itself is skipped
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00+00:00"),  # half an hour is skipped
        ("America/Nuuk", "2024-03-30", "23:30", "2024-03-31T01:00:00+00:00"),  # the gap ends on the next date
    ],
)
def test_a_time_inside_a_gap_is_the_end_of_the_gap(zone: str, day: str, clock: str, expected: str) -> None:
    at = local_to_utc(date.fromisoformat(day), time.fromisoformat(clock), ZoneInfo(zone))
    assert at.isoformat() == expected


def test_a_time_that_happens_twice_is_the_first_of_the_two() -> None:
    at = local_to_utc(date(2026, 10, 25), time(1, 30), ZoneInfo("Europe/London"))
    assert at == utc("2026-10-25T00:30:00+00:00")


@given(zones, dates, clocks)
def test_local_to_utc_is_the_first_moment_whose_wall_shows_that_time_or_later(
    name: str, day: date, clock: time
) -> None:
    zone = ZoneInfo(name)
    at = local_to_utc(day, clock, zone)
    wall = datetime.combine(day, clock)
    assert at.astimezone(zone).replace(tzinfo=None) >= wall
    just_before = (at - timedelta(seconds=1)).astimezone(zone)
    assert just_before.replace(tzinfo=None) < wall


# --- first lesson -------------------------------------------------------------------------------------------


def test_an_import_before_the_hour_is_due_the_same_day() -> None:
    assert calendar("Asia/Tokyo").first_slot(utc("2027-01-04T07:00:00+09:00")).on == date(2027, 1, 4)


def test_an_import_after_the_hour_is_due_the_next_day() -> None:
    assert calendar("Asia/Tokyo").first_slot(utc("2027-01-04T07:31:00+09:00")).on == date(2027, 1, 5)


def test_an_import_on_the_very_minute_is_due_at_once() -> None:
    now = utc("2027-01-04T07:30:00+09:00")
    assert calendar("Asia/Tokyo").first_slot(now) == Slot(on=date(2027, 1, 4), at=now)


def test_no_lesson_is_due_before_a_given_start_nor_before_the_courses_own() -> None:
    now = utc("2027-01-04T00:00:00+00:00")
    assert calendar("UTC").first_slot(now, date(2027, 2, 1)).on == date(2027, 2, 1)
    assert calendar("UTC", start=date(2027, 3, 1)).first_slot(now, date(2027, 2, 1)).on == date(2027, 3, 1)


def test_a_signup_gets_its_first_lesson_at_once() -> None:
    now = utc("2027-01-04T23:10:00-05:00")
    assert calendar("America/New_York").immediate_slot(now) == Slot(on=date(2027, 1, 4), at=now)


def test_a_signup_in_the_quiet_hours_waits_for_their_end() -> None:
    quiet = calendar("America/New_York", quiet_hours=(time(22), time(6)))
    slot = quiet.immediate_slot(utc("2027-01-04T23:10:00-05:00"))
    assert slot == Slot(on=date(2027, 1, 5), at=utc("2027-01-05T06:00:00-05:00"))


def test_a_zone_that_no_longer_exists_falls_back_to_the_courses() -> None:
    assert calendar("Mars/Olympus").zone == ZoneInfo("Europe/London")
    assert calendar("").zone == ZoneInfo("Europe/London")


# --- next lesson --------------------------------------------------------------------------------------------


@given(zones, moments, clocks, weekdays, st.timedeltas(timedelta(hours=1), timedelta(days=3)))
def test_the_next_slot_is_the_first_that_every_rule_allows(
    zone: str, sent_at: datetime, send_at: time, days: frozenset[int], gap: timedelta
) -> None:
    rules = calendar(zone, send_at=send_at, weekdays=days, min_gap=gap)
    previous = rules.local_date(sent_at)
    slot = rules.next_slot(previous=previous, last_sent_at=sent_at)

    def allowed(candidate: Slot | None) -> bool:
        return candidate is not None and candidate.on > previous and candidate.at >= sent_at + gap

    assert allowed(slot)
    assert slot.on.weekday() in days
    span = (slot.on - previous).days
    earlier = [rules.slot_on(previous + timedelta(days=offset)) for offset in range(1, span)]
    assert not any(allowed(candidate) for candidate in earlier)


@given(zones, moments, clocks)
def test_a_week_of_punctual_lessons_has_one_a_local_day_at_the_local_hour(
    zone: str, now: datetime, send_at: time
) -> None:
    rules = calendar(zone, send_at=send_at)
    slot = rules.first_slot(now)
    seen = [slot]
    for _ in range(6):
        slot = rules.next_slot(previous=slot.on, last_sent_at=slot.at)
        seen.append(slot)
    dates_seen = [rules.local_date(each.at) for each in seen]
    assert len(set(dates_seen)) == 7
    walls = [each.at.astimezone(rules.zone) for each in seen]
    late = [wall for wall in walls if wall.time() != send_at]
    for wall in late:  # only a gap moves a lesson, and then to the gap's end
        assert local_to_utc(wall.date(), wall.time(), rules.zone) == wall
        before = (wall.astimezone(UTC) - timedelta(seconds=1)).astimezone(rules.zone)
        assert before.utcoffset() != wall.utcoffset()


def test_a_late_evening_lesson_leaves_eighteen_hours() -> None:
    slot = calendar("Europe/Paris").next_slot(previous=date(2027, 1, 4), last_sent_at=utc("2027-01-04T22:00:00+01:00"))
    assert slot.on == date(2027, 1, 6)


def test_a_lesson_sent_after_midnight_keeps_the_next_off_the_same_local_day() -> None:
    rules = calendar("Europe/Paris", send_at=time(20), min_gap=timedelta(hours=1))
    slot = rules.next_slot(previous=date(2027, 1, 4), last_sent_at=utc("2027-01-05T02:00:00+01:00"))
    assert slot.on == date(2027, 1, 6)


def test_a_date_that_a_zone_skips_has_no_slot() -> None:
    apia = calendar("Pacific/Apia")
    assert apia.slot_on(date(2011, 12, 30)) is None
    slot = apia.next_slot(previous=date(2011, 12, 29), last_sent_at=utc("2011-12-29T07:30:00-10:00"))
    assert slot.on == date(2011, 12, 31)


# --- lateness -----------------------------------------------------------------------------------------------


def test_a_lesson_within_its_lateness_keeps_its_slot() -> None:
    rules = calendar("UTC")
    slot = Slot(on=date(2027, 1, 4), at=utc("2027-01-04T07:30:00+00:00"))
    assert rules.slot_for(slot, slot.at + timedelta(hours=12)) == slot


def test_a_lesson_that_is_too_late_takes_the_next_slot() -> None:
    rules = calendar("UTC")
    slot = Slot(on=date(2027, 1, 4), at=utc("2027-01-04T07:30:00+00:00"))
    moved = rules.slot_for(slot, slot.at + timedelta(hours=12, seconds=1))
    assert moved == rules.slot_on(date(2027, 1, 5))


def test_after_days_of_outage_todays_slot_serves_when_it_has_only_just_passed() -> None:
    rules = calendar("UTC")
    slot = Slot(on=date(2027, 1, 4), at=utc("2027-01-04T07:30:00+00:00"))
    assert rules.slot_for(slot, utc("2027-01-07T09:00:00+00:00")) == rules.slot_on(date(2027, 1, 7))


@given(zones, moments, st.timedeltas(timedelta(), timedelta(days=30)), weekdays)
def test_whatever_the_outage_a_waiting_lesson_has_one_slot_that_is_not_too_late(
    zone: str, start: datetime, outage: timedelta, days: frozenset[int]
) -> None:
    rules = calendar(zone, weekdays=days)
    slot = rules.first_slot(start)
    now = slot.at + outage
    moved = rules.slot_for(slot, now)
    assert now - moved.at <= rules.settings.max_lateness
    assert moved.on >= slot.on
    assert rules.slot_for(moved, now) == moved


@given(zones, moments, st.timedeltas(timedelta(), timedelta(days=30)))
def test_an_outage_never_puts_two_lessons_into_one_local_day(zone: str, start: datetime, outage: timedelta) -> None:
    rules = calendar(zone)
    sent = rules.first_slot(start)
    waiting = rules.next_slot(previous=sent.on, last_sent_at=sent.at)
    moved = rules.slot_for(waiting, sent.at + outage, last_sent_at=sent.at)
    assert rules.local_date(moved.at) > rules.local_date(sent.at)
    assert moved.at - sent.at >= rules.settings.min_gap


@given(zones, moments, clocks, clocks)
def test_the_permitted_moment_is_never_quiet_and_never_earlier(
    zone: str, moment: datetime, start: time, end: time
) -> None:
    if start == end:
        return
    rules = calendar(zone, quiet_hours=(start, end))
    permitted = rules.permitted_from(moment)
    assert permitted >= moment
    wall = permitted.astimezone(rules.zone).time()
    moved_by_a_clock_change = permitted != moment and wall != end
    assert not rules.settings.is_quiet(wall) or moved_by_a_clock_change
