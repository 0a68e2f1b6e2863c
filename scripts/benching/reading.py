"""Reading and planning at 1, 10 and 100 times the length: CPU time and memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from measuring import Command, Options, Row, interleaved, made_article, python

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAN = """
import sys
from course.articles import read_article
from course.outline import make_outline
make_outline(read_article(sys.argv[1]), int(sys.argv[2]))
"""


_READERS = {"txt": "plain_text", "md": "markdown", "html": "html", "docx": "word"}


def plan(article: Path, days: int = 5) -> Command:
    """A command that reads and plans `article`."""
    return python(PLAN, article, str(days))


def measure(options: Options) -> Iterator[Row]:
    """Each format at each length."""
    for form in list(_READERS)[: 1 if options.is_tiny else None]:
        yield from _format(form, options)


def _format(form: str, options: Options) -> Iterator[Row]:
    lengths = (1, 2) if options.is_tiny else (1, 10, 100)
    paths = {times: made_article(options, form, times) for times in lengths}
    commands = {str(times): plan(path) for times, path in paths.items()}
    costs = interleaved(commands | {"nothing": _loading(form)}, options, options.runs)
    start = costs["nothing"].cpu_s
    per_byte = {}
    for times, path in paths.items():
        size, cost = path.stat().st_size, costs[str(times)]
        per_byte[times] = max(cost.cpu_s - start, 1e-6) / size
        name = f"{form} {times}x, {size / 1000:,.0f} KB"
        yield Row(name=name, value=cost.cpu_s, unit="s", anchor="loading the reader", ratio=cost.cpu_s / start)
        yield Row(name=f"{form} {times}x, memory", value=cost.peak_mb, unit="MB")
    long, short = lengths[-1], lengths[-2]
    ratio = per_byte[long] / per_byte[short]
    yield Row(
        name=f"{form}, a byte at {long}x", value=per_byte[long] * 1e6, unit="µs", anchor=f"at {short}x", ratio=ratio
    )


def _loading(form: str) -> Command:
    """The modules that reading `form` takes, and nothing else."""
    return python(f"import course.articles.{_READERS[form]}, course.articles, course.outline")
