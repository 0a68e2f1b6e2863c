"""`course render`: the lessons as emails, to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from course.rendering import Rendering


@click.command("render")
@click.option(
    "--out",
    metavar="DIR",
    default=None,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the files go.  [default: build, in the project]",
)
@click.option(
    "--persona",
    metavar="KEY",
    default="no-name",
    show_default=True,
    help="The sample reader whose values are filled in: no-name, long-name, other-script, right-to-left, or one of "
    "[[personas]] in course.toml.",
)
@click.pass_obj
def command(directory: Path, out: Path | None, persona: str) -> None:
    """Render the lessons as emails: NN-slug.html, .txt and .eml for each day, and index.html with all of them.

    The pages are filled in for a sample reader; the .eml files open in any mail program, and are what
    `course send` would hand over. The pages show the lessons' own pictures from copies beside them, the .eml files
    from course.base_url, where `course serve` has them.

    \b
    Example:
      course render
      course render --out /tmp/look --persona long-name
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    from course.personas import find_persona
    from course.pictures import FOLDER
    from course.rendering import render_course
    from course.wiring import lost_pictures, open_project, render_emails

    project = open_project(directory)
    reader = find_persona(project.settings.personas, persona)
    rendering = render_course(
        render_emails(project),
        project.settings,
        templates=project.templates,
        out=project.root / (out or "build"),
        images=project.lessons_folder / FOLDER,
        persona=reader,
    )
    for lost in lost_pictures(project):
        click.echo(
            f"{lost.path}:{lost.line}: no email can show the picture {lost.address}: its words stand alone", err=True
        )
    click.echo(_said(rendering, project.settings.course.title))


def _said(rendering: Rendering, title: str) -> str:
    days = len(rendering.changed) + len(rendering.unchanged)
    lines = [f"{title}: {days} {'email' if days == 1 else 'emails'}"]
    lines += [f"  written    {slug}" for slug in rendering.changed]
    if rendering.unchanged:
        lines.append(f"  unchanged  {len(rendering.unchanged)}")
    lines += [f"  removed    {name}" for name in rendering.removed]
    return "\n".join([*lines, f"Look at {rendering.index}"])
