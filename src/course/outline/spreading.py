"""How themes spread over more days than there are of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

from course.models import Block, BlockKind
from course.outline import dividing
from course.outline.merging import step_of
from course.outline.parts import Part
from course.outline.reasons import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LONG_DAY = 1200  # words, above which subsections part before short tips do


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """One way of dividing parts, while days are left."""

    unit: Unit
    cuts: Callable[[Part], list[int]]  # indexes of the blocks that begin a unit of a part
    most: Callable[[Part], int] | None = None  # how many days a part may take; None: one for each of its units
    by_words: bool = False  # whether the days of a part are of like length, rather than of as many units


def _long_days(part: Part) -> int:
    """How many days bring a part down to a day's reading."""
    return ceil(part.words / _LONG_DAY)


_TIPS = _Round(unit=Unit.TIP, cuts=dividing.tips)
_ROUNDS = (
    _Round(unit=Unit.SUBSECTION, cuts=dividing.subsections, most=_long_days, by_words=True),
    _TIPS,
    _Round(unit=Unit.SUBSECTION, cuts=dividing.subsections, by_words=True),
    _Round(unit=Unit.TIP, cuts=dividing.any_tips),
    _Round(unit=Unit.POINT, cuts=dividing.long_points),
    _Round(unit=Unit.QUESTION, cuts=dividing.questions),
)


def spread(parts: Sequence[Part], days: int) -> list[Part]:
    """`parts` on more days: tips first, then what else divides; as many days as they fill, `days` at most."""
    current = list(parts)
    for by in _ROUNDS:
        if len(current) >= days:
            break
        current = _spread_by(current, by, days)
    return current


def spread_tips(parts: Sequence[Part], days: int) -> list[Part]:
    """`parts` on as many of `days` days as their tips alone fill."""
    return _spread_by(parts, _TIPS, days)


def spread_paragraphs(part: Part, days: int) -> list[Part]:
    """An article without lists or headings, but for one over all of it, on more days: by its paragraphs.

    The days are of like length; the heading stays with the first of them.
    """
    starts = [index for index, block in enumerate(part.blocks) if block.kind is not BlockKind.HEADING]
    days = min(days, len(starts))
    by = _Round(unit=Unit.PARAGRAPH, cuts=lambda _: starts, by_words=True)
    return _split(part, starts, days, by) if days > 1 else [part]


def _spread_by(parts: Sequence[Part], by: _Round, days: int) -> list[Part]:
    starts = [by.cuts(part) for part in parts]
    units = [max(1, len(start)) for start in starts]
    most = [min(by.most(part), count) if by.most else count for part, count in zip(parts, units, strict=True)]
    shares = _shares(units, most, days)
    return [
        piece
        for part, start, count in zip(parts, starts, shares, strict=True)
        for piece in (_split(part, start, count, by) if count > 1 else [part])
    ]


def _shares(units: Sequence[int], most: Sequence[int], days: int) -> list[int]:
    """Gives the days that are left to the parts with the most units a day; the first of equals comes first."""
    shares = [1] * len(units)
    waiting = [(-float(count), index) for index, count in enumerate(units) if most[index] > 1]
    heapify(waiting)
    for _ in range(days - len(units)):
        if not waiting:
            break
        _, index = heappop(waiting)
        shares[index] += 1
        if shares[index] < most[index]:
            heappush(waiting, (-units[index] / shares[index], index))
    return shares


def _split(part: Part, starts: Sequence[int], days: int, by: _Round) -> list[Part]:
    """`part` on `days` days, its units in order."""
    bounds = [*starts[1:], len(part.blocks)]  # where each unit ends
    lengths = [sum(block.words for block in part.blocks[start:end]) for start, end in zip(starts, bounds, strict=True)]
    ends = _ends_by_words(lengths, days) if by.by_words else _ends_by_count(len(starts), days)
    within = _heading_over(part)
    return [
        Part(
            themes=part.themes,
            blocks=part.blocks[starts[first] if first else 0 : bounds[end - 1]],
            heads=tuple(part.blocks[index] for index in starts[first:end]),
            unit=by.unit,
            first=first + 1,
            of=len(starts),
            within=within,
        )
        for first, end in pairwise([0, *ends])
    ]


def _heading_over(part: Part) -> str:
    """The heading that the units of `part` stand under."""
    over: Block | None = part.themes[0].main.heading
    if len(part.heads) == 1 and part.heads[0].kind is BlockKind.HEADING:
        over = part.heads[0]
    return over.text if over is not None else ""


def _ends_by_count(count: int, days: int) -> list[int]:
    """As evenly as they go: five on three days are 2, 2 and 1."""
    least, more = divmod(count, days)
    return list(accumulate([least + 1] * more + [least] * (days - more)))


def _ends_by_words(lengths: Sequence[int], days: int) -> list[int]:
    """Days of like length, none of them empty; lengths count in steps, so that a word more or less moves nothing."""
    step = step_of(sum(lengths), days)
    read = [0, *accumulate(max(1, round(words / step)) for words in lengths)]
    ends: list[int] = []
    for day in range(1, days):
        least, most = (ends[-1] if ends else 0) + 1, len(lengths) - (days - day)
        ends.append(_nearest(read, read[-1] * day / days, least, most))
    return [*ends, len(lengths)]


def _nearest(read: Sequence[int], words: float, least: int, most: int) -> int:
    """The first place from `least` to `most` where the words read so far, which only grow, come nearest to `words`."""
    above = bisect_left(read, words, least, most)
    below = bisect_left(read, read[above - 1], least, most) if above > least else above
    return min(below, above, key=lambda place: abs(words - read[place]))
