"""A project folder, and the command line run in it as an operator runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from course.cli.group import root
from course.starting import start_project
from course.store import Store
from course.wiring import open_project
from course.wiring.sending import open_store

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


LESSON = """---
day: {day}
title: {title}
subject: {title}
preheader: What this day is about.
action: Read it once more.
source: [1-2]
---

Lesson {day} begins here, {{{{ subscriber.first_name | default("reader") }}}}.

> **Key takeaway:** It works.

1. **Start:** with the first thing.
2. **Go on:** with the second.
"""


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out.splitlines()[-1])


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

    def environment(self, **changes: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COURSE_")}
        return {**kept, **changes}

    def course(self, *words: str, stdin: str | None = None, **environment: str) -> Ran:
        """The same in a process of its own, with nothing of the tests' environment."""
        done = subprocess.run(
            [sys.executable, "-m", "course", "-C", str(self.path), *words],
            input=stdin if stdin is not None else "",
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=self.environment(**environment),
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def configure(self, old: str, new: str) -> None:
        path = self.path / "course.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def make_project(folder: Path, *, days: int = 3) -> ProjectFolder:
    """A course of short lessons, with a sender of its own, sending into its mailbox."""
    values = {
        "course.title": "A short course",
        "course.base_url": "https://courses.backcare.invalid",
        "sender.name": "Back Care",
        "sender.email": "hello@backcare.invalid",
        "sender.reply_to": "hello@backcare.invalid",
        "sender.postal_address": "1 Road, Town",
    }
    start_project(folder, values)
    for day in range(1, days + 1):
        path = folder / "lessons" / f"{day:02}-lesson-{day}.md"
        path.write_text(LESSON.format(day=day, title=f"Lesson number {day}"), encoding="utf-8")
    project = ProjectFolder(path=folder)
    project.configure("days = 7", f"days = {days}")
    return project
