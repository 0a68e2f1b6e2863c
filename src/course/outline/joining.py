"""Themes on fewer days than there are of them: the shortest neighbours merge."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from course.outline.parts import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS_A_DAY = 8
_STUB = 2  # steps: about a quarter of a day; who is shorter finds a neighbour before any two longer ones do

_Pair = tuple[bool, int, int]  # has no stub, words, place of the first


def merge_shortest(parts: Sequence[Part], days: int) -> list[Part]:
    """`parts` on fewer days: the two neighbours with the fewest words together merge, again and again.

    A part that is only a stub of a day goes first; of neighbours of the same length, the first ones.
    """
    starts = _first_of_each_day([part.words for part in parts], days)
    return [_together(parts[start:end]) for start, end in zip(starts, [*starts[1:], len(parts)], strict=True)]


def step_of(words: int, days: int) -> int:
    """About an eighth of a day, in words: a power of two, so that it rarely changes with the text."""
    return 1 << max(0, (words // (days * _STEPS_A_DAY)).bit_length() - 1)


def _first_of_each_day(words: list[int], days: int) -> list[int]:
    """The places of the parts that begin a day."""
    count, step = len(words), step_of(sum(words), days)
    after = [*range(1, count), -1]  # the group that follows the one beginning at each place
    before = [*range(-1, count - 1)]
    pairs = [_pair(words, place, place + 1, step) for place in range(count - 1)]
    heapify(pairs)
    gone: set[int] = set()
    while count - len(gone) > days:
        _, together, place = heappop(pairs)
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
                heappush(pairs, _pair(words, left, right, step))
    return [place for place in range(count) if place not in gone]


def _pair(words: Sequence[int], left: int, right: int, step: int) -> _Pair:
    together = words[left] + words[right]
    return min(words[left], words[right]) >= _STUB * step, together, left


def _together(parts: Sequence[Part]) -> Part:
    if len(parts) == 1:
        return parts[0]
    return Part(
        themes=tuple(theme for part in parts for theme in part.themes),
        blocks=tuple(block for part in parts for block in part.blocks),
    )
