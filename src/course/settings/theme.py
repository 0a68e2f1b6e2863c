"""`[theme]` of `course.toml`: tokens for the look of emails and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.settings.values import ThemeSettings

if TYPE_CHECKING:
    from course.settings.reader import Reader

_LIGHT = {
    "paper": "#f3ede1",
    "sheet": "#fffdf8",
    "card": "#f7f1e5",
    "tint": "#e9f0e8",
    "deep": "#1d4a3c",
    "ink": "#23302b",
    "soft": "#586159",
    "accent": "#a33d1c",
    "leaf": "#1d4a3c",
    "on_deep": "#fdfaf2",
    "mint": "#bfe0cd",
    "rule": "#ddd3c0",
}
_DARK = {
    "paper": "#121816",
    "sheet": "#1b2320",
    "card": "#26302c",
    "tint": "#24382f",
    "deep": "#244c3f",
    "ink": "#ebe6da",
    "soft": "#a9b4ac",
    "accent": "#f2a481",
    "leaf": "#9ad1b5",
    "on_deep": "#fdfaf2",
    "mint": "#bfe0cd",
    "rule": "#3a4741",
}

DEFAULT_THEME = ThemeSettings(
    light=_LIGHT, dark=_DARK, sans="", serif="", radius=10, width=600, logo="", logo_alt="", logo_width=120
)


def read_theme(reader: Reader) -> ThemeSettings:  # noqa: ARG001
    """The theme that `course.toml` describes."""
    return DEFAULT_THEME
