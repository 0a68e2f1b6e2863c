"""Colours as mail programs see them: reading them, and how well one is read on another."""

from __future__ import annotations

import re

READABLE = 4.5  # the contrast that text needs: WCAG 2.2, 1.4.3
VISIBLE = 3.0  # and that the edge of a control needs: WCAG 2.2, 1.4.11

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

Rgb = tuple[int, int, int]  # red, green, blue: 0 to 255


def parse_hex(text: str) -> Rgb:
    """The colour that "#rgb" or "#rrggbb" names.

    Raises:
        ValueError: it is neither.
    """
    if not _HEX.fullmatch(text):
        raise ValueError(f"{text!r} is not a colour such as #1d4a3c")
    digits = text[1:] if len(text) == 7 else "".join(2 * digit for digit in text[1:])
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def to_hex(colour: Rgb) -> str:
    """`colour` as "#rrggbb"."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 for black to 1 for white (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
