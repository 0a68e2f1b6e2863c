"""Tokens open one page of one enrollment, and nothing else opens it."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer

from course.models import Enrollment, EnrollmentId, EnrollmentState
from course.tokens import (
    Bearer,
    preferences_token,
    preferences_url,
    read_preferences_token,
    read_unsubscribe_token,
    unsubscribe_token,
    unsubscribe_url,
)

SECRET = "a key that is only for these tests"
ANN = Enrollment(
    id=EnrollmentId(42),
    email="ann@a.invalid",
    first_name="",
    timezone=None,
    fields={},
    course="pain",
    state=EnrollmentState.ACTIVE,
    day=1,
    slot=None,
    enrolled_at=datetime(2027, 1, 4, 7, 30, 0, 123456, tzinfo=UTC),
    last_sent_at=None,
    left_at=None,
    left_reason="",
)

secrets = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)
enrollments = st.builds(
    lambda number, course, at: dataclasses.replace(ANN, id=EnrollmentId(number), course=course, enrolled_at=at),
    st.integers(min_value=1, max_value=2**63 - 1),
    st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
    st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),
)


@given(secret=secrets, person=enrollments)
def test_a_token_reads_back_as_its_enrollment(secret, person):
    bearer = Bearer.of(person)
    assert read_unsubscribe_token(secret, person.course, unsubscribe_token(secret, person)) == bearer
    assert read_preferences_token(secret, person.course, preferences_token(secret, person)) == bearer


@given(secret=secrets, person=enrollments)
def test_a_token_for_one_purpose_is_nothing_to_the_other(secret, person):
    assert read_preferences_token(secret, person.course, unsubscribe_token(secret, person)) is None
    assert read_unsubscribe_token(secret, person.course, preferences_token(secret, person)) is None


@given(secret=secrets, other=secrets, person=enrollments)
def test_a_token_made_with_another_key_is_refused(secret, other, person):
    assume(secret != other)
    assert read_unsubscribe_token(other, person.course, unsubscribe_token(secret, person)) is None


@pytest.mark.parametrize("course", ["back", "pai", "pain2", "PAIN", ""])
def test_a_token_of_one_course_is_nothing_to_another(course):
    assert read_unsubscribe_token(SECRET, course, unsubscribe_token(SECRET, ANN)) is None
    assert read_preferences_token(SECRET, course, preferences_token(SECRET, ANN)) is None


@given(other=enrollments)
def test_two_enrollments_that_differ_in_number_course_or_moment_are_different_bearers(other):
    same = (other.id, other.course, other.enrolled_at) == (ANN.id, ANN.course, ANN.enrolled_at)
    assert (Bearer.of(other) == Bearer.of(ANN)) is same
    assert Bearer.of(dataclasses.replace(ANN, enrolled_at=ANN.enrolled_at + timedelta.resolution)) != Bearer.of(ANN)


def test_what_changes_about_a_person_leaves_their_links_good():
    later = dataclasses.replace(ANN, email="ann@b.invalid", state=EnrollmentState.UNSUBSCRIBED, day=7)
    assert unsubscribe_token(SECRET, later) == unsubscribe_token(SECRET, ANN)


@given(token=st.text(max_size=300))
def test_any_text_that_was_not_signed_is_refused(token):
    assert read_unsubscribe_token(SECRET, "pain", token) is None


@given(person=enrollments, data=st.data())
def test_a_token_with_one_letter_changed_is_refused(person, data):
    token = unsubscribe_token(SECRET, person)
    place = data.draw(st.integers(0, len(token) - 1))
    changed = token[:place] + data.draw(st.characters(codec="ascii")) + token[place + 1 :]
    assume(changed != token)
    assert read_unsubscribe_token(SECRET, person.course, changed) is None


def test_other_spellings_of_the_same_signature_are_refused():
    token = unsubscribe_token(SECRET, ANN)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    spellings = [token[:-1] + letter for letter in letters if letter != token[-1]] + [token + "=", token + "=="]
    assert [read_unsubscribe_token(SECRET, "pain", spelling) for spelling in spellings] == [None] * len(spellings)


@given(person=enrollments)
def test_a_token_needs_no_escaping_in_a_path(person):
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", unsubscribe_token(SECRET, person))


@pytest.mark.parametrize("value", ["7", 7, True, None, [7], [7, "8"], [True, 8], [7.0, 8], [7, 8, 9], {"id": 7}])
def test_something_signed_that_names_no_enrollment_is_refused(value):
    signed = URLSafeSerializer(SECRET, salt="course.unsubscribe.pain").dumps(value)
    assert read_unsubscribe_token(SECRET, "pain", signed) is None


def test_a_huge_token_is_refused_before_it_is_decoded():
    assert read_unsubscribe_token(SECRET, "pain", "A" * 10_000_000) is None


def test_links_keep_the_path_of_the_base_url():
    base = "https://example.com/courses"
    assert unsubscribe_url(base, SECRET, ANN) == f"{base}/unsubscribe/{unsubscribe_token(SECRET, ANN)}"
    assert preferences_url(base, SECRET, ANN) == f"{base}/preferences/{preferences_token(SECRET, ANN)}"


def test_links_sent_long_ago_stay_good():
    """The form of a token is a promise: this one was made by the first release."""
    assert unsubscribe_token(SECRET, ANN) == "WzQyLDE3OTkwNDc4MDAxMjM0NTZd.5zaBegLPvcK2aNMa8Z7o9ACsDzA"
