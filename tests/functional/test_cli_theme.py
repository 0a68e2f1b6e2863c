"""`[theme]`, as a person meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.errors import SettingsError
from course.wiring import open_project, render_emails
from tests.support.pictures import png
from tests.support.project import ProjectFolder, make_project


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return make_project(tmp_path / "course", days=1)


def add_theme(project: ProjectFolder, text: str) -> int:
    """Put `text` into `[theme]`, in place of what a new project has there; the line of its first line."""
    path = project.path / "course.toml"
    before, rest = path.read_text(encoding="utf-8").split("[theme] ", maxsplit=1)
    after = rest[rest.index("[sending]") :]
    path.write_text(f"{before}[theme]\n{text}\n\n{after}", encoding="utf-8")
    return before.count("\n") + 2


def test_a_palette_and_one_colour_reach_the_emails_and_the_index(project: ProjectFolder) -> None:
    add_theme(project, 'palette = "harbour"\nwidth = 640\n[theme.light]\naccent = "#7a1fa2"')

    assert project.run("render").exit_code == 0
    for name in ("01-lesson-number-1.html", "index.html"):
        page = (project.path / "build" / name).read_text(encoding="utf-8")
        assert "#7a1fa2" in page
        assert "#123a5e" in page  # harbour's `deep`
        assert "#1d4a3c" not in page  # orchard's


def test_colours_that_cannot_be_read_stop_the_render_with_the_way_out(project: ProjectFolder) -> None:
    add_theme(project, '[theme.light]\naccent = "#ffaa00"')

    result = project.run("render")
    assert result.exit_code == 2
    assert "theme.light.accent: #ffaa00 is too close to" in result.stderr
    assert "would do" in result.stderr


def test_a_logo_that_is_not_there_is_told_with_its_line_before_anything_is_rendered(project: ProjectFolder) -> None:
    line = add_theme(project, 'logo = "images/lgo.png"')
    (project.path / "lessons" / "images").mkdir()
    (project.path / "lessons" / "images" / "logo.png").write_bytes(png(10, 10))

    with pytest.raises(SettingsError) as caught:
        render_emails(open_project(project.path))
    assert caught.value.place == (project.path / "course.toml", line)
    assert "theme.logo" in caught.value.message
    assert caught.value.message.endswith("did you mean images/logo.png?")


def test_the_preview_refuses_the_logo_that_render_refuses(project: ProjectFolder, tmp_path: Path) -> None:
    line = add_theme(project, 'logo = "images/nope.png"')

    result = project.run("preview", "--export", str(tmp_path / "out"))
    assert (result.exit_code, "there is no such file" in result.stderr) == (2, True)
    assert not (tmp_path / "out").exists()
    told = [(one["code"], one["path"], one["line"]) for one in project.json("check")["findings"]]
    assert ("C290", "course.toml", line) in told


def test_a_logo_that_is_not_there_hides_no_mistake_in_an_email(project: ProjectFolder) -> None:
    add_theme(project, 'logo = "images/nope.png"')
    assert project.json("check")["summary"]["emails"] == 1


def test_a_logo_that_no_mail_program_shows_is_told_too(project: ProjectFolder) -> None:
    add_theme(project, 'logo = "images/logo.png"')
    (project.path / "lessons" / "images").mkdir()
    (project.path / "lessons" / "images" / "logo.png").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")

    result = project.run("render")
    assert (result.exit_code, "is no picture that mail programs show" in result.stderr) == (2, True)


@pytest.mark.parametrize("logo", ["images/logo.png", "https://example.com/logo.png"])
def test_a_logo_that_is_there_is_rendered(project: ProjectFolder, logo: str) -> None:
    add_theme(project, f'logo = "{logo}"\nlogo_alt = "Back Care"')
    (project.path / "lessons" / "images").mkdir()
    (project.path / "lessons" / "images" / "logo.png").write_bytes(png(10, 10))

    assert project.run("render").exit_code == 0
    page = (project.path / "build" / "01-lesson-number-1.html").read_text(encoding="utf-8")
    assert f'src="{logo}"' in page
    assert 'alt="Back Care"' in page
