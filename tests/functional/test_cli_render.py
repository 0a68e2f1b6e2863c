from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from course.cli.group import root

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one test has compiled, the next need not."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Path:
    shutil.copy(ROOT / "course.toml", tmp_path)
    shutil.copytree(ROOT / "lessons", tmp_path / "lessons")
    (tmp_path / ".course").mkdir()
    (tmp_path / ".course" / "cache").symlink_to(cache)
    return tmp_path


def course(*words: str | Path) -> Result:
    return CliRunner().invoke(root, [str(word) for word in words])


def test_the_course_is_rendered_into_build(project: Path) -> None:
    result = course("-C", project, "render")

    assert result.exit_code == 0, result.output
    assert len(list((project / "build").glob("0[1-7]-*.html"))) == 7
    assert "7 emails" in result.stdout
    assert f"Look at {project / 'build' / 'index.html'}" in result.stdout


def test_rendering_again_says_that_nothing_changed(project: Path) -> None:
    course("-C", project, "render")

    result = course("-C", project, "render")

    assert "unchanged  7" in result.stdout
    assert "written" not in result.stdout


def test_the_files_may_go_elsewhere(project: Path, tmp_path: Path) -> None:
    assert course("-C", project, "render", "--out", tmp_path / "look").exit_code == 0

    assert (tmp_path / "look" / "index.html").is_file()
    assert not (project / "build").exists()


def test_a_lesson_that_cannot_be_rendered_is_told_with_its_line_and_nothing_is_written(project: Path) -> None:
    lesson = next((project / "lessons").glob("03-*.md"))
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\nHi {{ subscriber.nmae }}\n", encoding="utf-8")
    line = lesson.read_text(encoding="utf-8").count("\n")

    result = course("-C", project, "render")

    assert result.exit_code == 1
    assert f"{lesson.name}:{line}: there is no merge field subscriber.nmae" in result.stderr
    assert "->" in result.stderr
    assert not (project / "build").exists()


def test_outside_a_project_the_next_step_is_told(tmp_path: Path) -> None:
    result = course("-C", tmp_path, "render")

    assert result.exit_code == 2
    assert "course init" in result.stderr


def test_the_pages_are_filled_in_for_the_persona_that_is_asked_for(project: Path) -> None:
    assert course("-C", project, "render", "--persona", "other-script").exit_code == 0

    (page,) = (project / "build").glob("01-*.html")
    assert "さくら" in page.read_text(encoding="utf-8")


def test_an_unknown_persona_is_answered_with_those_that_there_are(project: Path) -> None:
    result = course("-C", project, "render", "--persona", "bob")

    assert result.exit_code == 2
    assert "no-name, long-name, other-script, right-to-left" in result.stderr
    assert not (project / "build").exists()
