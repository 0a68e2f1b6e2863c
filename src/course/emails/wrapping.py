"""Plain text broken into lines by what it measures on a screen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from course.words.scripts import HAN, KANA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WIDTH = 72  # columns

_WIDE = frozenset("WF")
# Letters of the scripts that write no spaces: a line may end after each, but none may begin with what closes or
# belongs to the letter before (JIS X 4051, GB/T 15834), and none may end with what opens.
_LETTER = f"{KANA}{HAN}"
_OPENING = "「『（【〈《〔［｛〖〘“‘"
_CLOSING = (
    "、。，．：；？！」』）】〉》〕］｝〗〙”’％‰℃…‥・〜～々〻ゝゞヽヾー"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ)\\]}!?,.:;%"
)
_MOST_CLOSING = 8  # a run of so many is no writing, and may be broken
_UNSPACED = re.compile(f"[{_LETTER}]")
_PIECE = re.compile(
    f"[{_OPENING}]*(?:(?![{_CLOSING}])[{_LETTER}]|[^{_LETTER}{_OPENING}]+)[{_CLOSING}]{{0,{_MOST_CLOSING}}}|."
)


def columns(text: str) -> int:
    """How many columns `text` takes in a fixed-width font."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


def _columns_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def wrap(text: str, width: int = WIDTH, *, measure: Callable[[str], int] = columns) -> list[str]:
    """`text` in lines of at most `width` columns; what cannot be broken, an address for one, stays whole.

    Args:
        text: words parted by any white space.
        width: columns.
        measure: how many columns a piece of text takes.
    """
    lines: list[str] = []
    line, taken = "", 0
    for space, piece in _pieces(text):
        room = taken + len(space) + measure(piece)
        if line and room > width:
            lines.append(line)
            line, taken = piece, measure(piece)
        else:
            line, taken = line + (space if line else "") + piece, room if line else measure(piece)
    return [*lines, line] if line else lines


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What must stay together, each with the space before it."""
    for word in text.split():
        space = " "
        for piece in _PIECE.findall(word) if _UNSPACED.search(word) else [word]:
            yield space, piece
            space = ""
