"""What Word's engine, which draws Outlook on Windows, needs of an email: it pads and fills nothing but table cells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from course.emails.render import render_emails
from course.lessons import parse_lesson
from course.shipped import shipped
from tests.support.lessons import a_lesson, some_settings

SUPPORT = Path(__file__).parents[1] / "support"
LANGUAGES = {"en": "kitchen_sink.md", "ar": "kitchen_sink.ar.md"}
COURSE = {"slug": "back-pain", "title": "Will running help?", "base_url": "https://courses.example.com"}
NOT_CELLS = "//body//*[self::div or self::p or self::blockquote or self::pre or self::ul or self::ol or self::li]"
MJMLS_OWN = {"paper", "sheet"}  # beside them, MJML colours the body, and cells in conditional comments


@pytest.fixture(scope="module", params=LANGUAGES)
def source(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    sink = parse_lesson((SUPPORT / LANGUAGES[request.param]).read_text(encoding="utf-8"), Path("sink.md"))
    settings = some_settings(course={**COURSE, "language": request.param})
    emails = render_emails(
        [a_lesson(), sink], settings, templates=shipped("templates"), cache=tmp_path_factory.mktemp("cache")
    )
    return emails[1].html


@pytest.fixture(scope="module")
def page(source: str) -> HtmlElement:
    return html.document_fromstring(source)


def styles(element: HtmlElement) -> dict[str, str]:
    pairs = [entry.partition(":") for entry in element.get("style", "").split(";") if entry.strip()]
    return {name.strip(): value.strip() for name, _, value in pairs}


def test_only_cells_are_padded(page: HtmlElement) -> None:
    padded = [
        (element.tag, name, value)
        for element in page.xpath(NOT_CELLS)
        for name, value in styles(element).items()
        if name.startswith("padding") and set(re.findall(r"\d+", value)) - {"0"}
    ]

    assert padded == []


def test_only_cells_are_filled_or_framed(page: HtmlElement) -> None:
    filled = [
        (element.tag, element.get("class"))
        for element in page.xpath(NOT_CELLS)
        if {"background", "background-color", "border-left", "border-right"} & styles(element).keys()
        and not (MJMLS_OWN & set(element.get("class", "").split()) or element.get("lang"))
    ]

    assert filled == []


def test_a_cell_that_is_filled_says_so_in_an_attribute_too(page: HtmlElement) -> None:
    cells = [cell for cell in page.xpath("//td") if "background-color" in styles(cell)]

    assert cells
    assert [cell.get("bgcolor") for cell in cells] == [styles(cell)["background-color"] for cell in cells]


def test_pictures_have_a_width_in_whole_pixels_that_fits_their_column(page: HtmlElement) -> None:
    widths = [image.get("width", "") for image in page.xpath("//img")]

    assert widths
    assert all(width.isdigit() and int(width) <= 528 for width in widths)


def test_lists_are_indented_by_their_margin(page: HtmlElement) -> None:
    side = "right" if page.get("dir") == "rtl" else "left"
    lists = page.xpath("//ul|//ol")

    assert lists
    assert {styles(element).get(f"margin-{side}") for element in lists} == {"26px"}


def test_a_button_has_its_room_in_its_cell(page: HtmlElement) -> None:
    ((button, link),) = [(cell, cell[0]) for cell in page.find_class("button")]

    assert styles(button)["mso-padding-alt"] == styles(link)["padding"] == "13px 28px"
    assert styles(link)["mso-padding-alt"] == "0"
    assert link.get("href").startswith("https://example.com/book")


def test_tables_for_layout_say_so_and_tables_of_data_do_not(page: HtmlElement) -> None:
    for table in page.xpath("//table"):
        has_header = bool(table.xpath("./thead"))
        assert (table.get("role") == "presentation") != has_header


def test_every_first_font_is_one_that_windows_has(source: str) -> None:
    (style,) = re.findall(r"<!--\[if mso\]><style>(.*?)</style><!\[endif\]-->", source, re.DOTALL)
    fonts = re.findall(r"font-family:([^,]+),", style)

    assert len(fonts) == 3
    assert set(fonts) <= {"Segoe UI", "Palatino Linotype", "Consolas", "Sakkal Majalla", "Tahoma"}


@pytest.mark.parametrize(
    ("stack", "first"),
    [
        ("Gill Sans, sans-serif", "Arial,sans-serif"),
        ("Didot, serif", "Georgia,serif"),
        ("Didot, Tahoma, serif", "Tahoma"),
    ],
)
def test_a_stack_that_windows_does_not_know_begins_with_one_of_its_kind(tmp_path: Path, stack: str, first: str) -> None:
    settings = some_settings(theme={"heading_font": stack})

    (email,) = render_emails([a_lesson()], settings, templates=shipped("templates"), cache=tmp_path)

    assert f".serif td{{font-family:{first}" in email.html
