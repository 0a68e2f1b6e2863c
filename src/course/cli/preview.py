"""`course preview`: the studio."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from course.cli.extras import need_extra

if TYPE_CHECKING:
    from course.emails.compiling import LastingCompiler
    from course.wiring.studio import Desk


@click.command("preview")
@click.option("--port", default=8025, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.option("--open", "opens", is_flag=True, help="Open the page in your browser.")
@click.option("--poll", is_flag=True, help="Look for changes again and again: for network drives and shared folders.")
@click.option(
    "--export",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the page with all lessons into a folder to share, and end.",
)
@click.pass_obj
def command(directory: Path, port: int, opens: bool, poll: bool, export: Path | None) -> None:
    """Look at all lessons as emails, in a browser on this machine; edits show at once.

    The page follows lessons/, templates/ and course.toml. It opens neither the database nor a provider: it can
    reach no subscriber, and nothing can be sent from it. It answers this machine alone. Ctrl+C stops it.

    \b
    Examples:
      course preview
      course preview --port 0 --open
      course preview --export build/preview
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    need_extra("preview", "preview", "starlette", "uvicorn", "watchfiles")
    from course.emails.compiling import LastingCompiler
    from course.wiring.studio import Desk

    with LastingCompiler() as compiler:
        desk = Desk(root=directory.resolve(), compiler=compiler, started=datetime.now(UTC))
        if export:
            _export(desk, directory / export)
        else:
            _preview(desk, compiler, port, opens=opens, is_polling=poll)


def _preview(desk: Desk, compiler: LastingCompiler, port: int, *, opens: bool, is_polling: bool) -> None:
    from course.studio.server import listen, run_studio

    _need_project(desk)
    with listen(port) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        click.echo(f"Showing {desk.root.name} on {url}")
        click.echo("It follows your files, and can reach no subscriber and no provider. Ctrl+C stops.")
        compiler.start()
        if opens:
            click.launch(url)
        run_studio(desk, listener, is_polling=is_polling)
    click.echo("Stopped.")


def _export(desk: Desk, out: Path) -> None:
    from course.studio.exporting import export_studio

    _need_project(desk)
    exported = export_studio(desk, out, now=desk.started)
    days = "1 lesson" if exported.lessons == 1 else f"{exported.lessons} lessons"
    click.echo(f"Wrote {days}, {exported.bytes / 1e6:.1f} MB")
    if exported.checks.error:
        click.echo(f"Without checks: {exported.checks.error}", err=True)
    click.echo(f"Look at {exported.index}")


def _need_project(desk: Desk) -> None:
    """A folder without settings is no project. One whose settings are wrong is shown with what is wrong."""
    from course.errors import SETTINGS_FILE
    from course.wiring import open_project

    if not (desk.root / SETTINGS_FILE).is_file():
        open_project(desk.root)
