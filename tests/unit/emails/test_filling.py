from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.emails.filling import fill, mark_values
from course.models import Email, MergeField, Sender

NAME = "mxnameq0000000000000001x"
LINK = "mxlinkq0000000000000002x"


def an_email(**changes: object) -> Email:
    parts: dict[str, object] = {
        "day": 1,
        "slug": "01-one",
        "subject": f"{NAME}, hello",
        "html": f'<p title="{NAME}">{NAME}</p><a href="{LINK}">out</a>',
        "text": f"Hi {NAME},\n{LINK}",
        "marks": {
            NAME: MergeField(name="subscriber.first_name", default="there"),
            LINK: MergeField(name="unsubscribe_url"),
        },
        "sender": Sender(name="A", email="a@example.com", reply_to="a@example.com", postal_address="B"),
        "list_id": "c.example.com",
        "list_name": "C",
        "digest": "0" * 64,
    }
    return Email(**{**parts, **changes})  # type: ignore[arg-type]


def test_values_stand_where_the_marks_stood() -> None:
    subject, page, text = fill(an_email(), {"subscriber.first_name": "Ada", "unsubscribe_url": "https://x.example/u"})

    assert subject == "Ada, hello"
    assert page == '<p title="Ada">Ada</p><a href="https://x.example/u">out</a>'
    assert text == "Hi Ada,\nhttps://x.example/u"


@pytest.mark.parametrize("value", ["", "  ", "\t"])
def test_a_blank_value_gives_way_to_the_default(value: str) -> None:
    assert fill(an_email(), {"subscriber.first_name": value}).subject == "there, hello"


def test_a_missing_value_gives_way_to_the_default() -> None:
    assert mark_values(an_email(), {}) == {NAME: "there", LINK: ""}


def test_html_is_escaped_and_the_rest_is_raw() -> None:
    filled = fill(an_email(), {"subscriber.first_name": "<b>\"A\" & 'B'</b>"})

    assert filled.subject == "<b>\"A\" & 'B'</b>, hello"
    assert "<b>" not in filled.html
    assert filled.html.startswith('<p title="&lt;b&gt;&quot;A&quot; &amp; &#x27;B&#x27;&lt;/b&gt;">')


def test_an_ampersand_of_a_link_is_escaped_in_its_attribute() -> None:
    filled = fill(an_email(), {"unsubscribe_url": "https://x.example/u?a=1&b=2"})

    assert 'href="https://x.example/u?a=1&amp;b=2"' in filled.html
    assert filled.text.endswith("https://x.example/u?a=1&b=2")


def test_a_value_that_is_another_mark_stays_text() -> None:
    filled = fill(an_email(), {"subscriber.first_name": LINK, "unsubscribe_url": "https://x.example/u"})

    assert filled.subject == f"{LINK}, hello"


def test_a_value_is_never_a_template_or_a_replacement_pattern() -> None:
    value = r"{{ 7 * 7 }} \1 \g<0> {name} %s"

    assert fill(an_email(), {"subscriber.first_name": value}).text.startswith(f"Hi {value},")


def test_an_email_without_marks_is_left_alone() -> None:
    assert fill(an_email(marks={}, subject="S", html="H", text="T"), {}) == ("S", "H", "T")


@given(st.text(min_size=1).filter(str.strip))
def test_any_name_can_be_read_back_from_the_html(name: str) -> None:
    page = fill(an_email(), {"subscriber.first_name": name}).html

    assert html.unescape(page.split("</p>")[0].split('">', 1)[1]) == name
