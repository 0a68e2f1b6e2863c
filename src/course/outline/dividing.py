"""Where a part can be divided: the blocks that begin its tips, subsections, long points and questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.outline.parts import Part

_SENTENCE_LONG = 8  # words on average, from which bulleted items can be a day's reading
_TIP_LONG = 4  # words on average, below which numbered items are ingredients rather than tips
_ENDING = re.compile(r"[.!?…。！？][\"'”’»)]*$")


def tips(part: Part) -> list[int]:
    """Numbered headings, else numbered list items, unless these are only a part's detail."""
    own = _own(part)
    found = _numbered(own)
    return [] if _are_detail(own, found) else found


def any_tips(part: Part) -> list[int]:
    """The same, detail or not."""
    return _numbered(_own(part))


def subsections(part: Part) -> list[int]:
    """The outermost headings below the theme's own."""
    return _outermost(_own(part))


def long_points(part: Part) -> list[int]:
    """Bulleted items as long as sentences."""
    points = [
        (index, block)
        for index, block in _own(part)
        if block.kind is BlockKind.LIST_ITEM and block.ordinal is None and block.level == 0
    ]
    words = sum(block.words for _, block in points)
    is_long = words >= _SENTENCE_LONG * len(points) or all(_ENDING.search(block.text) for _, block in points)
    return [index for index, _ in points] if is_long else []


def questions(part: Part) -> list[int]:
    """Questions with their answers."""
    return [index for index, block in _own(part) if block.kind is BlockKind.QUESTION]


_Placed = tuple[int, Block]


def _own(part: Part) -> list[_Placed]:
    """The blocks of a part's own section below its heading, with their places; what joined it does not divide."""
    content = {id(block) for block in part.themes[0].main.content}
    return [(index, block) for index, block in enumerate(part.blocks) if id(block) in content]


def _outermost(own: Sequence[_Placed]) -> list[int]:
    headings = [(index, block) for index, block in own if block.kind is BlockKind.HEADING]
    top = min((block.level for _, block in headings), default=0)
    return [index for index, block in headings if block.level == top]


def _numbered(own: Sequence[_Placed]) -> list[int]:
    numbered = [(index, block) for index, block in own if block.ordinal is not None]
    headings = [index for index, block in numbered if block.kind is BlockKind.HEADING]
    if len(headings) > 1:
        return headings
    items = [(index, block) for index, block in numbered if block.kind is BlockKind.LIST_ITEM and block.level == 0]
    return [index for index, _ in items] if _are_long_enough(own, items) else []


def _are_long_enough(own: Sequence[_Placed], items: Sequence[_Placed]) -> bool:
    """Whether numbered items say something each, by themselves or in what stands below them."""
    if any(block.lead or _ENDING.search(block.text) for _, block in items):
        return True
    first = items[0][0] if items else 0
    return sum(block.words for index, block in own if index >= first) >= _TIP_LONG * len(items)


def _are_detail(own: Sequence[_Placed], found: Sequence[int]) -> bool:
    """Whether a list is the lesser part of a section that has subsections: its ingredients, or two or three steps."""
    chosen = set(found)
    headings = _outermost(own)
    if len(headings) < 2 or chosen & {index for index, block in own if block.kind is BlockKind.HEADING}:
        return False
    listed = sum(block.words for index, block in own if index in chosen)
    return listed * 2 < sum(block.words for _, block in own)
