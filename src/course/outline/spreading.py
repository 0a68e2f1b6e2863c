"""How themes spread over more days, or come together on fewer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from course.models import Block, BlockKind

if TYPE_CHECKING:
    from course.outline.themes import Theme

_SENTENCE_LONG = 8  # words on average, from which bulleted items can be a day's reading
_ENDING = re.compile(r"[.!?…。！？][\"'”’»)]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one day is made of: whole themes, or a stretch of one."""

    themes: tuple[Theme, ...]
    blocks: tuple[Block, ...]
    heads: tuple[Block, ...] = ()  # a stretch: the items, headings or questions that it was cut before
    first: int = 0  # a stretch: its place among them, from 1

    @property
    def words(self) -> int:
        """Words of all its blocks."""
        return sum(block.words for block in self.blocks)

    @property
    def is_whole(self) -> bool:
        """Whether it is nothing less than its themes."""
        return not self.heads


Cuts = Callable[[Part], list[int]]  # indexes of the blocks that begin a unit of a part


def whole(theme: Theme) -> Part:
    """The theme as one day."""
    return Part(themes=(theme,), blocks=theme.blocks)


# --- fewer days ---------------------------------------------------------------------------------------------


def merge_shortest(parts: Sequence[Part], days: int) -> list[Part]:
    """`parts` on fewer days: the two neighbours with the fewest words together merge, again and again."""
    merged = list(parts)
    while len(merged) > days:
        at = min(range(len(merged) - 1), key=lambda index: merged[index].words + merged[index + 1].words)
        merged[at : at + 2] = [_together(merged[at], merged[at + 1])]
    return merged


def _together(one: Part, other: Part) -> Part:
    return Part(themes=one.themes + other.themes, blocks=one.blocks + other.blocks)


# --- more days ----------------------------------------------------------------------------------------------


def spread(parts: Sequence[Part], days: int) -> list[Part]:
    """`parts` on more days: tips first, then what else divides; as many days as they fill, `days` at most."""
    current = list(parts)
    for cuts in _ORDER:
        if len(current) >= days:
            break
        current = _spread_by(current, cuts, days)
    return current


def spread_paragraphs(part: Part, days: int) -> list[Part]:
    """An article without any headings or lists on more days: by its paragraphs, in days of like length."""
    blocks = part.blocks
    days = min(days, len(blocks))
    read = [0, *accumulate(block.words for block in blocks)]
    ends: list[int] = []
    for day in range(1, days):
        least, most = (ends[-1] if ends else 0) + 1, len(blocks) - (days - day)
        ends.append(min(range(least, most + 1), key=lambda end: abs(read[end] * days - read[-1] * day)))
    starts = [0, *ends]
    return [
        Part(themes=part.themes, blocks=blocks[start:end], heads=blocks[start : start + 1], first=start + 1)
        for start, end in zip(starts, [*ends, len(blocks)], strict=True)
    ]


def _spread_by(parts: Sequence[Part], cuts: Cuts, days: int) -> list[Part]:
    """Gives the days that are left to the parts with the most units a day; the first of equals comes first."""
    starts = [cuts(part) for part in parts]
    units = [max(1, len(start)) for start in starts]
    share = [1] * len(parts)
    for _ in range(days - len(parts)):
        open_parts = [index for index, count in enumerate(units) if share[index] < count]
        if not open_parts:
            break
        share[max(open_parts, key=lambda index: units[index] / share[index])] += 1
    return [
        piece
        for part, start, count in zip(parts, starts, share, strict=True)
        for piece in (_split(part, start, count) if count > 1 else [part])
    ]


def _split(part: Part, starts: Sequence[int], days: int) -> list[Part]:
    """`part` on `days` days, its units in order and as evenly as they go: five on three days are 2, 2 and 1."""
    least, more = divmod(len(starts), days)
    sizes = [least + 1] * more + [least] * (days - more)
    ends = list(accumulate(sizes))
    pieces = []
    for size, end in zip(sizes, ends, strict=True):
        units = starts[end - size : end]
        first_block = 0 if end == size else units[0]
        last_block = starts[end] if end < len(starts) else len(part.blocks)
        pieces.append(
            Part(
                themes=part.themes,
                blocks=part.blocks[first_block:last_block],
                heads=tuple(part.blocks[index] for index in units),
                first=end - size + 1,
            )
        )
    return pieces


# --- what divides -------------------------------------------------------------------------------------------


def _tips(part: Part) -> list[int]:
    """Numbered list items, and numbered headings below the theme's own."""
    main = {id(theme.main.heading) for theme in part.themes}
    numbered = [
        index
        for index, block in enumerate(part.blocks)
        if block.ordinal is not None
        and (block.level == 0 if block.kind is BlockKind.LIST_ITEM else id(block) not in main)
    ]
    headings = [index for index in numbered if part.blocks[index].kind is BlockKind.HEADING]
    return headings if len(headings) > 1 else numbered


def _subsections(part: Part) -> list[int]:
    """The outermost headings below the theme's own."""
    main = part.themes[0].main
    own = [index for index, block in enumerate(part.blocks) if block in main.content]
    headings = [index for index in own if part.blocks[index].kind is BlockKind.HEADING]
    top = min((part.blocks[index].level for index in headings), default=0)
    return [index for index in headings if part.blocks[index].level == top]


def _long_bullets(part: Part) -> list[int]:
    """Bulleted items as long as sentences."""
    at = [
        index
        for index, block in enumerate(part.blocks)
        if block.kind is BlockKind.LIST_ITEM and block.ordinal is None and block.level == 0
    ]
    items = [part.blocks[index] for index in at]
    is_long = bool(items) and (
        sum(item.words for item in items) >= _SENTENCE_LONG * len(items)
        or all(_ENDING.search(item.text) for item in items)
    )
    return at if is_long else []


def _questions(part: Part) -> list[int]:
    return [index for index, block in enumerate(part.blocks) if block.kind is BlockKind.QUESTION]


_ORDER: tuple[Cuts, ...] = (_tips, _subsections, _long_bullets, _questions)
