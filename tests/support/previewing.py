"""`course preview` as a process of its own, as a marketer runs it, on a copy of the back-pain course."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def copy_course(folder: Path) -> Path:
    """The course of this repository in `folder`, with templates of its own; nothing that was made from it."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "lessons", folder / "lessons")
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(ROOT / "course.toml", folder)
    return folder


@contextmanager
def previewing(folder: Path, *words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that the studio is shown on, and the process; ended with the context."""
    with subprocess.Popen(
        [sys.executable, "-m", "course", "-C", str(folder), "preview", "--port", "0", *words],
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
            process.terminate()
            process.wait(timeout=20)
