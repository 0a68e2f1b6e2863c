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
    project = options.folder / "project"
    shutil.copytree(ROOT / "lessons", project / "lessons")
    shutil.copy(ROOT / "course.toml", project)
    bare = _bare(project, options)
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
    (out / f"{content.day:02}.mjml").write_text(theme.draw(EMAIL_TEMPLATE, email=content), encoding="utf-8")
"""


def _bare(project: Path, options: Options) -> Command:
    """The compiler alone, on what the templates make of the lessons."""
    from course.emails.mjml import OPTIONS  # noqa: PLC0415 (this process stays small while others are measured)
    from course.emails.toolchain import find_mjml  # noqa: PLC0415 (as above)

    files = project / "mjml"
    (files / "made").mkdir(parents=True)
    run(python(_DRAW, project, files), options)
    names = sorted(path.name for path in files.glob("*.mjml"))
    return Command([*find_mjml().command, *names, "-o", "made", *OPTIONS], files)
