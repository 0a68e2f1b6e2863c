"""A lesson beside its source, in the columns of a terminal."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from course.cli.columns import counted, lines_of, width
from course.explaining import State
from course.words.scripts import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.explaining import Explanation, Line, Row
    from course.models import Article, Block

_LEAST = 80  # columns that two texts side by side need
_BETWEEN = " │ "
_KEYS = 11  # columns of the names of front matter
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_ISOLATE, _END = "\u2068", "\u2069"
_COLOURS = {State.EDITED: "yellow", State.ADDED: "green", State.MISSING: "red"}


def describe(explanation: Explanation, article: Article, *, columns: int) -> Iterator[str]:
    """The explanation in lines of at most `columns` columns: side by side where there is room, else stacked."""
    lesson = explanation.lesson
    yield from lines_of(f"Day {lesson.day}  {lesson.title}", columns)
    yield from lines_of(lesson.path.name if lesson.path else "", columns, first=f"{'lesson':<{_KEYS}}")
    yield from lines_of(article.source, columns, first=f"{'article':<{_KEYS}}", indent=" " * _KEYS)
    if explanation.is_own:
        yield from lines_of(f"No build made it: the outline has {counted(explanation.days, 'day')}.", columns)
    elif not explanation.is_current:
        said = "The article or its outline changed since this lesson was built: course build --dry-run shows how."
        yield from lines_of(said, columns)
    for line in explanation.lines:
        yield ""
        yield from _gained(line, article, columns)
    for row in explanation.rows:
        yield ""
        yield from _sides(row, article, columns) if columns >= _LEAST else _stacked(row, article, columns)
    yield ""
    yield _sum(explanation)


def _gained(line: Line, article: Article, columns: int) -> Iterator[str]:
    """A line of the front matter, where it came from, and what it was where it is edited."""
    indent = " " * _KEYS
    yield from lines_of(line.now or "(empty)", columns, first=f"{line.key:<{_KEYS}}", indent=indent)
    came = "the course’s own words" if line.is_own else _where([line.block], article) if line.block else "the article"
    if line.is_edited:
        yield from lines_of(
            f"edited; a build gives: {line.derived or '(nothing)'}", columns, first=indent, indent=indent
        )
    yield from lines_of(f"from {came}", columns, first=indent, indent=indent)


def _where(blocks: Sequence[Block], article: Article) -> str:
    first, last = min(block.line for block in blocks), max(block.last_line for block in blocks)
    unit = article.unit.value
    return f"{unit} {first}" if first == last else f"{unit}s {first}-{last}"


def _label(row: Row, article: Article) -> str:
    """Where a row comes from and how it stands to that; "" where both are the same is not said."""
    where = _where(row.blocks, article) if row.blocks else ""
    state = "" if row.state is State.SAME else row.state.value
    return ", ".join(part for part in (where, state) if part)


def _sides(row: Row, article: Article, columns: int) -> Iterator[str]:
    half = (columns - len(_BETWEEN)) // 2
    left = _wrapped(row.lesson, half)
    right = [_coloured(_label(row, article), row.state), *_source(row.blocks, article, half)]
    for one, other in zip_longest(left, right, fillvalue=""):
        yield (_cell(one, half) + _BETWEEN + _isolated(other)).rstrip()


def _stacked(row: Row, article: Article, columns: int) -> Iterator[str]:
    yield _coloured(_label(row, article), row.state)
    yield from _wrapped(row.lesson, columns)
    yield from ((f"  {_isolated(line)}").rstrip() for line in _source(row.blocks, article, columns - 2))


def _source(blocks: Sequence[Block], article: Article, columns: int) -> list[str]:
    """The article's own lines that `blocks` stand on, each with its number."""
    said: dict[int, str] = {}
    for block in blocks:
        lines = article.lines[block.line - 1 : block.last_line] or (block.text,)
        said |= {block.line + index: line for index, line in enumerate(lines) if line.strip()}
    digits = max((len(str(number)) for number in said), default=0)
    indent = " " * (digits + 2)
    return [
        line
        for number, text in said.items()
        for line in lines_of(text, columns, first=f"{number:>{digits}}  ", indent=indent)
    ]


def _wrapped(text: str, columns: int) -> list[str]:
    return [line for part in text.split("\n") for line in (lines_of(part, columns) or [""])]


def _cell(text: str, columns: int) -> str:
    return _isolated(text) + " " * max(columns - width(text), 0)


def _isolated(text: str) -> str:
    """`text` so that words from right to left in it move nothing beside it."""
    return f"{_ISOLATE}{text}{_END}" if _RIGHT_TO_LEFT.search(text) else text


def _coloured(text: str, state: State) -> str:
    return click.style(text, fg=_COLOURS[state]) if state in _COLOURS else click.style(text, dim=True)


def _sum(explanation: Explanation) -> str:
    counts = {state: sum(row.state is state for row in explanation.rows) for state in State}
    told = [f"{count} {state.value}" for state, count in counts.items() if count]
    return f"blocks: {', '.join(told)}"
