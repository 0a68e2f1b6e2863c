"""`course init`: a new project."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from course.cli.article import MOST_DAYS
from course.starting import DAYS

if TYPE_CHECKING:
    from course.articles.pictures import Illustrated
    from course.models import Article

_TELLING = 50  # blocks whose letters tell the language


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--article", metavar="ARTICLE", help="What the course is made of: a file or an https:// address.")
@click.option("--days", type=click.IntRange(1, MOST_DAYS), default=DAYS, show_default=True, metavar="N")
@click.option("--title", help="The course's title; the article's where it is not given.")
@click.option("--language", help="The course's language, such as es or pt-BR; the article's where it is not given.")
@click.pass_obj
def command(
    directory: Path, folder: Path, article: str | None, days: int, title: str | None, language: str | None
) -> None:
    """Make a new course project in DIR, with lessons made from ARTICLE.

    Without --article it starts with an example, so that it can be rendered and sent (into a mailbox on this machine)
    at once. The article stays where it is; course.toml names it, and `course build` reads it again.

    \b
    Examples:
      course init my-course --article blog/sleep-better.md
      course -C my-course preview
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.cli.pictures import say_pictures, say_remarks
    from course.drafting import draft_course
    from course.outline import make_outline
    from course.starting import start_project
    from course.words import words_in

    root = directory / folder
    source = _read(article, directory, root)
    language = language or source.article.language or "en"
    words, lessons = words_in(language), root / "lessons"
    # Whatever is wrong with the article, nothing is written; where there are lessons, none are made of it.
    outline = None if any(lessons.glob("*.md")) else make_outline(source.article, days)
    named = " ".join((title or "").split()) or source.article.title
    values: dict[str, str | int] = {"course.title": named, "course.language": language, "course.days": days}
    written = start_project(root, values | _own_article(article, directory, root))
    report = draft_course(outline, words, lessons, pictures=source.pictures) if outline else None
    for path in (*written, *(report.written if report else ())):
        click.echo(f"wrote {path}")
    say_pictures(report, source) if report else say_remarks(source)
    _say_next(root, has_own=article is not None)


def _read(article: str | None, directory: Path, root: Path) -> Illustrated:
    """The article that was named, else the one that lies where a project has its own, else the example."""
    from course.shipped import shipped
    from course.starting import ARTICLE
    from course.wiring.courses import Asked, read_source

    own = root / ARTICLE
    example = own.resolve() if own.is_file() else shipped("article.txt")
    named = str(example) if article is None else article
    return read_source(Asked(directory=directory, article=named), None)


def _written_in(article: Article) -> str:
    """The language that the article's letters tell."""
    from course.words.scripts import language_of

    return language_of("".join(block.text for block in article.blocks[:_TELLING]))


def _own_article(article: str | None, directory: Path, root: Path) -> dict[str, str | int]:
    """The setting that names the article: an address as it is, a file as seen from the project."""
    from course.articles.reading import is_url

    if article is None:
        return {}
    if is_url(article):
        return {"course.article": article}
    return {"course.article": Path(os.path.relpath(directory / article, root)).as_posix()}


def _say_next(root: Path, *, has_own: bool) -> None:
    if has_own:
        click.echo(f"\nNext: course -C {root} preview")
        return
    click.echo(f"\nNext: name your own article as course.article in {root / 'course.toml'}, and its title as")
    click.echo(f"course.title; then course -C {root} build && course -C {root} preview")
