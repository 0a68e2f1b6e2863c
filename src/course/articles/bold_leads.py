"""Paragraphs in a row that each begin with a few bold words: a list without marks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from course.articles.labels import is_question, question_mark
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LEAD = re.compile(r"(?P<mark>\*\*|__)(?P<words>(?:(?!(?P=mark))[^\n]){1,80})(?P=mark)\s*(?:[:：–—-]\s*)?(?=\S)")
_MOST_WORDS = 8
_FEWEST = 3


def find_bold_leads(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` with three or more such paragraphs in a row as list items."""
    for is_led, group in groupby(blocks, key=lambda block: bool(_lead(block))):
        run = list(group)
        yield from _items(run) if is_led and len(run) >= _FEWEST else run


def _items(run: Sequence[Block]) -> Iterator[Block]:
    for block in run:
        yield replace(block, kind=BlockKind.LIST_ITEM, lead=_lead(block))


def _lead(block: Block) -> str:
    """The bold words that a paragraph begins with, where it says more; "" where they are none, or ask."""
    if block.kind is not BlockKind.PARAGRAPH or not block.markdown.startswith(("**", "__")):
        return ""
    match = _LEAD.match(block.markdown)
    words = re.sub(r"\\(.)", r"\1", match["words"]).strip(" :：.。") if match else ""
    is_short = len(words.split()) <= _MOST_WORDS and block.text.startswith(words)
    return "" if is_question(words) or question_mark(block.text) or not is_short else words
