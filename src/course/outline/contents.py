"""A table of contents: a list whose lines are links into the page, or name the headings below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.models import Block, BlockKind, LeftOut
from course.outline.part_names import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_REASON = "a table of contents"
_FEWEST = 2  # lines
_NEARLY_ALL = 0.75  # share of the lines that name a heading
_LONGEST_LINE = 500  # characters
# Words of a line that ends in a colon and says no more than that the list follows: a longer one must speak of the page.
_LABEL, _LABEL_OF_PAGE = 6, 20
_LINK = re.compile(r"\[[^\n]{1,500}\]\(<?#[^\s()]{0,200}>?\)[.;]?")
_PAGE = re.compile(r"(?:\s*\.{2,}|\s)\s*\d{1,4}$")
_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.PARAGRAPH})
_COLONS = (":", "：")
_NAME = re.compile(
    r"(?:table of )?contents|toc|(?:what['’]s )?(?:in|inside) this (?:article|guide|post|page|tutorial|section|issue)|"
    r"on this page|(?:jump|skip) to(?: section)?|quick (?:links|navigation)|"
    r"inhalt(?:sverzeichnis|sübersicht)?|(?:in|auf) dies(?:em artikel|er seite)|"
    r"(?:tabla de )?contenidos?|índice(?: de contenidos)?|en este artículo|en esta página|"
    r"sommaire|table des matières|au sommaire|dans cet article|"
    r"indice|in questo articolo|sumário|neste artigo|inhoud(?:sopgave)?|in dit artikel|spis treści|"
    r"содержание|оглавление|"
    r"目次|もくじ|この記事の(?:内容|目次)|目录|目錄|목차|(?:جدول |قائمة )?(?:ال)?محتويات(?: المقال)?|"
    r"في هذا المقال|فهرس|תוכן ה?עניינים|במאמר (?:הזה|זה)|בכתבה (?:הזו|זו)",
    re.IGNORECASE,
)


def leave_out_contents(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[LeftOut, ...]]:
    """The blocks without tables of contents, and those with what announces them."""
    found = _contents(blocks)
    kept = tuple(block for place, block in enumerate(blocks) if place not in found)
    return kept, tuple(LeftOut(block=blocks[place], reason=_REASON) for place in sorted(found))


def _contents(blocks: Sequence[Block]) -> set[int]:
    last = {key: place for place, block in enumerate(blocks) for key in _headings(block)}
    ending = max(last.values(), default=-1)
    found: set[int] = set()
    start = 0
    while start < ending:
        end = start + 1
        if blocks[start].kind in _LISTED:
            while end < len(blocks) and blocks[end].kind is blocks[start].kind:
                end += 1
            found |= _table(blocks, start, end, last)
        start = end
    return found


def _table(blocks: Sequence[Block], start: int, end: int, last: dict[str, int]) -> set[int]:
    """The places of the table of contents in a run of items, or at the end of one of paragraphs, and of its label."""
    if blocks[start].kind is BlockKind.PARAGRAPH:
        start = _first_naming(blocks, start, end, last)
    items = blocks[start:end]
    are_links = len(items) >= _FEWEST and all(_LINK.fullmatch(block.markdown.strip()) for block in items)
    if not items or not (are_links or _name_headings(items, end, last)):
        return set()
    label = _label(blocks, start, end)
    above = blocks[label - 1] if label else None
    is_prose = above is not None and above.kind is BlockKind.PARAGRAPH and above.text.endswith(_COLONS)
    return set() if is_prose and label == start and not are_links else set(range(label, end))


def _label(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where a table of contents begins with the line and the heading above it that say no more than that it follows."""
    above = blocks[start - 1] if start else None
    if above is not None and above.kind is BlockKind.PARAGRAPH and _announces(above):
        start -= 1
        above = blocks[start - 1] if start else None
    if above is None or above.kind is not BlockKind.HEADING:
        return start
    is_all = end == len(blocks) or (blocks[end].kind is BlockKind.HEADING and blocks[end].level <= above.level)
    return start - 1 if is_all or _is_name(above.text) else start


def _announces(block: Block) -> bool:
    longest = _LABEL_OF_PAGE if _NAME.match(block.text) else _LABEL
    return _is_name(block.text) or (block.text.endswith(_COLONS) and block.words <= longest)


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and _NAME.fullmatch(text.strip(" :：.…*[]")) is not None


def _headings(block: Block) -> list[str]:
    is_heading = block.kind in {BlockKind.HEADING, BlockKind.QUESTION}
    return [_key(block.text.split("\n", 1)[0])] if is_heading else []


def _key(line: str) -> str:
    return key_of(line[:_LONGEST_LINE])


def _lines(blocks: Sequence[Block]) -> list[str]:
    return [line for block in blocks for line in block.text.split("\n") if line.strip()]


def _names(line: str, end: int, last: dict[str, int]) -> bool:
    """Whether a line is the heading of something from `end` on, perhaps with its page behind it."""
    line = line[:_LONGEST_LINE].strip()
    return any(last.get(_key(said), -1) >= end for said in (line, _PAGE.sub("", line)))


def _name_headings(items: Sequence[Block], end: int, last: dict[str, int]) -> bool:
    lines = _lines(items)
    named = sum(_names(line, end, last) for line in lines)
    return named >= _FEWEST and named >= _NEARLY_ALL * len(lines)


def _first_naming(blocks: Sequence[Block], start: int, end: int, last: dict[str, int]) -> int:
    """The first of the paragraphs before `end` that are, one and all, nothing but headings that follow."""
    first = end
    while first > start and all(_names(line, end, last) for line in _lines(blocks[first - 1 : first])):
        first -= 1
    return first
