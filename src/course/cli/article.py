"""The arguments that name an article: those of `plan`, `build` and `explain-lesson`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_DAYS = 366


def article_options(command: Callable[..., object]) -> Callable[..., object]:
    """Adds ARTICLE, `--days` and how pages are fetched to a command, which gets them as one `asked`."""

    @functools.wraps(command)
    def with_article(
        *args: Any, article: str | None, days: int | None, refresh: bool, allow_private: bool, **others: Any
    ) -> object:
        from course.wiring.courses import Asked

        asked = Asked(
            directory=click.get_current_context().obj,
            article=article,
            days=days,
            refresh=refresh,
            allow_private=allow_private,
            tell=lambda said: click.echo(said, err=True),
        )
        return command(*args, asked=asked, **others)

    with_options = with_article
    for add in (
        click.option("--allow-private", is_flag=True, help="Fetch a page from your own network or machine, too."),
        click.option("--refresh", is_flag=True, help="Fetch the page anew, although it was fetched within a day."),
        click.option(
            "--days", type=click.IntRange(1, MOST_DAYS), metavar="N", help="How many lessons; else course.toml's, or 7."
        ),
        click.argument("article", required=False),
    ):
        with_options = add(with_options)
    return with_options
