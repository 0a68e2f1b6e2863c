"""`course templates`, as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.project import ProjectFolder, make_project


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return make_project(tmp_path / "course", days=1)


def test_the_list_says_of_each_what_it_draws_and_whose_it_is(project: ProjectFolder) -> None:
    project.run("templates", "eject", "footer")
    project.write("templates/footer.mjml.j2", "{# mine #}")

    listed = project.run("templates", "list")

    assert listed.exit_code == 0
    lines = listed.stdout.splitlines()
    assert "changed  footer.mjml.j2" in "\n".join(line for line in lines if "footer" in line)
    assert any(line.startswith("shipped  parts/cards.mjml.j2") and "Tips or steps" in line for line in lines)
    assert max(map(len, lines)) <= 80


def test_the_list_as_json(project: ProjectFolder) -> None:
    cards = next(row for row in project.json("templates", "list") if row["name"] == "parts/cards.mjml.j2")

    assert cards["state"] == "shipped"
    assert cards["draws"].startswith("Tips or steps")


def test_a_copy_is_what_draws_the_emails_from_then_on(project: ProjectFolder) -> None:
    ejected = project.run("templates", "eject", "opening", "parts/cards.mjml.j2")
    assert ejected.exit_code == 0
    opening = project.path / "templates" / "opening.mjml.j2"
    assert str(opening) in ejected.stdout
    opening.write_text(f"{opening.read_text()}<mj-text><p>Written by hand.</p></mj-text>")

    assert project.run("render").exit_code == 0
    assert "Written by hand." in (project.path / "build" / "01-lesson-number-1.html").read_text()


def test_a_changed_copy_is_kept_and_said_to_be(project: ProjectFolder) -> None:
    project.run("templates", "eject", "footer")
    project.write("templates/footer.mjml.j2", "{# mine #}")

    again = project.run("templates", "eject", "footer")
    assert (again.exit_code, "kept" in again.stdout, "--force" in again.stdout) == (1, True, True)
    assert project.run("templates", "eject", "--all").exit_code == 0
    assert (project.path / "templates" / "footer.mjml.j2").read_text() == "{# mine #}"
    assert project.run("templates", "eject", "footer", "--force").exit_code == 0
    assert (project.path / "templates" / "footer.mjml.j2").read_text() != "{# mine #}"


@pytest.mark.parametrize("words", [[], ["footer", "--all"], ["fotter"]])
def test_what_cannot_be_meant_is_wrong_usage(project: ProjectFolder, words: list[str]) -> None:
    result = project.run("templates", "eject", *words)
    assert result.exit_code == 2
    assert not (project.path / "templates").exists()


def test_in_the_checkout_there_is_nothing_to_copy() -> None:
    checkout = ProjectFolder(path=Path(__file__).parents[2])

    listed = checkout.run("templates", "list")
    assert "change them there" in listed.stdout
    assert checkout.run("templates", "eject", "footer").exit_code == 1
