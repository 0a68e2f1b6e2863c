"""`course serve`: the pages behind the links in the emails."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from course.cli.extras import need_extra

if TYPE_CHECKING:
    from pathlib import Path

    from course.store import Store
    from course.web.site import Site
    from course.wiring import Project


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.pass_obj
def command(directory: Path, host: str, port: int) -> None:
    """Serve the pages behind the links in the emails (unsubscribe, preferences), and the pictures in them.

    Let the web server that answers for course.base_url forward to it, over HTTPS to the outside. GET /healthz
    answers "ok" while the server runs, whatever the database does. SIGTERM or Ctrl+C stops it.

    \b
    Examples:
      course serve
      course serve --host 0.0.0.0 --port 8080
    """  # noqa: D301 (\b is Click's mark for lines to keep)
    need_extra("serve", "serve", "starlette", "uvicorn", "python_multipart")
    from course.web.app import create_app
    from course.web.server import listen, serve, url_of
    from course.wiring import open_project

    project = open_project(directory)
    with closing(_open_store(project)) as store:
        app = create_app(_site(project, store))
        with listen(host, port) as listener:
            click.echo(f"Serving “{project.settings.course.title}” on {url_of(listener)}")
            click.echo(f"Links in emails lead to {project.settings.course.base_url}; Ctrl+C stops.")
            serve(app, listener)
    click.echo("Stopped.")


def _open_store(project: Project) -> Store:
    """The store for visitors: they are asked to come back sooner than a run would give up."""
    from course.store import Store
    from course.web.site import BUSY_MS

    return Store.open(project.settings.database_url, root=project.root, busy_ms=BUSY_MS)


def _site(project: Project, store: Store) -> Site:
    from course.shipped import shipped
    from course.web.pages import Pages
    from course.web.site import Site
    from course.wiring.sending import secret_key

    return Site(
        settings=project.settings,
        people=store.people,
        pages=Pages(project.settings, [project.templates, shipped("templates")]),
        lessons_folder=project.lessons_folder,
        secret=secret_key(project, store),
        clock=lambda: datetime.now(UTC),
    )
