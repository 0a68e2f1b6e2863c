"""Plain text broken into lines by what it measures on a screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.words.measures import columns
from course.words.scripts import HAN, KANA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WIDTH = 72  # columns

# Letters of the scripts that write no spaces: a line may end after each, but none may begin with what closes or
# belongs to the letter before (JIS X 4051, GB/T 15834), and none may end with what opens.
_LETTER = f"{KANA}{HAN}"
_OPENING = "「『（【〈《〔［｛〖〘“‘"
_CLOSING = (
    "、。，．：；？！」』）】〉》〕］｝〗〙”’％‰℃…‥・〜～々〻ゝゞヽヾー"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ)\\]}!?,.:;%"
)
_MOST_IN_A_ROW = 8  # marks that open, or close; a longer run is no writing, and may be broken
# French parts these from their words by a space, at which no line may end: « Quoi ? »
_BOUND_BACK = re.compile(r"[:;?!»›：？！]{1,4}[»›)\]”\"'.,…]{0,4}")
_BOUND_ON = re.compile(r"[(\[“\"]?[«‹]")
_MOST_BOUND = 4  # marks in a row that stay with a word; more are no writing, and may be broken
_BREAK = re.compile(r"[^\S\u00a0\u2007\u202f]+")  # white space at which a line may end
_UNSPACED = re.compile(f"[{_LETTER}]")
_PIECE = re.compile(
    f"[{_OPENING}]{{0,{_MOST_IN_A_ROW}}}"
    f"(?:(?![{_CLOSING}])[{_LETTER}]|[^{_LETTER}{_OPENING}]+)[{_CLOSING}]{{0,{_MOST_IN_A_ROW}}}"
    f"|[{_OPENING}]{{1,{_MOST_IN_A_ROW}}}[{_CLOSING}]{{0,{_MOST_IN_A_ROW}}}|[{_CLOSING}]{{1,{_MOST_IN_A_ROW}}}"
)


def wrap(text: str, width: int = WIDTH, *, measure: Callable[[str], int] = columns) -> list[str]:
    """`text` in lines of at most `width` columns; what cannot be broken, an address for one, stays whole.

    Args:
        text: words parted by any white space; no line ends at a no-break space, or at one that French writes around
            its signs.
        width: columns.
        measure: how many columns a piece of text takes.
    """
    lines: list[str] = []
    line, taken = "", 0
    for space, piece in _bound(_pieces(text)):
        room = taken + len(space) + measure(piece)
        if line and room > width:
            lines.append(line)
            line, taken = piece, measure(piece)
        else:
            line, taken = line + (space if line else "") + piece, room if line else measure(piece)
    return [*lines, line] if line else lines


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What the script alone keeps together, each with the space before it."""
    for word in _BREAK.split(text.strip()):
        space = " "
        for piece in _PIECE.findall(word) if _UNSPACED.search(word) else [word]:
            yield space, piece
            space = ""


def _bound(pieces: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """`pieces`, with the signs that stand by themselves put to the words that they belong to."""
    before, held, last, bound = "", "", "", 0
    for space, piece in pieces:
        stays = bound < _MOST_BOUND and (_BOUND_BACK.fullmatch(piece) or _BOUND_ON.fullmatch(last))
        if held and space and stays:
            held, bound = f"{held}{space}{piece}", bound + 1
        else:
            if held:
                yield before, held
            before, held, bound = space, piece, 0
        last = piece
    if held:
        yield before, held
