"""What `build` and `init` say about the pictures of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from course.models import SourceUnit

if TYPE_CHECKING:
    from course.articles.pictures import Illustrated
    from course.drafting import DraftReport

_LABEL = 12  # columns, as for the lessons


def say_pictures(report: DraftReport, source: Illustrated) -> None:
    """Say which pictures are new, which no lesson shows any more, and what else to know about those of `source`."""
    for path in report.pictures:
        click.echo(f"{'new':<{_LABEL}}{path}")
    for path in report.unused_pictures:
        click.echo(f"{'unused':<{_LABEL}}{path}  (no lesson shows it; emails that were sent may)")
    say_remarks(source)


def say_remarks(source: Illustrated) -> None:
    """Say which pictures are lost, or not seen by everyone."""
    article = source.article
    place = ":" if article.unit is SourceUnit.LINE else ", paragraph "
    for remark in source.remarks:
        consequence = "; its words stand alone" if remark.is_lost else ""
        where = f"{article.source}{place}{remark.line}"
        click.echo(f"{where}: the picture {remark.address} {remark.said}{consequence}", err=True)
