"""How pictures of pages are compared: what a person would see counts, how a letter's edge is drawn does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.support.comparing import Difference, compare, show

FONT = ImageFont.load_default(size=16)
HEADING = ImageFont.load_default(size=28)


def a_page(
    *,
    heading: tuple[int, int] = (20, 20),
    ink: str = "#222222",
    lines: int = 80,
    height: int = 2400,
    bar: str = "#2f6f5e",
) -> Image.Image:
    """A long page: a heading, a bar, and lines of text."""
    page = Image.new("RGB", (375, height), "white")
    draw = ImageDraw.Draw(page)
    draw.text(heading, "A heading", font=HEADING, fill=ink)
    draw.rectangle((20, 70, 24, 110), fill=bar)
    for line in range(lines):
        draw.text((20, 130 + 26 * line), "Some words that fill a line of it", font=FONT, fill=ink)
    return page


def drawn_otherwise(page: Image.Image) -> Image.Image:
    """The same page with other edges: each letter drawn a fraction of a pixel further, and a touch heavier."""
    large = page.resize((page.width * 4, page.height * 4), Image.Resampling.BICUBIC)
    moved = large.transform(large.size, Image.Transform.AFFINE, (1, 0, 1, 0, 1, 1))
    return moved.resize(page.size, Image.Resampling.BOX).point(lambda value: max(0, value - 3))


def test_a_picture_is_the_same_as_itself() -> None:
    assert compare(a_page(), a_page()) == Difference(size=0, worst=0, share=0, at=(0, 0))


def test_edges_that_are_drawn_a_little_otherwise_are_no_difference() -> None:
    other = drawn_otherwise(a_page())
    assert other.tobytes() != a_page().tobytes()
    assert compare(other, a_page()).is_none


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(a_page(heading=(20, 24)), id="a heading further down"),
        pytest.param(a_page(heading=(26, 20)), id="a heading further in"),
        pytest.param(a_page(bar="#e0e0e0"), id="a bar of another colour"),
        pytest.param(a_page(lines=79), id="a line less"),
        pytest.param(a_page(ink="#888888"), id="text of another colour"),
        pytest.param(a_page(height=2410), id="a longer page"),
    ],
)
def test_what_a_person_would_see_is_a_difference(other: Image.Image) -> None:
    assert not compare(other, a_page()).is_none


def test_the_worst_place_is_named() -> None:
    found = compare(a_page(lines=79), a_page())
    assert found.at[1] in range(130 + 26 * 77, 130 + 26 * 80)
    assert f"({found.at[0]}, {found.at[1]})" in str(found)


def test_a_page_a_little_longer_is_compared_by_what_both_have() -> None:
    assert compare(a_page(height=2402), a_page()).is_none


def test_a_picture_of_few_colours_is_compared_by_them() -> None:
    assert compare(a_page(), a_page().quantize(64, dither=Image.Dither.NONE)).is_none


def test_both_pictures_and_their_difference_are_shown_side_by_side(tmp_path: Path) -> None:
    sheet = show(a_page(lines=79), a_page())
    assert sheet.size == (375 * 3 + 20, 2400)
    assert sheet.getpixel((375 * 2 + 20 + 5, 5)) == (0, 0, 0)
