"""`[theme]` of `course.toml`: tokens for the look of emails and pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from course.colours import parse_hex, to_hex
from course.settings.checks import count, line
from course.settings.contrasts import explain_faint
from course.settings.fonts import font_stack
from course.settings.palettes import DEFAULT_PALETTE, PALETTES, TOKENS, Palette
from course.settings.values import ThemeSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.settings.reader import Reader

_ROUNDEST = 24  # pixels: more cuts into what stands in a corner
_WIDTHS = (480, 720)  # pixels: below, cards and tables have no room; above, lines are too long to read
_LOGO_WIDTHS = (16, 480)  # pixels
_LOGO_WIDTH = 120
_OWN_PICTURE = re.compile(r"images/[A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)
_WEB_PICTURE = re.compile(r"https://[A-Za-z0-9][^\s\"'<>{}|\\^`]*", re.IGNORECASE | re.ASCII)


def default_theme(name: str = DEFAULT_PALETTE) -> ThemeSettings:
    """The theme of one ready palette, with nothing changed."""
    palette = PALETTES[name]
    return ThemeSettings(
        light=palette.light,
        dark=palette.dark,
        sans=palette.font,
        serif=palette.heading_font,
        radius=palette.radius,
        width=600,
        logo="",
        logo_alt="",
        logo_width=_LOGO_WIDTH,
    )


DEFAULT_THEME = default_theme()


def read_theme(reader: Reader) -> ThemeSettings:
    """The theme that `course.toml` describes; colours that cannot be read on one another are problems."""
    name = reader.get("theme.palette", _palette_name, default=DEFAULT_PALETTE)
    palette = PALETTES[name]
    return ThemeSettings(
        light=_read_scheme(reader, "light", palette),
        dark=_read_scheme(reader, "dark", palette),
        sans=reader.get("theme.font", font_stack, default=palette.font),
        serif=reader.get("theme.heading_font", font_stack, default=palette.heading_font),
        radius=reader.get("theme.radius", count(0, _ROUNDEST), default=palette.radius),
        width=reader.get("theme.width", count(*_WIDTHS), default=DEFAULT_THEME.width),
        logo=reader.get("theme.logo", _picture, default=""),
        logo_alt=reader.get("theme.logo_alt", line, default=""),
        logo_width=reader.get("theme.logo_width", count(*_LOGO_WIDTHS), default=_LOGO_WIDTH),
    )


def _read_scheme(reader: Reader, scheme: str, palette: Palette) -> Mapping[str, str]:
    ready: Mapping[str, str] = getattr(palette, scheme)
    colours = {token: reader.get(f"theme.{scheme}.{token}", _colour, default=ready[token]) for token in TOKENS}
    chosen = {token for token in TOKENS if colours[token] != ready[token]}
    if chosen:
        reader.problems += [(f"theme.{scheme}.{token}", said) for token, said in explain_faint(colours, chosen)]
    return colours


def _colour(value: Any) -> str:
    return to_hex(parse_hex(line(value)))


def _palette_name(value: Any) -> str:
    name = line(value)
    if name not in PALETTES:
        from difflib import get_close_matches  # noqa: PLC0415 (only where there is a mistake to explain)

        close = get_close_matches(name, PALETTES, n=1)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise ValueError(f"must be one of {', '.join(PALETTES)}, not {name!r}{hint}")
    return name


def _picture(value: Any) -> str:
    """A picture beside the lessons, or one on the web."""
    text = line(value)
    if not _OWN_PICTURE.fullmatch(text) and not _WEB_PICTURE.fullmatch(text):
        raise ValueError(
            f"{text!r} must be a picture beside the lessons, such as images/logo.png (a PNG, JPEG, GIF or WebP), "
            "or an address on the web that begins with https://"
        )
    return text
