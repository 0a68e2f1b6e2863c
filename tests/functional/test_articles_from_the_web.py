"""`course plan` and `course build` on the address of a page."""

from pathlib import Path

import pytest

from tests.support.project import ProjectFolder, make_project
from tests.support.web_servers import site
from tests.support.word_articles import FOLDER

PAGE = """<!doctype html><html lang="en"><head><title>Sleep Well – A Site</title></head><body>
<nav><a href="/">Home</a> <a href="/shop">Shop</a></nav>
<article><h1>Sleep Well</h1><p>Rest is a habit, and habits begin small.</p>
<h2>The room</h2><p>Keep it dark, and keep it cool. Close the curtains an hour before you go to bed.</p>
<h2>The evening</h2><p>Eat early and read a book. Leave the telephone in the kitchen for the night.</p>
</article></body></html>""".encode()


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return make_project(tmp_path, days=2)


def test_plan_and_build_fetch_a_page_once(project: ProjectFolder) -> None:
    with site() as web:
        url = web.holds("/sleep", PAGE)
        planned = project.run("plan", url, "--days", "2", "--allow-private")
        built = project.run("build", url, "--days", "2", "--allow-private", "--dry-run")

    assert (planned.exit_code, len(web.asked)) == (0, 1)
    assert f"fetched {url}" in planned.stderr
    assert "Sleep Well" in planned.stdout
    assert f"read {url} as fetched" in built.stderr
    assert list((project.path / ".course" / "cache" / "pages").iterdir())


def test_refresh_fetches_it_anew(project: ProjectFolder) -> None:
    with site() as web:
        url = web.holds("/sleep", PAGE)
        for _ in range(2):
            project.run("plan", url, "--days", "2", "--allow-private", "--refresh")

    assert len(web.asked) == 2


def test_the_project_may_name_a_page(project: ProjectFolder) -> None:
    with site() as web:
        url = web.holds("/sleep", PAGE)
        project.configure("lessons/source/article.txt", url)
        result = project.run("plan", "--allow-private")

    assert result.exit_code == 0
    assert "Sleep Well" in result.stdout


def test_this_machine_is_not_asked_unasked(project: ProjectFolder) -> None:
    with site() as web:
        result = project.run("plan", web.holds("/sleep", PAGE))

    assert result.exit_code == 1
    assert "--allow-private" in result.stderr
    assert web.asked == []


def test_outside_a_project_pages_are_kept_with_the_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "here").mkdir()
    with site() as web:
        url = web.holds("/sleep", PAGE)
        result = ProjectFolder(path=tmp_path / "here").run("plan", url, "--days", "2", "--allow-private")

    assert result.exit_code == 0
    assert list((tmp_path / "cache").rglob("*.page"))
    assert not list((tmp_path / "here").iterdir())


def test_a_word_file_is_planned_like_any_other(project: ProjectFolder) -> None:
    result = project.run("plan", str(FOLDER / "blog-draft.docx"), "--days", "3")

    assert result.exit_code == 0
    assert "Growing Herbs Indoors" in result.stdout
