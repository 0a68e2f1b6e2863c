"""Marks of footnotes: `[^1]` stands only where its note does."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

# A pair of a backslash and what it escapes, a run of backticks, or a mark.
_PARTS = re.compile(r"(\\.|`+|\[\^[^\]\s\[]{1,200}\])", re.DOTALL)


def without_far_marks(days: Sequence[tuple[Block, ...]]) -> list[tuple[Block, ...]]:
    """`days` without the marks of notes that stand on another day; other brackets are words.

    Args:
        days: the blocks of each day, notes among them.
    """
    labels = [{block.lead for block in day if block.kind is BlockKind.NOTE} for day in days]
    every = frozenset().union(*labels)
    return [
        tuple(_without(block, every - own) for block in day) if every - own else day
        for day, own in zip(days, labels, strict=True)
    ]


def _without(block: Block, labels: Set[str]) -> Block:
    if "[^" not in block.markdown or block.kind is BlockKind.CODE:
        return block
    return replace(block, markdown=_unmarked(block.markdown, labels))


def _unmarked(markdown: str, labels: Set[str]) -> str:
    """`markdown` without the marks of `labels`; what stands in code stays."""
    parts = _PARTS.split(markdown)
    to_come = Counter(part for part in parts if part[:1] == "`")
    kept: list[str] = []
    opened = ""
    for part in parts:
        if part[:1] == "`":
            to_come[part] -= 1
            if opened in {"", part}:
                opened = part if not opened and to_come[part] else ""
        is_mark = part.startswith("[^") and part[2:-1] in labels
        if opened or not is_mark:
            kept.append(part)
    return "".join(kept)
