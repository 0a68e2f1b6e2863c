"""How themes spread over more days than there are of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

from course.models import Block, BlockKind
from course.outline import dividing
from course.outline.joining import step_of
from course.outline.parts import Part
from course.outline.reasons import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FEW = 12  # words, the least that a day is made of by dividing at subheadings or bullets
_PASSAGE = 30  # the same, at paragraphs
_LONG_DAY = 1200  # words, above which subsections part before short tips do


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """One way of dividing parts, while days are left."""

    unit: Unit
    cuts: Callable[[Part], list[int]]  # indexes of the blocks that begin a unit of a part
    most: Callable[[Part], int] | None = None  # how many days a part may take; None: one for each of its units
    by_words: bool = False  # whether the days of a part are of like length, rather than of as many units
    longest_first: bool = False  # whether days go to the parts with the most words a day, rather than the most units
    least: int = 8  # words of a day


def _long_days(part: Part) -> int:
    """How many days bring a part down to a day's reading."""
    return ceil(part.words / _LONG_DAY)


_TIPS = _Round(unit=Unit.TIP, cuts=dividing.tips)
_ROUNDS = (
    _Round(unit=Unit.SUBSECTION, cuts=dividing.subsections, most=_long_days, by_words=True, least=_FEW),
    _TIPS,
    _Round(unit=Unit.SUBSECTION, cuts=dividing.subsections, by_words=True, least=_FEW),
    _Round(unit=Unit.POINT, cuts=dividing.points, least=_FEW),
    _Round(unit=Unit.QUESTION, cuts=dividing.questions),
    _Round(unit=Unit.PARAGRAPH, cuts=dividing.paragraphs, by_words=True, longest_first=True, least=_PASSAGE),
    _Round(unit=Unit.TIP, cuts=dividing.any_tips, least=_PASSAGE),
    _Round(unit=Unit.POINT, cuts=dividing.any_points, least=_PASSAGE),
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


def _spread_by(parts: Sequence[Part], by: _Round, days: int) -> list[Part]:
    starts = [by.cuts(part) for part in parts]
    lengths = [_lengths(part, start) for part, start in zip(parts, starts, strict=True)]
    most = [_most(part, each, by) for part, each in zip(parts, lengths, strict=True)]
    weights = [part.words if by.longest_first else max(1, len(each)) for part, each in zip(parts, lengths, strict=True)]
    shares = _shares(weights, most, days)
    return [
        piece
        for part, start, each, count in zip(parts, starts, lengths, shares, strict=True)
        for piece in (_split(part, start, _ends(each, count, by), by) if count > 1 else [part])
    ]


def _lengths(part: Part, starts: Sequence[int]) -> list[int]:
    """Words of each unit; what stands before the first one counts with it."""
    read = [0, *accumulate(block.words for block in part.blocks)]
    bounds = [0, *starts[1:], len(part.blocks)] if starts else [0, len(part.blocks)]
    return [read[end] - read[start] for start, end in pairwise(bounds)]


def _most(part: Part, lengths: Sequence[int], by: _Round) -> int:
    """How many days a part may take."""
    filled = max(1, _filled_from(lengths, by.least)[0])
    return min(by.most(part), filled) if by.most else filled


def _filled_from(lengths: Sequence[int], least: int) -> list[int]:
    """For each unit, and for the end, how many days of at least `least` words the units from there on fill."""
    read = [0, *accumulate(lengths)]
    filled = [0] * len(read)
    for place in range(len(lengths) - 1, -1, -1):
        end = bisect_left(read, read[place] + least, place + 1)
        filled[place] = 1 + filled[end] if end < len(read) else 0
    return filled


def _shares(weights: Sequence[int], most: Sequence[int], days: int) -> list[int]:
    """Gives the days that are left to the parts with the most weight a day; the first of equals comes first."""
    shares = [1] * len(weights)
    waiting = [(-float(count), index) for index, count in enumerate(weights) if most[index] > 1]
    heapify(waiting)
    for _ in range(days - len(weights)):
        if not waiting:
            break
        _, index = heappop(waiting)
        shares[index] += 1
        if shares[index] < most[index]:
            heappush(waiting, (-weights[index] / shares[index], index))
    return shares


def _split(part: Part, starts: Sequence[int], ends: Sequence[int], by: _Round) -> list[Part]:
    """`part` on several days, its units in order; `ends` are the places, among the units, where each day ends."""
    cuts = [0, *(starts[end] for end in ends[:-1]), len(part.blocks)]
    if by.unit is Unit.PARAGRAPH:
        return _passages(part, cuts)
    return [
        Part(
            themes=part.themes,
            blocks=part.blocks[start:cut],
            heads=tuple(part.blocks[index] for index in starts[first:end]),
            unit=by.unit,
            first=first + 1,
            of=len(starts),
            within=_heading_over(part),
        )
        for (start, cut), (first, end) in zip(pairwise(cuts), pairwise([0, *ends]), strict=True)
    ]


def _passages(part: Part, cuts: Sequence[int]) -> list[Part]:
    """`part` cut before its blocks at `cuts`; the paragraphs count in all that stands under the heading over it."""
    is_under = len(part.heads) == 1 and part.heads[0].kind is BlockKind.HEADING
    counted = _text(part.blocks if is_under else part.themes[0].blocks)
    place_of = {id(block): place for place, block in enumerate(counted, start=1)}
    is_opened = part.is_whole and part.themes[0].sections[0] is not part.themes[0].main
    within = "" if is_opened else _heading_over(part)  # what stands before a heading is not in its section
    found = []
    for start, end in pairwise(cuts):
        blocks = part.blocks[start:end]
        heads = _text(blocks) or blocks
        first = place_of.get(id(heads[0]), 1)
        found.append(
            Part(
                themes=part.themes,
                blocks=blocks,
                heads=heads,
                unit=Unit.PARAGRAPH,
                first=first,
                of=len(counted),
                within=within,
                begins=part if start == 0 else None,
            )
        )
    return found


def _text(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block.kind is not BlockKind.HEADING)


def _heading_over(part: Part) -> str:
    """The heading that the units of `part` stand under."""
    over: Block | None = part.themes[0].main.heading
    if len(part.heads) == 1 and part.heads[0].kind is BlockKind.HEADING:
        over = part.heads[0]
    return over.text if over is not None else ""


def _ends(lengths: Sequence[int], days: int, by: _Round) -> list[int]:
    """The places where each of `days` days ends: as evenly as they go, none with fewer words than the least."""
    wanted, measure = _by_words(lengths, days) if by.by_words else _by_count(len(lengths), days)
    read = [0, *accumulate(lengths)]
    filled = _filled_from(lengths, by.least)
    ends: list[int] = []
    for day, goal in enumerate(wanted, start=1):
        start = ends[-1] if ends else 0
        least = bisect_left(read, read[start] + by.least, start + 1)
        most = bisect_right(filled, day - days, key=lambda count: -count) - 1
        ends.append(_nearest(measure, goal, least, most))
    return [*ends, len(lengths)]


def _by_count(count: int, days: int) -> tuple[list[float], list[int]]:
    """Where the days but the last should end, as places: five units on three days are 2, 2 and 1."""
    least, more = divmod(count, days)
    return list(accumulate([float(least + 1)] * more + [float(least)] * (days - more)))[:-1], list(range(count + 1))


def _by_words(lengths: Sequence[int], days: int) -> tuple[list[float], list[int]]:
    """The same by steps that are read so far, so that a word more or less moves nothing."""
    step = step_of(sum(lengths), days)
    read = [0, *accumulate(max(1, round(words / step)) for words in lengths)]
    return [read[-1] * day / days for day in range(1, days)], read


def _nearest(read: Sequence[int], goal: float, least: int, most: int) -> int:
    """The first place from `least` to `most` where what is read so far, which only grows, comes nearest to `goal`."""
    above = bisect_left(read, goal, least, most)
    below = bisect_left(read, read[above - 1], least, most) if above > least else above
    return min(below, above, key=lambda place: abs(goal - read[place]))
