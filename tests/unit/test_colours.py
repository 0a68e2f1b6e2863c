"""Colours: what is read on what, and what a forced dark mode makes of them."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.colours import (
    Rgb,
    contrast,
    from_lab,
    inverted,
    luminance,
    nearest_shade,
    parse_hex,
    to_hex,
    to_lab,
)

colours = st.tuples(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
WHITE, BLACK = (255, 255, 255), (0, 0, 0)


@pytest.mark.parametrize(("text", "colour"), [("#fff", WHITE), ("#1D4a3c", (29, 74, 60)), ("#08f", (0, 136, 255))])
def test_a_colour_is_read_in_its_long_and_its_short_form(text: str, colour: Rgb) -> None:
    assert parse_hex(text) == colour


@pytest.mark.parametrize("bad", ["", "red", "#12", "#12345", "#1234567", "#12345g", "1d4a3c", "#fff ", "#fff\n", "#١"])
def test_anything_else_is_no_colour(bad: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        parse_hex(bad)


@given(colours)
def test_a_colour_is_written_as_it_is_read(colour: Rgb) -> None:
    assert parse_hex(to_hex(colour)) == colour


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: Rgb, other: Rgb) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.001


@given(colours)
def test_a_colour_comes_back_from_lab(colour: Rgb) -> None:
    assert all(abs(one - other) <= 1 for one, other in zip(from_lab(to_lab(colour)), colour, strict=True))


def test_lab_is_the_published_one() -> None:
    assert to_lab((255, 0, 0)) == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    assert to_lab((0x33, 0x33, 0x33)) == pytest.approx((21.247, 0, 0), abs=0.01)


def test_a_forced_dark_mode_turns_white_into_dark_grey_and_black_into_white() -> None:
    assert (to_hex(inverted(WHITE)), to_hex(inverted(BLACK))) == ("#333333", "#ffffff")


@given(st.integers(0, 255), st.integers(0, 255))
def test_a_forced_dark_mode_turns_the_order_of_greys_around(one: int, other: int) -> None:
    darker, lighter = sorted((one, other))
    assert luminance(inverted((darker,) * 3)) >= luminance(inverted((lighter,) * 3))


@given(st.floats(30, 70), st.floats(-20, 20), st.floats(-20, 20))
def test_a_forced_dark_mode_keeps_the_hue_of_muted_colours(lightness: float, a: float, b: float) -> None:
    colour = from_lab(to_lab(from_lab(to_lab((128, 128, 128))._replace(lightness=lightness, a=a, b=b))))
    assert to_lab(inverted(colour))[1:] == pytest.approx(to_lab(colour)[1:], abs=2)


@given(colours, colours, st.sampled_from([3.0, 4.5, 7.0]))
def test_the_nearest_shade_fits_and_is_there_where_black_or_white_would_do(
    colour: Rgb, ground: Rgb, least: float
) -> None:
    shade = nearest_shade(colour, lambda one: contrast(one, ground) >= least)

    if shade is None:
        assert max(contrast(WHITE, ground), contrast(BLACK, ground)) < least
    else:
        assert contrast(shade, ground) >= least


@given(colours, colours)
def test_the_nearest_shade_has_the_hue_of_the_colour(colour: Rgb, ground: Rgb) -> None:
    shade = nearest_shade(colour, lambda one: contrast(one, ground) >= 4.5)

    assert shade is not None  # black or white can be read on anything
    before, after = (colorsys.rgb_to_hls(*(channel / 255 for channel in each)) for each in (colour, shade))
    if before[2] > 0.2 and 0.1 < after[1] < 0.9 and 0.1 < before[1] < 0.9:  # enough colour to speak of a hue
        assert min(abs(before[0] - after[0]), 1 - abs(before[0] - after[0])) < 0.06


def test_a_colour_that_fits_is_its_own_nearest_shade() -> None:
    assert nearest_shade((10, 20, 30), lambda _: True) == (10, 20, 30)
    assert nearest_shade((10, 20, 30), lambda _: False) is None
