"""Footnotes: each goes to the end of the first day that refers to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_REFERENCE = re.compile(r"\[\^([^\]\s\[]{1,200})\]")
_NO_TEXT = frozenset({BlockKind.CODE, BlockKind.NOTE})


def without_notes(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that days are planned of; all of them where there is nothing but notes."""
    return tuple(block for block in blocks if block.kind is not BlockKind.NOTE) or tuple(blocks)


def referred(blocks: Iterable[Block]) -> set[str]:
    """The labels of the notes that `blocks` refer to."""
    return {label for block in blocks if block.kind not in _NO_TEXT for label in _REFERENCE.findall(block.markdown)}


def place_notes(blocks: Sequence[Block], days: Sequence[tuple[Block, ...]]) -> list[tuple[Block, ...]]:
    """`days` with the notes among `blocks` at their ends.

    A note goes to the first day that refers to it. One that only another note refers to goes where that one is, and one
    that nothing refers to goes with the block before it.

    Args:
        blocks: the article's, in order, notes among them.
        days: the blocks of each day, without notes.
    """
    taken = {id(block) for day in days for block in day}
    notes = [(place, block) for place, block in enumerate(blocks) if id(block) not in taken]
    if not notes:
        return list(days)
    day_of = {id(block): number for number, day in enumerate(days) for block in day}
    first = _first_days(days, [note for _, note in notes])
    standing = [place for place, block in enumerate(blocks) if id(block) in taken]
    added: list[list[Block]] = [[] for _ in days]
    for place, note in notes:
        before = standing[max(0, bisect_right(standing, place) - 1)]
        added[first.get(note.lead, day_of[id(blocks[before])])].append(note)
    return [(*day, *more) for day, more in zip(days, added, strict=True)]


def _first_days(days: Sequence[tuple[Block, ...]], notes: Sequence[Block]) -> dict[str, int]:
    """For each label, the first day that refers to it, by itself or through its notes."""
    first: dict[str, int] = {}
    of_label = {note.lead: note for note in reversed(notes) if note.lead}
    for number, day in enumerate(days):
        waiting = [label for block in day if block.kind not in _NO_TEXT for label in _REFERENCE.findall(block.markdown)]
        while waiting:
            label = waiting.pop()
            if label in first or label not in of_label:
                continue
            first[label] = number
            waiting += _REFERENCE.findall(of_label[label].markdown)
    return first
