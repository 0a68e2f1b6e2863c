"""An outline as a picture in a terminal, of 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from course.cli.columns import counted, fit, lines_of, width
from course.lessons import minutes_for
from course.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from course.models import Article, Block, LeftOut, Outline, PlannedLesson, SourceUnit
    from course.settings import CourseSettings

_WIDTH = 80
_BAR = 24  # characters that the longest day takes
_MOST_INSIDE = 240  # characters of what a day holds
_MOST_LISTED = 8  # pieces left out, above which they are grouped by reason


def describe(outline: Outline, unit: SourceUnit, remarks: Iterable[str] = ()) -> Iterator[str]:
    """The outline in lines of at most 80 columns, styled for a terminal.

    Args:
        outline: what to show.
        unit: what its blocks' places count.
        remarks: what else to say, below the title.
    """
    days = len(outline.lessons)
    words = sum(lesson.words for lesson in outline.lessons)
    yield from _styled(lines_of(outline.title, _WIDTH), bold=True)
    yield f"{counted(days, 'day')}, {counted(words, 'word')}, {counted(minutes_for(words), 'minute')} of reading"
    for remark in remarks:
        yield from _styled(lines_of(remark, _WIDTH), fg="yellow")
    longest = max(lesson.words for lesson in outline.lessons)
    for lesson in outline.lessons:
        yield ""
        yield from _day(lesson, len(str(days)), longest, unit)
    yield ""
    yield from _left_out(outline.left_out, unit)
    yield _account(outline)


def differences(article: Article, configured: CourseSettings | None) -> Iterator[str]:
    """What the article says of itself that `course.toml` says otherwise."""
    if configured is None:
        return
    theirs, ours = article.language.partition("-")[0].lower(), configured.language.partition("-")[0].lower()
    if theirs and theirs != ours:
        yield f"The article says that its language is {article.language}; course.language is {configured.language}."
    if article.title.casefold() != configured.title.casefold():
        yield f"Every email is headed “{configured.title}”, as course.title says."


# --- a day --------------------------------------------------------------------------------------------------


def _day(lesson: PlannedLesson, digits: int, longest: int, unit: SourceUnit) -> Iterator[str]:
    label = f"Day {lesson.day:>{digits}}  "
    indent = " " * len(label)
    yield from _styled(lines_of(lesson.title, _WIDTH, first=label, indent=indent), bold=True)
    yield indent + _bar(lesson.words, longest) + "  " + _measures(lesson, unit)
    if inside := _inside(lesson):
        yield from lines_of(inside, _WIDTH, first=indent, indent=indent)
    yield from _styled(lines_of(lesson.why, _WIDTH, first=f"{indent}Why: ", indent=f"{indent}     "), dim=True)


def _bar(words: int, longest: int) -> str:
    full = max(1, round(_BAR * words / longest)) if longest else 0
    return click.style("█" * full, fg="cyan") + "·" * (_BAR - full)


def _measures(lesson: PlannedLesson, unit: SourceUnit) -> str:
    running = [block for block in lesson.blocks if block.kind is not BlockKind.NOTE] or lesson.blocks
    first, last = min(block.line for block in running), max(block.last_line for block in running)
    where = f"{unit.value}s {first}–{last}" if last > first else f"{unit.value} {first}"
    return f"{minutes_for(lesson.words)} min, {counted(lesson.words, 'word')}, {where}"


def _inside(lesson: PlannedLesson) -> str:
    """The headings, questions and labelled items that the day's title does not name."""
    named = (_name(block) for block in lesson.blocks)
    others = list(dict.fromkeys(name for name in named if name and name not in lesson.title))
    kept: list[str] = []
    for name in others:
        if sum(map(width, kept)) + width(name) > _MOST_INSIDE:
            break
        kept.append(name)
    more = len(others) - len(kept)
    return " · ".join([*kept, *([f"{more} more"] if more else [])])


def _name(block: Block) -> str:
    match block.kind:
        case BlockKind.HEADING | BlockKind.QUESTION:
            return block.text.split("\n", 1)[0]
        case BlockKind.LIST_ITEM if block.level == 0:
            return block.lead
        case _:
            return ""


# --- what is left out ---------------------------------------------------------------------------------------


def _left_out(left_out: Sequence[LeftOut], unit: SourceUnit) -> Iterator[str]:
    if not left_out:
        yield "Left out: nothing"
        return
    yield "Left out:"
    if len(left_out) <= _MOST_LISTED:
        yield from (_piece(left, unit) for left in left_out)
        return
    by_reason: dict[str, list[LeftOut]] = {}
    for left in left_out:
        by_reason.setdefault(left.reason, []).append(left)
    for reason, alike in by_reason.items():
        yield _piece(alike[0], unit) if len(alike) == 1 else _pieces(reason, [left.block for left in alike])
    yield "  --json lists all of them"


def _piece(left: LeftOut, unit: SourceUnit) -> str:
    where, reason = f"  {unit.value} {left.block.line}: “", f"” ({left.reason})"
    text = _one_line(left.block)
    return where + fit(text, min(width(text), _WIDTH - width(where + reason))) + reason


def _pieces(reason: str, blocks: Sequence[Block]) -> str:
    line = f"  {len(blocks):,} × {reason}: " + ", ".join(f"“{_one_line(block)}”" for block in blocks[:_MOST_LISTED])
    return fit(line, min(width(line), _WIDTH))


def _one_line(block: Block) -> str:
    return " ".join((block.text or block.markdown).split())


def _account(outline: Outline) -> str:
    held = sum(len(lesson.blocks) for lesson in outline.lessons)
    left = len(outline.left_out)
    return f"Account: {held + left:,} blocks = {held:,} in lessons + {left:,} left out"


def _styled(lines: Iterable[str], **style: bool | str) -> Iterator[str]:
    """Each line styled by itself, its indent left plain; what is piped has no style at all, which Click sees to."""
    for line in lines:
        text = line.lstrip(" ")
        yield " " * (len(line) - len(text)) + click.style(text, **style)  # type: ignore[arg-type]
