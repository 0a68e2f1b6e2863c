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
    found = _numbered(part.blocks, own)
    return [] if _are_detail(part.blocks, own, found) else found


def any_tips(part: Part) -> list[int]:
    """The same, detail or not."""
    return _numbered(part.blocks, _own(part))


def subsections(part: Part) -> list[int]:
    """The outermost headings below the theme's own."""
    return _outermost(part.blocks, _own(part))


def long_points(part: Part) -> list[int]:
    """Bulleted items as long as sentences."""
    items = _of_kind(part.blocks, _own(part), BlockKind.LIST_ITEM)
    found = [place for place in items if part.blocks[place].ordinal is None and part.blocks[place].level == 0]
    points = [part.blocks[place] for place in found]
    words = sum(block.words for block in points)
    is_long = words >= _SENTENCE_LONG * len(points) or all(_ENDING.search(block.text) for block in points)
    return found if is_long else []


def questions(part: Part) -> list[int]:
    """Questions with their answers."""
    return _of_kind(part.blocks, _own(part), BlockKind.QUESTION)


def _own(part: Part) -> list[int]:
    """The places of the blocks of a part's own section below its heading; what joined it does not divide."""
    section = part.themes[0].main
    own = set(map(id, section.blocks)) - {id(section.heading)}
    return [place for place, block in enumerate(part.blocks) if id(block) in own]


def _of_kind(blocks: Sequence[Block], places: Sequence[int], kind: BlockKind) -> list[int]:
    return [place for place in places if blocks[place].kind is kind]


def _outermost(blocks: Sequence[Block], own: Sequence[int]) -> list[int]:
    headings = _of_kind(blocks, own, BlockKind.HEADING)
    top = min((blocks[place].level for place in headings), default=0)
    return [place for place in headings if blocks[place].level == top]


def _numbered(blocks: Sequence[Block], own: Sequence[int]) -> list[int]:
    numbered = [place for place in own if blocks[place].ordinal is not None]
    headings = _of_kind(blocks, numbered, BlockKind.HEADING)
    if len(headings) > 1:
        return headings
    items = [place for place in _of_kind(blocks, numbered, BlockKind.LIST_ITEM) if blocks[place].level == 0]
    return items if _are_long_enough(blocks, own, items) else []


def _are_long_enough(blocks: Sequence[Block], own: Sequence[int], items: Sequence[int]) -> bool:
    """Whether numbered items say something each, by themselves or in what stands below them."""
    if any(blocks[place].lead or _ENDING.search(blocks[place].text) for place in items):
        return True
    first = items[0] if items else 0
    return sum(blocks[place].words for place in own if place >= first) >= _TIP_LONG * len(items)


def _are_detail(blocks: Sequence[Block], own: Sequence[int], found: Sequence[int]) -> bool:
    """Whether a list is the lesser part of a section that has subsections: its ingredients, or two or three steps."""
    chosen = set(found)
    if len(_outermost(blocks, own)) < 2 or not chosen.isdisjoint(_of_kind(blocks, own, BlockKind.HEADING)):
        return False
    return sum(blocks[place].words for place in found) * 2 < sum(blocks[place].words for place in own)
