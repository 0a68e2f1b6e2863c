"""Where a part can be divided: the blocks that begin its tips, subsections, long points and questions."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.outline.parts import Part

_SENTENCE_LONG = 8  # words on average, from which bulleted items can be a day's reading
_TIP_LONG = 4  # words on average, below which numbered items are ingredients rather than tips
_CAPTION = 30  # words
_COLONS = (":", "：")
_BEGINNING = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUESTION})  # what a stretch can begin with
_ENDING = re.compile(r"[.!?…。！？][\"'”’»)]*$")


def tips(part: Part) -> list[int]:
    """Numbered headings, else numbered list items, unless these are only a part's detail."""
    own = _own(part)
    found = _numbered(part.blocks, own)
    return [] if _are_detail(part.blocks, own, found) else found


def any_tips(part: Part) -> list[int]:
    """The same, detail or not, unless they go on with a sentence."""
    own = _own(part)
    found = _numbered(part.blocks, own)
    return [] if _go_on(part.blocks, found) else found


def subsections(part: Part) -> list[int]:
    """The outermost headings below the theme's own."""
    return _outermost(part.blocks, _own(part))


def points(part: Part) -> list[int]:
    """Bulleted items as long as sentences, unless these are only a part's detail."""
    found = any_points(part)
    return [] if _are_detail(part.blocks, _own(part), found) else found


def any_points(part: Part) -> list[int]:
    """The same, detail or not, unless they go on with a sentence."""
    found = _bulleted(part.blocks, _own(part))
    return [] if _go_on(part.blocks, found) else found


def paragraphs(part: Part) -> list[int]:
    """Paragraphs and headings, each with what stands below it.

    What is announced stays with what announces it: a list, a picture or code with the text above it, a paragraph with
    its heading or with the line before it that ends in a colon, a section with what joined it.
    """
    blocks = part.blocks
    joined = {id(section.blocks[0]) for section in part.themes[0].sections}
    return [place for place, block in enumerate(blocks) if place == 0 or _begins(blocks[place - 1], block, joined)]


def _begins(before: Block, block: Block, joined: set[int]) -> bool:
    is_announced = id(block) in joined or before.kind is BlockKind.HEADING or before.text.endswith(_COLONS)
    is_verse = "\n" in before.text and "\n" in block.text  # the stanzas of a poem stay together
    return block.kind in _BEGINNING and not is_announced and not is_verse and not is_caption(before, block)


def _bulleted(blocks: Sequence[Block], own: Sequence[int]) -> list[int]:
    """Bulleted items as long as sentences."""
    items = _of_kind(blocks, own, BlockKind.LIST_ITEM)
    found = [place for place in items if blocks[place].ordinal is None and blocks[place].level == 0]
    words = sum(blocks[place].words for place in found)
    is_long = words >= _SENTENCE_LONG * len(found) or all(_ENDING.search(blocks[place].text) for place in found)
    return found if is_long else []


def is_caption(before: Block, block: Block) -> bool:
    """Whether a paragraph that follows a picture is the words to that."""
    is_line = block.kind is BlockKind.PARAGRAPH and block.words <= _CAPTION
    return is_line and before.kind is BlockKind.IMAGE and not _ENDING.search(block.text)


def questions(part: Part) -> list[int]:
    """Questions with their answers."""
    return _of_kind(part.blocks, _own(part), BlockKind.QUESTION)


def _own(part: Part) -> list[int]:
    """The places of the blocks of a part's own section below its heading; what joined it does not divide."""
    theme = part.themes[0]
    joined = {id(block) for section in theme.sections if section is not theme.main for block in section.blocks}
    others = joined | {id(theme.main.heading)}
    return [place for place, block in enumerate(part.blocks) if id(block) not in others]


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
    found = _of_kind(blocks, numbered, BlockKind.LIST_ITEM)
    items = _of_lists([place for place in found if blocks[place].level == 0], blocks)
    return items if _are_long_enough(blocks, own, items) else []


def _of_lists(items: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """`items` without those that count alone, such as a "1." above the list; all of them where each does."""
    runs: list[list[int]] = []
    for place in items:
        last = blocks[runs[-1][-1]].ordinal if runs else None
        if last is not None and (blocks[place].ordinal or 0) > last:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [place for run in runs if len(run) > 1 for place in run] or list(items)


def _are_long_enough(blocks: Sequence[Block], own: Sequence[int], items: Sequence[int]) -> bool:
    """Whether numbered items say something each, by themselves or in what stands below them."""
    if any(blocks[place].lead or _ENDING.search(blocks[place].text) for place in items):
        return True
    first = items[0] if items else 0
    return sum(blocks[place].words for place in own if place >= first) >= _TIP_LONG * len(items)


def _are_detail(blocks: Sequence[Block], own: Sequence[int], found: Sequence[int]) -> bool:
    """Whether a list is the lesser part of its section: its ingredients, two or three steps, a sentence's end."""
    if not found or blocks[found[0]].kind is BlockKind.HEADING:
        return False
    if _go_on(blocks, found):
        return True
    below = own if _have_text_below(blocks, found) else [place for place in own if _is_item(blocks[place])]
    listed = sum(blocks[place].words for place in below if place >= found[0])
    return listed * 2 < sum(blocks[place].words for place in own)


def _is_item(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM


def _have_text_below(blocks: Sequence[Block], found: Sequence[int]) -> bool:
    """Whether most items have text of their own before the next one."""
    gaps = [not all(map(_is_item, blocks[place:following])) for place, following in pairwise(found)]
    return sum(gaps) * 2 > len(gaps)


def _go_on(blocks: Sequence[Block], found: Sequence[int]) -> bool:
    """Whether the items end a sentence that the text above begins: "It is the act of: speaking, listening"."""
    if not found or found[0] == 0 or not blocks[found[0] - 1].text.endswith(_COLONS):
        return False
    return sum(blocks[place].text[:1].islower() for place in found) * 2 > len(found)
