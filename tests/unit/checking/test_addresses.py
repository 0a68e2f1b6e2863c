from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checking.addresses import problem_of_link


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com./x",
        "https://localhost/x",
        "https://[2001:db8::1]/x",
        "mailto:desk@example.com,shop@example.com?subject=Hi",
        "mailto:desk%40example.com",
        "mailto:?subject=A%20lesson",
        "tel:+44-20-7946-0000",
        "tel:(020)%207946%200000",
        "sms:+442079460000?body=Hi",
        "webcal://example.com/days.ics",
    ],
)
def test_nothing_is_said_against_a_link_that_mail_programs_follow(address: str) -> None:
    assert problem_of_link(address) == ""


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", "leads nowhere: its address is empty"),
        ("//example.com/x", "has no https: before its host"),
        ("www.example.com/x", "has no https:// before it"),
        ("example.com:8080/x", "has no https:// before it"),
        ("/x", "is relative, and an email has no page that it could belong to"),
        ("page.html", "is relative, and an email has no page that it could belong to"),
        ("htps://example.com", "begins with htps:, which mail programs do not follow"),
        ("https://intranet/x", "names a host without a dot: intranet"),
        ("https://example..com/x", "names a host that cannot be: example..com"),
        ("https://exa mple.com/x", "has a space in it"),
        ("https://example.com:99999/x", "does not parse as an address"),
        ("mailto:", "names no email address"),
        ("mailto:nobody", "names no email address"),
        ("tel:us", "names no number"),
    ],
)
def test_a_link_that_cannot_be_followed_is_told_why(address: str, problem: str) -> None:
    assert problem_of_link(address) == problem


@given(st.text(max_size=80))
def test_what_is_said_of_any_address_goes_on_from_it(address: str) -> None:
    assert problem_of_link(address).split(" ")[0] in {"", "begins", "does", "has", "is", "leads", "names"}
