"""Seven lessons rendered, beside one bare run of MJML on them (wall time)."""

from __future__ import annotations

import shutil
import statistics
from typing import TYPE_CHECKING

from measuring import PYTHON, ROOT, Command, Cost, Options, Row, python, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MJML = "one bare MJML run"


def measure(options: Options) -> Iterator[Row]:
    """`course render` in a project of its own, with an empty cache and with a full one."""
    project = copy_project(options.folder / "project")
    bare = bare_mjml(project, options)
    render = Command([PYTHON, "-m", "course", "-C", str(project), "render"])
    run(render, options)
    found: dict[str, list[Cost]] = {_MJML: [], "new": [], "unchanged": []}
    for _ in range(options.runs):
        found[_MJML].append(run(bare, options))
        shutil.rmtree(project / ".course", ignore_errors=True)
        found["new"].append(run(render, options))
        found["unchanged"].append(run(render, options))
    median = {name: statistics.median(cost.wall_s for cost in costs) for name, costs in found.items()}
    yield Row(name=_MJML, value=median[_MJML] * 1000, unit="ms")
    for name in ("new", "unchanged"):
        ratio = median[name] / median[_MJML]
        yield Row(name=f"course render, {name}", value=median[name] * 1000, unit="ms", anchor=_MJML, ratio=ratio)


_DRAW = """
import sys
from pathlib import Path
from course.emails.content import make_contents
from course.emails.theme import EMAIL_TEMPLATE, Theme
from course.wiring import open_project
project, out = open_project(Path(sys.argv[1])), Path(sys.argv[2])
theme = Theme(project.templates)
for content in make_contents(project.lessons(), project.settings, project.pictures()):
    mjml = theme.draw(EMAIL_TEMPLATE, email=content, theme=project.settings.theme)
    (out / f"{content.day:02}.mjml").write_text(mjml, encoding="utf-8")
"""


def copy_project(folder: Path) -> Path:
    """The back-pain course in a folder of its own, with nothing that was made from it."""
    shutil.copytree(ROOT / "lessons", folder / "lessons")
    shutil.copy(ROOT / "course.toml", folder)
    return folder


def bare_mjml(project: Path, options: Options, *, lessons: int | None = None) -> Command:
    """The compiler alone, on what the templates make of a course's first `lessons`, else of all of them."""
    from course.emails.mjml import OPTIONS  # noqa: PLC0415 (this process stays small while others are measured)
    from course.emails.toolchain import find_mjml  # noqa: PLC0415 (as above)

    files = options.folder / f"{project.name}-mjml"
    (files / "made").mkdir(parents=True)
    run(python(_DRAW, project, files), options)
    names = sorted(path.name for path in files.glob("*.mjml"))[:lessons]
    return Command([*find_mjml().command, *names, "-o", "made", *OPTIONS], files)
