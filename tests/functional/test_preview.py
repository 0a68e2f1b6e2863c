"""`course preview`, driven as a page drives it while files change."""

from __future__ import annotations

import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from course.shipped import shipped
from tests.support.pictures import png
from tests.support.project import ProjectFolder, make_project
from tests.support.studio import Studio, studio, until

States = Iterator[dict[str, Any]]
Live = tuple[ProjectFolder, Studio, States]

# Runs `course` and writes down every host that it connects to and every database that it opens.
WATCHED = """\
import sys
def hook(event, arguments):
    if event in ("socket.connect", "sqlite3.connect", "socket.getaddrinfo", "smtplib.connect"):
        open({seen!r}, "a").write(f"{{event}} {{arguments[1:]}}\\n")
sys.addaudithook(hook)
from course.cli import main
try:
    main()
finally:
    loaded = [name for name in sys.modules if name.startswith({banned!r})]
    open({seen!r}, "a").write("".join(f"import {{name}}\\n" for name in loaded))
"""
BANNED = ("course.store", "course.providers", "course.sending", "sqlalchemy", "smtplib", "aiosmtplib", "sendgrid")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ProjectFolder, Studio]]:
    project = make_project(tmp_path_factory.mktemp("shown") / "project", days=2)
    with studio(project.path) as running:
        yield project, running


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    """A course that nobody looks at yet."""
    return make_project(tmp_path / "project", days=2)


@pytest.fixture
def live(shown: tuple[ProjectFolder, Studio]) -> Iterator[Live]:
    """A course, the studio that shows it, and what that tells; what a test does to the files is undone."""
    project, running = shown
    before = {path: path.read_bytes() for path in project.path.rglob("*") if path.is_file()}
    with running.states() as states:
        begun = until(states, lambda state: state["lessons"])
        yield project, running, states
    restore(project.path, before)
    with running.states() as states:
        until(states, lambda state: not state["mistake"] and state["lessons"] == begun["lessons"])


def restore(folder: Path, files: dict[Path, bytes]) -> None:
    """Make a folder hold those files again; caches may stay."""
    for path in sorted(folder.rglob("*"), reverse=True):
        is_kept = path in files or ".course" in path.parts or any(path in file.parents for file in files)
        if path.is_symlink() or (path.is_file() and not is_kept):
            path.unlink()
        elif path.is_dir() and not is_kept:
            path.rmdir()
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)


def lesson(project: ProjectFolder) -> Path:
    return project.path / "lessons" / "02-lesson-2.md"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def titles(state: dict[str, Any]) -> list[str]:
    return [each["title"] for each in state["lessons"]]


def test_an_edited_lesson_is_told_and_shown(live: Live) -> None:
    project, running, states = live
    before = running.json("/api/state")
    change(lesson(project), "Lesson 2 begins", "Lesson 2 starts")
    after = until(states, lambda state: state["lessons"][1]["digest"] != before["lessons"][1]["digest"])
    assert after["version"] > before["version"]
    assert after["lessons"][0]["digest"] == before["lessons"][0]["digest"]
    document = running.json("/api/documents/2/no-name")
    assert "Lesson 2 starts" in document["html"]
    assert "Lesson 2 starts" in document["text"]
    assert "Lesson 2 starts" in document["source"]


def test_an_editor_may_write_by_renaming(live: Live) -> None:
    project, _, states = live
    path = lesson(project)
    text = path.read_text(encoding="utf-8")
    for number in range(2):
        beside = path.with_name("4913.tmp")
        beside.write_text(text.replace("title: Lesson", f"title: {number} Lesson"), encoding="utf-8")
        beside.replace(path)
        named = until(states, lambda state, number=number: titles(state)[1].startswith(f"{number} Lesson"))
        assert named["mistake"] is None


def test_a_mistake_in_a_lesson_is_told_with_its_lines_and_goes_when_mended(live: Live) -> None:
    project, _, states = live
    change(lesson(project), "Lesson 2 begins", "{{ subscriber.shoe_size }} begins")
    broken = until(states, lambda state: state["mistake"])
    assert broken["mistake"]["path"] == "lessons/02-lesson-2.md"
    assert broken["mistake"]["line"] == 10
    assert "shoe_size" in broken["mistake"]["message"]
    assert {"number": 10, "text": lesson(project).read_text().splitlines()[9]} in broken["mistake"]["excerpt"]
    assert len(broken["lessons"]) == 2
    change(lesson(project), "{{ subscriber.shoe_size }} begins", "Lesson 2 begins")
    assert len(until(states, lambda state: not state["mistake"])["lessons"]) == 2


def test_a_mistake_in_the_settings_is_told_with_its_line_and_goes_when_mended(live: Live) -> None:
    project, _, states = live
    file = project.path / "course.toml"
    good = file.read_text(encoding="utf-8")
    line = next(number for number, text in enumerate(good.splitlines(), 1) if text.startswith("send_at"))
    file.write_text(good.replace('send_at = "07:30"', 'send_at = "27:30"'), encoding="utf-8")
    told = until(states, lambda state: state["mistake"])["mistake"]
    assert (told["path"], told["line"]) == ("course.toml", line)
    file.write_text(good + "\n[sender\n", encoding="utf-8")
    told = until(states, lambda state: state["mistake"] and state["mistake"]["line"] != line)["mistake"]
    assert (told["path"], told["line"]) == ("course.toml", len(good.splitlines()) + 2)
    file.write_text(good.replace('send_at = "07:30"', 'send_at = "08:45"'), encoding="utf-8")
    mended = until(states, lambda state: not state["mistake"])
    assert mended["calendar"]["no-name"]["lessons"][0]["time"] == "08:45"
    assert mended["calendar"]["no-name"]["lessons"][0]["time"] == "08:45"


def test_settings_may_go_and_come_back(live: Live) -> None:
    project, _, states = live
    file = project.path / "course.toml"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    told = until(states, lambda state: state["mistake"])["mistake"]
    assert (told["title"], told["hint"]) == ("course.toml is not there", "put it back: the page follows")
    file.write_text(text, encoding="utf-8")
    until(states, lambda state: not state["mistake"])


def test_templates_may_come_be_broken_and_go(live: Live) -> None:
    project, running, states = live
    before = running.json("/api/documents/1/no-name")["html"]
    own = project.path / "templates" / "parts"
    own.mkdir(parents=True)
    text = (shipped("templates") / "parts" / "paragraph.mjml.j2").read_text(encoding="utf-8")
    (own / "paragraph.mjml.j2").write_text(text.replace("<mj-text", '<mj-text align="right"'), encoding="utf-8")
    until(states, lambda state: not state["mistake"] and running.json("/api/documents/1/no-name")["html"] != before)
    (own / "paragraph.mjml.j2").write_text("{% if %}\n" + text, encoding="utf-8")
    told = until(states, lambda state: state["mistake"])["mistake"]
    assert (told["path"], told["line"]) == ("templates/parts/paragraph.mjml.j2", 1)
    assert told["title"] == "A template has a mistake"
    assert running.json("/api/source?path=templates/parts/paragraph.mjml.j2")["text"].startswith("{% if %}")
    shutil.rmtree(project.path / "templates")
    until(states, lambda state: not state["mistake"])
    assert running.json("/api/documents/1/no-name")["html"] == before


def test_a_lesson_may_come_and_go(live: Live) -> None:
    project, _, states = live
    third = project.path / "lessons" / "03-more.md"
    third.write_text(lesson(project).read_text().replace("day: 2", "day: 3").replace("number 2", "number 3"))
    assert len(until(states, lambda state: len(state["lessons"]) == 3)["calendar"]["no-name"]["lessons"]) == 3
    third.unlink()
    until(states, lambda state: len(state["lessons"]) == 2)


def test_the_folder_of_lessons_may_be_replaced(live: Live) -> None:
    project, _, states = live
    folder = project.path / "lessons"
    shutil.copytree(folder, project.path / "other")
    folder.rename(project.path / "old")
    until(states, lambda state: state["mistake"])
    (project.path / "other").rename(folder)
    until(states, lambda state: not state["mistake"])
    change(lesson(project), "title: Lesson", "title: Another lesson")
    followed = until(states, lambda state: titles(state)[1].startswith("Another lesson"))
    assert (len(followed["lessons"]), followed["mistake"]) == (2, None)


def test_the_checks_follow_the_emails(live: Live) -> None:
    project, _, states = live
    change(lesson(project), "Lesson 2 begins", "[here](http://example.com/x) begins")
    found = until(
        states,
        lambda state: state["checks"]["state"] == "done" and any(f["day"] == 2 for f in state["checks"]["findings"]),
    )["checks"]
    assert found["error"] == ""
    ours = next(finding for finding in found["findings"] if finding["day"] == 2)
    assert ours["path"] == "lessons/02-lesson-2.md"
    assert ours["code"] in found["about"]


def test_it_starts_on_a_course_that_is_broken_and_follows_it(project: ProjectFolder) -> None:
    change(lesson(project), "day: 2", "day: two")
    with studio(project.path) as running, running.states() as states:
        broken = next(states)
        assert broken["mistake"]["path"] == "lessons/02-lesson-2.md"
        assert (broken["lessons"], broken["course"]) == ([], None)
        assert running.get("/api/documents/1/no-name")[0] == 404
        change(lesson(project), "day: two", "day: 2")
        assert len(until(states, lambda state: not state["mistake"])["lessons"]) == 2


def test_polling_sees_edits_too(project: ProjectFolder) -> None:
    with studio(project.path, "--poll") as running, running.states() as states:
        before = until(states, lambda state: state["lessons"])
        change(lesson(project), "title: Lesson", "title: Polled lesson")
        after = until(states, lambda state: titles(state)[1].startswith("Polled lesson"))
        assert after["version"] > before["version"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_although_pages_are_open(project: ProjectFolder, number: signal.Signals) -> None:
    with studio(project.path) as running, running.states() as states:
        until(states, lambda state: state["lessons"])
        running.process.send_signal(number)
        assert running.process.wait(20) == 0
        assert next(states, None) is None
        assert running.process.stdout is not None
        assert running.process.stdout.read().endswith("Stopped.\n")


def test_a_port_that_is_taken_is_told_with_a_next_step(project: ProjectFolder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = project.course("preview", "--port", str(taken.getsockname()[1]))
    assert ran.code == 2
    assert "--port" in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_without_settings_is_refused(tmp_path: Path) -> None:
    ran = ProjectFolder(path=tmp_path).course("preview", "--port", "0")
    assert ran.code == 2
    assert "course init" in ran.err


def test_it_reaches_no_subscriber_and_no_provider(project: ProjectFolder, tmp_path: Path) -> None:
    project.configure('name = "mailbox"', 'name = "smtp"')
    seen = tmp_path / "seen"
    starter = tmp_path / "starter.py"
    starter.write_text(WATCHED.format(seen=str(seen), banned=BANNED), encoding="utf-8")
    with studio(project.path, program=(sys.executable, str(starter))) as running, running.states() as states:
        until(states, lambda state: state["lessons"])
        change(lesson(project), "title: Lesson", "title: Another lesson")
        until(states, lambda state: titles(state)[1].startswith("Another") and state["checks"]["state"] != "running")
        running.json("/api/documents/2/long-name")
        running.process.send_signal(signal.SIGTERM)
        running.process.wait(20)
    assert seen.read_text() == ""
    assert not (project.path / "course.db").exists()
    assert not (project.path / "build").exists()


def test_a_picture_that_changes_is_shown_anew(live: Live) -> None:
    project, running, states = live
    images = project.path / "lessons" / "images"
    images.mkdir()
    (images / "loaf.png").write_bytes(png(40, 30))
    change(lesson(project), "> **Key", "![A loaf](images/loaf.png)\n\n> **Key")
    until(states, lambda state: "loaf.png" in running.json("/api/documents/2/no-name")["html"])
    assert 'src="images/loaf.png"' in running.json("/api/documents/2/no-name")["html"]
    assert running.get("/images/loaf.png")[2] == png(40, 30)
    before = running.json("/api/state")["lessons"][1]["digest"]
    (images / "loaf.png").write_bytes(png(40, 31))
    until(states, lambda state: state["lessons"][1]["digest"] != before)
    assert running.get("/images/loaf.png")[2] == png(40, 31)


def test_no_other_site_may_ask_it_by_a_name_of_its_own(live: Live) -> None:
    _, running, _ = live
    assert running.get("/api/state", Host=f"evil.example:{running.port}")[0] == 421
    assert running.get("/api/state", "POST")[0] == 405


def test_an_export_is_whole_and_names_no_path_and_no_secret(project: ProjectFolder, tmp_path: Path) -> None:
    project.configure('url = "sqlite:///course.db"', 'url = "sqlite:///hunter2.db"')
    ran = project.course("preview", "--export", "shared", COURSE_SECRET_KEY="topsecret")
    assert ran.code == 0, ran.err
    assert (project.path / "shared" / "index.html").is_file()
    assert "Lesson 2 begins" in (project.path / "shared" / "assets" / "export.js").read_text(encoding="utf-8")
    for path in (project.path / "shared").rglob("*"):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        assert not [word for word in (str(tmp_path), "hunter2", "topsecret") if word in text], path


def test_an_export_does_not_go_into_a_folder_of_something_else(project: ProjectFolder) -> None:
    ran = project.course("preview", "--export", "lessons")
    assert ran.code == 2
    assert "holds other files" in ran.err
    assert not (project.path / "lessons" / "index.html").exists()


def test_an_export_of_a_broken_course_says_where(project: ProjectFolder) -> None:
    change(lesson(project), "day: 2", "day: two")
    ran = project.course("preview", "--export", "shared")
    assert ran.code == 1
    assert "02-lesson-2.md:2" in ran.err
    assert not (project.path / "shared").exists()
