"""What spam filters take for hidden words, and what mail programs with little CSS need said in attributes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.emails.render import render_emails
from course.lessons import parse_lesson
from course.shipped import shipped
from tests.support.lessons import a_lesson, some_settings

SINK = Path(__file__).resolve().parents[1] / "support" / "kitchen_sink.md"
LEAF = re.compile(r"<(?:td|div|span|p|sup|code)\b[^>]*style=\"([^\"]*)\"[^>]*>[^<]*[^<\s][^<]*</")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    lessons = (
        a_lesson("One."),
        parse_lesson(SINK.read_text("utf-8"), Path("lessons/02-all.md")),
        a_lesson("End.", day=3),
    )
    cache = tmp_path_factory.mktemp("cache")
    return render_emails(lessons, some_settings(), templates=shipped("templates"), cache=cache)[1].html


def test_no_words_are_of_no_size(page: str) -> None:
    styles = LEAF.findall(page)

    assert len(styles) > 20
    assert not [style for style in styles if re.search(r"font-size:\s*0", style)]


def test_the_preview_line_is_hidden_without_a_colour_or_a_size(page: str) -> None:
    hidden = next(style for style in LEAF.findall(page) if style.startswith("display:none"))

    assert "color" not in hidden
    assert "font-size" not in hidden
    assert "mso-hide:all" in hidden


def test_phones_are_not_mistaken_for_windows_without_a_width(page: str) -> None:
    queries = re.findall(r"@media\s*([^{]*max-width:479px[^{]*)\{", page)

    assert queries
    assert all("(min-width:1px)" in query for query in queries)


def test_columns_are_aligned_by_style_as_well_as_by_attribute(page: str) -> None:
    cells = re.findall(r"<t[dh][^>]*align=\"right\"[^>]*>", page)

    assert cells
    assert all("text-align:right" in cell for cell in cells)


def test_numbers_stand_at_the_top_of_their_cards_without_css(page: str) -> None:
    cells = re.findall(r"<td[^>]*class=\"card[^>]*>", page)

    assert cells
    assert all('valign="top"' in cell for cell in cells)
