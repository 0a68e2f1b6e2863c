"""Whether the lessons before and after a lesson are still those that its recap and its teaser speak of."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.merging.threads import Pair

STEPS = {"recap": -1, "teaser": 1}  # the entries about another day, and how far off it is


class Neighbour(StrEnum):
    """What became of a lesson next to one."""

    SAME = "same"  # or there was none, and there is none
    OTHER = "other"
    GONE = "gone"  # the lesson is the first one now, or the last one


def find_neighbours(pairs: Sequence[Pair], before: Sequence[int | None]) -> tuple[Mapping[str, Neighbour], ...]:
    """For each new lesson, what became of the neighbour that each entry about another day speaks of.

    Args:
        pairs: the lessons as they were.
        before: for each new lesson, the pair that it was; None for a new one.
    """
    by_day = sorted(range(len(pairs)), key=lambda index: _day(pairs[index]))
    places = {pair: place for place, pair in enumerate(by_day)}
    return tuple(
        {} if pair is None else {name: _became(by_day, before, places[pair], now, step) for name, step in STEPS.items()}
        for now, pair in enumerate(before)
    )


def _became(by_day: Sequence[int], before: Sequence[int | None], was: int, now: int, step: int) -> Neighbour:
    had, has = 0 <= was + step < len(by_day), 0 <= now + step < len(before)
    if not has:
        return Neighbour.GONE if had else Neighbour.SAME
    return Neighbour.SAME if had and before[now + step] == by_day[was + step] else Neighbour.OTHER


def _day(pair: Pair) -> int:
    """Its day; 0, which leaves it in its place, where that is not known."""
    key = (pair.base or pair.yours).key("day")
    text = key.text.strip() if key else ""
    return int(text[:9]) if text.isdecimal() else 0
