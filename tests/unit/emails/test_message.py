from __future__ import annotations

import dataclasses
import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.emails.filling import fill
from course.emails.message import Composer, Composers
from course.models import FIRST_NAME, InlinePicture, MergeField
from tests.support.emails import (
    MARKS,
    NAME_MARK,
    SENDER,
    a_recipient,
    an_email,
    body,
    control_character,
    decoded,
    hostile_line,
    one_line,
    read,
    read_old,
)

NOON = datetime(2026, 3, 29, 12, 0, tzinfo=UTC)
EMAIL = an_email()
COMPOSER = Composer(EMAIL)


def header_names(message: bytes) -> list[str]:
    return [name.lower() for name, _ in read_old(message).raw_items()]  # type: ignore[attr-defined]


def test_the_parts_are_text_then_html_equal_to_the_filled_email() -> None:
    recipient = a_recipient(first_name='Zoë <b>&amp; "friends"</b>')
    message = read(COMPOSER.message(recipient, NOON))
    filled = fill(EMAIL, recipient.values)
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert body(message, "plain") == filled.text
    assert body(message, "html") == filled.html
    assert message["Subject"] == filled.subject


@given(value=hostile_line)
def test_any_value_arrives_as_it_was_in_subject_text_and_html(value: str) -> None:
    recipient = a_recipient(first_name=value)
    raw = COMPOSER.message(recipient, NOON)
    message, filled = read(raw), fill(EMAIL, recipient.values)
    assert message["Subject"] == filled.subject
    assert decoded(read_old(raw)["Subject"]) == filled.subject
    assert body(message, "plain") == filled.text
    assert body(message, "html") == filled.html


@given(text=hostile_line, lines=st.lists(hostile_line, max_size=5))
def test_any_template_arrives_as_it_was(text: str, lines: list[str]) -> None:
    email = an_email(subject=text, text="\n".join([text, *lines]), html="\r\n".join([*lines, text]))
    message = read(Composer(email).message(a_recipient(), NOON))
    filled = fill(email, a_recipient().values)
    assert message["Subject"] == filled.subject
    assert body(message, "plain") == (filled.text if filled.text.endswith("\n") else filled.text + "\n")
    assert body(message, "html").rstrip("\n") == filled.html.replace("\r\n", "\n").rstrip("\n")


@given(name=hostile_line, sender=hostile_line, course=hostile_line)
def test_the_wire_is_ascii_in_lines_that_every_server_takes(name: str, sender: str, course: str) -> None:
    email = an_email(sender=dataclasses.replace(SENDER, name=sender), list_name=course, subject=course)
    raw = Composer(email).message(a_recipient(first_name=name), NOON)
    assert raw.isascii()
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", raw) is None
    head, _, bodies = raw.partition(b"\r\n\r\n")
    assert all(len(line) <= 76 for line in bodies.split(b"\r\n"))
    assert b"=" not in bodies.split(b"\r\n")  # a soft break with nothing to break
    assert all(len(line) <= 998 for line in head.split(b"\r\n"))
    assert all(len(line) <= 76 for line in head.split(b"\r\n") if b"=?" in line)


@given(name=hostile_line)
def test_no_header_comes_twice_and_none_is_added(name: str) -> None:
    raw = COMPOSER.message(a_recipient(first_name=name), NOON)
    assert header_names(raw) == [
        "from", "reply-to", "to", "subject", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post",
        "list-id", "mime-version", "content-type",
    ]  # fmt: skip


@given(bad=control_character, where=st.sampled_from(["name", "value", "email", "message_id", "unsubscribe_url"]))
def test_a_control_character_in_a_recipient_is_refused(bad: str, where: str) -> None:
    value = f"<https://ada@people.test{bad}Bcc: everyone@people.test>"
    person = a_recipient()
    changes = {"values": {**person.values, FIRST_NAME: value}} if where == "value" else {where: value}
    with pytest.raises(ValueError, match=r"control character|needs"):
        COMPOSER.message(dataclasses.replace(person, **changes), NOON)


@given(bad=control_character, where=st.sampled_from(["subject", "list_name", "list_id", "name", "email", "reply_to"]))
def test_a_control_character_in_a_header_of_the_email_is_refused(bad: str, where: str) -> None:
    value = f"Day 2{bad}Bcc: everyone@people.test"
    sender = dataclasses.replace(SENDER, **{where: value}) if hasattr(SENDER, where) else SENDER
    email = an_email(sender=sender, **({} if hasattr(SENDER, where) else {where: value}))
    with pytest.raises(ValueError, match=r"control character|needs"):
        Composer(email)


@pytest.mark.parametrize("half", ["\ud800", "Ada\udfff"])
def test_half_a_character_is_refused(half: str) -> None:
    with pytest.raises(ValueError, match="surrogates"):
        COMPOSER.message(a_recipient(first_name=half), NOON)


@pytest.mark.parametrize(
    "address", ["", "ada", "a@b,c@d", "a@b>", "<a@b>", "a b@c", "a@b@c", "é@people.test", "a@b;", '"a"@b', "a(x)@b"]
)
def test_an_address_that_is_more_or_less_than_one_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="To needs one plain address"):
        COMPOSER.message(a_recipient(email=address), NOON)


@pytest.mark.parametrize(
    "url", ["", "mailto:x@y", "https://a b", "https://a>, <https://b", "https://ü.test", "ftp://x"]
)
def test_an_unsubscribe_link_that_is_not_one_web_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="List-Unsubscribe"):
        COMPOSER.message(a_recipient(unsubscribe_url=url), NOON)


def test_an_unsubscribe_link_too_long_for_a_line_is_refused() -> None:
    longest = "https://courses.example.com/".ljust(998 - len("List-Unsubscribe: <>"), "x")
    raw = COMPOSER.message(a_recipient(unsubscribe_url=longest), NOON)
    assert read(raw)["List-Unsubscribe"] == f"<{longest}>"
    with pytest.raises(ValueError, match="longer than a line"):
        COMPOSER.message(a_recipient(unsubscribe_url=longest + "x"), NOON)


def test_the_unsubscribe_headers_are_those_of_one_click() -> None:
    recipient = a_recipient(unsubscribe_url=f"https://courses.example.com/u/{'t' * 200}?x=1")
    raw = COMPOSER.message(recipient, NOON)
    assert f"\r\nList-Unsubscribe: <{recipient.unsubscribe_url}>\r\n".encode() in raw
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw


def test_the_list_is_named() -> None:
    raw = Composer(an_email(list_name="Läuft’s?")).message(a_recipient(), NOON)
    phrase, _, identifier = read_old(raw)["List-Id"].rpartition(" ")
    assert decoded(phrase) == "Läuft’s?"
    assert identifier == "<running-and-back-pain.courses.example.com>"


def test_sender_and_reply_address_are_the_emails_own() -> None:
    message = read(COMPOSER.message(a_recipient(), NOON))
    (sender,) = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (SENDER.name, SENDER.email)
    assert message["Reply-To"].addresses[0].addr_spec == SENDER.reply_to


def test_the_date_is_the_moment_in_utc() -> None:
    local = datetime(2026, 3, 29, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    assert b"\r\nDate: Sun, 29 Mar 2026 12:00:00 +0000\r\n" in COMPOSER.message(a_recipient(), local)


def test_a_date_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        COMPOSER.message(a_recipient(), NOON.replace(tzinfo=None))


def test_the_message_id_is_the_recipients() -> None:
    assert read(COMPOSER.message(a_recipient(7), NOON))["Message-ID"] == a_recipient(7).message_id


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert Composer(an_email()).message(a_recipient(), NOON) == COMPOSER.message(a_recipient(), NOON)


def test_the_boundary_stays_outside_the_bodies_even_where_they_hold_it() -> None:
    boundary = read(COMPOSER.message(a_recipient(), NOON)).get_boundary()
    email = an_email(text=f"before\n--{boundary}\nafter\n", digest=EMAIL.digest)
    message = read(Composer(email).message(a_recipient(), NOON))
    assert message.get_boundary() == boundary
    assert body(message, "plain") == email.text


def test_a_lone_dot_never_stands_on_a_line() -> None:
    raw = COMPOSER.message(a_recipient(first_name="."), NOON)
    assert b"\r\n.\r\n" not in raw
    assert "\n.\n" in body(read(raw), "plain")


def test_a_blank_value_gives_way_to_the_default() -> None:
    message = read(COMPOSER.message(a_recipient(first_name=" "), NOON))
    assert message["Subject"].startswith("there, day 2")


def test_an_email_without_marks_is_the_same_for_everyone_but_for_its_head() -> None:
    composer = Composer(an_email(subject="Day 2", text="Hello\n", html="<p>Hello</p>\n", marks={}))
    one, two = (composer.message(a_recipient(number), NOON) for number in (1, 2))
    assert one.partition(b"\r\n\r\n")[2] == two.partition(b"\r\n\r\n")[2]
    assert body(read(one), "html") == "<p>Hello</p>\n"


@given(value=one_line, count=st.integers(1, 4))
def test_marks_side_by_side_are_filled_each(value: str, count: int) -> None:
    email = an_email(text=NAME_MARK * count, marks={NAME_MARK: MergeField(name=FIRST_NAME)})
    message = read(Composer(email).message(a_recipient(first_name=value), NOON))
    assert body(message, "plain") == fill(email, {FIRST_NAME: value}).text + "\n"


def test_a_mark_of_one_email_is_plain_text_in_another() -> None:
    email = an_email(text=f"{NAME_MARK}\n", marks={mark: field for mark, field in MARKS.items() if mark != NAME_MARK})
    assert body(read(Composer(email).message(a_recipient(), NOON)), "plain") == f"{NAME_MARK}\n"


def test_an_email_is_serialised_once() -> None:
    composers = Composers()
    assert composers.of(EMAIL) is composers.of(an_email())
    assert composers.of(EMAIL) is not composers.of(an_email(subject="another"))


# --- pictures inside ----------------------------------------------------------------------------------------


def a_picture(content: bytes, number: int = 1) -> InlinePicture:
    return InlinePicture(
        name=f"picture-{number}.png", content_id=f"{number}@pain.test", media_type="image/png", content=content
    )


def test_pictures_stand_beside_the_html_which_they_belong_to() -> None:
    email = an_email(inline=(a_picture(b"one"), a_picture(b"two", 2)))
    message = read(Composer(email).message(a_recipient(), NOON))
    text, related = message.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert (related.get_content_type(), related.get_param("type")) == ("multipart/related", "text/html")
    assert [part.get_content_type() for part in related.iter_parts()] == ["text/html", "image/png", "image/png"]


@given(content=st.binary(min_size=1), name=hostile_line)
def test_any_picture_arrives_as_it_was_and_so_do_the_words(content: bytes, name: str) -> None:
    email, recipient = an_email(inline=(a_picture(content),)), a_recipient(first_name=name)
    raw = Composer(email).message(recipient, NOON)
    message, filled = read(raw), fill(email, recipient.values)
    (picture,) = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert picture.get_content() == content
    assert (picture["Content-ID"], picture.get_filename()) == ("<1@pain.test>", "picture-1.png")
    assert (body(message, "plain"), body(message, "html")) == (filled.text, filled.html)
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", raw) is None
    assert all(len(line) <= 76 for line in raw.partition(b"\r\n\r\n")[2].split(b"\r\n"))


@pytest.mark.parametrize("bad", ["", "x", "a@b>", "a@b\r\nBcc: c@d", "a b@c", "<a@b>"])
def test_a_content_id_that_could_break_out_is_refused(bad: str) -> None:
    picture = dataclasses.replace(a_picture(b"x"), content_id=bad)
    with pytest.raises(ValueError, match="Content-ID"):
        Composer(an_email(inline=(picture,)))
