"""`course plan`: the outline of an article, and where every block of it went."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from course.cli.article import article_options

if TYPE_CHECKING:
    from course.models import Outline
    from course.settings import CourseSettings
    from course.wiring.courses import Asked, Plan


@click.command("plan")
@article_options
@click.option("--json", "as_json", is_flag=True, help="Print the outline as JSON, with every block.")
@click.option("--pin", is_flag=True, help="Print it as [[outline]] tables, to paste into course.toml.")
def command(asked: Asked, as_json: bool, pin: bool) -> None:
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
    from course.wiring import find_project
    from course.wiring.courses import plan_course

    project = find_project(asked.directory)
    plan = plan_course(asked, project)
    if as_json:
        from course.cli.plan_document import as_document

        click.echo(json.dumps(as_document(plan.outline, plan.article), ensure_ascii=False, indent=2))
    elif pin:
        _print_pins(plan.outline)
    else:
        _print_picture(plan, project.settings.course if project and plan.is_own else None)


def _print_pins(outline: Outline) -> None:
    from course.cli.plan_document import as_tables
    from course.outline.tables import pins_for

    click.echo(as_tables(pins_for(outline)), nl=False)


def _print_picture(plan: Plan, configured: CourseSettings | None) -> None:
    from course.cli.plan_view import describe, differences

    click.echo("\n".join(describe(plan.outline, plan.article.unit, differences(plan.article, configured))))
