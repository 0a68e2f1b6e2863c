"""A project folder, and the command line run in it as an operator runs it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from course.cli.group import root
from course.store import Store
from course.wiring import open_project, open_store

SETTINGS = """\
[course]
slug = "pain"
title = "Back & Pain"
base_url = "https://courses.backcare.invalid/courses"

[sender]
name = "Back Care"
email = "hello@backcare.invalid"
postal_address = "1 Road, Town"

[schedule]
timezone = "Europe/London"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFolder:
    """A project that `course` runs in."""

    path: Path

    @classmethod
    def make(cls, path: Path, settings: str = SETTINGS) -> ProjectFolder:
        (path / "course.toml").write_text(settings, encoding="utf-8")
        return cls(path=path)

    def run(self, *words: str) -> Result:
        """`course -C FOLDER words...`; an exception that is no exit is a bug, and passes through."""
        return CliRunner().invoke(root, ["-C", str(self.path), *words], catch_exceptions=False, prog_name="course")

    def json(self, *words: str) -> Any:
        return json.loads(self.run(*words, "--json").stdout)

    def write(self, name: str, content: str) -> None:
        (self.path / name).write_text(content, encoding="utf-8")

    def store(self) -> Store:
        """Its store; the caller closes it."""
        return open_store(open_project(self.path))
