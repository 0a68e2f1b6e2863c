from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given

from course.emails.filling import fill
from course.models import FIRST_NAME, Refused
from course.providers.sendgrid_request import SUBSTITUTIONS_LIMIT, RequestTemplate
from tests.support.emails import NAME_MARK, SENDER, a_recipient, an_email, control_character, hostile_line
from tests.support.sendgrid_server import mails, violations

EMAIL = an_email()
TEMPLATE = RequestTemplate(EMAIL)


@given(value=hostile_line, name=hostile_line)
def test_any_value_makes_a_request_that_keeps_the_rules_and_reads_as_filled(value: str, name: str) -> None:
    person = a_recipient(first_name=value, name=name)
    part = TEMPLATE.personalization(person)
    assert isinstance(part, dict)
    request = TEMPLATE.request([part])
    assert violations(request) == []
    (mail,) = mails(request)
    assert (mail.subject, mail.html, mail.text) == fill(EMAIL, person.values)


@given(course=hostile_line, sender=hostile_line)
def test_any_sender_and_course_name_keep_the_rules(course: str, sender: str) -> None:
    email = an_email(list_name=course, sender=dataclasses.replace(SENDER, name=sender))
    template = RequestTemplate(email)
    part = template.personalization(a_recipient())
    assert isinstance(part, dict)
    assert violations(template.request([part])) == []


def test_a_mark_is_one_tag_where_it_is_escaped_and_another_where_it_is_not() -> None:
    part = TEMPLATE.personalization(a_recipient(first_name="A & B"))
    assert isinstance(part, dict)
    assert part["substitutions"][f"{NAME_MARK}t"] == "A & B"
    assert part["substitutions"][f"{NAME_MARK}h"] == "A &amp; B"


def test_marks_that_stand_nowhere_cost_nothing() -> None:
    part = RequestTemplate(an_email(subject="Day 2", html="<p></p>", text="x")).personalization(a_recipient())
    assert isinstance(part, dict)
    assert part["substitutions"] == {}


def test_the_limit_counts_bytes_of_tags_and_values() -> None:
    email = an_email(subject="Day 2", html="<p></p>", text=NAME_MARK)
    template = RequestTemplate(email)
    room = SUBSTITUTIONS_LIMIT - len(f"{NAME_MARK}t")

    def part(value: str) -> object:
        return template.personalization(a_recipient(first_name=value))

    assert isinstance(part("x" * room), dict)
    assert isinstance(part("x" * (room + 1)), Refused)
    assert isinstance(part("é" * room), Refused)


@given(bad=control_character)
def test_a_control_character_is_refused(bad: str) -> None:
    person = a_recipient()
    for hostile in (
        dataclasses.replace(person, name=f"a{bad}b"),
        dataclasses.replace(person, values={**person.values, FIRST_NAME: f"a{bad}b"}),
        dataclasses.replace(person, message_id=f"<a{bad}b@c>"),
        dataclasses.replace(person, unsubscribe_url=f"https://a/{bad}"),
    ):
        with pytest.raises(ValueError, match=r"control character|needs"):
            TEMPLATE.personalization(hostile)
