"""What commands leave unloaded: start-up time is what they import, and this needs no clock to tell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    *("alembic", "aiosmtplib", "anyio", "babel", "jinja2", "lxml", "markdown_it"),
    *("sendgrid", "sqlalchemy", "starlette", "uvicorn", "yaml", "http.client", "asyncio", "email.message", "ssl"),
}
_RUN = """
import sys
from course.cli import main
try:
    main(sys.argv[1:])
finally:
    print("\\n" + " ".join(sys.modules), file=sys.stderr)
"""


def loaded_by(*words: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", _RUN, *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return set(run.stderr.splitlines()[-1].split())


def test_help_loads_no_part_of_the_course() -> None:
    loaded = loaded_by("--help")
    assert not loaded & HEAVY
    assert {name for name in loaded if name.startswith("course.")} <= {
        "course.cli",
        "course.cli.group",
        "course.errors",
    }


def test_planning_a_plain_text_loads_neither_the_database_nor_templates_nor_other_formats() -> None:
    loaded = loaded_by("plan", "lessons/source/will-running-help-lower-back-pain.txt")
    assert "course.articles.plain_text" in loaded
    assert not loaded & HEAVY


def test_planning_markdown_loads_nothing_of_html_and_word() -> None:
    loaded = loaded_by("plan", "tests/articles/subsections.md", "--days", "2")
    assert "markdown_it" in loaded
    assert not loaded & (HEAVY - {"markdown_it", "yaml"})


def test_every_name_that_a_lazy_package_offers_is_there() -> None:
    from course import articles, lessons

    for package in (articles, lessons):
        assert all(hasattr(package, name) for name in package.__all__)
        assert set(package._HOMES) <= set(package.__all__)
        assert not hasattr(package, "a_name_that_nobody_offers")
