"""A planned day -> the lesson that its file begins as. What it adds to the article's words comes from the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.lessons.actions import find_action
from course.lessons.capitals import Capitals
from course.lessons.composing import compose_body
from course.lessons.field_syntax import escape_merge_fields
from course.lessons.languages import language_of
from course.lessons.lines import find_preheader, find_recap, find_teaser
from course.lessons.material import Derived
from course.lessons.mistakes import under_mistakes
from course.lessons.stating import stated_in_lists
from course.lessons.subjects import find_subjects
from course.models import Block, BlockKind, Lesson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import PlannedLesson
    from course.words import Words

_SAMPLE_BLOCKS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """What a lesson gains beside the article's blocks: a title as prose writes it, and lines with their places."""

    title: str
    subject: Derived
    preheader: Derived
    recap: Derived
    action: Derived
    teaser: Derived


def draft_lessons(planned: Sequence[PlannedLesson], words: Words) -> tuple[Lesson, ...]:
    """A lesson for each planned day; no two subjects are the same."""
    return tuple(draft_lesson(plan, gains) for plan, gains in zip(planned, find_gains(planned, words), strict=True))


def find_gains(planned: Sequence[PlannedLesson], words: Words) -> tuple[Gains, ...]:
    """What each planned day gains.

    Args:
        planned: all days of the course, in order.
        words: the phrases for days whose article tells nobody to do anything.
    """
    blocks = [block for plan in planned for block in plan.blocks]
    language = language_of("\n".join(block.text for block in blocks[:_SAMPLE_BLOCKS]))
    avoided = under_mistakes(blocks)
    subjects = find_subjects(planned, language)
    idle = avoided | stated_in_lists(blocks, language) | _repeating_headings(blocks)
    capitals = Capitals(planned)
    actions = [find_action(plan, words, language=language, avoided=idle, capitals=capitals) for plan in planned]
    preheaders = [
        find_preheader(plan, subject.text, other_than=action.text)
        for plan, subject, action in zip(planned, subjects, actions, strict=True)
    ]
    nothing = Derived(text="")
    recaps = [nothing, *(find_recap(plan, said, avoided) for plan, said in zip(planned[:-1], subjects, strict=False))]
    teasers = [
        find_teaser(plan, avoided, other_than=now.text) for plan, now in zip(planned[1:], preheaders, strict=False)
    ]
    return tuple(
        Gains(
            title=capitals.lowered(plan.title),
            subject=subject,
            preheader=preheader.polished(),
            recap=recap.polished(),
            action=action.polished(),
            teaser=teaser.polished(),
        )
        for plan, subject, preheader, recap, action, teaser in zip(
            planned, subjects, preheaders, recaps, actions, [*teasers, nothing], strict=True
        )
    )


def _repeating_headings(blocks: Sequence[Block]) -> frozenset[tuple[int, str]]:
    """The line and text of the items of tables of contents: they tell nobody what to do."""
    headings = {block.text.casefold() for block in blocks if block.kind is BlockKind.HEADING}
    return frozenset(
        (block.line, block.text)
        for block in blocks
        if block.kind is BlockKind.LIST_ITEM and block.text.rstrip(" .").casefold() in headings
    )


def body_blocks(planned: PlannedLesson) -> list[Block]:
    """The blocks without the heading that the title repeats, unless another heading stands above it."""
    headings = [block for block in planned.blocks if block.kind is BlockKind.HEADING]
    is_title = bool(headings) and headings[0].text == planned.title and len(planned.blocks) > 1
    return [block for block in planned.blocks if not (is_title and block is headings[0])]


def draft_lesson(planned: PlannedLesson, gains: Gains) -> Lesson:
    """The lesson of a planned day, with what `find_gains` found for it."""
    blocks = body_blocks(planned)
    return Lesson(
        day=planned.day,
        title=gains.title,
        # "=?" would begin an RFC 2047 encoded word in the Subject header.
        subject=_written(gains.subject).replace("=?", "= ?"),
        preheader=_written(gains.preheader),
        action=_written(gains.action),
        source=tuple((block.line, block.last_line) for block in blocks),
        body=compose_body(blocks),
        recap=_written(gains.recap),
        teaser=_written(gains.teaser),
    )


def _written(line: Derived) -> str:
    return line.text if line.is_own else escape_merge_fields(line.text)
