"""An outline as data: the JSON of `course plan --json`, and the TOML of `course plan --pin`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from course.lessons import minutes_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import Article, Block, Outline, PinnedDay, PlannedLesson, SourceUnit

# TOML's basic strings are those of JSON, but for this character, which JSON leaves as it is.
_ESCAPED = str.maketrans({"\x7f": "\\u007f"})


def as_document(outline: Outline, article: Article) -> dict[str, Any]:
    """The outline as `course plan --json` prints it."""
    in_lessons = sum(len(lesson.blocks) for lesson in outline.lessons)
    return {
        "title": outline.title,
        "language": article.language,
        "days": len(outline.lessons),
        "lessons": [_lesson(lesson, article.unit) for lesson in outline.lessons],
        "left_out": [_block(left.block, article.unit) | {"reason": left.reason} for left in outline.left_out],
        "accounted": {
            "blocks": in_lessons + len(outline.left_out),
            "in_lessons": in_lessons,
            "left_out": len(outline.left_out),
        },
    }


def _lesson(lesson: PlannedLesson, unit: SourceUnit) -> dict[str, Any]:
    return {
        "day": lesson.day,
        "title": lesson.title,
        "why": lesson.why,
        "blocks": [_block(block, unit) for block in lesson.blocks],
        "words": lesson.words,
        "minutes": minutes_for(lesson.words),
    }


def _block(block: Block, unit: SourceUnit) -> dict[str, Any]:
    return {
        "kind": block.kind.value,
        "line": block.line,
        "last_line": block.last_line,
        "unit": unit.value,
        "text": block.text,
        "level": block.level,
        "ordinal": block.ordinal,
        "lead": block.lead,
    }


def as_tables(days: Sequence[PinnedDay]) -> str:
    """The days as `[[outline]]` tables of a `course.toml`."""
    return "".join(
        f"\n[[outline]]  # day {number}\ntitle = {_quoted(day.title)}\nheadings = {_listed(day.headings)}\n"
        for number, day in enumerate(days, start=1)
    )


def _listed(headings: Sequence[str]) -> str:
    quoted = [_quoted(heading) for heading in headings]
    return f"[{quoted[0]}]" if len(quoted) == 1 else "[\n" + "".join(f"    {each},\n" for each in quoted) + "]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).translate(_ESCAPED)
