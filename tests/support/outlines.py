"""Outlines as readable text, to compare with what is checked in beside each article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.articles import read_article
from course.errors import ArticleError
from course.outline import make_outline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from course.models import Article, Block

EXPECTED = ".outline"  # beside the article
DAYS = (1, 3, 5, 7, 9)


def describe_outlines(path: Path) -> str:
    """The outlines of the article at `path` for several numbers of days."""
    article = read_article(path)
    lines = [f"title: {article.title}"]
    for days in DAYS:
        lines += ["", f"== {days} days", *_described(article, days)]
    return "\n".join(lines) + "\n"


def _described(article: Article, days: int) -> Iterator[str]:
    try:
        outline = make_outline(article, days)
    except ArticleError as error:
        yield f"error: {error.hint}"
        return
    for lesson in outline.lessons:
        yield f"day {lesson.day}: {lesson.title}"
        yield from (f"    {_line(block)}" for block in lesson.blocks)
    for left in outline.left_out:
        yield f"left out ({left.reason})"
        yield f"    {_line(left.block)}"


def _line(block: Block) -> str:
    text = " ".join(block.text.split())
    number = f" {block.ordinal}" if block.ordinal is not None else ""
    return f"{block.line:>3} {block.kind.value}{number}: {text if len(text) <= 60 else text[:59] + '…'}"
