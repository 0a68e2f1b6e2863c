"""`course preview` on a copy of the back-pain course."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.serving import staying

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
    with staying(folder, "preview", *words) as started:
        yield started
