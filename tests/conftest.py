"""Fixtures that every part of the tests shares."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.office import Desk
from tests.support.project import ProjectFolder, make_project

# Deadlines fail on a busy machine, not on a wrong answer; time is measured elsewhere.
# CI tries the same examples each time: it judges a change, not the day's luck. Elsewhere the search goes on.
settings.register_profile("course", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("course")

# A shell that starts the tests in the background makes them deaf to an interrupt, and some tests interrupt themselves.
signal.signal(signal.SIGINT, signal.default_int_handler)


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


@pytest.fixture(scope="session")
def _rendered_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose emails are in its cache, so that only one test session's first use waits for MJML."""
    folder = tmp_path_factory.mktemp("rendered") / "project"
    rendered = make_project(folder).course("render")
    assert rendered.code == 0, rendered.err
    return folder


@pytest.fixture
def project(_rendered_project: Path, tmp_path: Path) -> ProjectFolder:
    """A project of three short lessons that sends into its own mailbox; nobody is in it yet."""
    folder = tmp_path / "project"
    shutil.copytree(_rendered_project, folder)
    return ProjectFolder(path=folder)
