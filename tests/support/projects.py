"""Real projects in temporary folders, and the `course` command run in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course.starting import start_project

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


@dataclass(frozen=True)
class ProjectFolder:
    """A project, and commands in it, each in a process of its own as an operator runs them."""

    root: Path

    def environment(self, **changes: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COURSE_")}
        return {**kept, **changes}

    def course(self, *words: str, stdin: str | None = None, **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "course", "-C", str(self.root), *words],
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
        path = self.root / "course.toml"
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
    return ProjectFolder(folder)
