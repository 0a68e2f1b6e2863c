"""Fixtures that every part of the tests shares."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.support.office import Desk

# Deadlines fail on a busy machine, not on a wrong answer; time is measured elsewhere.
settings.register_profile("course", deadline=None)
settings.load_profile("course")


# Where programs are is no secret, and no setting of a course.
_PROGRAMS = frozenset({"COURSE_CHROMIUM", "COURSE_NODE"})


@pytest.fixture(autouse=True)
def _no_secrets_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the person running the tests has configured reaches them."""
    for name in [name for name in os.environ if name.startswith("COURSE_") or name == "SENDGRID_API_KEY"]:
        if name not in _PROGRAMS:
            monkeypatch.delenv(name)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A course of seven days, with nobody in it yet."""
    desk = Desk(tmp_path)
    yield desk
    desk.store.close()
