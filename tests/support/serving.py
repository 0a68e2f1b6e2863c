"""Commands of `course` that stay and show pages, each as a process of its own, as an operator runs them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

COURSE = (sys.executable, "-m", "course")


@contextmanager
def staying(folder: Path, *words: str, program: Sequence[str] = COURSE) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that `course` says it shows pages on, and its process; ended with the context."""
    with subprocess.Popen(
        [*program, "-C", str(folder), *words, "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"http://\S+", said)
            assert found, said + process.stdout.read()
            yield found[0], process
        finally:
            process.terminate()
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:  # a test that failed left it in the middle of something
        process.kill()


@contextmanager
def serving(folder: Path, *words: str, open_files: int = 1024) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`course serve`, which may open so many files."""
    limited = ("sh", "-c", 'ulimit -n "$0" && exec "$@"', str(open_files), *COURSE)
    with staying(folder, "serve", *words, program=limited) as started:
        yield started
