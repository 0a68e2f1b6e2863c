"""`course build`: lesson files from an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from course.cli.article import article_options

if TYPE_CHECKING:
    from pathlib import Path

    from course.drafting import DraftReport
    from course.wiring.courses import Asked

_SIDES = ("stop", "mark", "yours", "article")


@click.command("build")
@article_options
@click.option(
    "--conflicts",
    type=click.Choice(_SIDES),
    default="stop",
    show_default=True,
    help="Where you and the article changed the same: write nothing; both, between marks; or one side's.",
)
@click.option("--force", is_flag=True, help="Write what the article gives, and lose every edit.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--diff", is_flag=True, help="Show every change, line by line.")
@click.pass_context
def command(ctx: click.Context, asked: Asked, conflicts: str, force: bool, dry_run: bool, diff: bool) -> None:
    """Write or update lessons/*.md from ARTICLE, one file a day.

    ARTICLE is a file or an https:// address; without it, the one that course.toml names. Your edits stay, also where
    the article changed around them or their text moved to another day. Where you and the article changed the same
    words, nothing is written, both are shown, and the exit code is 1.

    \b
    Examples:
      course build lessons/source/article.txt
      course build --days 5 --dry-run --diff
      course build article.md --conflicts mark
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.cli.pictures import say_pictures
    from course.cli.plan_view import differences
    from course.drafting import LessonConflictsError, Side
    from course.wiring import open_project
    from course.wiring.courses import build_course, plan_course

    project = open_project(asked.directory)
    plan = plan_course(asked, project)
    side = None if conflicts == "stop" else Side(conflicts)
    try:
        report = build_course(plan, project, side=side, force=force, dry_run=dry_run)
    except LessonConflictsError as error:
        _say(error.report, project.root, diff=diff)
        click.echo()
        raise
    _say(report, project.root, diff=diff)
    say_pictures(report, plan.source)
    _say_sum(report, dry_run=dry_run)
    if report.conflicts:
        _say_conflicts(len(report.conflicts), conflicts)
        if conflicts == "mark":
            ctx.exit(1)
    for remark in differences(plan.article, project.settings.course):
        click.echo(remark)
    _say_next(len(report.outline.lessons), project.settings.course.days, dry_run=dry_run)


def _say(report: DraftReport, root: Path, *, diff: bool) -> None:
    from course.cli.build_view import change_lines, conflict_lines, diff_lines

    for line in (
        *change_lines(report, root),
        *(diff_lines(report, root) if diff else ()),
        *conflict_lines(report, root),
    ):
        click.echo(line)


def _say_conflicts(count: int, side: str) -> None:
    them = "the conflict" if count == 1 else f"the {count} conflicts"
    if side == "mark":
        click.echo(f"next: settle {them}: keep what you want, and delete the lines of")
        click.echo("  <<<<<<<, |||||||, ======= and >>>>>>>")
    else:
        click.echo(f"in {them}, what is {'yours' if side == 'yours' else 'the article’s'} was taken")


def _say_sum(report: DraftReport, *, dry_run: bool) -> None:
    from course.cli.columns import counted
    from course.drafting import Fate

    same = len(report.of(Fate.UNCHANGED, Fate.KEPT))
    click.echo(f"{counted(len(report.outline.lessons), 'lesson')}, {same} of them unchanged")
    if left := len(report.outline.left_out):
        click.echo(f"{counted(left, 'block')} of the article left out: see course plan")
    if dry_run:
        click.echo("this was a dry run: nothing was written")


def _say_next(lessons: int, configured: int, *, dry_run: bool) -> None:
    if lessons != configured:
        click.echo(f"course.toml says days = {configured}: before sending, set course.days to {lessons}")
    if not dry_run:
        click.echo("next: course preview")
