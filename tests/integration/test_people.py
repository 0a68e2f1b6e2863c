"""People in the store: who is found, who leaves, and what a move to another zone touches."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from threading import Thread

from course.models import EnrollmentId, EnrollmentState, NewSubscriber, Slot, Take
from tests.support.office import MONDAY

ANN = "ann@a.invalid"
TOMORROW = Slot(on=date(2027, 1, 5), at=datetime(2027, 1, 5, 7, 30, tzinfo=UTC))
LATER = Slot(on=date(2027, 1, 9), at=datetime(2027, 1, 9, 1, tzinfo=UTC))


def test_a_person_is_found_in_any_letter_case_and_only_in_their_course(desk):
    desk.enroll("Ann@a.invalid")
    assert desk.store.people.find("pain", "aNN@A.invalid").email == "Ann@a.invalid"
    assert desk.store.people.find("other", ANN) is None
    assert desk.store.people.find("pain", "bo@a.invalid") is None


def test_one_person_may_take_two_courses_and_leave_one(desk):
    people = desk.store.people
    for course in ("pain", "sleep"):
        assert people.enroll(course, [(NewSubscriber(email=ANN), TOMORROW)], MONDAY) == 1
    assert people.unsubscribe(people.find("pain", ANN).id, MONDAY, "enough")
    assert people.find("sleep", ANN).state is EnrollmentState.ACTIVE
    assert people.totals("pain") == {EnrollmentState.UNSUBSCRIBED: 1}


def test_leaving_twice_keeps_the_first_moment_and_reason(desk):
    desk.enroll(ANN)
    people, who = desk.store.people, desk.store.people.find("pain", ANN).id
    assert people.unsubscribe(who, MONDAY, "first")
    assert not people.unsubscribe(who, MONDAY + timedelta(days=1), "second")
    assert (people.get(who).left_at, people.get(who).left_reason) == (MONDAY, "first")


def test_nobody_can_leave_who_was_never_there(desk):
    assert not desk.store.people.unsubscribe(EnrollmentId(7), MONDAY, "who")


def test_a_move_hands_over_the_person_as_they_stand_and_takes_the_slot_that_comes_back(desk):
    desk.enroll(ANN)
    before = desk.store.people.find("pain", ANN)
    seen = []
    assert desk.store.people.change_timezone(before.id, "Asia/Tokyo", lambda person: seen.append(person) or LATER)
    assert seen == [before]
    after = desk.store.people.get(before.id)
    assert (after.timezone, after.slot) == ("Asia/Tokyo", LATER)
    assert desk.store.ledger.next_due_at("pain") == LATER.at


def test_a_move_that_gives_no_slot_changes_the_zone_only(desk):
    desk.enroll(ANN)
    before = desk.store.people.find("pain", ANN)
    desk.store.people.change_timezone(before.id, "Asia/Tokyo", lambda _: None)
    after = desk.store.people.get(before.id)
    assert (after.timezone, after.slot) == ("Asia/Tokyo", before.slot)


def test_a_lesson_in_hand_keeps_its_time(desk):
    desk.enroll(ANN)
    who = desk.store.people.find("pain", ANN)
    with desk.store.run(MONDAY) as run:
        claims, _ = desk.store.ledger.claim(run.id, "pain", MONDAY, 10, lambda due: Take(slot=due.slot))
        desk.store.people.change_timezone(who.id, "Asia/Tokyo", lambda _: LATER)
        assert desk.store.people.get(who.id).slot == who.slot
        desk.store.ledger.release(claims, "the test is over")


def test_moving_someone_who_is_not_there_is_said(desk):
    assert not desk.store.people.change_timezone(EnrollmentId(7), "Asia/Tokyo", lambda _: LATER)


def test_two_imports_at_once_enroll_each_person_once(desk):
    everyone = [(NewSubscriber(email=f"p{number}@a.invalid"), TOMORROW) for number in range(300)]
    added: list[int] = []

    def bring_in() -> None:
        chunks = (everyone[first : first + 50] for first in range(0, 300, 50))
        added.extend(desk.store.people.enroll("pain", chunk, MONDAY) for chunk in chunks)

    threads = [Thread(target=bring_in) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(added) == 300
    assert len(list(desk.store.people.all("pain"))) == 300
