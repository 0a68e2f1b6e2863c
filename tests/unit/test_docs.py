"""The docs name everything there is."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from course.cli.group import COMMANDS
from course.models import TRANSITIONS, Persona, PinnedDay, ScheduleSettings, Sender
from course.settings import CourseSettings, ProviderSettings
from course.words import Words

ROOT = Path(__file__).parents[2]
SECRET = {"smtp_url", "sendgrid_api_key"}

SETTINGS = [
    f"{table}.{field.name}"
    for table, kind in (
        ("course", CourseSettings),
        ("outline", PinnedDay),
        ("personas", Persona),
        ("sender", Sender),
        ("schedule", ScheduleSettings),
        ("provider", ProviderSettings),
        ("words", Words),
    )
    for field in dataclasses.fields(kind)
    if field.name not in SECRET
] + ["course.leave_out", "sending.on_unknown", "database.url"]
SETTINGS += [
    f"theme.{name}"
    for name in (
        "palette",
        "light",
        "dark",
        "font",
        "heading_font",
        "radius",
        "width",
        "logo",
        "logo_alt",
        "logo_width",
    )
]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SETTINGS)
def test_every_setting_is_explained(path: str) -> None:
    assert f"| `{path}` |" in read("docs/settings.md")


def test_the_pages_made_from_the_code_are_up_to_date() -> None:
    checked = subprocess.run(
        [sys.executable, ROOT / "scripts" / "docs.py", "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`course {command}" in read("README.md")


@pytest.mark.parametrize("state", TRANSITIONS)
def test_the_table_of_states_is_the_one_of_the_code(state: str) -> None:
    row = next(line for line in read("docs/sending.md").splitlines() if line.startswith(f"| `{state}` |"))
    after = row.split("|")[3]
    assert {other for other in TRANSITIONS if other in after} == set(TRANSITIONS[state])


def test_every_module_stands_in_the_architecture() -> None:
    text = read("docs/architecture.md")
    package = ROOT / "src" / "course"
    parts = {path.stem for path in package.glob("*.py")} | {path.parent.name for path in package.glob("*/__init__.py")}
    assert {part for part in parts - {"__init__", "__main__", "course"} if f"`{part}`" not in text} == set()


def test_the_newcomers_commands_are_in_the_readme() -> None:
    assert "scripts/demo" in read("README.md")
    assert "scripts/test" in read("README.md")
