"""The article that `plan` and `build` read: the one that was typed, else the project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from course.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from course.articles.web import Web
    from course.models import Article, Pins
    from course.wiring import Project

_REFRESH, _PRIVATE = "course.refresh", "course.allow_private"

_Command = TypeVar("_Command", bound="Callable[..., object]")

DEFAULT_DAYS = 7
MOST_DAYS = 366


def _remember(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Keeps a flag for `read_named_article`: what the commands do does not hang on it."""
    context.meta[_REFRESH if parameter.name == "refresh" else _PRIVATE] = value


def article_options(command: _Command) -> _Command:
    """Adds ARTICLE, `--days` and how pages are fetched to a command."""
    for add in (
        click.option(
            "--allow-private",
            is_flag=True,
            expose_value=False,
            callback=_remember,
            help="Fetch a page from your own network or machine, too.",
        ),
        click.option(
            "--refresh",
            is_flag=True,
            expose_value=False,
            callback=_remember,
            help="Fetch the page anew, although it was fetched within a day.",
        ),
        click.option(
            "--days", type=click.IntRange(1, MOST_DAYS), metavar="N", help="How many lessons; else course.toml's, or 7."
        ),
        click.argument("article", required=False),
    ):
        command = add(command)
    return command


def read_named_article(typed: str | None, directory: Path, project: Project | None) -> Article:
    """Read the article that was typed, else the project's own: a page by its address, or a file.

    Files are relative to `directory`, as everything is after -C.

    Raises:
        UsageError: none was typed, and no `course.toml` names one.
        ArticleError: it cannot be read.
    """
    from course.articles import read_article
    from course.articles.reading import is_url

    folder, named = directory, typed
    if named is None and project is not None:
        folder, named = project.root, project.settings.course.article
    if not named:
        raise UsageError(
            "there is no article to read: none was named, and no course.toml names one",
            'name it (course plan ARTICLE), or write it into course.toml: [course] article = "lessons/source/..."',
        )
    if is_url(named):
        return read_article(named, web=_web(project))
    return read_article(folder / named)


def _web(project: Project | None) -> Web:
    """How pages are fetched: kept in the project's cache, else in the person's."""
    from course.articles.web import Limits
    from course.articles.web import Web as Fetcher
    from course.wiring import page_cache

    meta = click.get_current_context().meta
    return Fetcher(
        limits=Limits(
            allow_private=meta.get(_PRIVATE, False),
            language=project.settings.course.language if project else "en",
        ),
        cache=page_cache(project),
        refresh=meta.get(_REFRESH, False),
        tell=lambda said: click.echo(said, err=True),
    )


def days_of(typed: int | None, project: Project | None) -> int:
    """How many days were asked for: typed, else the project's, else seven."""
    if typed is not None:
        return typed
    return project.settings.course.days if project else DEFAULT_DAYS


def pins_of(article: str | None, days: int | None, directory: Path, project: Project | None) -> Pins:
    """What `course.toml` says of the outline; nothing where another article than the project's own was typed.

    Args:
        article: the ARTICLE that was typed.
        days: the `--days` that were typed.
        directory: what a typed file is relative to.
        project: the project, where there is one.

    Raises:
        UsageError: other days were typed than there are `[[outline]]` tables.
    """
    from course.models import Pins

    if project is None or not is_own_article(article, directory, project):
        return Pins()
    pins = project.settings.pins
    if days is not None and pins.days and days != len(pins.days):
        raise UsageError(
            f"--days {days} does not fit course.toml, where [[outline]] pins {len(pins.days)} days",
            "leave --days out, or change the [[outline]] tables",
        )
    return pins


def is_own_article(article: str | None, directory: Path, project: Project) -> bool:
    """Whether the article that was typed, if one was, is the one that `course.toml` names; it may name none."""
    own = project.settings.course.article
    if article is None or not own or article == own:
        return True
    return (directory / article).resolve() == (project.root / own).resolve()
