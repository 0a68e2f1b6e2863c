"""The whole course checked, beside one bare run of MJML on it (wall time)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measuring import PYTHON, Command, Options, Row, interleaved
from rendering import bare_mjml, copy_project

if TYPE_CHECKING:
    from collections.abc import Iterator

_MJML = "one bare MJML run"


def measure(options: Options) -> Iterator[Row]:
    """`course check` on emails that are in the cache."""
    project = copy_project(options.folder / "checked")
    check = Command([PYTHON, "-m", "course", "-C", str(project), "check"])
    costs = interleaved({_MJML: bare_mjml(project, options), "check": check}, options, options.runs)
    yield Row(name=_MJML, value=costs[_MJML].wall_s * 1000, unit="ms")
    ratio = costs["check"].wall_s / costs[_MJML].wall_s
    yield Row(name="course check, unchanged", value=costs["check"].wall_s * 1000, unit="ms", anchor=_MJML, ratio=ratio)
