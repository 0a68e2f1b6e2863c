"""Blocks -> sections: the article's own parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.models import Block, BlockKind
from course.outline.heading_kinds import is_faq_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_QUESTIONS = 2  # in a row, to be a theme of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of an article under one heading, or without any."""

    blocks: tuple[Block, ...]
    heading: Block | None = None  # among `blocks`; None: it has no heading of its own

    @property
    def words(self) -> int:
        """Words of all its blocks."""
        return sum(block.words for block in self.blocks)

    @property
    def content(self) -> tuple[Block, ...]:
        """Its blocks but the heading that it is named by."""
        return tuple(block for block in self.blocks if block is not self.heading)

    @property
    def is_faq(self) -> bool:
        """Whether it is questions, apart from a few words around them."""
        questions = [block for block in self.blocks if block.kind is BlockKind.QUESTION]
        return len(questions) * 2 > len([block for block in self.content if block.kind is not BlockKind.HEADING])


# --- sections -----------------------------------------------------------------------------------------------


def split_sections(blocks: Sequence[Block]) -> list[Section]:
    """The top-level sections; what stands before the first heading is a section without one.

    Where one heading stands over all the others, theirs are the sections.
    """
    tops = _top_headings(blocks)
    if len(tops) == 1 and len(inner := _top_headings(blocks[tops[0] + 1 :])) > 1:
        tops = [tops[0] + 1 + index for index in inner]
    headed = set(tops)
    starts = sorted({0, *tops})
    sections = [
        Section(blocks=tuple(blocks[start:end]), heading=blocks[start] if start in headed else None)
        for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
        if start < end
    ]
    return [part for section in sections for part in _part_questions(section)]


def _top_headings(blocks: Sequence[Block]) -> list[int]:
    """Indexes of the headings that stand under no other."""
    tops: list[int] = []
    level = None
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and (level is None or block.level <= level):
            tops.append(index)
            level = block.level
    return tops


def _part_questions(section: Section) -> list[Section]:
    """Questions that close a section about something else become a section of their own, with their heading."""
    blocks = section.blocks
    start = len(blocks)
    while start and blocks[start - 1].kind is BlockKind.QUESTION:
        start -= 1
    if len(blocks) - start < _FEWEST_QUESTIONS:
        return [section]
    start, heading = _with_heading(blocks, start)
    if start == 0 or (heading is not None and heading is section.heading):
        return [section]
    return [Section(blocks=blocks[:start], heading=section.heading), Section(blocks=blocks[start:], heading=heading)]


def _with_heading(blocks: Sequence[Block], start: int) -> tuple[int, Block | None]:
    """Where the questions from `start` begin with the heading over them, which may have a few words below it."""
    above = blocks[start - 1] if start else None
    if above is not None and above.kind is BlockKind.HEADING:
        return start - 1, above
    for index in range(start - 1, -1, -1):
        if blocks[index].kind is BlockKind.HEADING:
            return (index, blocks[index]) if is_faq_name(blocks[index].text) else (start, None)
    return start, None
