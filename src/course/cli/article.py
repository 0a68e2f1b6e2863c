"""The article that `plan` and `build` read: the one that was typed, else the project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from course.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.models import Article
    from course.wiring import Project

_Command = TypeVar("_Command", bound="Callable[..., object]")

DEFAULT_DAYS = 7
MOST_DAYS = 366


def article_options(command: _Command) -> _Command:
    """Adds ARTICLE and `--days` to a command."""
    for add in (
        click.option(
            "--days", type=click.IntRange(1, MOST_DAYS), metavar="N", help="How many lessons; else course.toml's, or 7."
        ),
        click.argument("article", required=False),
    ):
        command = add(command)
    return command


def read_named_article(typed: str | None, directory: Path, project: Project | None) -> Article:
    """Read the article that was typed, else the project's own; relative to `directory`, as everything is after -C.

    Raises:
        UsageError: none was typed, and no `course.toml` names one.
        ArticleError: it cannot be read.
    """
    from course.articles import read_article

    if typed is not None:
        return read_article(directory / typed)
    if project is None or not project.settings.course.article:
        raise UsageError(
            "there is no article to read: none was named, and no course.toml names one",
            'name it (course plan ARTICLE), or write it into course.toml: [course] article = "lessons/source/..."',
        )
    return read_article(project.root / project.settings.course.article)


def days_of(typed: int | None, project: Project | None) -> int:
    """How many days were asked for: typed, else the project's, else seven."""
    if typed is not None:
        return typed
    return project.settings.course.days if project else DEFAULT_DAYS
