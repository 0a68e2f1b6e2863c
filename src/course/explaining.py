"""A lesson and its source side by side: what stands in the file, what the article says, and what came from where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from course.lessons import (
    Derived,
    MergeFieldError,
    block_of_title,
    body_blocks,
    compose_body,
    draft_lesson,
    find_gains,
    without_merge_fields,
)
from course.merging import split_lesson
from course.merging.matching import match_parts
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.merging import Part
    from course.models import Lesson, PlannedLesson
    from course.words import Words


class State(StrEnum):
    """How a piece of a lesson stands to the article."""

    SAME = "same"
    EDITED = "edited"
    ADDED = "not in the article"
    MISSING = "not in the lesson"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A piece of the lesson, beside the blocks of the article that it was made from."""

    state: State
    lesson: str  # Markdown, as it stands in the file now; "" where it was deleted
    blocks: tuple[Block, ...]  # one; a list's item with those below it; none where a person added the piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the front matter, and where it came from."""

    key: str
    now: str  # as it stands in the file
    derived: str  # as a build writes it now
    block: Block | None  # where it was found; None: no one block
    is_own: bool  # in the course's own words, from `[words]`

    @property
    def is_edited(self) -> bool:
        """Whether it is another than a build writes."""
        return self.now != self.derived


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Where all that a lesson says comes from."""

    lesson: Lesson
    days: int  # of the outline
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    is_current: bool  # whether the lesson's `source` is what a build writes now

    @property
    def is_own(self) -> bool:
        """Whether no build made the lesson, and none will: its day is past the outline."""
        return self.is_current and self.lesson.day > self.days


def explain_lesson(lesson: Lesson, planned: Sequence[PlannedLesson], words: Words) -> Explanation:
    """Hold `lesson` against the day of the outline that it was made from.

    Args:
        lesson: as its file has it now.
        planned: all days of the outline; where `lesson.day` is past them, nothing in it is of the article.
        words: the phrases of the course.
    """
    if lesson.day > len(planned):
        rows = _rows(lesson.body, ())
        return Explanation(lesson=lesson, days=len(planned), lines=(), rows=rows, is_current=not lesson.source)
    day = planned[lesson.day - 1]
    gains = find_gains(planned, words)[lesson.day - 1]
    drafted = draft_lesson(day, gains)
    found = {"title": Derived(text=day.title, block=block_of_title(day))} | {
        key: getattr(gains, key) for key in ("subject", "preheader", "recap", "action", "teaser")
    }
    return Explanation(
        lesson=lesson,
        days=len(planned),
        lines=tuple(
            Line(
                key=key,
                now=_plain(getattr(lesson, key)),
                derived=_plain(getattr(drafted, key)),
                block=one.block,
                is_own=one.is_own,
            )
            for key, one in found.items()
            if getattr(lesson, key) or getattr(drafted, key)
        ),
        rows=_rows(lesson.body, _groups(body_blocks(day))),
        is_current=lesson.source == drafted.source,
    )


def _plain(text: str) -> str:
    """`text` without the escapes of braces; as it stands where its merge fields are broken."""
    try:
        return without_merge_fields(text) if '{{ "' in text else text
    except MergeFieldError:
        return text


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks apart; an item below another of a list stays with it, as it does in Markdown."""
    groups: list[list[Block]] = []
    for block in blocks:
        is_below = block.kind is BlockKind.LIST_ITEM and block.level > 0
        if is_below and groups and groups[-1][-1].kind is BlockKind.LIST_ITEM:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


@dataclass(slots=True)
class _Found:
    """What of a group was found in the lesson."""

    parts: list[Part] = field(default_factory=list)
    same: int = 0  # of the parts


def _rows(body: str, groups: Sequence[Sequence[Block]]) -> tuple[Row, ...]:
    expected = [(part, index) for index, group in enumerate(groups) for part in _parts(compose_body(group))]
    now = _parts(body)
    partner = {new: old for old, new in match_parts([part for part, _ in expected], now).items()}
    found = [_Found() for _ in groups]
    order: list[int | Part] = []  # groups by number, at their first part; what was added, between them
    for index, part in enumerate(now):
        if index not in partner:
            order.append(part)
            continue
        before, group = expected[partner[index]]
        order += [] if found[group].parts else [group]
        found[group].parts.append(part)
        found[group].same += before.said == part.said
    order = _with_missing(order, [index for index, one in enumerate(found) if not one.parts])
    counts = Counter(group for _, group in expected)
    return tuple(
        _row(found[one], groups[one], counts[one])
        if isinstance(one, int)
        else Row(state=State.ADDED, lesson=one.written, blocks=())
        for one in order
    )


def _with_missing(order: Sequence[int | Part], missing: Sequence[int]) -> list[int | Part]:
    """`order` with each missing group behind the group that is before it in the article."""
    behind: dict[int, list[int]] = {}
    for group in missing:
        behind.setdefault(group - 1, []).append(group)
    full: list[int | Part] = []
    waiting: list[int | Part] = [*reversed(order), *reversed(behind.get(-1, []))]
    while waiting:
        one = waiting.pop()
        full.append(one)
        if isinstance(one, int):
            waiting += reversed(behind.get(one, []))
    return full


def _row(found: _Found, blocks: Sequence[Block], expected: int) -> Row:
    is_same = found.same == expected == len(found.parts)
    state = State.SAME if is_same else State.EDITED if found.parts else State.MISSING
    written = "\n\n".join(part.written for part in found.parts)
    return Row(state=state, lesson=written, blocks=tuple(blocks))


def _parts(body: str) -> tuple[Part, ...]:
    return split_lesson("", f"---\n---\n{body}").parts
