"""Sending, against a real SQLite file: at most once, nothing lost, whatever happens in between."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from course.errors import StoreError
from course.models import (
    Accepted,
    Email,
    EnrollmentState,
    Outcome,
    PolicyRefused,
    Recipient,
    Refused,
    Retry,
    Stopped,
    Unknown,
)
from tests.support.office import MONDAY, Desk

PEOPLE = [f"p{number}@backcare.invalid" for number in range(8)]


class Killed(BaseException):
    """Stands for a process that ends: nothing of ours catches it."""


def answer_for(address: str, outcome: Outcome) -> object:
    def answer(email: Email, recipient: Recipient) -> Outcome:
        return outcome if recipient.email == address else Accepted()

    return answer


def test_everyone_who_is_due_gets_the_lesson(desk: Desk) -> None:
    desk.enroll(*PEOPLE)
    report = desk.send()
    assert report.sent == 8
    assert sorted(desk.provider.sent) == [(address, 1) for address in PEOPLE]


def test_a_second_pass_at_the_same_time_sends_nothing(desk: Desk) -> None:
    desk.enroll(*PEOPLE)
    desk.send()
    report = desk.send()
    assert (report.sent, len(desk.provider.sent)) == (0, 8)


def test_nobody_is_early(desk: Desk) -> None:
    desk.enroll(*PEOPLE)
    desk.now = MONDAY - timedelta(seconds=1)
    assert desk.send().sent == 0


def test_a_week_brings_each_lesson_once_in_order_and_then_ends(desk: Desk) -> None:
    desk.enroll(PEOPLE[0])
    for _ in range(10):
        desk.send()
        desk.send()
        desk.pass_days(1)
    assert desk.provider.sent == [(PEOPLE[0], day) for day in range(1, 8)]
    person = desk.store.people.find("pain", PEOPLE[0])
    assert person is not None
    assert person.state is EnrollmentState.FINISHED
    assert desk.store.ledger.next_due_at("pain") is None


def test_the_report_says_when_the_next_lesson_is_due(desk: Desk) -> None:
    desk.enroll(PEOPLE[0])
    assert desk.send().next_due_at == MONDAY + timedelta(days=1)


def test_a_limit_is_kept_and_the_rest_goes_later(desk: Desk) -> None:
    desk.enroll(*PEOPLE)
    assert [desk.send(limit=3).sent for _ in range(4)] == [3, 3, 2, 0]


def test_chunks_are_no_larger_than_the_provider_takes(desk: Desk) -> None:
    desk.enroll(*PEOPLE)
    desk.send()
    assert [len(call) for call in desk.provider.calls] == [3, 3, 2]


def test_who_left_is_skipped_once_with_the_reason_in_the_ledger(desk: Desk) -> None:
    desk.enroll(*PEOPLE[:2])
    desk.unsubscribe(PEOPLE[0])
    first, second = desk.send(), desk.send()
    assert (first.sent, first.skipped, second.skipped) == (1, 1, 0)
    assert desk.states(PEOPLE[0]) == [(1, "cancelled")]
    assert desk.reason(PEOPLE[0]) == "by its link"


def test_leaving_between_claim_and_hand_over_is_still_in_time(desk: Desk) -> None:
    desk.enroll(*PEOPLE[:4])
    desk.provider.before_send = lambda: desk.unsubscribe(PEOPLE[3]) and None
    report = desk.send()
    assert (report.sent, report.skipped) == (3, 1)
    assert PEOPLE[3] not in dict(desk.provider.sent)
    assert desk.states(PEOPLE[3]) == [(1, "cancelled")]


def test_an_address_suppressed_between_claim_and_hand_over_ends_that_course(desk: Desk) -> None:
    desk.enroll(*PEOPLE[:4])

    def suppress() -> None:
        with desk.store._engine.begin() as connection:  # as a run of another course in the same database does
            connection.exec_driver_sql(
                "INSERT OR IGNORE INTO suppressions VALUES (?, 'bounced elsewhere', 0)", (PEOPLE[3],)
            )

    desk.provider.before_send = suppress
    desk.send()
    person = desk.store.people.find("pain", PEOPLE[3])
    assert desk.states(PEOPLE[3]) == [(1, "cancelled")]
    assert person is not None
    assert (person.state, person.slot) == (EnrollmentState.SUPPRESSED, None)


def test_a_dead_address_is_failed_and_suppressed(desk: Desk) -> None:
    desk.enroll(*PEOPLE[:2])
    desk.provider.answer = answer_for(PEOPLE[0], Refused(reason="550 5.1.1 no such user", suppress=True))
    report = desk.send()
    desk.pass_days(1)
    later = desk.send()
    assert (report.sent, report.failed, report.needs_attention) == (1, 1, True)
    assert (later.sent, later.failed) == (1, 0)
    assert desk.states(PEOPLE[0]) == [(1, "failed")]


def test_a_refused_message_does_not_end_the_course(desk: Desk) -> None:
    desk.enroll(PEOPLE[0])
    desk.provider.answer = answer_for(PEOPLE[0], Refused(reason="554 content"))
    desk.send()
    desk.provider.answer = lambda email, recipient: Accepted()
    desk.pass_days(1)
    desk.send()
    assert desk.states(PEOPLE[0]) == [(1, "failed"), (2, "sent")]


def test_a_retry_goes_out_after_its_wait_and_counts_once(desk: Desk) -> None:
    desk.enroll(PEOPLE[0])
    desk.provider.answer = answer_for(PEOPLE[0], Retry(reason="451 later", after_s=300))
    assert desk.send().retrying == 1
    desk.provider.answer = lambda email, recipient: Accepted()
    desk.now += timedelta(seconds=299)
    assert desk.send().sent == 0
    desk.now += timedelta(seconds=1)
    assert desk.send().sent == 1
    assert desk.states(PEOPLE[0]) == [(1, "sent")]


def test_a_lesson_retried_beyond_its_lateness_moves_to_the_next_slot(desk: Desk) -> None:
    desk.enroll(PEOPLE[0])
    desk.provider.answer = answer_for(PEOPLE[0], Retry(reason="451 later"))
    for _ in range(30):
        desk.send()
        desk.now += timedelta(minutes=30)
    calls = len(desk.provider.calls)
    desk.provider.answer = lambda email, recipient: Accepted()
    desk.now = MONDAY + timedelta(hours=23)
    assert desk.send().sent == 0
    desk.now = MONDAY + timedelta(days=1)
    assert desk.send().sent == 1
    assert calls > 5


def test_an_unknown_outcome_is_held_and_the_course_goes_on(desk: Desk) -> None:
    desk.enroll(PEOPLE[0])
    desk.provider.answer = answer_for(PEOPLE[0], Unknown(reason="no answer after the final dot"))
    report = desk.send()
    desk.provider.answer = lambda email, recipient: Accepted()
    desk.pass_days(1)
    desk.send()
    assert (report.held, report.needs_attention) == (1, True)
    assert desk.states(PEOPLE[0]) == [(1, "held"), (2, "sent")]


def test_a_stop_fails_nobody_and_ends_the_pass(desk: Desk) -> None:
    desk.enroll(*PEOPLE)
    desk.provider.answer = lambda email, recipient: Stopped(reason="535 wrong password", hint="look at it")
    report = desk.send()
    assert report.stopped == Stopped(reason="535 wrong password", hint="look at it")
    assert (report.sent, report.failed, len(desk.provider.calls)) == (0, 0, 1)
    desk.provider.answer = lambda email, recipient: Accepted()
    assert desk.send().sent == 8


def test_asked_to_stop_it_finishes_the_chunk_and_gives_the_rest_back(desk: Desk) -> None:
    desk.enroll(*PEOPLE)

    def stop() -> None:
        desk.stop = True

    desk.provider.before_send = stop
    report = desk.send()
    assert (report.sent, report.interrupted) == (3, True)
    desk.stop = False
    desk.provider.before_send = lambda: None
    assert desk.send().sent == 5


@pytest.mark.parametrize(
    ("policy", "second_day_one", "states"),
    [
        ("hold", 0, [(1, "held")]),
        ("resend", 1, [(1, "sent")]),
        ("skip", 0, [(1, "failed")]),
    ],
)
def test_after_a_crash_only_the_chunk_on_the_wire_is_unknown_and_goes_by_the_policy(
    tmp_path: Path, policy: str, second_day_one: int, states: list[tuple[int, str]]
) -> None:
    desk = Desk(tmp_path, sending={"on_unknown": policy})
    desk.enroll(*PEOPLE)

    def die() -> None:
        raise Killed

    desk.provider.before_send = die
    with pytest.raises(Killed):
        desk.send()
    on_the_wire = desk.provider.calls[0]
    desk.provider.before_send = lambda: None
    desk.send()
    desk.now += timedelta(seconds=15)
    desk.send()
    assert len(desk.provider.sent) == 5 + 3 * second_day_one
    for address in on_the_wire:
        assert desk.states(address) == states
    desk.store.close()


def test_what_is_held_after_a_crash_says_why(desk: Desk) -> None:
    desk.enroll(PEOPLE[0])

    def die() -> None:
        raise Killed

    desk.provider.before_send = die
    with pytest.raises(Killed):
        desk.send()
    desk.send()
    assert "ended before the answer: it may have left" in desk.reason(PEOPLE[0])


def test_a_pass_that_lives_keeps_its_claims_from_another(desk: Desk, tmp_path: Path) -> None:
    desk.enroll(*PEOPLE)
    other = Desk(tmp_path)
    nested: list[int] = []
    desk.provider.before_send = lambda: nested.append(other.send().sent)
    desk.send()
    other.store.close()
    assert sum(nested) == 0
    assert len(desk.provider.sent) == 8
    assert other.provider.sent == []


def test_three_days_of_outage_bring_one_lesson_and_shift_the_rest(desk: Desk) -> None:
    desk.enroll(PEOPLE[0])
    desk.send()
    desk.now = MONDAY + timedelta(days=4, hours=2)
    assert desk.send().sent == 1
    assert desk.send().sent == 0
    desk.now = MONDAY + timedelta(days=5)
    assert desk.send().sent == 1
    assert desk.provider.sent == [(PEOPLE[0], 1), (PEOPLE[0], 2), (PEOPLE[0], 3)]


def test_a_course_that_became_shorter_ends_for_those_beyond_it(desk: Desk, tmp_path: Path) -> None:
    desk.enroll(PEOPLE[0])
    desk.send()
    shorter = Desk(tmp_path, days=1)
    shorter.now = MONDAY + timedelta(days=1)
    report = shorter.send()
    person = shorter.store.people.find("pain", PEOPLE[0])
    shorter.store.close()
    assert (report.sent, report.skipped) == (0, 1)
    assert person is not None
    assert person.state is EnrollmentState.FINISHED


def test_a_lesson_that_the_ledger_calls_settled_is_not_sent_again_however_due_it_looks(desk: Desk) -> None:
    desk.enroll(PEOPLE[0])
    desk.send()
    with desk.store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE enrollments SET day = 1, due_at = 0, slot_at = slot_at - 86400000000")
    with pytest.raises(StoreError, match="settled"):
        desk.send()
    assert desk.provider.sent == [(PEOPLE[0], 1)]


def test_one_person_refused_by_policy_keeps_nobody_else_from_their_lesson(desk: Desk) -> None:
    desk.enroll(*PEOPLE)
    desk.provider.answer = answer_for(PEOPLE[0], PolicyRefused(reason="554 5.7.1 access denied"))
    report = desk.send()
    assert (report.sent, report.retrying, report.stopped) == (7, 1, None)


def test_refusals_by_policy_in_a_row_stop_the_pass_and_fail_nobody(desk: Desk) -> None:
    desk.enroll(*PEOPLE)
    desk.provider.answer = lambda email, recipient: PolicyRefused(reason="554 5.7.1 blocked", hint="ask them")
    report = desk.send()
    assert report.stopped == Stopped(reason="554 5.7.1 blocked", hint="ask them")
    assert (report.failed, len(desk.provider.calls)) == (0, 1)
    desk.provider.answer = lambda email, recipient: Accepted()
    desk.now += timedelta(hours=1)
    assert desk.send().sent == 8


def test_a_refusal_by_policy_of_the_only_one_who_is_due_stops_the_pass(desk: Desk) -> None:
    desk.enroll(PEOPLE[0])
    desk.provider.answer = lambda email, recipient: PolicyRefused(reason="554 5.7.1 blocked")
    assert desk.send().stopped == Stopped(reason="554 5.7.1 blocked")


def test_a_provider_that_gives_no_answer_does_not_get_the_whole_list(desk: Desk) -> None:
    desk.enroll(*PEOPLE)
    desk.provider.answer = lambda email, recipient: Unknown(reason="502 bad gateway")
    report = desk.send()
    assert (report.held, len(desk.provider.calls)) == (6, 2)
    assert report.stopped is not None
    assert "no answer came" in report.stopped.reason


def test_nobody_is_tried_twice_in_one_pass_however_soon_the_provider_asks_for_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, chunk_size=200)
    desk.enroll(*(f"p{number}@backcare.invalid" for number in range(1001)))

    def later(email: Email, recipient: Recipient) -> Outcome:
        desk.now += timedelta(seconds=1)
        return Retry(reason="429", after_s=0)

    desk.provider.answer = later
    assert desk.send().retrying == 1001
    desk.store.close()


@pytest.mark.parametrize("after_s", [1e12, -5.0])
def test_a_wait_that_a_provider_asks_for_has_bounds(desk: Desk, after_s: float) -> None:
    desk.enroll(PEOPLE[0])
    desk.provider.answer = lambda email, recipient: Retry(reason="429", after_s=after_s)
    desk.send()
    person = desk.store.people.find("pain", PEOPLE[0])
    assert person is not None
    due = desk.store.ledger.next_due_at("pain")
    assert due is not None
    assert timedelta(seconds=15) <= due - desk.now <= timedelta(days=1)


def test_a_thousand_of_one_lesson_are_one_chunk_of_a_provider_that_takes_them(tmp_path: Path) -> None:
    desk = Desk(tmp_path, chunk_size=1000)
    desk.enroll(*(f"p{number}@backcare.invalid" for number in range(1001)))
    desk.send()
    assert [len(call) for call in desk.provider.calls] == [1000, 1]
    desk.store.close()


def test_a_slow_provider_does_not_carry_lessons_into_the_quiet_hours(tmp_path: Path) -> None:
    desk = Desk(tmp_path, schedule={"quiet_hours": ["08:00", "20:00"]})
    desk.enroll(*PEOPLE)

    def dawdle() -> None:
        desk.now += timedelta(minutes=20)

    desk.provider.before_send = dawdle
    assert desk.send().sent == 6
    desk.now = MONDAY + timedelta(hours=12, minutes=30)
    desk.provider.before_send = lambda: None
    assert desk.send().sent == 0
    desk.now = MONDAY + timedelta(days=1)
    assert desk.send().sent == 8
    assert len(desk.provider.sent) == 14
    desk.store.close()


def test_a_start_that_is_set_later_holds_lessons_back(tmp_path: Path) -> None:
    before = Desk(tmp_path)
    before.enroll(PEOPLE[0])
    before.store.close()
    desk = Desk(tmp_path, schedule={"start": "2027-02-01"})
    assert desk.send().sent == 0
    desk.now = MONDAY + timedelta(days=28)
    assert desk.send().sent == 1
    desk.store.close()


def test_message_ids_differ_for_every_delivery_and_repeat_for_the_same(desk: Desk) -> None:
    seen: list[str] = []

    def answer(email: Email, recipient: Recipient) -> Outcome:
        seen.append(recipient.message_id)
        return Retry(reason="later", after_s=0) if len(seen) <= 2 else Accepted()

    desk.enroll(*PEOPLE[:2])
    desk.provider.answer = answer
    desk.send()
    desk.now += timedelta(seconds=15)
    desk.send()
    assert len(seen) == 4
    assert len(set(seen)) == 2
    assert sorted(seen[:2]) == sorted(seen[2:])
