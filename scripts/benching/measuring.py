"""Child processes and what they cost: nothing is measured in the process that measures, and it stays small.

Linux counts towards a process's peak what its parent held when it was started.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "lessons" / "source" / "will-running-help-lower-back-pain.txt"
PYTHON = sys.executable


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to measure."""

    folder: Path  # for files that nobody needs afterwards
    is_tiny: bool  # once each, on the shortest articles

    @property
    def runs(self) -> int:
        """How often each is run; the median counts."""
        return 1 if self.is_tiny else 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One number, and what it was measured beside."""

    name: str
    value: float
    unit: str  # "ms", "s", "MB", "x"
    anchor: str = ""  # what ran beside it
    ratio: float | None = None  # the value, over the anchor's

    def line(self) -> str:
        """The row in at most 80 columns."""
        beside = f"{self.ratio:7.1f} x {self.anchor}" if self.ratio is not None else ""
        return f"  {self.name:<34} {self.value:9.2f} {self.unit:<3}{beside}".rstrip()


class Command(NamedTuple):
    """A program to run."""

    words: Sequence[str]
    cwd: Path = ROOT
    is_as_found: bool = False  # with what Python finds compiled in this checkout; else with all of it compiled


class Cost(NamedTuple):
    """What one process took."""

    wall_s: float
    cpu_s: float  # of all its threads, and of what it started
    peak_mb: float  # resident memory at its largest


def run(command: Command, options: Options) -> Cost:
    """Run a program to its end; it has to end well."""
    started = time.perf_counter()
    with subprocess.Popen(
        command.words,
        cwd=command.cwd,
        env=_environment(options, is_as_found=command.is_as_found),
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command.words)
    per_mb = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_mb)


def _environment(options: Options, *, is_as_found: bool) -> dict[str, str]:
    """What is compiled is kept in a folder of our own, so that it does not count who ran what before."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if is_as_found:
        return kept | {"PYTHONDONTWRITEBYTECODE": "1"}
    return kept | {"PYTHONPYCACHEPREFIX": str(options.folder / "compiled")}


def python(code: str, *words: str | Path) -> Command:
    """A command that runs `code`, with `words` as `sys.argv[1:]`."""
    return Command([PYTHON, "-c", code, *map(str, words)])


def made_article(options: Options, form: str, times: int) -> Path:
    """An article `times` as long as the seed, of the format `form`; see `articles`."""
    path = options.folder / f"article-{times}x.{form}"
    if not path.exists():
        run(Command([PYTHON, str(Path(__file__).with_name("articles.py")), str(path), str(times)]), options)
    return path


def interleaved(commands: Mapping[str, Command], options: Options, runs: int) -> dict[str, Cost]:
    """The median cost of each command, run one after the other, `runs` times over; one more run is not counted."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            cost = run(command, options)
            found[name] += [cost] if turn else []
    return {name: Cost(*map(statistics.median, zip(*costs, strict=True))) for name, costs in found.items()}
