"""`course serve` as a process of its own, as an operator runs it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving(folder: Path, *words: str, open_files: int = 1024) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address it says it listens on, and the process, which may open so many files; ended with the context."""
    limited = ["sh", "-c", 'ulimit -n "$0" && exec "$@"', str(open_files)]
    with subprocess.Popen(
        [*limited, sys.executable, "-m", "course", "-C", str(folder), "serve", "--port", "0", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"http://\S+", said)
            assert found, said + process.stdout.read()
            yield found[0], process
        finally:
            process.kill()
