"""`course doctor`, as typed, on a machine whose programs are stand-ins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from course.cli.group import root
from course.emails.toolchain import mjml_version
from course.wiring import find_project
from tests.support.sendgrid_server import KEY, sendgrid_server
from tests.support.smtp_servers import smtp_sink
from tests.support.toolbox import Toolbox

SETTINGS = """
[course]
slug = "running"
title = "Running"
days = {days}
base_url = "https://courses.test"

[sender]
name = "Ann"
email = "{email}"
postal_address = "1 Main Street, Springfield"

[provider]
name = "{provider}"
"""

LESSON = """\
---
day: {day}
title: Day {day}
subject: Day {day}
preheader: What day {day} brings
action: Run
---

Words.
"""


@pytest.fixture(autouse=True)
def toolbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Toolbox:
    """A machine with Node.js and npm."""
    toolbox = Toolbox(tmp_path / "machine")
    toolbox.add_node()
    toolbox.add_npm()
    monkeypatch.delenv("COURSE_NODE", raising=False)
    for name, value in toolbox.environment.items():
        monkeypatch.setenv(name, value)
    return toolbox


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the command is called: an empty folder."""
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


def write_project(
    folder: Path, *, lessons: int = 2, days: int = 2, provider: str = "mailbox", email: str = "ann@courses.test"
) -> None:
    """A project with what a check looks at."""
    (folder / "course.toml").write_text(SETTINGS.format(days=days, provider=provider, email=email))
    (folder / "lessons").mkdir()
    for day in range(1, lessons + 1):
        (folder / "lessons" / f"{day:02}-day.md").write_text(LESSON.format(day=day))


def doctor(folder: Path, *arguments: str) -> Result:
    """Call it in `folder`."""
    return CliRunner().invoke(root, ["-C", str(folder), "doctor", *arguments], catch_exceptions=False)


def findings(folder: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    """What it says as JSON, by check; the last where a check has several."""
    checks = json.loads(doctor(folder, "--json", *arguments).stdout)["checks"]
    return {check["check"]: check for check in checks}


def test_fix_installs_mjml(folder: Path) -> None:
    before = doctor(folder)
    assert before.exit_code == 1
    assert "course doctor --fix" in before.stdout
    after = doctor(folder, "--fix")
    assert after.exit_code == 0
    assert f"MJML       {mjml_version()}" in after.stdout


def test_without_fix_nothing_is_installed(folder: Path, toolbox: Toolbox) -> None:
    doctor(folder)
    assert toolbox.calls() == []


def test_an_old_node_is_a_problem_and_named(folder: Path, toolbox: Toolbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_NODE", str(toolbox.add_node("v18.19.0")))
    found = findings(folder)
    assert found["Node.js"]["state"] == found["MJML"]["state"] == "problem"
    assert "18.19.0" in found["Node.js"]["says"]


def test_outside_a_project_the_programs_are_looked_at_alone(folder: Path) -> None:
    found = findings(folder, "--fix")
    assert list(found) == ["Python", "Node.js", "MJML", "project"]
    assert found["project"]["state"] == "warning"


def test_a_whole_project_is_ok_in_every_line(folder: Path) -> None:
    write_project(folder)
    result = doctor(folder, "--fix")
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if not line.startswith(" ")]
    assert [line.split()[0] for line in lines] == ["ok"] * 9


def test_every_problem_of_the_settings_is_listed(folder: Path) -> None:
    (folder / "course.toml").write_text('[course]\nslug = "A b"\n[provider]\nname = "pigeon"\n')
    result = doctor(folder)
    assert result.exit_code == 1
    for path in ("course.slug", "course.title", "provider.name", "sender.email"):
        assert path in result.stdout


def test_a_course_toml_that_is_not_toml_is_a_problem(folder: Path) -> None:
    (folder / "course.toml").write_text("[course")
    assert findings(folder)["settings"]["state"] == "problem"


def test_a_lesson_that_is_wrong_is_named_with_its_line(folder: Path) -> None:
    write_project(folder)
    path = folder / "lessons" / "02-day.md"
    path.write_text(path.read_text().replace("day: 2", "day: two"))
    found = findings(folder)["lessons"]
    assert found["state"] == "problem"
    assert f"{path}:2:" in found["says"]


def test_no_lessons_is_a_problem_with_the_command_that_builds_them(folder: Path) -> None:
    write_project(folder, lessons=0)
    found = findings(folder)["lessons"]
    assert found["state"] == "problem"
    assert "course build" in found["next_step"]


def test_another_number_of_lessons_than_days_is_a_warning(folder: Path) -> None:
    write_project(folder, lessons=2, days=7)
    assert findings(folder)["lessons"]["state"] == "warning"


def test_placeholders_are_a_warning_while_nothing_leaves_the_machine(folder: Path) -> None:
    write_project(folder, email="you@example.com")
    found = findings(folder)
    assert (found["settings"]["state"], found["provider"]["state"]) == ("warning", "ok")
    assert "sender.email" in found["settings"]["says"]


def test_placeholders_are_a_problem_for_a_provider_that_sends(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(folder, email="you@example.com", provider="smtp")
    monkeypatch.setenv("COURSE_SMTP_URL", "smtp://127.0.0.1:2525")
    assert findings(folder)["provider"]["state"] == "problem"


@pytest.mark.parametrize(("provider", "secret"), [("smtp", "COURSE_SMTP_URL"), ("sendgrid", "SENDGRID_API_KEY")])
def test_a_missing_secret_is_a_problem_by_its_name(folder: Path, provider: str, secret: str) -> None:
    write_project(folder, provider=provider)
    found = findings(folder)["provider"]
    assert found["state"] == "problem"
    assert secret in found["says"]


@pytest.mark.parametrize("url", ["smtp://ann:hunter2@127.0.0.1:2525", "smtq://ann:hunter2@127.0.0.1", "ann:hunter2"])
def test_a_secret_is_never_shown(folder: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    write_project(folder, provider="smtp")
    monkeypatch.setenv("COURSE_SMTP_URL", url)
    monkeypatch.setenv("COURSE_SECRET_KEY", "hunter2")
    result = doctor(folder)
    assert "provider" in result.stdout
    assert "hunter2" not in result.output


def test_no_line_is_wider_than_80_columns(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(folder, lessons=1, email="you@example.com", provider="smtp")
    monkeypatch.setenv("COURSE_SECRET_KEY", "short")
    with monkeypatch.context() as inside:
        inside.chdir(folder)
        lines = doctor(Path()).stdout.splitlines()
    assert any(line.startswith(" " * 20 + "   ") for line in lines)
    words = [line.split() for line in lines if len(line) > 80]
    assert [line for line in words if max(map(len, line)) < 60] == []


@pytest.mark.parametrize(("key", "state"), [("", "ok"), ("k" * 31, "warning"), ("k" * 32, "ok")])
def test_a_secret_key_that_can_be_guessed_is_a_warning(
    folder: Path, monkeypatch: pytest.MonkeyPatch, key: str, state: str
) -> None:
    write_project(folder)
    monkeypatch.setenv("COURSE_SECRET_KEY", key)
    assert findings(folder)["secret key"]["state"] == state
    assert doctor(folder, "--fix").exit_code == 0


@pytest.mark.parametrize(("mode", "state"), [(0o700, "ok"), (0o750, "ok"), (0o755, "warning")])
def test_a_mailbox_that_everyone_can_read_is_a_warning(folder: Path, mode: int, state: str) -> None:
    write_project(folder)
    mailbox = find_project(folder)
    assert mailbox is not None
    path = folder / mailbox.settings.provider.path
    path.mkdir(parents=True)
    path.chmod(mode)
    assert findings(folder)["provider"]["state"] == state


@pytest.mark.parametrize(("mode", "state"), [(0o600, "ok"), (0o644, "warning")])
def test_a_database_that_everyone_can_read_is_a_warning(folder: Path, mode: int, state: str) -> None:
    write_project(folder)
    (folder / "course.db").touch(mode=mode)
    (folder / "course.db").chmod(mode)
    found = findings(folder)["database"]
    assert found["state"] == state
    assert found["next_step"] == ("" if state == "ok" else f"chmod o-rwx {folder / 'course.db'}")


def test_without_connect_the_provider_is_not_tried_and_that_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(folder, provider="smtp")
    with smtp_sink() as sink:
        monkeypatch.setenv("COURSE_SMTP_URL", sink.url)
        assert findings(folder)["provider"]["says"] == "smtp, on this machine; not tried: add --connect"


def test_connect_asks_the_smtp_server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(folder, provider="smtp")
    with smtp_sink() as sink:
        monkeypatch.setenv("COURSE_SMTP_URL", sink.url)
        assert "answers" in findings(folder, "--connect")["provider"]["says"]
    assert findings(folder, "--connect")["provider"]["state"] == "problem"
    assert sink.taken == []


def test_connect_asks_sendgrid(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(folder, provider="sendgrid")
    monkeypatch.setenv("SENDGRID_API_KEY", KEY)
    with sendgrid_server() as server:
        with (folder / "course.toml").open("a") as file:
            file.write(f'host = "{server.url}"\n')
        found = findings(folder, "--connect")["provider"]
    assert (found["state"], "may send" in found["says"]) == ("ok", True)
    assert server.paths == ["GET /v3/scopes"]


def test_looking_makes_no_database(folder: Path) -> None:
    write_project(folder)
    assert findings(folder)["database"]["state"] == "ok"
    assert not (folder / "course.db").exists()


def test_a_file_that_is_no_database_is_a_problem(folder: Path) -> None:
    write_project(folder)
    (folder / "course.db").write_text("not a database, " * 100)
    assert findings(folder)["database"]["state"] == "problem"


@pytest.mark.parametrize(("language", "state"), [("es-MX", "ok"), ("pt-BR", "warning")])
def test_a_language_without_words_is_named(folder: Path, language: str, state: str) -> None:
    write_project(folder)
    path = folder / "course.toml"
    path.write_text(path.read_text().replace("[course]", f'[course]\nlanguage = "{language}"'))
    found = findings(folder)["language"]
    assert found["state"] == state
    assert language in found["says"]
