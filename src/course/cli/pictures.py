"""What `build` does with the pictures of an article, once the lessons are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from course.models import SourceUnit

if TYPE_CHECKING:
    from pathlib import Path

    from course.articles.pictures import Illustrated


_LABEL = 12  # columns, as for the lessons


def keep_and_say(illustrated: Illustrated, lessons_folder: Path, *, dry_run: bool) -> None:
    """Put the pictures beside the lessons; say which are new, and which no lesson shows any more.

    Args:
        illustrated: the article that the lessons were made from.
        lessons_folder: where they are.
        dry_run: say which are new and what they are like; write nothing.

    Raises:
        CourseError: a picture cannot be written, or a lesson not read.
    """
    from course.lesson_pictures import keep_pictures, new_pictures, unused_pictures

    kept = (new_pictures if dry_run else keep_pictures)(lessons_folder, illustrated.pictures)
    for path in kept:
        click.echo(f"{'new':<{_LABEL}}{path}")
    for path in () if dry_run else unused_pictures(lessons_folder):
        click.echo(f"{'unused':<{_LABEL}}{path}  (no lesson shows it; emails that were sent may)")
    article = illustrated.article
    place = ":" if article.unit is SourceUnit.LINE else ", paragraph "
    for remark in illustrated.remarks:
        consequence = "; its words stand alone" if remark.is_lost else ""
        where = f"{article.source}{place}{remark.line}"
        click.echo(f"{where}: the picture {remark.address} {remark.said}{consequence}", err=True)
