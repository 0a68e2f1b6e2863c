"""The command line: parse, call, print. Each command lives in a module of its own, loaded when it is called."""

from __future__ import annotations

from course.cli.group import main

__all__ = ["main"]
