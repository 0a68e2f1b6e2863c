"""How themes spread over more days, or come together on fewer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
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
    words = [part.words for part in parts]
    after = [*range(1, len(parts)), -1]  # the group that follows the one beginning at each place
    before = [*range(-1, len(parts) - 1)]
    pairs = [(words[place] + words[place + 1], place) for place in range(len(parts) - 1)]
    heapify(pairs)
    gone: set[int] = set()
    while len(parts) - len(gone) > days:
        together, place = heappop(pairs)
        following = after[place]
        if place in gone or following < 0 or together != words[place] + words[following]:
            continue  # one of the two has merged since
        words[place] = together
        gone.add(following)
        after[place] = after[following]
        for left in (before[place], place):
            right = after[left] if left >= 0 else -1
            if right >= 0:
                before[right] = left
                heappush(pairs, (words[left] + words[right], left))
    starts = [place for place in range(len(parts)) if place not in gone]
    return [_together(parts[start:end]) for start, end in zip(starts, [*starts[1:], len(parts)], strict=True)]


def _together(parts: Sequence[Part]) -> Part:
    if len(parts) == 1:
        return parts[0]
    return Part(
        themes=tuple(theme for part in parts for theme in part.themes),
        blocks=tuple(block for part in parts for block in part.blocks),
    )


# --- more days ----------------------------------------------------------------------------------------------


def spread(parts: Sequence[Part], days: int) -> list[Part]:
    """`parts` on more days: tips first, then what else divides; as many days as they fill, `days` at most."""
    current = list(parts)
    for cuts in _ORDER:
        if len(current) >= days:
            break
        current = _spread_by(current, cuts, days)
    return current


def spread_tips(parts: Sequence[Part], days: int) -> list[Part]:
    """`parts` on as many of `days` days as their tips alone fill."""
    return _spread_by(parts, _tips, days)


def spread_paragraphs(part: Part, days: int) -> list[Part]:
    """An article without lists or headings, but for one over all of it, on more days: by its paragraphs.

    The days are of like length; the heading stays with the first of them.
    """
    blocks = part.blocks
    above = next((index for index, block in enumerate(blocks) if block.kind is not BlockKind.HEADING), 0)
    days = min(days, len(blocks) - above)
    read = [0, *accumulate(block.words for block in blocks)]
    ends: list[int] = []
    for day in range(1, days):
        least, most = (ends[-1] if ends else above) + 1, len(blocks) - (days - day)
        ends.append(_nearest(read, read[-1] * day / days, least, most))
    starts = [0, *ends]
    return [
        _stretch(part, blocks[start:end], blocks[max(start, above)], start + 1)
        for start, end in zip(starts, [*ends, len(blocks)], strict=True)
    ]


def _stretch(part: Part, blocks: tuple[Block, ...], head: Block, first: int) -> Part:
    return Part(themes=part.themes, blocks=blocks, heads=(head,), first=first)


def _nearest(read: Sequence[int], words: float, least: int, most: int) -> int:
    """The first place from `least` to `most` where the words read so far, which only grow, come nearest to `words`."""
    above = bisect_left(read, words, least, most)
    below = bisect_left(read, read[above - 1], least, most) if above > least else above
    return min(below, above, key=lambda place: abs(words - read[place]))


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


def _own(part: Part) -> list[tuple[int, Block]]:
    """The blocks of a part's own section below its heading, with their places; what joined it does not divide."""
    content = {id(block) for block in part.themes[0].main.content}
    return [(index, block) for index, block in enumerate(part.blocks) if id(block) in content]


def _tips(part: Part) -> list[int]:
    """Numbered headings, else numbered list items."""
    numbered = [(index, block) for index, block in _own(part) if block.ordinal is not None]
    headings = [index for index, block in numbered if block.kind is BlockKind.HEADING]
    if len(headings) > 1:
        return headings
    return [index for index, block in numbered if block.kind is BlockKind.LIST_ITEM and block.level == 0]


def _subsections(part: Part) -> list[int]:
    """The outermost headings below the theme's own."""
    headings = [(index, block) for index, block in _own(part) if block.kind is BlockKind.HEADING]
    top = min((block.level for _, block in headings), default=0)
    return [index for index, block in headings if block.level == top]


def _long_bullets(part: Part) -> list[int]:
    """Bulleted items as long as sentences."""
    bullets = [
        (index, block)
        for index, block in _own(part)
        if block.kind is BlockKind.LIST_ITEM and block.ordinal is None and block.level == 0
    ]
    words = sum(block.words for _, block in bullets)
    is_long = words >= _SENTENCE_LONG * len(bullets) or all(_ENDING.search(block.text) for _, block in bullets)
    return [index for index, _ in bullets] if is_long else []


def _questions(part: Part) -> list[int]:
    return [index for index, block in _own(part) if block.kind is BlockKind.QUESTION]


_ORDER: tuple[Cuts, ...] = (_tips, _subsections, _long_bullets, _questions)
