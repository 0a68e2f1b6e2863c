"""From saving a file to its picture in the studio, beside one bare run of MJML on one lesson (wall time)."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import PYTHON, ROOT, Cost, Options, Row, run
from rendering import bare_mjml, copy_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MJML = "one bare MJML run"
_EDITS = {"lesson": 20, "template": 10, "course.toml": 5}  # what is saved, and how often


def measure(options: Options) -> Iterator[Row]:
    """The real `course preview`, followed by a real browser, while files are saved."""
    project = copy_project(options.folder / "shown")
    shutil.copytree(ROOT / "templates", project / "templates")
    bare = bare_mjml(project, options, lessons=1)
    alone: list[Cost] = [run(bare, options) for _ in range(options.runs)]
    found = _edit(project, {name: 1 if options.is_tiny else count for name, count in _EDITS.items()})
    alone += [run(bare, options) for _ in range(options.runs)]
    anchor = statistics.median(cost.wall_s for cost in alone) * 1000
    yield Row(name=_MJML, value=anchor, unit="ms")
    for name, took in found.items():
        for label, value in (("median", statistics.median(took)), ("95th of 100", _of_hundred(took, 95))):
            yield Row(name=f"{name} saved, {label}", value=value, unit="ms", anchor=_MJML, ratio=value / anchor)


def _edit(project: Path, times: dict[str, int]) -> dict[str, list[float]]:
    """Milliseconds of each edit, by what was saved; in a process of its own, since a browser's driver is large."""
    words = [PYTHON, str(Path(__file__).with_name("editing.py")), str(project), json.dumps(times)]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, timeout=900)
    edits: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return edits


def _of_hundred(values: Sequence[float], rank: int) -> float:
    """The value that `rank` of a hundred do not exceed, by the nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * rank // 100) - 1)]
