"""From the shell to the end (wall time), beside bare Python and Python with Click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measuring import PYTHON, SEED, Command, Options, Row, interleaved, python

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTHING, _CLICK = "python -c pass", "python -c 'import click'"


def measure(options: Options) -> Iterator[Row]:
    """`course --help`, and `course plan` of the seed article."""
    course = [PYTHON, "-m", "course"]
    plan = [*course, "plan", str(SEED)]
    commands = {
        _NOTHING: python("pass"),
        _CLICK: python("import click"),
        "course --help": Command([*course, "--help"]),
        "course plan ARTICLE": Command(plan),
        "the same, compiled as found": Command(plan, is_as_found=True),
    }
    costs = interleaved(commands, options, options.runs * 2 - 1)
    for anchor in (_NOTHING, _CLICK):
        yield Row(name=anchor, value=costs[anchor].wall_s * 1000, unit="ms")
    for name in list(commands)[2:]:
        for anchor in (_NOTHING, _CLICK):
            ratio = costs[name].wall_s / costs[anchor].wall_s
            yield Row(name=name, value=costs[name].wall_s * 1000, unit="ms", anchor=anchor, ratio=ratio)
