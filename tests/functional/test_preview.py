"""`course preview`, driven as a page drives it while files change."""

from __future__ import annotations

import json
import shutil
import signal
import socket
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from course.shipped import shipped
from tests.support.pictures import png
from tests.support.project import ProjectFolder, make_project
from tests.support.studio import Studio, studio, until

States = Iterator[dict[str, Any]]

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


@pytest.fixture
def project(tmp_path: Path) -> ProjectFolder:
    return make_project(tmp_path / "project", days=2)


@pytest.fixture
def live(project: ProjectFolder) -> Iterator[tuple[Studio, States]]:
    with studio(project.path) as running, running.states() as states:
        until(states, lambda state: state["lessons"])
        yield running, states


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio whose files nobody changes."""
    with studio(make_project(tmp_path_factory.mktemp("quiet") / "project", days=2).path) as running:
        yield running


def lesson(project: ProjectFolder) -> Path:
    return project.path / "lessons" / "02-lesson-2.md"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def titles(state: dict[str, Any]) -> list[str]:
    return [each["title"] for each in state["lessons"]]


def test_an_edited_lesson_is_told_and_shown(project: ProjectFolder, live: tuple[Studio, States]) -> None:
    running, states = live
    before = running.json("/api/state")
    change(lesson(project), "Lesson 2 begins", "Lesson 2 starts")
    after = until(states, lambda state: state["lessons"][1]["digest"] != before["lessons"][1]["digest"])
    assert after["version"] > before["version"]
    assert after["lessons"][0]["digest"] == before["lessons"][0]["digest"]
    document = running.json("/api/documents/2/no-name")
    assert "Lesson 2 starts" in document["html"]
    assert "Lesson 2 starts" in document["text"]
    assert "Lesson 2 starts" in document["source"]


def test_an_editor_may_write_by_renaming(project: ProjectFolder, live: tuple[Studio, States]) -> None:
    path = lesson(project)
    text = path.read_text(encoding="utf-8")
    for number in range(2):
        beside = path.with_name("4913.tmp")
        beside.write_text(text.replace("title: Lesson", f"title: {number} Lesson"), encoding="utf-8")
        beside.replace(path)
        until(live[1], lambda state, number=number: titles(state)[1].startswith(f"{number} Lesson"))


def test_a_mistake_in_a_lesson_is_told_with_its_lines_and_goes_when_mended(
    project: ProjectFolder, live: tuple[Studio, States]
) -> None:
    _, states = live
    change(lesson(project), "Lesson 2 begins", "{{ subscriber.shoe_size }} begins")
    broken = until(states, lambda state: state["mistake"])
    assert broken["mistake"]["path"] == "lessons/02-lesson-2.md"
    assert broken["mistake"]["line"] == 10
    assert "shoe_size" in broken["mistake"]["message"]
    assert {"number": 10, "text": lesson(project).read_text().splitlines()[9]} in broken["mistake"]["excerpt"]
    assert len(broken["lessons"]) == 2
    change(lesson(project), "{{ subscriber.shoe_size }} begins", "Lesson 2 begins")
    assert len(until(states, lambda state: not state["mistake"])["lessons"]) == 2


def test_a_mistake_in_the_settings_is_told_with_its_line_and_goes_when_mended(
    project: ProjectFolder, live: tuple[Studio, States]
) -> None:
    _, states = live
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


def test_settings_may_go_and_come_back(project: ProjectFolder, live: tuple[Studio, States]) -> None:
    _, states = live
    file = project.path / "course.toml"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    assert until(states, lambda state: state["mistake"])["mistake"]["title"] == "There is no course here"
    file.write_text(text, encoding="utf-8")
    until(states, lambda state: not state["mistake"])


def test_templates_may_come_be_broken_and_go(project: ProjectFolder, live: tuple[Studio, States]) -> None:
    running, states = live
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


def test_a_lesson_may_come_and_go(project: ProjectFolder, live: tuple[Studio, States]) -> None:
    _, states = live
    third = project.path / "lessons" / "03-more.md"
    third.write_text(lesson(project).read_text().replace("day: 2", "day: 3").replace("number 2", "number 3"))
    assert len(until(states, lambda state: len(state["lessons"]) == 3)["calendar"]["no-name"]["lessons"]) == 3
    third.unlink()
    until(states, lambda state: len(state["lessons"]) == 2)


def test_the_folder_of_lessons_may_be_replaced(project: ProjectFolder, live: tuple[Studio, States]) -> None:
    _, states = live
    folder = project.path / "lessons"
    shutil.copytree(folder, project.path / "other")
    folder.rename(project.path / "old")
    until(states, lambda state: state["mistake"])
    (project.path / "other").rename(folder)
    until(states, lambda state: not state["mistake"])
    change(lesson(project), "title: Lesson", "title: Another lesson")
    until(states, lambda state: titles(state)[1].startswith("Another lesson"))


def test_the_checks_follow_the_emails(project: ProjectFolder, live: tuple[Studio, States]) -> None:
    _, states = live
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
        until(states, lambda state: state["lessons"])
        change(lesson(project), "title: Lesson", "title: Polled lesson")
        until(states, lambda state: titles(state)[1].startswith("Polled lesson"))


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
    with studio(project.path, starter=(str(starter),)) as running, running.states() as states:
        until(states, lambda state: state["lessons"])
        change(lesson(project), "title: Lesson", "title: Another lesson")
        until(states, lambda state: titles(state)[1].startswith("Another") and state["checks"]["state"] != "running")
        running.json("/api/documents/2/long-name")
        running.process.send_signal(signal.SIGTERM)
        running.process.wait(20)
    assert seen.read_text() == ""
    assert not (project.path / "course.db").exists()
    assert not (project.path / "build").exists()


def test_it_answers_its_own_names_alone(quiet: Studio) -> None:
    port = quiet.port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}", f"LOCALHOST:{port}"):
        assert quiet.get("/", Host=host)[0] == 200
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1",
        f"127.0.0.1:{port + 1}",
        f"127.0.0.1.evil:{port}",
    ):
        status, _, body = quiet.get("/api/state", Host=host)
        assert status == 421
        assert b"lessons" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_no_request_can_change_anything(quiet: Studio, method: str) -> None:
    assert quiet.get("/api/state", method)[0] == 405


def test_no_other_page_may_read_it(quiet: Studio) -> None:
    _, headers, _ = quiet.get("/api/state", Origin="https://evil.example")
    assert not [name for name in headers if name.startswith("access-control")]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/api/source?path=../course.toml",
        "/api/source?path=/etc/passwd",
        "/api/source?path=lessons/../course.toml",
        "/api/source?path=lessons/.generated/x.md",
        "/api/source?path=templates/../../x.j2",
        "/api/source?path=course.db",
        "/api/source",
        "/assets/../app.py",
        "/assets/studio.html",
        "/images/../course.toml",
        "/images/none.png",
        "/api/documents/0/no-name",
        "/api/documents/3/no-name",
        "/api/documents/1/nobody",
        "/elsewhere",
    ],
)
def test_anything_else_is_not_there(quiet: Studio, path: str) -> None:
    assert quiet.get(path)[0] == 404


def test_links_do_not_lead_out_of_the_project(
    project: ProjectFolder, live: tuple[Studio, States], tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text("secret")
    (project.path / "lessons" / "09-secret.md").symlink_to(tmp_path / "secret.md")
    assert live[0].get("/api/source?path=lessons/09-secret.md")[0] == 404


def test_the_page_and_all_that_belongs_to_it_are_there(quiet: Studio) -> None:
    status, headers, page = quiet.get("/")
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    for name in ("studio.css", "studio.js"):
        assert f'"assets/{name}"'.encode() in page
        assert quiet.get(f"/assets/{name}")[0] == 200


def test_a_document_that_a_browser_has_is_not_sent_again(quiet: Studio) -> None:
    _, headers, _ = quiet.get("/api/documents/1/no-name")
    status, _, body = quiet.get("/api/documents/1/no-name", **{"If-None-Match": headers["etag"]})
    assert (status, body) == (304, b"")


def test_a_picture_is_shown_from_beside_the_lessons(project: ProjectFolder, live: tuple[Studio, States]) -> None:
    running, states = live
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


def test_an_export_holds_all_that_the_page_asks_for(project: ProjectFolder, tmp_path: Path) -> None:
    out = tmp_path / "shared"
    ran = project.course("preview", "--export", str(out))
    assert ran.code == 0, ran.err
    data = exported(out)
    assert data["state"]["live"] is False
    assert data["state"]["mistake"] is None
    assert data["state"]["checks"]["state"] == "done"
    readers = [persona["key"] for persona in data["state"]["personas"]]
    assert set(data["documents"]) == {f"{day}/{key}" for day in (1, 2) for key in readers}
    assert data["sources"]["lessons/02-lesson-2.md"] == lesson(project).read_text()
    page = (out / "index.html").read_text(encoding="utf-8")
    assert page.index('src="assets/export.js"') < page.index('src="assets/studio.js"')
    assert (out / "assets" / "studio.css").is_file()


def test_an_export_has_the_pictures_that_emails_show(project: ProjectFolder, tmp_path: Path) -> None:
    images = project.path / "lessons" / "images"
    images.mkdir()
    for name in ("loaf.png", "unused.png"):
        (images / name).write_bytes(png())
    change(lesson(project), "> **Key", "![A loaf](images/loaf.png)\n\n> **Key")
    project.course("preview", "--export", str(tmp_path / "shared"))
    assert [path.name for path in (tmp_path / "shared" / "images").iterdir()] == ["loaf.png"]


def test_an_export_names_no_path_and_no_secret(project: ProjectFolder, tmp_path: Path) -> None:
    project.configure('url = "sqlite:///course.db"', 'url = "sqlite:///hunter2.db"')
    ran = project.course("preview", "--export", "shared", COURSE_SECRET_KEY="topsecret")
    assert ran.code == 0, ran.err
    for path in (project.path / "shared").rglob("*"):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        assert not [word for word in (str(tmp_path), "hunter2", "topsecret") if word in text], path


def test_an_export_takes_the_place_of_the_one_before(project: ProjectFolder, tmp_path: Path) -> None:
    out = tmp_path / "shared"
    project.course("preview", "--export", str(out))
    (out / "notes.txt").write_text("mine")
    manifest = json.loads((out / ".exported.json").read_text())
    (out / "assets" / "old.js").write_text("old")
    manifest["assets/old.js"] = sha256(b"old").hexdigest()
    manifest["../course.toml"] = sha256((project.path / "course.toml").read_bytes()).hexdigest()
    (out / ".exported.json").write_text(json.dumps(manifest))
    assert project.course("preview", "--export", str(out)).code == 0
    assert (out / "notes.txt").read_text() == "mine"
    assert not (out / "assets" / "old.js").exists()
    assert (project.path / "course.toml").exists()


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


def exported(out: Path) -> Any:
    """What the export's script sets."""
    script = (out / "assets" / "export.js").read_text(encoding="utf-8")
    return json.loads(script.removeprefix("window.COURSE_EXPORT = ").removesuffix(";\n"))
