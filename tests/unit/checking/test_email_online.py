"""Rules about what the web answers, and which addresses it is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from course.articles.web.reaching import Reached
from course.checking.email_online import addresses_to_ask
from course.checking.material import CheckedEmail
from course.checking.rule_book import EMAIL_RULES
from course.findings import Severity
from tests.support.checked_emails import PAGE, codes, lesson_email, spoilt

PICTURE, LINK = "https://example.com/tray.png", "https://example.com/guide"
ONLINE = ("C360", "C361", "C362", "C363")
GOOD = Reached(status=200, kind="image/png", size=40_000)


def with_page(html: str) -> CheckedEmail:
    return lesson_email(html=html)


def answered(address: str, reached: Reached) -> list[tuple[str, int, Severity]]:
    """Code, line and severity of what is found where one address gives this."""
    email = replace(lesson_email(), answers={PICTURE: GOOD, LINK: Reached(status=200, kind="text/html")})
    email = replace(email, answers={**email.answers, address: reached})
    rules = [rule for rule in EMAIL_RULES if rule.code in ONLINE]
    found = [(rule, broken) for rule in rules for broken in rule.check(email)]
    return [(rule.code, int(broken.line), broken.severity or rule.severity) for rule, broken in found]


def test_pictures_and_links_are_asked_for() -> None:
    assert addresses_to_ask(lesson_email()) == [PICTURE, LINK]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LINK, "mailto:me@example.com"),
        (LINK, "tel:+4411"),
        (LINK, "#top"),
        (LINK, "https://example.com/guide?for=*|EMAIL|*"),
        (LINK, "https://example.com/guide/{{ contact.id }}"),
        (LINK, "https://me:secret@example.com/guide"),
        (LINK, "https://example.com/opt-out?who=7"),
        ("Read the guide to sowing</a>", "Stop receiving these emails</a>"),
    ],
)
def test_what_is_no_address_for_everyone_or_acts_when_asked_is_left_alone(old: str, new: str) -> None:
    assert addresses_to_ask(with_page(spoilt(PAGE, old, new))) == [PICTURE]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PICTURE, "cid:tray"),
        (PICTURE, "data:image/png;base64,aaaa"),
        (PICTURE, "images/tray.png"),
        ('width="560"', 'width="1" height="1"'),
    ],
)
def test_pictures_that_are_on_no_server_or_count_who_opens_are_left_alone(old: str, new: str) -> None:
    assert addresses_to_ask(with_page(spoilt(PAGE, old, new))) == [LINK]


def test_the_courses_own_addresses_are_left_alone() -> None:
    assert addresses_to_ask(lesson_email(), "https://EXAMPLE.com") == []


def test_an_address_with_a_merge_field_is_left_alone_once_it_is_filled_in() -> None:
    unfilled = spoilt(PAGE, LINK, "https://example.com/\ue000subscriber.email\ue001")
    assert addresses_to_ask(lesson_email(unfilled_html=unfilled)) == [PICTURE]


def test_nothing_is_found_where_nothing_was_asked() -> None:
    assert not codes(lesson_email()) & set(ONLINE)


def test_nothing_is_found_where_all_is_well() -> None:
    assert answered(PICTURE, GOOD) == []


@pytest.mark.parametrize(
    "reached",
    [Reached(problem="gives no answer within 5 s"), *(Reached(status=status) for status in (404, 410, 500, 503))],
)
def test_a_dead_picture_is_an_error_and_a_dead_link_a_warning(reached: Reached) -> None:
    assert [(code, severity) for code, _, severity in answered(PICTURE, reached)] == [("C360", Severity.ERROR)]
    assert answered(LINK, reached) == [("C360", 7, Severity.WARNING)]  # the line of the link in the lesson


@pytest.mark.parametrize("status", [400, 401, 403, 405, 416, 429, 451])
def test_a_server_that_turns_programs_away_is_not_dead(status: int) -> None:
    assert answered(PICTURE, Reached(status=status, kind="text/html")) == []


def test_a_machine_that_another_rule_tells_of_is_told_once() -> None:
    page = spoilt(PAGE, PICTURE, "http://192.168.1.4/tray.png")
    away = Reached(problem="leads to a machine that is not on the public internet", is_public=False)
    email = replace(with_page(page), answers={"http://192.168.1.4/tray.png": away})
    assert codes(email) & {"C322", "C360"} == {"C322"}


def test_a_name_that_leads_into_a_private_network_is_dead_to_readers() -> None:
    away = Reached(problem="leads to a machine that is not on the public internet", is_public=False)
    assert [code for code, *_ in answered(PICTURE, away)] == ["C360"]


@pytest.mark.parametrize(("size", "is_heavy"), [(1_000_000, False), (1_000_001, True), (None, False)])
def test_a_picture_of_more_than_a_megabyte_is_heavy(size: int | None, is_heavy: bool) -> None:
    found = [code for code, *_ in answered(PICTURE, replace(GOOD, size=size))]
    assert found == (["C361"] if is_heavy else [])


def test_a_large_file_behind_a_link_is_nothing_to_tell() -> None:
    assert answered(LINK, replace(GOOD, size=90_000_000)) == []


@pytest.mark.parametrize(
    ("kind", "is_told"),
    [("text/html", True), ("application/pdf", True), ("image/webp", False), ("", False)],
)
def test_a_picture_that_is_a_page_is_told(kind: str, is_told: bool) -> None:
    found = [code for code, *_ in answered(PICTURE, replace(GOOD, kind=kind))]
    assert found == (["C362"] if is_told else [])


@pytest.mark.parametrize("address", [PICTURE, LINK])
def test_a_redirect_to_an_open_connection_is_a_warning(address: str) -> None:
    found = answered(address, replace(GOOD, unsafe="http://example.com/a"))
    assert [(code, severity) for code, _, severity in found] == [("C363", Severity.WARNING)]
