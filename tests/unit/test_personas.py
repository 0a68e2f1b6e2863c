"""Sample readers: whom emails are filled in for where nobody real may be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from course.errors import UsageError
from course.models import EMAIL_ADDRESS, FIRST_NAME, PREFERENCES_URL, UNSUBSCRIBE_URL
from course.personas import NO_NAME, READY, all_personas, find_persona, recipient_of
from course.settings import email_address, zone_name

OWN = replace(NO_NAME, key="manager", label="Manager", first_name="Ann", fields={"company": "Example Ltd"})
BASE = "https://courses.backcare.invalid"


def test_the_ready_ones_hold_what_a_subscriber_could_hold() -> None:
    assert len({persona.key for persona in READY}) == len(READY)
    for persona in READY:
        assert email_address(persona.email) == persona.email
        assert persona.timezone is None or zone_name(persona.timezone)
        assert persona.email.endswith("example.com")  # RFC 2606: nobody has it


def test_a_courses_own_come_after_the_ready_ones() -> None:
    assert all_personas([OWN]) == (*READY, OWN)


def test_one_of_the_same_key_takes_the_place_of_a_ready_one() -> None:
    mine = replace(OWN, key="long-name")
    assert [persona.key for persona in all_personas([mine])] == [persona.key for persona in READY]
    assert find_persona([mine], "long-name") is mine


@pytest.mark.parametrize("key", ["manager", "MANAGER", " manager "])
def test_a_key_finds_its_reader_in_any_case(key: str) -> None:
    assert find_persona([OWN], key) is OWN


def test_an_unknown_key_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="'bob'") as caught:
        find_persona([OWN], "bob")
    assert all(persona.key in caught.value.hint for persona in (*READY, OWN))


def test_a_recipient_has_the_readers_values_and_harmless_links() -> None:
    recipient = recipient_of(OWN, 3, base_url=BASE, slug="pain", fields=["company", "city"])
    assert recipient.values == {
        FIRST_NAME: "Ann",
        EMAIL_ADDRESS: "reader@example.com",
        UNSUBSCRIBE_URL: f"{BASE}/unsubscribe/sample",
        PREFERENCES_URL: f"{BASE}/preferences/sample",
        "subscriber.fields.company": "Example Ltd",
        "subscriber.fields.city": "",
    }
    assert recipient.unsubscribe_url == f"{BASE}/unsubscribe/sample"


def test_a_real_address_takes_the_place_of_the_readers() -> None:
    recipient = recipient_of(OWN, 3, base_url=BASE, slug="pain", fields=[], email="me@backcare.invalid")
    assert (recipient.email, recipient.values[EMAIL_ADDRESS]) == ("me@backcare.invalid", "me@backcare.invalid")
