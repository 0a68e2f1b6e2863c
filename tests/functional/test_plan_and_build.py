import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from course.cli.group import root
from tests.support.project import ProjectFolder

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "lessons" / "source" / "will-running-help-lower-back-pain.txt"


def course(*words: str | Path) -> Result:
    return CliRunner().invoke(root, [str(word) for word in words], catch_exceptions=False)


def plan(*words: str | Path) -> Any:
    return json.loads(course("plan", *words, "--json").stdout)


def test_build_says_where_the_emails_show_another_title(tmp_path: Path) -> None:
    ProjectFolder.make(tmp_path)
    result = course("-C", tmp_path, "build", ARTICLE, "--force")

    assert "every email is headed “Back & Pain”" in result.stdout


def test_build_needs_a_project(tmp_path: Path) -> None:
    assert course("-C", tmp_path, "build", ARTICLE).exit_code == 2


def test_build_writes_lessons_and_then_nothing_more(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)

    first, second = project.run("build", str(ARTICLE)), project.run("build", str(ARTICLE))

    assert first.stdout.count("written") == 7
    assert "7 lessons, 7 of them unchanged" in second.stdout
    assert len(list((tmp_path / "lessons").glob("0*.md"))) == 7


def test_build_refuses_to_lose_edits_unless_forced(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)
    project.run("build", str(ARTICLE))
    (lesson,) = (tmp_path / "lessons").glob("07-*.md")
    lesson.write_text(lesson.read_text(encoding="utf-8") + "Mine.\n", encoding="utf-8")

    refused = project.run("build", str(ARTICLE), "--days", "5")

    assert refused.exit_code == 1
    assert lesson.name in refused.stderr
    assert project.run("build", str(ARTICLE), "--days", "5", "--force").exit_code == 0
    assert len(list((tmp_path / "lessons").glob("0*.md"))) == 5


def test_build_dry_run_says_and_does_not(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)

    result = project.run("build", str(ARTICLE), "--dry-run")

    assert result.stdout.count("would be written") == 7
    assert not (tmp_path / "lessons").exists()


def test_build_of_other_days_says_what_to_set_before_sending(tmp_path: Path) -> None:
    project = ProjectFolder.make(tmp_path)
    project.configure('slug = "pain"', 'slug = "pain"\ndays = 7')

    five, seven = (project.run("build", str(ARTICLE), "--days", days).stdout for days in ("5", "7"))

    assert "course.toml says days = 7: before sending, set course.days to 5\n" in five
    assert "course.days" not in seven


@pytest.mark.parametrize("command", ["plan", "build"])
def test_help_shows_an_example(command: str) -> None:
    assert f"course {command} " in course(command, "--help").stdout
