"""Colours as mail programs see them: reading them, reading one on another, what a forced dark mode makes of them.

Forced dark mode: Outlook on Windows and the Gmail app on iOS turn every colour of an email around by themselves, texts
and grounds alike. The model here is the one that Microsoft publishes with its editor for Outlook (roosterjs): in CIELAB
a colour keeps what makes its hue, a* and b*, and its lightness L* becomes (100 - L*), squeezed into what lies between
#333333 and white. White turns into #333333, black into white. What no screen can show is cut off, channel by channel.
"""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

READABLE = 4.5  # the contrast that text needs: WCAG 2.2, 1.4.3
VISIBLE = 3.0  # and that the edge of a control needs: WCAG 2.2, 1.4.11

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

Rgb = tuple[int, int, int]  # red, green, blue: 0 to 255


class Lab(NamedTuple):
    """A colour in CIELAB, seen in daylight (D65)."""

    lightness: float  # 0 for black to 100 for white
    a: float  # green below 0, red above
    b: float  # blue below 0, yellow above


_DAYLIGHT = (0.95047, 1.0, 1.08883)  # X, Y, Z of white
_DARKEST = 21.247  # L* of #333333, the darkest that a forced dark mode makes


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


def inverted(colour: Rgb) -> Rgb:
    """What a mail program that forces its dark mode makes of `colour`; see the top of this module."""
    lab = to_lab(colour)
    turned = (100 - lab.lightness) * (100 - _DARKEST) / 100 + _DARKEST
    return from_lab(Lab(turned, lab.a, lab.b))


def nearest_shade(colour: Rgb, fits: Callable[[Rgb], bool]) -> Rgb | None:
    """The lighter or darker `colour` of the same hue that is closest to it and fits; None where no shade does."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour))
    if fits(colour):
        return colour
    for step in range(1, 256):
        for moved in (lightness - step / 255, lightness + step / 255):
            if -1 / 255 < moved < 1 + 1 / 255:
                shade = _to_bytes(colorsys.hls_to_rgb(hue, min(max(moved, 0), 1), saturation))
                if fits(shade):
                    return shade
    return None


def to_lab(colour: Rgb) -> Lab:
    """`colour` in CIELAB."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    x = 0.4124564 * red + 0.3575761 * green + 0.1804375 * blue
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = 0.0193339 * red + 0.1191920 * green + 0.9503041 * blue
    fx, fy, fz = (_cube_root(value / white) for value, white in zip((x, y, z), _DAYLIGHT, strict=True))
    return Lab(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def from_lab(lab: Lab) -> Rgb:
    """The nearest that a screen can show, channel by channel."""
    fy = (lab.lightness + 16) / 116
    roots = (fy + lab.a / 500, fy, fy - lab.b / 200)
    x, y, z = (white * _cube(root) for root, white in zip(roots, _DAYLIGHT, strict=True))
    return _to_bytes(
        (
            _encoded(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
            _encoded(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
            _encoded(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
        )
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(linear: float) -> float:
    return linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055


def _cube_root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _cube(root: float) -> float:
    return root**3 if root > 6 / 29 else (116 * root - 16) * 27 / 24389


def _to_bytes(channels: tuple[float, float, float]) -> Rgb:
    red, green, blue = (round(255 * min(max(channel, 0), 1)) for channel in channels)
    return red, green, blue
