"""`course plan`: the outline of an article, and where every block of it went."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from course.cli.article import article_options, days_of, pins_of, read_named_article
from course.cli.columns import fit, lines_of, width
from course.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from course.models import Block, Outline, PlannedLesson

_WIDTH = 80
_BAR = 20  # characters that the longest day takes
_KINDS = {
    "heading": ("heading", "headings"),
    "paragraph": ("paragraph", "paragraphs"),
    "list_item": ("list item", "list items"),
    "callout": ("callout", "callouts"),
    "question": ("question", "questions"),
    "quote": ("quote", "quotes"),
    "image": ("image", "images"),
    "table": ("table", "tables"),
    "code": ("code block", "code blocks"),
    "note": ("note", "notes"),
}


@click.command("plan")
@article_options
@click.option("--json", "as_json", is_flag=True, help="Print the outline as JSON.")
@click.pass_obj
def command(directory: Path, article: str | None, days: int | None, as_json: bool) -> None:
    """Show which parts of ARTICLE make which day, and what is left out. Nothing is written.

    ARTICLE is a .txt or .md file; without it, the one that course.toml names.

    \b
    Examples:
      course plan lessons/source/article.txt
      course plan article.md --days 5
      course plan article.md --json
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.outline import make_outline
    from course.wiring import find_project

    project = find_project(directory)
    pins = pins_of(article, days, directory, project)
    outline = make_outline(read_named_article(article, directory, project), days_of(days, project), pins)
    if as_json:
        click.echo(json.dumps(as_document(outline), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(describe(outline)))


# --- JSON ---------------------------------------------------------------------------------------------------


def as_document(outline: Outline) -> dict[str, Any]:
    """The outline as `course plan --json` prints it."""
    in_lessons = sum(len(lesson.blocks) for lesson in outline.lessons)
    return {
        "title": outline.title,
        "days": len(outline.lessons),
        "lessons": [
            {
                "day": lesson.day,
                "title": lesson.title,
                "blocks": [_block(block) for block in lesson.blocks],
                "words": lesson.words,
            }
            for lesson in outline.lessons
        ],
        "left_out": [_block(left.block) | {"reason": left.reason} for left in outline.left_out],
        "accounted": {
            "blocks": in_lessons + len(outline.left_out),
            "in_lessons": in_lessons,
            "left_out": len(outline.left_out),
        },
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind.value, "line": block.line, "text": block.text}


# --- for people ---------------------------------------------------------------------------------------------


def describe(outline: Outline) -> Iterator[str]:
    """The outline in lines of at most 80 columns."""
    from course.lessons import minutes_for

    days = len(outline.lessons)
    yield from lines_of(outline.title, _WIDTH)
    yield f"{days} day{'s' if days > 1 else ''}, {sum(lesson.words for lesson in outline.lessons):,} words"
    longest = max(lesson.words for lesson in outline.lessons)
    for lesson in outline.lessons:
        bar = "█" * max(1, round(_BAR * lesson.words / longest)) if longest else ""
        label = f"Day {lesson.day:>{len(str(days))}}  "
        indent = " " * len(label)
        yield ""
        yield from lines_of(lesson.title, _WIDTH, first=label, indent=indent)
        yield f"{indent}{bar:<{_BAR}}  {lesson.words:,} words, {minutes_for(lesson.words)} min"
        yield from lines_of(_holdings(lesson.blocks), _WIDTH, first=indent, indent=indent)
        yield from (indent + fit(line, _WIDTH - len(indent)).rstrip() for line in _headings_within(lesson))
    yield ""
    yield from _left_out(outline)
    yield _account(outline)


def _holdings(blocks: Sequence[Block]) -> str:
    """What a day holds: its lines in the article, and its blocks counted by kind."""
    counts: dict[str, int] = {}
    for block in blocks:
        counts[block.kind.value] = counts.get(block.kind.value, 0) + 1
    held = ", ".join(f"{count} {_KINDS[kind][count > 1]}" for kind, count in counts.items())
    first, last = blocks[0].line, max(block.last_line for block in blocks)
    return (f"lines {first}-{last}: " if last > first else f"line {first}: ") + held


def _headings_within(lesson: PlannedLesson) -> Iterator[str]:
    """The headings of a day that its title does not name: subheadings, and sections that joined it."""
    headings = [block for block in lesson.blocks if block.kind is BlockKind.HEADING]
    top = min((heading.level for heading in headings), default=0)
    others = [heading for heading in headings if heading.text not in lesson.title]
    is_named = any(heading.level == top and heading.text in lesson.title for heading in headings)
    for heading in others:
        if is_named and heading.level == top and "…" not in lesson.title:
            yield f"joined, it introduces what follows: {heading.text}"
    if below := [heading.text for heading in others if heading.level > top]:
        yield f"with {' · '.join(below)}"


def _left_out(outline: Outline) -> Iterator[str]:
    if not outline.left_out:
        yield "Left out: nothing"
        return
    yield "Left out:"
    for left in outline.left_out:
        where, reason = f"  line {left.block.line}: “", f"” ({left.reason})"
        text = " ".join(left.block.text.split())
        yield where + fit(text, min(width(text), _WIDTH - width(where + reason))) + reason


def _account(outline: Outline) -> str:
    held = sum(len(lesson.blocks) for lesson in outline.lessons)
    left = len(outline.left_out)
    return f"Account: {held + left} blocks = {held} in lessons + {left} left out"
