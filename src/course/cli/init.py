"""`course init`: a new project."""

from __future__ import annotations

from pathlib import Path

import click

DAYS = 7  # as the settings that a new project begins with say


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The course's title; the starter article's where it is not given.")
@click.option("--language", help="The course's language, such as es or pt-BR; the article's where it is not given.")
@click.pass_obj
def command(directory: Path, folder: Path, title: str | None, language: str | None) -> None:
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
    from course.words import words_in

    root = directory / folder
    own = root / ARTICLE
    article = read_article(own if own.is_file() else shipped("article.txt"))
    language = language or article.language or "en"
    words = words_in(language)
    lessons = root / "lessons"
    has_lessons = any(lessons.glob("*.md"))
    if not has_lessons:  # whatever is wrong with an article that is there already, nothing is written
        draft_course(article, DAYS, words, lessons, dry_run=True)
    named = " ".join((title or "").split()) or article.title
    written = start_project(root, {"course.title": named, "course.language": language})
    if not has_lessons:
        written += draft_course(article, DAYS, words, lessons).written
    for path in written:
        click.echo(f"wrote {path}")
    click.echo(f"\nNext: put your article in place of {own}, then")
    click.echo(f"  course -C {root} build && course -C {root} render")
