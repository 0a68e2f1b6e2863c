"""Tokens open one page of one enrollment, and nothing else opens it."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer

from course.models import EnrollmentId
from course.tokens import (
    preferences_token,
    preferences_url,
    read_preferences_token,
    read_unsubscribe_token,
    unsubscribe_token,
    unsubscribe_url,
)

enrollments = st.integers(min_value=1, max_value=2**63 - 1).map(EnrollmentId)
secrets = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)

SECRET = "a key that is only for these tests"


@given(secret=secrets, enrollment=enrollments)
def test_a_token_reads_back_as_its_enrollment(secret, enrollment):
    assert read_unsubscribe_token(secret, unsubscribe_token(secret, enrollment)) == enrollment
    assert read_preferences_token(secret, preferences_token(secret, enrollment)) == enrollment


@given(secret=secrets, enrollment=enrollments)
def test_a_token_for_one_purpose_is_nothing_to_the_other(secret, enrollment):
    assert read_preferences_token(secret, unsubscribe_token(secret, enrollment)) is None
    assert read_unsubscribe_token(secret, preferences_token(secret, enrollment)) is None


@given(secret=secrets, other=secrets, enrollment=enrollments)
def test_a_token_made_with_another_key_is_refused(secret, other, enrollment):
    assume(secret != other)
    assert read_unsubscribe_token(other, unsubscribe_token(secret, enrollment)) is None


@given(token=st.text(max_size=300))
def test_any_text_that_was_not_signed_is_refused(token):
    assert read_unsubscribe_token(SECRET, token) is None


@given(enrollment=enrollments, data=st.data())
def test_a_token_with_one_letter_changed_never_speaks_for_someone_else(enrollment, data):
    token = unsubscribe_token(SECRET, enrollment)
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.characters(codec="ascii"))
    changed = token[:place] + letter + token[place + 1 :]
    # The last letter of base64 has bits that mean nothing: another one there can be the same signature.
    assert read_unsubscribe_token(SECRET, changed) in {None, enrollment}
    if place != len(token) - 1:
        assume(changed != token)
        assert read_unsubscribe_token(SECRET, changed) is None


@given(enrollment=enrollments)
def test_a_token_needs_no_escaping_in_a_path(enrollment):
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", unsubscribe_token(SECRET, enrollment))


@pytest.mark.parametrize("value", ["7", True, 0, -1, 1.0, None, [7], {"id": 7}])
def test_something_signed_that_is_no_enrollment_number_is_refused(value):
    signed = URLSafeSerializer(SECRET, salt="course.unsubscribe").dumps(value)
    assert read_unsubscribe_token(SECRET, signed) is None


def test_a_huge_token_is_refused_before_it_is_decoded():
    assert read_unsubscribe_token(SECRET, "A" * 10_000_000) is None


def test_links_keep_the_path_of_the_base_url():
    base = "https://example.com/courses"
    token = unsubscribe_token(SECRET, EnrollmentId(5))
    assert unsubscribe_url(base, SECRET, EnrollmentId(5)) == f"{base}/unsubscribe/{token}"
    token = preferences_token(SECRET, EnrollmentId(5))
    assert preferences_url(base, SECRET, EnrollmentId(5)) == f"{base}/preferences/{token}"


def test_links_sent_long_ago_stay_good():
    """The form of a token is a promise: this one was made by the first release."""
    assert unsubscribe_token(SECRET, EnrollmentId(42)) == "NDI.Z9oW8w-HRwnjlmPIEgQQ9oaiYS4"
