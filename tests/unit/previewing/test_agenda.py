"""The calendar that the studio shows is the one that `course.schedule` makes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from course.models import ScheduleSettings
from course.previewing.agenda import agenda_of

SUNDAY = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
EVERY_DAY = frozenset(range(7))


def schedule(**changes: object) -> ScheduleSettings:
    values: dict[str, object] = {
        "send_at": time(7, 30),
        "timezone": "Europe/London",
        "weekdays": EVERY_DAY,
        "min_gap": timedelta(hours=18),
        "max_lateness": timedelta(hours=12),
        "first_lesson": "now",
        "start": None,
        "quiet_hours": None,
    }
    return ScheduleSettings(**{**values, **changes})  # type: ignore[arg-type]


def test_lessons_come_one_a_day_from_the_next_slot_on() -> None:
    agenda = agenda_of(schedule(), None, days=3, now=SUNDAY)
    assert agenda.timezone == "Europe/London"
    assert [f"{entry.at:%m-%d %H:%M}" for entry in agenda.entries] == ["11-23 07:30", "11-24 07:30", "11-25 07:30"]
    assert [entry.note for entry in agenda.entries] == ["", "", ""]


def test_a_reader_elsewhere_gets_them_at_the_same_hour_there() -> None:
    entry = agenda_of(schedule(), "Asia/Tokyo", days=1, now=SUNDAY).entries[0]
    assert (entry.at.hour, entry.at.utcoffset()) == (7, timedelta(hours=9))


def test_days_without_lessons_are_named() -> None:
    agenda = agenda_of(schedule(weekdays=frozenset(range(5))), None, days=6, now=SUNDAY)
    assert agenda.entries[5].at.date() == date(2026, 11, 30)
    assert agenda.entries[5].note == "no lessons on Sat and Sun"


def test_a_gap_that_is_longer_than_a_day_is_told() -> None:
    agenda = agenda_of(schedule(min_gap=timedelta(hours=40)), None, days=2, now=SUNDAY)
    assert agenda.entries[1].note == "1 day without a lesson: schedule.min_gap"


def test_the_start_of_the_course_is_told() -> None:
    entry = agenda_of(schedule(start=date(2026, 12, 7)), None, days=1, now=SUNDAY).entries[0]
    assert (entry.at.date(), entry.note) == (date(2026, 12, 7), "the course starts on this date")


def test_a_change_of_the_clocks_is_told_on_its_day_alone() -> None:
    before = datetime(2027, 3, 26, 12, 0, tzinfo=UTC)
    notes = [entry.note for entry in agenda_of(schedule(), None, days=4, now=before).entries]
    assert notes == ["", "the clocks go forward by 1 h", "", ""]
    autumn = datetime(2027, 10, 29, 12, 0, tzinfo=UTC)
    notes = [entry.note for entry in agenda_of(schedule(), "Australia/Lord_Howe", days=1, now=autumn).entries]
    assert notes == [""]


def test_a_time_that_the_clocks_leave_out_is_told() -> None:
    before = datetime(2027, 3, 27, 12, 0, tzinfo=UTC)
    entry = agenda_of(schedule(send_at=time(1, 30)), None, days=1, now=before).entries[0]
    assert f"{entry.at:%H:%M}" == "02:00"
    assert entry.note == "the clocks go forward by 1 h: 01:30 is left out on this day"


@given(
    now=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    send_at=st.times().map(lambda clock: clock.replace(second=0, microsecond=0, tzinfo=None)),
    zone=st.sampled_from(["Europe/London", "America/Los_Angeles", "Asia/Tokyo", "Africa/Cairo", "Australia/Lord_Howe"]),
)
def test_no_local_date_holds_two_lessons_and_none_comes_before_its_time(
    now: datetime, weekdays: frozenset[int], send_at: time, zone: str
) -> None:
    entries = agenda_of(schedule(weekdays=weekdays, send_at=send_at), zone, days=5, now=now).entries
    dates = [entry.at.date() for entry in entries]
    assert dates == sorted(set(dates))
    assert entries[0].at >= now
    assert {day.weekday() for day in dates} <= weekdays
