"""How wide text is where all letters take the same room: terminals, plain text, a list of emails."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_AS_EMOJI = "\ufe0f"  # variation selector 16: it makes the character before it a wide one


def columns(text: str) -> int:
    """How many columns `text` takes: two for East Asian wide characters and emoji, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(map(columns_of_char, text))


@lru_cache(maxsize=4096)
def columns_of_char(char: str) -> int:
    """How many columns `char` adds to a text."""
    if char == _AS_EMOJI:
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
