"""A real project on the studio's desk, whose MJML is compiled by nobody: no process, no Node.js, no network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from course.emails.mjml import Source
from course.wiring.studio import Desk
from tests.support.project import make_project

STARTED = datetime(2026, 11, 20, 12, tzinfo=UTC)  # a Friday
_PAGE = "<!doctype html><html><head><style>p{{}}</style></head><body>{}</body></html>"


def as_it_is(sources: Sequence[Source]) -> tuple[str, ...]:
    """Pages whose bodies are MJML still."""
    return tuple(_PAGE.format(source.mjml) for source in sources)


def a_desk(folder: Path, *, days: int = 2) -> Desk:
    """The desk of a course of short lessons, made in `folder`."""
    return Desk(root=make_project(folder, days=days).path, compiler=as_it_is, started=STARTED)
