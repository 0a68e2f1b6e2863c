"""`course build`: lesson files from an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from course.cli.article import article_options, days_of, read_named_article

if TYPE_CHECKING:
    from pathlib import Path

    from course.drafting import DraftReport


@click.command("build")
@article_options
@click.option("--force", is_flag=True, help="Write over lessons that were edited, too.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.pass_obj
def command(directory: Path, article: str | None, days: int | None, force: bool, dry_run: bool) -> None:
    """Write or update lessons/*.md from ARTICLE, one file a day.

    ARTICLE is a .txt or .md file; without it, the one that course.toml names. Lessons that you have edited are never
    written over unasked: where the article now says something else, nothing is written and they are listed.

    \b
    Examples:
      course build lessons/source/article.txt
      course build --days 5 --dry-run
      course build article.md --force
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.drafting import draft_course
    from course.wiring import open_project

    project = open_project(directory)
    report = draft_course(
        read_named_article(article, directory, project),
        days_of(days, project),
        project.settings.words,
        project.lessons_folder,
        force=force,
        dry_run=dry_run,
    )
    _say(report, dry_run=dry_run)
    _say_title(report.outline.title, project.settings.course.title)
    _say_next(len(report.outline.lessons), project.settings.course.days, dry_run=dry_run)


def _say(report: DraftReport, *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    for path in report.written:
        click.echo(f"{would}written    {path}")
    for path in report.removed:
        click.echo(f"{would}removed    {path}")
    for path in report.kept:
        click.echo(f"kept       {path}  (edited; the article has nothing new for it)")
    lessons = len(report.outline.lessons)
    click.echo(f"{lessons} lesson{'s' if lessons > 1 else ''}, {len(report.unchanged)} of them unchanged")
    if left := len(report.outline.left_out):
        click.echo(f"{left} block{'s' if left > 1 else ''} of the article left out: see course plan")


def _say_title(article: str, configured: str) -> None:
    if configured.casefold() != article.casefold():
        click.echo(f"every email is headed “{configured}”: set course.title in course.toml to change it")


def _say_next(lessons: int, configured: int, *, dry_run: bool) -> None:
    if lessons != configured:
        click.echo(f"course.toml says days = {configured}: before sending, set course.days to {lessons}")
    if not dry_run:
        click.echo("next: course render")
