"""Planned days for tests, built from blocks one below the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from course.lessons import Gains, find_gains
from course.models import Block, BlockKind, PlannedLesson
from course.words import Words
from tests.support.articles import block


def a_day(title: str, *blocks: Block) -> PlannedLesson:
    """A day of `blocks`; `days_of` gives them their lines and days."""
    return PlannedLesson(day=1, title=title, blocks=blocks)


def heading(text: str, level: int = 2) -> Block:
    """A heading."""
    return block(BlockKind.HEADING, text, line=1, level=level)


def prose(text: str) -> Block:
    """A paragraph."""
    return block(BlockKind.PARAGRAPH, text, line=1)


def item(text: str, ordinal: int | None = None, *, lead: str = "") -> Block:
    """An item of a list."""
    return block(BlockKind.LIST_ITEM, text, line=1, ordinal=ordinal, lead=lead)


def question(asked: str, answer: str) -> Block:
    """A question and its answer."""
    return block(BlockKind.QUESTION, f"{asked}\n\n{answer}", line=1)


def callout(label: str, text: str) -> Block:
    """A callout, with its label before its words."""
    return block(BlockKind.CALLOUT, f"{label}: {text}", line=1, lead=label)


def days_of(*days: PlannedLesson) -> list[PlannedLesson]:
    """`days` numbered, each block on a line of its own."""
    lines = count(1)
    return [
        replace(day, day=number, blocks=tuple(_on(next(lines), one) for one in day.blocks))
        for number, day in enumerate(days, start=1)
    ]


def _on(line: int, one: Block) -> Block:
    return replace(one, line=line, last_line=line)


def gains_of(*days: PlannedLesson) -> tuple[Gains, ...]:
    """What each of `days` gains."""
    return find_gains(days_of(*days), Words())


def subjects_of(*days: PlannedLesson) -> list[str]:
    """The subject of each of `days`."""
    return [gains.subject.text for gains in gains_of(*days)]
