"""Blocks -> the article's and the page's: lines of furniture anywhere, sections of it at the article's end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.models import Block, BlockKind, LeftOut
from course.outline.furniture import (
    begins_comments,
    furniture_reason,
    furniture_section_reason,
    invites,
    is_by_place,
    is_citation,
    is_of_comments,
    opens_comments,
    says_it_all,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORT_PARAGRAPH = 30  # words; an excerpt below "Related posts", a line below "Subscribe"
_SHORT_ITEM = 3  # words; the items of a share bar or a menu
_SHORT_LINE = 12  # words; the title of another page, a field of a form
_BLOCKS_OF_COMMENT = 5
_BRIEF = 400  # characters of a block that are looked at for the marks of comments
_LINES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*$")
_NEVER_FURNITURE = frozenset({BlockKind.CODE, BlockKind.TABLE, BlockKind.QUESTION, BlockKind.CALLOUT})


def leave_out_furniture(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    """The article's blocks and the page's, each in their order; a note is never furniture, wherever it stands."""
    running = [block for block in blocks if block.kind is not BlockKind.NOTE]
    found = {id(block): reason for block, reason in zip(running, _furniture(running), strict=True) if reason}
    kept = tuple(block for block in blocks if id(block) not in found)
    left = tuple(LeftOut(block=block, reason=found[id(block)]) for block in running if id(block) in found)
    return kept, left


def _furniture(blocks: Sequence[Block]) -> list[str]:
    """A reason for each block that is left out, "" for each that stays."""
    reasons: list[str] = []
    for block in blocks:
        reasons.append(_own_reason(block, reasons[-1] if reasons else ""))
    _keep_by_place(blocks, reasons)
    _widen_to_lists(blocks, reasons)
    _widen_to_comments(blocks, reasons)
    _widen_to_headings(blocks, reasons)
    _widen_to_tail(blocks, reasons)
    return reasons


def _own_reason(block: Block, before: str) -> str:
    match block.kind:
        case BlockKind.PARAGRAPH:
            return furniture_reason(block.text)
        case BlockKind.LIST_ITEM if before and block.words <= _SHORT_ITEM:
            return before  # the links below "Share this:"
        case _:
            return ""


def _keep_by_place(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Keeps the dates, names and paths that stand in the article's text, not above it or beside other furniture."""
    placed = [bool(reason) and is_by_place(block.text) for block, reason in zip(blocks, reasons, strict=True)]
    surely = [bool(reason) and not placed[index] for index, reason in enumerate(reasons)]
    begun = False
    for index, reason in enumerate(reasons):
        begun = begun or not reason
        if begun and placed[index] and not any(surely[max(0, index - 1) : index + 2]):
            reasons[index] = ""


def _widen_to_lists(blocks: Sequence[Block], reasons: list[str]) -> None:
    """A list whose every item is furniture goes too; an item by itself may be content, whatever it says."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and blocks[end].kind is BlockKind.LIST_ITEM and not reasons[end]:
            end += 1
        items = blocks[start:end]
        if len(items) > 1 and all(furniture_reason(block.text) for block in items):
            reasons[start:end] = [furniture_reason(block.text) for block in items]
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


# --- whole sections -----------------------------------------------------------------------------------------


def _widen_to_comments(blocks: Sequence[Block], reasons: list[str]) -> None:
    """Everything goes from the line that opens readers' comments: where a comment follows it, else no heading does."""
    for index, block in enumerate(blocks):
        if index and block.kind in _LINES and len(block.text) <= _BRIEF and begins_comments(_lines_from(blocks, index)):
            reasons[index:] = [reason or "readers' comments" for reason in reasons[index:]]
            return
    for index in reversed(range(len(blocks))):
        block = blocks[index]
        if block.kind in _LINES and opens_comments(block.text) and index:
            reasons[index:] = [reason or "readers' comments" for reason in reasons[index:]]
        if block.kind in _NEVER_FURNITURE or (block.kind is BlockKind.HEADING and not is_of_comments(block.text)):
            return


def _lines_from(blocks: Sequence[Block], index: int) -> list[str]:
    """The block's lines, with those of the few blocks below it."""
    return [line for block in blocks[index : index + _BLOCKS_OF_COMMENT] for line in block.text[:_BRIEF].split("\n")]


def _widen_to_tail(blocks: Sequence[Block], reasons: list[str]) -> None:
    """From the last section upwards, those go that are furniture by name and by looks, up to the first that is not.

    Headings without such a name, as products and posts have, go with one above them. Further up, "Comments" or
    "References" is what the article is about.
    """
    end = len(blocks)
    unnamed: list[Block] = []  # headings between here and `end`
    for start in reversed([index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]):
        reason = reasons[start] or furniture_section_reason(blocks[start].text)
        if not reason:
            unnamed.append(blocks[start])
            continue
        body = [blocks[index] for index in range(start + 1, end) if not reasons[index]]
        if (body and not _is_furniture(blocks[start], reason, body)) or not _go_with(blocks[start], unnamed, body):
            return
        reasons[start:end] = [own or reason for own in reasons[start:end]]
        end, unnamed = start, []


def _go_with(heading: Block, unnamed: Sequence[Block], body: Sequence[Block]) -> bool:
    """Whether headings without a name of furniture belong below `heading`: by their level, or no sentence is there."""
    return all(each.level > heading.level for each in unnamed) or all(map(_looks_like_furniture, body))


def _is_furniture(heading: Block, reason: str, body: Sequence[Block]) -> bool:
    """Whether what stands below a heading of furniture looks like it too; when in doubt it does not."""
    if any(block.kind in _NEVER_FURNITURE for block in body):
        return False
    if says_it_all(heading.text, reason):
        return True
    unlike = [block for block in body if not _looks_like_furniture(block)]
    is_brief = all(block.words <= _SHORT_PARAGRAPH for block in unlike)
    return is_brief and (invites(heading.text, reason) or len(unlike) * 2 <= len(body))


def _looks_like_furniture(block: Block) -> bool:
    """Links, citations, fields of a form: lines that are no sentences."""
    if block.kind is BlockKind.IMAGE or is_citation(block.markdown):
        return True
    lines = block.text.split("\n")
    return all(len(line.split()) <= _SHORT_LINE and not _SENTENCE_END.search(line) for line in lines)
