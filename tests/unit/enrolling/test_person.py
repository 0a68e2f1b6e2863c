"""Which column is which, and which values a person may have."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.enrolling.person import checked_person, column_name, columns_of, person_of
from course.models import NewSubscriber

ADDRESS = "ann@backcare.invalid"


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Email Address", "email_address"),
        ("  E-Mail ", "e_mail"),
        ("first.name", "first_name"),
        ("Company -- Name", "company_name"),
        ("会社", "会社"),
        ("_", ""),
    ],
)
def test_a_header_cell_becomes_a_name_that_lessons_can_merge(cell, name):
    assert column_name(cell) == name


@pytest.mark.parametrize("email", ["email", "EMAIL", "E-mail", "Email Address", "e_mail_address", " mail "])
@pytest.mark.parametrize("first_name", ["first_name", "First Name", "first-name", "FirstName", "Name", "given name"])
@pytest.mark.parametrize("zone", ["timezone", "Time Zone", "TZ", "time-zone"])
def test_columns_are_known_by_the_names_that_other_programs_give_them(email, first_name, zone):
    columns = columns_of([zone, email, first_name])
    assert (columns.timezone, columns.email, columns.first_name, columns.fields) == (0, 1, 2, {})


def test_of_two_columns_that_could_be_the_first_name_the_plainer_one_wins_and_the_other_is_kept():
    columns = columns_of(["name", "email", "first_name"])
    assert columns.first_name == 2
    assert columns.fields == {0: "name"}


def test_every_other_column_with_a_name_is_kept_as_a_field():
    assert columns_of(["email", "", "City", "Plan B"]).fields == {2: "city", 3: "plan_b"}


def test_a_header_without_an_email_column_says_what_it_has_instead():
    with pytest.raises(ValueError, match="no column is called email, only phone, city"):
        columns_of(["Phone", "City"])


def test_two_columns_of_one_name_are_refused():
    with pytest.raises(ValueError, match="two columns are called first_name"):
        columns_of(["email", "First Name", "first_name"])


@pytest.mark.parametrize(
    "name", ["http://evil.invalid", "Ann ://x", "WWW.evil.invalid", "see www.evil.invalid", "ht\u200btp:/\ufeff/x"]
)
def test_a_first_name_with_a_link_in_it_is_refused(name):
    with pytest.raises(ValueError, match="has a link in it"):
        checked_person(email=ADDRESS, first_name=name)


@pytest.mark.parametrize("hidden", ["\U000e0000", "\U000e0041", "\U000e007f"])
def test_a_first_name_with_hidden_characters_is_refused(hidden):
    with pytest.raises(ValueError, match="has hidden characters in it"):
        checked_person(email=ADDRESS, first_name=f"Ann{hidden}")


@pytest.mark.parametrize("name", ["\ufeffAnn", "A\u200bnn", " \u200b Ann"])
def test_a_first_name_loses_spaces_without_width(name):
    assert checked_person(email=ADDRESS, first_name=name).first_name == "Ann"


@pytest.mark.parametrize("name", ["👩\u200d🔬 Ann", "می\u200cنا", "Wwwilma", "Ann: /Bo/"])
def test_a_first_name_keeps_its_joiners_and_whatever_only_resembles_a_link(name):
    assert checked_person(email=ADDRESS, first_name=name).first_name == name


@pytest.mark.parametrize("zone", ["posixrules", "localtime", "Factory", "posix/Europe/Rome", "right/Europe/Rome"])
def test_a_zone_that_is_no_place_is_refused(zone):
    with pytest.raises(ValueError, match="not a time zone"):
        checked_person(email=ADDRESS, timezone=zone)


def test_a_row_shorter_than_the_header_is_a_person_with_less():
    person = person_of(columns_of(["email", "first_name", "city"]), [ADDRESS])
    assert person == NewSubscriber(email=ADDRESS)


def test_a_row_with_a_value_too_many_is_refused():
    with pytest.raises(ValueError, match="3 values for 2 columns"):
        person_of(columns_of(["email", "first_name"]), [ADDRESS, "Lee", "Ann"])


def test_empty_cells_too_many_do_no_harm():
    assert person_of(columns_of(["email"]), [ADDRESS, "", " "]).email == ADDRESS


def test_a_value_under_no_name_is_refused_rather_than_lost():
    with pytest.raises(ValueError, match="column 2, which has no name"):
        person_of(columns_of(["email", "", "city"]), [ADDRESS, "what am I", "Ghent"])


def test_spaces_around_values_are_dropped_and_empty_fields_left_out():
    person = checked_person(
        email=f" {ADDRESS} ", first_name=" Ann ", timezone=" Europe/Rome ", fields={"city": " Ghent ", "plan": " "}
    )
    assert person == NewSubscriber(email=ADDRESS, first_name="Ann", timezone="Europe/Rome", fields={"city": "Ghent"})


def test_line_breaks_inside_a_field_become_spaces():
    assert checked_person(email=ADDRESS, fields={"note": "one\r\ntwo\tthree"}).fields == {"note": "one two three"}


@pytest.mark.parametrize(
    "name", ["Ann\r\nBcc: eve@evil.invalid", "Ann\0", "a\u2028b", "\u202eevil", "=?utf-8?q?x?=", "\ud800"]
)
def test_a_first_name_that_could_break_a_header_or_a_page_is_refused(name):
    with pytest.raises(ValueError, match="control characters"):
        checked_person(email=ADDRESS, first_name=name)


@pytest.mark.parametrize(
    "name", ["Zoë", "佐藤", "محمد", "O’Brien-Smith, Jr.", "मोहन", "👩‍🔬", "می‌خواهم", "<b>&{{ 7 }}", '"Ann"']
)
def test_a_first_name_may_be_in_any_script(name):
    assert checked_person(email=ADDRESS, first_name=name).first_name == name


@given(name=st.text(st.characters(codec="utf-8"), max_size=100))
def test_an_accepted_name_never_holds_a_control_character(name):
    try:
        accepted = checked_person(email=ADDRESS, first_name=name).first_name
    except ValueError:
        return
    assert not any(unicodedata.category(char) in {"Cc", "Zl", "Zp"} for char in accepted)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"email": " "}, "no email address"),
        ({"email": "ann"}, "has no @"),
        ({"email": "ann@x@y"}, "not an email address"),
        ({"email": ADDRESS, "timezone": "Mars/Olympus"}, "'Mars/Olympus' is not a time zone"),
        ({"email": ADDRESS, "first_name": "x" * 101}, "longer than 100"),
        ({"email": ADDRESS, "fields": {"city": "x" * 1001}}, "city is longer than 1000"),
        ({"email": ADDRESS, "fields": {"city": "\x1b[31mred"}}, "city has control characters"),
    ],
)
def test_what_is_wrong_with_a_person_is_said(values, reason):
    with pytest.raises(ValueError, match=reason):
        checked_person(**values)


def test_a_reason_never_carries_escape_sequences_to_the_terminal():
    with pytest.raises(ValueError, match="first name") as caught:
        checked_person(email=ADDRESS, first_name="\x1b]0;owned\x07" * 50)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 160
