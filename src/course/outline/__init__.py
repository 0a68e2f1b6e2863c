"""Article -> outline: which blocks make which day.

The rule: a section a day; a list spreads over the days that are left; what only introduces joins what it introduces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.errors import ArticleError
from course.models import BlockKind, Outline, PlannedLesson
from course.outline.leaving_out import leave_out_furniture
from course.outline.sections import split_sections
from course.outline.spreading import merge_shortest, spread, spread_paragraphs, spread_tips, whole
from course.outline.themes import find_themes
from course.outline.titles import titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import Article, Block
    from course.outline.spreading import Part

__all__ = ["make_outline"]


def make_outline(article: Article, days: int) -> Outline:
    """Plan `article` as a course of `days` lessons; each of its blocks is in one lesson or left out, once.

    Raises:
        ArticleError: it holds nothing to teach, or cannot fill so many days.
    """
    blocks, left_out = leave_out_furniture(article.blocks)
    if not blocks:
        raise ArticleError(f"{article.source} holds nothing but page furniture", "save the article's own text")
    if days < 1:
        raise ArticleError(f"a course cannot have {days} days", "ask for 1 day or more")
    parts = _plan(blocks, article.title, days)
    if len(parts) < days:
        can = "1 day" if len(parts) == 1 else f"{len(parts)} days"
        raise ArticleError(
            f"{article.source} can fill at most {can}, not {days}", f"ask for fewer: --days {len(parts)}"
        )
    lessons = tuple(
        PlannedLesson(day=day, title=title, blocks=part.blocks)
        for day, (part, title) in enumerate(zip(parts, titles(parts, article.title), strict=True), start=1)
    )
    return Outline(title=article.title, lessons=lessons, left_out=left_out)


def _plan(blocks: Sequence[Block], title: str, days: int) -> list[Part]:
    """The days' parts, fewer than asked for where the article cannot fill them.

    A section that is no more than an "Introduction" by name joins the next one, but has a day of its own where a
    section a day comes out even so, or where days are left when the tips are spread.
    """
    sections = split_sections(blocks)
    joined = [whole(theme) for theme in find_themes(sections, title)]
    alone = [whole(theme) for theme in find_themes(sections, title, introduction_joins=False)]
    fills = len(joined) >= days or (len(alone) != days and len(spread_tips(joined, days)) == days)
    return _divide(joined if fills else alone, days)


def _divide(parts: list[Part], days: int) -> list[Part]:
    if len(parts) > days:
        return merge_shortest(parts, days)
    spread_out = spread(parts, days)
    if len(spread_out) == 1 < days and _is_undivided(spread_out[0]):
        return spread_paragraphs(spread_out[0], days)
    return spread_out


def _is_undivided(part: Part) -> bool:
    """Whether `part` has no headings at all, or one over nothing but running text."""
    kinds = [block.kind for block in part.blocks]
    return BlockKind.HEADING not in kinds or (
        kinds.count(BlockKind.HEADING) == 1
        and kinds[0] is BlockKind.HEADING
        and not {BlockKind.LIST_ITEM, BlockKind.QUESTION} & set(kinds)
    )
