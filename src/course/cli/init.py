"""`course init`: a new project."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The course's title; the starter article's where it is not given.")
@click.pass_obj
def command(directory: Path, folder: Path, title: str | None) -> None:
    """Make a new course project in DIR.

    It starts with an example article and the seven lessons made from it, so that it can be rendered and sent (into
    a mailbox on this machine) at once. Put your own article in its place, then `course build` again.

    \b
    Example:
      course init my-course
      course -C my-course render
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.articles import read_article
    from course.drafting import draft_course
    from course.shipped import shipped
    from course.starting import ARTICLE, start_project
    from course.wiring import open_project

    root = directory / folder
    given = " ".join((title or "").split()) or read_article(shipped("article.txt")).title
    written = start_project(root, {"course.title": given})
    project = open_project(root)
    article = read_article(root / ARTICLE)
    lessons = draft_course(article, project.settings.course.days, project.settings.words, project.lessons_folder)
    for path in (*written, *lessons.written):
        click.echo(f"wrote {path}")
    click.echo(f"\nNext: put your article in place of {root / ARTICLE}, then")
    click.echo(f"  course -C {root} build && course -C {root} render")
