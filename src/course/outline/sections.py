"""Blocks -> sections: the article's own parts, without what is no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.models import Block, BlockKind, LeftOut
from course.outline.furniture import furniture_reason, furniture_section_reason, takes_all
from course.outline.names import is_faq_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_QUESTIONS = 2  # in a row, to be a theme of their own
_SHORT_PARAGRAPH = 30  # words; an excerpt below "Related posts", a line below "Subscribe"
_SHORT_ITEM = 3  # words; the items of a share bar or a menu


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


# --- page furniture -----------------------------------------------------------------------------------------


def leave_out_furniture(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    """The article's blocks and the page's, each in their order."""
    reasons = _furniture(blocks)
    kept = tuple(block for block, reason in zip(blocks, reasons, strict=True) if not reason)
    left = tuple(LeftOut(block=block, reason=reason) for block, reason in zip(blocks, reasons, strict=True) if reason)
    return kept, left


def _furniture(blocks: Sequence[Block]) -> list[str]:
    """A reason for each block that is left out, "" for each that stays."""
    reasons: list[str] = []
    level, reason = 0, ""  # of the heading whose section goes
    for block in blocks:
        if block.kind is BlockKind.HEADING and (not reason or block.level <= level):
            level, reason = block.level, furniture_section_reason(block.text)
        elif reason and not takes_all(reason) and block.words > _SHORT_PARAGRAPH:
            reason = ""  # the article goes on
        reasons.append(reason or _own_reason(block, reasons[-1] if reasons else ""))
    _widen_to_lists(blocks, reasons)
    _widen_to_headings(blocks, reasons)
    return reasons


def _own_reason(block: Block, before: str) -> str:
    match block.kind:
        case BlockKind.PARAGRAPH:
            return furniture_reason(block.text)
        case BlockKind.LIST_ITEM if before and block.words <= _SHORT_ITEM:
            return before  # the links below "Share this:"
        case _:
            return ""


def _widen_to_lists(blocks: Sequence[Block], reasons: list[str]) -> None:
    """A list whose every item is furniture goes too; an item by itself may be content, whatever it says."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and blocks[end].kind is BlockKind.LIST_ITEM and not reasons[end]:
            end += 1
        found = [furniture_reason(block.text) for block in blocks[start:end]]
        if len(found) > 1 and all(found):
            reasons[start:end] = found
        start = max(end, start + 1)


def _widen_to_headings(blocks: Sequence[Block], reasons: list[str]) -> None:
    """A heading that is left with nothing but furniture below it goes with that."""
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING or reasons[index]:
            continue
        end = index + 1
        while end < len(blocks) and blocks[end].kind is not BlockKind.HEADING:
            end += 1
        is_parent = end < len(blocks) and blocks[end].level > block.level
        if end > index + 1 and all(reasons[index + 1 : end]) and not is_parent:
            reasons[index] = reasons[index + 1]


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
