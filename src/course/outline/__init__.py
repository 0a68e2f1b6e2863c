"""Article -> outline: which blocks make which day.

The rule: a section a day; a list spreads over the days that are left; what only introduces joins what it introduces.
What a person pins in `course.toml` comes before the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.errors import SETTINGS_FILE, ArticleError, SettingsError
from course.models import Outline, Pins, PlannedLesson
from course.outline.contents import leave_out_contents
from course.outline.leaving_out import leave_out_furniture
from course.outline.note_marks import without_far_marks
from course.outline.notes import place_notes, without_notes
from course.outline.planning import plan_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import Article, Block, LeftOut
    from course.outline.planning import PlannedDay

__all__ = ["make_outline"]

_NO_PINS = Pins()


def make_outline(article: Article, days: int, pins: Pins = _NO_PINS) -> Outline:
    """Plan `article` as a course of `days` lessons.

    Each block of it is in one lesson or left out, once; what its reader left out stays left out.

    Args:
        article: what to plan.
        days: how many lessons; where days are pinned, as many as those.
        pins: what `course.toml` says of the outline.

    Raises:
        ArticleError: it holds nothing to teach, or cannot fill so many days.
        SettingsError: `pins` do not fit it; every problem is listed.
    """
    blocks, left_out = leave_out_furniture(article.blocks)
    blocks, contents = leave_out_contents(blocks)
    if not blocks:
        raise ArticleError(f"{article.source} holds nothing but page furniture", "save the article's own text")
    if days < 1:
        raise ArticleError(f"a course cannot have {days} days", "ask for 1 day or more")
    left_out = (*article.left_out, *left_out, *contents)
    if pins == _NO_PINS:
        planned = _plan_by_rule(article, blocks, days)
    else:
        blocks, left_out, planned = _plan_with_pins(article, blocks, left_out, days, pins)
    return Outline(title=article.title, lessons=_lessons(blocks, planned), left_out=_in_order(left_out))


def _plan_by_rule(article: Article, blocks: Sequence[Block], days: int) -> list[PlannedDay]:
    planned = plan_days(without_notes(blocks), article.title, days)
    if len(planned) < days:
        can = "1 day" if len(planned) == 1 else f"{len(planned)} days"
        raise ArticleError(
            f"{article.source} can fill at most {can}, not {days}", f"ask for fewer: --days {len(planned)}"
        )
    return planned


def _plan_with_pins(
    article: Article, blocks: Sequence[Block], left_out: tuple[LeftOut, ...], days: int, pins: Pins
) -> tuple[tuple[Block, ...], tuple[LeftOut, ...], list[PlannedDay]]:
    """What is left of `blocks`, what is left out in all, and the days."""
    from course.outline.pinning import leave_out_pinned, plan_pinned  # noqa: PLC0415 (few articles are pinned)

    kept, unwanted, problems = leave_out_pinned(blocks, left_out, pins)
    planned: list[PlannedDay] = []
    if pins.days and len(pins.days) != days:
        problems.append(("course.days", f"is {days}, but there are {len(pins.days)} [[outline]] tables"))
    if not kept:
        problems.append(("course.leave_out", "leaves nothing of the article"))
    elif pins.days:
        planned, more = plan_pinned(without_notes(kept), (*left_out, *unwanted), article.title, pins)
        problems += more
    if problems:
        raise SettingsError(f"{SETTINGS_FILE} does not fit {article.source}", problems)
    return tuple(kept), (*left_out, *unwanted), planned or _plan_by_rule(article, kept, days)


def _lessons(blocks: Sequence[Block], planned: Sequence[PlannedDay]) -> tuple[PlannedLesson, ...]:
    with_notes = without_far_marks(place_notes(blocks, [day.blocks for day in planned]))
    return tuple(
        PlannedLesson(day=number, title=day.title, blocks=held, why=day.why)
        for number, (day, held) in enumerate(zip(planned, with_notes, strict=True), start=1)
    )


def _in_order(left_out: Sequence[LeftOut]) -> tuple[LeftOut, ...]:
    return tuple(sorted(left_out, key=lambda left: left.block.line))
