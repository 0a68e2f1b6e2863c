"""`course plan`: the outline of an article, and where every block of it went."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from course.cli.article import article_options, days_of, is_own_article, pins_of, read_named_article

if TYPE_CHECKING:
    from pathlib import Path

    from course.models import Article, Outline
    from course.settings import CourseSettings


@click.command("plan")
@article_options
@click.option("--json", "as_json", is_flag=True, help="Print the outline as JSON, with every block.")
@click.option("--pin", is_flag=True, help="Print it as [[outline]] tables, to paste into course.toml.")
@click.pass_obj
def command(directory: Path, article: str | None, days: int | None, as_json: bool, pin: bool) -> None:
    """Show which parts of ARTICLE make which day, why, and what is left out.

    ARTICLE is a file or the address of a page; without it, the one that course.toml names. Nothing is written. Where
    course.toml pins the outline, its days are shown; change them there.

    \b
    Examples:
      course plan lessons/source/article.txt
      course plan article.md --days 5
      course plan article.md --json
      course plan --pin >> course.toml
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.outline import make_outline
    from course.wiring import find_project

    project = find_project(directory)
    pins = pins_of(article, days, directory, project)
    source = read_named_article(article, directory, project)
    outline = make_outline(source, days_of(days, project), pins)
    if as_json:
        from course.cli.plan_document import as_document

        click.echo(json.dumps(as_document(outline, source), ensure_ascii=False, indent=2))
    elif pin:
        _print_pins(outline)
    else:
        is_own = project is not None and is_own_article(article, directory, project)
        _print_picture(outline, source, project.settings.course if project and is_own else None)


def _print_pins(outline: Outline) -> None:
    from course.cli.plan_document import as_tables
    from course.outline.tables import pins_for

    click.echo(as_tables(pins_for(outline)), nl=False)


def _print_picture(outline: Outline, article: Article, configured: CourseSettings | None) -> None:
    from course.cli.plan_view import describe, differences

    click.echo("\n".join(describe(outline, article.unit, differences(article, configured))))
