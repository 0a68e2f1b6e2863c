"""`course explain-lesson`: a lesson beside the article that it was made from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from course.cli.article import article_options

if TYPE_CHECKING:
    from course.explaining import Explanation, Line, Row
    from course.models import Article, Block
    from course.wiring.courses import Asked


@click.command("explain-lesson")
@click.argument("day", type=click.IntRange(1))
@article_options
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")
def command(day: int, asked: Asked, as_json: bool) -> None:
    """Show the lesson of DAY beside its source: block by block, with line numbers.

    What you have edited or added is marked, and each line of the front matter says where it comes from. ARTICLE is a
    file or an https:// address; without it, the one that course.toml names.

    \b
    Examples:
      course explain-lesson 4
      course explain-lesson 4 --json
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.cli.explain_lesson_view import describe
    from course.wiring import open_project
    from course.wiring.courses import explain_day

    explanation, article = explain_day(day, asked, open_project(asked.directory))
    if as_json:
        click.echo(json.dumps(as_document(explanation, article), ensure_ascii=False, indent=2))
    else:
        for line in describe(explanation, article, columns=_columns()):
            click.echo(line)


def _columns() -> int:
    """As many as the terminal has; 80 where there is none."""
    import shutil
    import sys

    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80


# --- JSON ---------------------------------------------------------------------------------------------------


def as_document(explanation: Explanation, article: Article) -> dict[str, Any]:
    """The explanation as `course explain-lesson --json` prints it."""
    lesson = explanation.lesson
    return {
        "day": lesson.day,
        "title": lesson.title,
        "file": str(lesson.path or ""),
        "article": article.source,
        "unit": article.unit.value,
        "built": not explanation.is_own,
        "current": explanation.is_current,
        "lines": [_line(line) for line in explanation.lines],
        "blocks": [_row(row) for row in explanation.rows],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "key": line.key,
        "now": line.now,
        "derived": line.derived,
        "edited": line.is_edited,
        "own_words": line.is_own,
        "line": line.block.line if line.block else None,
    }


def _row(row: Row) -> dict[str, Any]:
    return {"state": row.state.value, "lesson": row.lesson, "source": [_block(block) for block in row.blocks]}


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind.value, "line": block.line, "last_line": block.last_line, "text": block.text}
