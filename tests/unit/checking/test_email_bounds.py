"""Email files that nobody wrote for a reader are told or refused, in bounded time and stack."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.checking.email_bounds import BOUNDED, LONGEST_HEADER, refuse_endless_page
from course.checking.email_file import read_email_file
from course.checking.page import Page
from course.errors import CourseError

FROM = "From: ann@example.com\nMIME-Version: 1.0\n"
END = "Content-Type: text/html\n\n<p>Words.</p>"


def nested(count: int) -> str:
    openings = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n' for number in range(count)
    )
    return FROM + openings + END


@pytest.mark.parametrize(
    ("header", "is_endless"),
    [
        ("From: " + "(" * 20_000 + "ann@example.com", True),
        ("From: " + "(" * 1_000 + "ann@example.com", True),
        ("From: ann@example.com\nContent-Type: text/html; x=" + "(" * 5_000, True),
        ("From: ann@example.com\nSubject: " + "a " * 500_000, True),
        ("From: ann@example.com\nSubject: " + "=?utf-8?q?a?= " * 60_000, True),
        ("From: ann@example.com\nTo: " + "ann@example.com, " * 60_000 + "bob@example.com", True),
        ("Content-Type: text/html;" + " a*0*=x;" * 30_000 + "\nFrom: ann@example.com", True),
        ("From: ann@example.com\nTo: " + ", ".join(f"Ann (no {n}) <a{n}@example.com>" for n in range(100)), False),
    ],
)
def test_a_header_without_end_is_a_finding_and_no_other_is(tmp_path: Path, header: str, is_endless: bool) -> None:
    path = tmp_path / "mail.eml"
    path.write_text(f"{header}\n{END}" if "Content-Type" not in header else f"{header}\n\n<p>Words.</p>")

    envelope = read_email_file(path).envelope
    assert envelope is not None
    assert any("longer than" in defect for defect in envelope.defects) == is_endless


def test_a_header_without_end_is_not_read_as_its_kind() -> None:
    value = BOUNDED.header_fetch_parse("To", "a@example.com, " * LONGEST_HEADER)
    assert (type(value), len(value)) == (str, LONGEST_HEADER)


@pytest.mark.parametrize(
    "content",
    [
        nested(1_500),
        FROM + "Content-Type: message/rfc822\n\nFrom: ann@example.com\n" * 3_000 + END,
        FROM + 'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n\nWords.\n" * 2_000 + "--b--\n",
    ],
)
def test_a_message_with_parts_without_end_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mail.eml"
    path.write_text(content)

    with pytest.raises(CourseError, match="parts"):
        read_email_file(path)


def test_a_message_of_some_parts_in_one_another_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_text(nested(10))

    assert "Words." in read_email_file(path).html


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<p>Words.</p>" * 40_000, "tags"),
        (f"<a {' '.join(f'a{number}=1' for number in range(5_000))}>Words.</a>", "attributes"),
    ],
)
def test_a_page_too_large_to_look_at_closely_is_refused(html: str, what: str) -> None:
    with pytest.raises(CourseError, match=what):
        refuse_endless_page(html, "mail.html")


def test_a_long_page_with_long_styles_is_looked_at() -> None:
    html = f'<p style="{"color: red; " * 5_000}">Words.</p>' * 100

    refuse_endless_page(html, "mail.html")
    assert len(Page(html).elements) > 100


@pytest.mark.parametrize(
    "selector",
    [
        "p" + " a" * 2_000,
        ":not(" * 18 + "a" + ")" * 18,
        ":not(" * 3 + "p" + " a" * 500 + ")" * 3,
        ":is(" * 5 + "a" + ")" * 5,
    ],
)
def test_a_selector_without_end_is_a_mistake_of_its_sheet_and_matches_nothing(selector: str) -> None:
    page = Page(f"<style>{selector} {{color:red}} p {{color:blue}}</style><p>Words.</p>")

    (sheet,) = page.sheets
    assert [rule.selector for rule in sheet.rules] == ["p"]
    assert [message for message, _ in sheet.mistakes] == [
        "a selector is longer or nested deeper than mail programs read"
    ]
    assert page.words == "Words."


def test_selectors_as_people_write_them_are_read() -> None:
    selectors = ["body table td > a:not(.button):hover", ":is(h1, h2):not(:first-child)", ", ".join(["p"] * 300)]
    (sheet,) = Page(f"<style>{' '.join(f'{one} {{color:red}}' for one in selectors)}</style>").sheets

    assert (len(sheet.rules), sheet.mistakes) == (3, ())


def test_elements_times_rules_have_a_bound_that_is_told() -> None:
    page = Page(f"<style>{'* a * {color:red}' * 3_000}</style>{'<p>Words.</p>' * 2_000}")

    (sheet,) = page.sheets
    assert 0 < len(sheet.rules) * len(page.elements) <= 2_000_000
    assert [message for message, _ in sheet.mistakes] == ["it has more rules than can be looked at on so large a page"]
