"""`course demo` and `course init`: a newcomer's first two commands."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.support.pictures import png
from tests.support.project import ProjectFolder


def test_the_demo_plays_a_week_and_finds_no_fault(tmp_path: Path) -> None:
    done = ProjectFolder(path=tmp_path).course("demo", "--dir", "play")
    assert done.code == 0, done.err
    assert "Nobody got a lesson twice, late, early or after leaving." in done.out
    assert "73 messages" in done.out  # ten readers of seven lessons, and three for the one who left
    assert max(len(line) for line in done.out.splitlines() if str(tmp_path) not in line) <= 80
    folder = tmp_path / "play" / "build"
    assert (folder / "index.html").is_file()
    assert len(list((folder / "mailbox" / "new").iterdir())) == 73


def test_the_demo_does_not_touch_a_folder_that_is_a_project(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_text("# mine\n")
    done = ProjectFolder(path=tmp_path).course("demo", "--dir", ".")
    assert done.code == 2
    assert (tmp_path / "course.toml").read_text() == "# mine\n"


def test_a_new_project_can_build_render_and_send_at_once(tmp_path: Path) -> None:
    made = ProjectFolder(path=tmp_path).course("init", "mine")
    assert made.code == 0, made.err
    project = ProjectFolder(path=tmp_path / "mine")
    assert len(list((project.path / "lessons").glob("*.md"))) == 7
    assert project.course("build").code == 0
    assert project.course("render").code == 0
    at = ("--now", "2027-01-01T00:00:00Z")
    assert project.course("subscribers", "add", "a@reader.invalid", *at).code == 0
    assert project.course("send", "--yes", "--json", "--now", "2027-01-01T07:30:00Z").json["sent"] == 1


def test_what_stands_in_a_folder_already_is_kept_and_used(tmp_path: Path) -> None:
    lessons = tmp_path / "mine" / "lessons"
    lessons.mkdir(parents=True)
    (lessons / "01-mine.md").write_text("my own notes\n")
    made = ProjectFolder(path=tmp_path).course("init", "mine")
    assert made.code == 0, made.err
    assert [path.name for path in lessons.glob("*.md")] == ["01-mine.md"]


def test_an_article_that_cannot_fill_a_week_leaves_no_half_project(tmp_path: Path) -> None:
    source = tmp_path / "mine" / "lessons" / "source"
    source.mkdir(parents=True)
    (source / "article.txt").write_text("A Title\n\nOne paragraph, and that is all.\n")
    made = ProjectFolder(path=tmp_path).course("init", "mine")
    assert made.code == 1
    assert not (tmp_path / "mine" / "course.toml").exists()


def test_the_demo_does_not_touch_an_operators_own_database(tmp_path: Path) -> None:
    own = f"sqlite:///{tmp_path}/own.db"
    done = ProjectFolder(path=tmp_path).course("demo", "--dir", "play", COURSE_DATABASE_URL=own, COURSE_SMTP_URL="x")
    assert done.code == 0, done.err
    assert not (tmp_path / "own.db").exists()


def test_a_project_is_made_once(tmp_path: Path) -> None:
    folder = ProjectFolder(path=tmp_path)
    folder.course("init", "mine")
    before = (tmp_path / "mine" / "course.toml").read_text()
    again = folder.course("init", "mine", "--title", "Other")
    assert again.code == 2
    assert "already" in again.err
    assert (tmp_path / "mine" / "course.toml").read_text() == before


@pytest.mark.parametrize("title", ['Ten "quick" \\ wins', "七日間のコース", "'''", "#hash = [1]", "{{ course.slug }}"])
def test_any_title_makes_settings_that_load(tmp_path: Path, title: str) -> None:
    folder = ProjectFolder(path=tmp_path)
    made = folder.course("init", "mine", "--title", title)
    assert made.code == 0, made.err
    status = ProjectFolder(path=tmp_path / "mine").course("status")
    assert status.out.splitlines()[0] == title


def test_a_title_that_cannot_be_one_writes_nothing(tmp_path: Path) -> None:
    made = ProjectFolder(path=tmp_path).course("init", "mine", "--title", "=?utf-8?q?x?=")
    assert made.code == 2
    assert "course.title" in made.err
    assert not (tmp_path / "mine").exists()


def test_a_course_in_another_language_begins_in_it(tmp_path):
    folder = ProjectFolder(path=tmp_path)
    made = folder.course("init", "mine", "--language", "de")
    assert made.code == 0, made.err
    assert 'language = "de"' in (tmp_path / "mine" / "course.toml").read_text(encoding="utf-8")
    project = ProjectFolder(path=tmp_path / "mine")
    assert project.course("render").code == 0
    assert "Tag 1 von 7" in next((project.path / "build").glob("01-*.txt")).read_text(encoding="utf-8")


def test_what_is_no_language_is_refused_before_anything_is_written(tmp_path):
    made = ProjectFolder(path=tmp_path).course("init", "mine", "--language", "Deutsch, bitte")
    assert made.code == 2
    assert "language tag" in made.err
    assert not (tmp_path / "mine" / "course.toml").exists()


def test_a_course_of_ones_own_article_has_its_title_language_days_and_pictures(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    (tmp_path / "blog" / "loaf.png").write_bytes(png())
    (tmp_path / "blog" / "brot.md").write_text(
        "---\nlang: de\n---\n# Brot backen\n\n## Der Teig\n\n![Ein Laib](loaf.png)\n\n## Die Hitze\n\nHeiß und lang.\n",
        encoding="utf-8",
    )
    folder = ProjectFolder(path=tmp_path)
    made = folder.course("init", "mine", "--article", "blog/brot.md", "--days", "2")
    assert made.code == 0, made.err
    project = ProjectFolder(path=tmp_path / "mine")
    settings = tomllib.loads((project.path / "course.toml").read_text(encoding="utf-8"))["course"]
    named = {"title": "Brot backen", "slug": "brot-backen", "language": "de", "days": 2, "article": "../blog/brot.md"}
    assert settings.items() >= named.items()
    assert len(list((project.path / "lessons" / "images").iterdir())) == 1
    assert "2 lessons, 2 of them unchanged" in project.course("build").out


def test_an_article_that_is_missing_makes_no_project(tmp_path: Path) -> None:
    made = ProjectFolder(path=tmp_path).course("init", "mine", "--article", "nowhere.md")
    assert made.code == 1
    assert not (tmp_path / "mine").exists()
