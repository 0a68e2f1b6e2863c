"""`course build`: lesson files from an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from course.cli.plan import MOST_DAYS, article_path, days_of

if TYPE_CHECKING:
    from course.drafting import DraftReport


@click.command("build")
@click.argument("article", required=False, type=click.Path(path_type=Path))
@click.option("--days", type=click.IntRange(1, MOST_DAYS), metavar="N", help="How many lessons; else course.toml's.")
@click.option("--force", is_flag=True, help="Write over lessons that were edited, too.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.pass_obj
def command(directory: Path, article: Path | None, days: int | None, force: bool, dry_run: bool) -> None:
    """Write or update lessons/*.md from ARTICLE, one file a day.

    ARTICLE is a .txt or .md file; without it, the one that course.toml names. Lessons that you have edited are never
    written over unasked: where the article now says something else, nothing is written and they are listed.

    \b
    Examples:
      course build lessons/source/article.txt
      course build --days 5 --dry-run
      course build article.md --force
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.articles import read_article
    from course.drafting import draft_course
    from course.wiring import open_project

    project = open_project(directory)
    path = article_path(article, directory, project)
    report = draft_course(
        read_article(path),
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
