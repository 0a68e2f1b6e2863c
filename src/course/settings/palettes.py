"""The ready palettes: what each token is in light and in dark, and the shapes and letters that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What each colour is for, in the order of the docs.
TOKENS: Mapping[str, str] = {
    "paper": "the ground of the whole",
    "sheet": "the ground of the lesson",
    "card": "the ground of cards",
    "tint": "the ground of callouts and code",
    "deep": "the ground of today’s action, and of buttons on pages",
    "ink": "text and headings",
    "soft": "small print, captions, what matters less",
    "accent": "links, buttons, numbers, today in the bar",
    "leaf": "labels of callouts, the days done in the bar, edges that lead the eye",
    "on_deep": "text on `deep`",
    "mint": "labels on `deep`",
    "rule": "lines that only divide",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One ready look."""

    light: Mapping[str, str]  # "#rrggbb" by token
    dark: Mapping[str, str]
    font: str  # "sans" or "serif", in the course's script
    heading_font: str
    radius: int  # pixels


# Warm paper, green leaves, rust: a book from a garden.
_ORCHARD = Palette(
    light={
        "paper": "#f3ede1",
        "sheet": "#fffdf8",
        "card": "#f7f1e5",
        "tint": "#e9f0e8",
        "deep": "#1d4a3c",
        "ink": "#23302b",
        "soft": "#555e56",
        "accent": "#a03b1b",
        "leaf": "#1d4a3c",
        "on_deep": "#fdfaf2",
        "mint": "#bfe0cd",
        "rule": "#ddd3c0",
    },
    dark={
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
    },
    font="sans",
    heading_font="serif",
    radius=10,
)

# Sea, sky and slate, and the red of a buoy: round corners and one plain face throughout.
_HARBOUR = Palette(
    light={
        "paper": "#e6edf3",
        "sheet": "#fcfdff",
        "card": "#eff4f9",
        "tint": "#dfecf6",
        "deep": "#123a5e",
        "ink": "#1a2734",
        "soft": "#4c5a69",
        "accent": "#a11f42",
        "leaf": "#17568a",
        "on_deep": "#f7fbff",
        "mint": "#a9d8f5",
        "rule": "#c9d6e2",
    },
    dark={
        "paper": "#0d141c",
        "sheet": "#16202b",
        "card": "#202d3b",
        "tint": "#193449",
        "deep": "#1d4f7c",
        "ink": "#e5ecf3",
        "soft": "#a5b3c2",
        "accent": "#ff9fae",
        "leaf": "#8ac6f2",
        "on_deep": "#f7fbff",
        "mint": "#bfe3fb",
        "rule": "#35475a",
    },
    font="sans",
    heading_font="sans",
    radius=16,
)

# Black on white with the red of a masthead, square and plain: 7:1 for all text.
_NEWSPRINT = Palette(
    light={
        "paper": "#f1f1ef",
        "sheet": "#ffffff",
        "card": "#f5f5f3",
        "tint": "#ececea",
        "deep": "#151515",
        "ink": "#141414",
        "soft": "#474747",
        "accent": "#8e0f14",
        "leaf": "#141414",
        "on_deep": "#ffffff",
        "mint": "#f2d479",
        "rule": "#c8c8c4",
    },
    dark={
        "paper": "#000000",
        "sheet": "#121212",
        "card": "#1e1e1e",
        "tint": "#252525",
        "deep": "#363636",
        "ink": "#f4f4f2",
        "soft": "#c3c3c0",
        "accent": "#ffb0a3",
        "leaf": "#f4f4f2",
        "on_deep": "#ffffff",
        "mint": "#f5da8b",
        "rule": "#4c4c4a",
    },
    font="sans",
    heading_font="serif",
    radius=0,
)

DEFAULT_PALETTE = "orchard"
PALETTES: Mapping[str, Palette] = {"orchard": _ORCHARD, "harbour": _HARBOUR, "newsprint": _NEWSPRINT}
