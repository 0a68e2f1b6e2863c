"""`course templates`: what draws the emails and pages, and copies of it to change."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from course.ejecting import Ejected, Template

_WIDTH = 80  # columns of a terminal that nobody made wider
_FOLDER = "templates"


@click.group("templates")
def command() -> None:
    """List the templates that draw the emails and pages, and copy them into the project to change.

    \b
    Example:
      course templates list
      course templates eject footer masthead
    """  # noqa: D301 (\b is Click's mark for lines to keep)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_obj
def list_them(directory: Path, as_json: bool) -> None:
    """List every template: what it draws, and whether the project has its own.

    "shipped" is the one that comes with course, "same" an untouched copy of it, "changed" a copy that differs from it,
    by an edit or because course is newer, "own" one that course does not have.

    \b
    Example:
      course templates list
    """  # noqa: D301 (as above)
    from course.ejecting import is_shipped, list_templates
    from course.wiring import open_project

    own = open_project(directory).root / _FOLDER
    templates = list_templates(own)
    if as_json:
        click.echo(json.dumps([asdict(template) for template in templates], ensure_ascii=False, indent=2))
        return
    click.echo(_table(templates))
    if is_shipped(own):
        click.echo(f"\n{own} is where the shipped templates come from: change them there.")
    else:
        click.echo("\n`course templates eject NAME` copies one into the project to change.")


def _table(templates: Sequence[Template]) -> str:
    from course.cli.columns import fit, lines_of, width

    names = max(width(template.name) for template in templates)
    lines: list[str] = []
    for template in templates:
        first = f"{fit(template.state, 7)}  {fit(template.name, names)}  "
        drawn = lines_of(template.draws, _WIDTH, first=first, indent=" " * width(first))
        lines += drawn or [first.rstrip()]
    return "\n".join(lines)


@command.command("eject")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--all", "take_all", is_flag=True, help="Every template.")
@click.option("--force", is_flag=True, help="Replace those that are there and differ.")
@click.pass_obj
def eject(directory: Path, names: tuple[str, ...], take_all: bool, force: bool) -> None:
    """Copy shipped templates into the project's templates/, to be changed there.

    NAME is a path as `course templates list` shows it, or the last part of it: cards means parts/cards.mjml.j2. What
    is there already is left as it is. From then on the copy counts, and what a newer course changes in that template
    does not reach it: copy only what you change.

    Exits 1 where a template that was named is there already and differs.

    \b
    Examples:
      course templates eject footer
      course templates eject --all
    """  # noqa: D301 (as above)
    from course.ejecting import eject_templates, find_templates
    from course.errors import UsageError
    from course.wiring import open_project

    if bool(names) == take_all:
        raise UsageError(
            "name the templates to copy, or say --all" if not names else "--all and names at once",
            "`course templates list` shows them",
        )
    own = open_project(directory).root / _FOLDER
    ejected = eject_templates(own, None if take_all else find_templates(names), force=force)
    click.echo(_said(ejected, own))
    click.get_current_context().exit(1 if ejected.kept and names else 0)


def _said(ejected: Ejected, own: Path) -> str:
    lines = [f"copied  {own / name}" for name in ejected.copied]
    lines += [f"same    {own / name}: there already, as it is shipped" for name in ejected.same]
    lines += [f"kept    {own / name}: there already, and different; --force replaces it" for name in ejected.kept]
    if ejected.copied:
        lines.append("\nNext: change them, and look with `course preview`.")
    return "\n".join(lines)
