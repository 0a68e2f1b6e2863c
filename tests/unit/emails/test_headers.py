from __future__ import annotations

import re
from email import message_from_string, policy
from email.utils import parseaddr

import pytest
from hypothesis import example, given

from course.emails.headers import list_id_field, mailbox_field, text_field
from tests.support.emails import decoded, hostile_line, one_line

ENCODED_WORD = re.compile(r"=\?utf-8\?([qb])\?([!->@-~]*)\?=", re.ASCII)


def unfolded(field: str) -> str:
    name, _, value = field.replace("\r\n ", " ").removesuffix("\r\n").partition(": ")
    assert name
    return value


@given(text=hostile_line)
@example(text="a" * 75)
@example(text="word " * 40)
@example(text=" led and trailed ")
@example(text="é" + "x" * 300)
def test_a_subject_is_read_as_it_was_written(text: str) -> None:
    field = text_field("Subject", text)
    assert str(message_from_string(f"{field}\r\n", policy=policy.SMTP)["Subject"]) == text
    assert decoded(message_from_string(f"{field}\r\n")["Subject"] or "") == text


@given(text=one_line)
def test_every_encoded_word_is_whole_by_itself(text: str) -> None:
    for word in text_field("Subject", "é" + text).removeprefix("Subject: ").split():
        assert ENCODED_WORD.fullmatch(word)
        assert len(word) <= 75
        assert "\ufffd" not in decoded(word) or "\ufffd" in text


@given(text=hostile_line)
def test_lines_stay_within_76_columns(text: str) -> None:
    field = text_field("Subject", text)
    assert all(len(line) <= 76 for line in field.split("\r\n"))
    assert field.endswith("\r\n")


@given(name=hostile_line)
@example(name='O\'Neil, Ada "the \\ first"')
@example(name="李小龍" * 12)
def test_a_display_name_is_read_as_it_was_written(name: str) -> None:
    value = unfolded(mailbox_field("To", name, "ada@people.test"))
    phrase, address = parseaddr(value)
    assert address == "ada@people.test"
    assert decoded(phrase) == (name if name.strip() else "")


@given(name=hostile_line)
def test_the_modern_parser_finds_one_mailbox_with_the_name(name: str) -> None:
    message = message_from_string(mailbox_field("To", name, "ada@people.test") + "\r\n", policy=policy.SMTP)
    (address,) = message["To"].addresses
    assert address.addr_spec == "ada@people.test"
    # That parser puts a space between encoded words of a phrase, and makes one of several.
    assert "".join(address.display_name.split()) == "".join(name.split())


def test_a_short_ascii_subject_stays_readable() -> None:
    assert text_field("Subject", "Day 2: strong backs") == "Subject: Day 2: strong backs\r\n"


def test_a_long_ascii_subject_is_folded_at_a_space() -> None:
    text = "Strengthening the muscles of the back is what running does for you, day after day"
    first, second, end = text_field("Subject", text).split("\r\n")
    assert f"{first}{second}" == f"Subject: {text}"
    assert end == ""


def test_a_short_ascii_name_stays_readable() -> None:
    assert mailbox_field("To", "Ada Lovelace", "ada@people.test") == 'To: "Ada Lovelace" <ada@people.test>\r\n'


def test_nobody_by_name_is_an_address_alone() -> None:
    assert mailbox_field("To", "", "ada@people.test") == "To: <ada@people.test>\r\n"


def test_a_longest_address_still_has_its_field() -> None:
    address = f"{'a' * 64}@{'d' * 63}.{'e' * 63}.{'f' * 57}.org"
    assert mailbox_field("To", "", address) == f"To: <{address}>\r\n"


@pytest.mark.parametrize("identifier", ["", "a b.c", "a>b", "liste.é"])
def test_a_list_id_that_would_leave_its_brackets_is_refused(identifier: str) -> None:
    with pytest.raises(ValueError, match="List-Id"):
        list_id_field("Course", identifier)
