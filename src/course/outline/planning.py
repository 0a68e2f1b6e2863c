"""Blocks -> days by the rule alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.outline.joining import merge_shortest
from course.outline.parts import reason, whole
from course.outline.reasons import sentence
from course.outline.sections import split_sections
from course.outline.spreading import spread, spread_tips
from course.outline.themes import find_joins, find_themes
from course.outline.titles import titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import Block
    from course.outline.parts import Part


_STUB = 40  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """One day, before the notes are placed."""

    title: str
    blocks: tuple[Block, ...]
    why: str


def plan_days(blocks: Sequence[Block], title: str, days: int) -> list[PlannedDay]:
    """The days, fewer than asked for where the article cannot fill them.

    Args:
        blocks: what is to be taught, in order, without notes.
        title: the article's.
        days: how many.
    """
    whole_parts = _whole_parts(blocks, title, days)
    parts = _divide(whole_parts, days)
    return [
        PlannedDay(title=named, blocks=part.blocks, why=sentence(reason(part, len(whole_parts), days)))
        for part, named in zip(parts, titles(parts, title), strict=True)
    ]


def _whole_parts(blocks: Sequence[Block], title: str, days: int) -> list[Part]:
    """The article with a section a day.

    A section that is no more than an "Introduction" or a "Conclusion" by name joins its neighbour, but has a day of its
    own where days are left when the tips are spread, and where a section a day comes out even so, unless it is a stub.
    """
    sections = split_sections(blocks)
    joins = find_joins(sections, title)
    joined = [whole(theme) for theme in find_themes(sections, joins)]
    named = [section.words for section, join in zip(sections, joins, strict=True) if join and join.is_by_name]
    if len(joined) >= days or not named:
        return joined
    alone = [whole(theme) for theme in find_themes(sections, joins, by_name=False)]
    comes_out = len(alone) == days and max(named) >= _STUB
    return joined if not comes_out and len(spread_tips(joined, days)) == days else alone


def _divide(parts: list[Part], days: int) -> list[Part]:
    if len(parts) > days:
        return merge_shortest(parts, days)
    return spread(parts, days)
