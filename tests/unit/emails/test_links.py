from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.emails.links import image_address, link_address

KEPT = [
    "https://example.com",
    "HTTPS://example.com./a?b=c#d",
    "http://intranet/prices",
    "https://münchen.example/straße",
    "https://[2001:db8::1]:8443/",
    "mailto:desk@example.com?subject=Hi",
    "mailto:desk%40example.com",
    "mailto:?subject=A%20lesson%20for%20you",
    "tel:+44-20-7946-0000",
    "tel:(020)%207946%200000",
    "sms:+442079460000",
]
DROPPED = [
    "",
    "/prices",
    "prices.html",
    "www.example.com",
    "//example.com",
    "https://",
    "http:///prices",
    "https://exa%20mple.com",
    "https://exa mple.com",
    "https://[bad",
    "mailto:nobody",
    "tel:",
    "tel:us",
    "sms:",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///C:/prices.html",
    "htp://example.com",
]


@pytest.mark.parametrize("address", KEPT)
def test_what_a_reader_can_follow_is_kept(address: str) -> None:
    assert link_address(address) == address


@pytest.mark.parametrize("address", DROPPED)
def test_what_leads_nowhere_is_dropped(address: str) -> None:
    assert link_address(address) == ""


@pytest.mark.parametrize("address", ["mailto:desk@example.com", "tel:+442079460000", "sms:1", "data:image/png;base64,"])
def test_a_picture_is_on_the_web(address: str) -> None:
    assert image_address(address) == ""


@given(st.text(max_size=60))
def test_an_address_is_kept_as_it_is_or_dropped(address: str) -> None:
    assert link_address(address) in {address, ""}
    assert image_address(address) in {link_address(address), ""}
