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
_NUMBER = re.compile(r"#?(?P<number>\d{1,3})\s?[.):]\s*(?=\S)")
_BOLD_NUMBER = re.compile(r"(?P<mark>\*\*|__)#?\d{1,3}\s?\\?[.):]\s*(?=\S)")
_FIELD = '{{ "{{" }}'  # how a lesson writes two braces
_MOST_WORDS = 8
_FEWEST = 3


def find_bold_leads(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` with three or more such paragraphs in a row as list items."""
    for is_led, group in groupby(blocks, key=lambda block: bool(_lead(block))):
        run = list(group)
        yield from _items(run) if is_led and len(run) >= _FEWEST else run


def _items(run: Sequence[Block]) -> Iterator[Block]:
    """The items; numbered, and without the numbers in their words, where those count on from the first."""
    numbers = [_NUMBER.match(_lead(block)) for block in run]
    first = int(numbers[0]["number"]) if numbers[0] else 0
    counts = first > 0 and all(
        match is not None and int(match["number"]) == ordinal for ordinal, match in enumerate(numbers, start=first)
    )
    for ordinal, block in enumerate(run, start=first):
        yield _numbered(block, ordinal) if counts else replace(block, kind=BlockKind.LIST_ITEM, lead=_lead(block))


def _numbered(block: Block, ordinal: int) -> Block:
    """The item without its number, which is its ordinal now: "**1. Shouting.** So" as "**Shouting.** So"."""
    return replace(
        block,
        kind=BlockKind.LIST_ITEM,
        lead=_NUMBER.sub("", _lead(block)),
        ordinal=ordinal,
        text=_NUMBER.sub("", block.text, count=1),
        markdown=_BOLD_NUMBER.sub(r"\g<mark>", block.markdown, count=1),
    )


def _lead(block: Block) -> str:
    """The bold words that a paragraph begins with, where it says more; "" where they are none, or ask."""
    if block.kind is not BlockKind.PARAGRAPH or not block.markdown.startswith(("**", "__")):
        return ""
    match = _LEAD.match(block.markdown)
    words = re.sub(r"\\(.)", r"\1", match["words"]).replace(_FIELD, "{{").strip(" :：.。") if match else ""
    is_short = len(_NUMBER.sub("", words, count=1).split()) <= _MOST_WORDS and block.text.startswith(words)
    return "" if is_question(words) or question_mark(block.text) or not is_short else words
