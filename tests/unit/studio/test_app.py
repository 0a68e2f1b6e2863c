"""What the studio answers, and to whom: asked in memory."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from course.previewing.state import Checks, course_state, whole_state
from course.studio.app import create_app
from course.studio.board import Board, Frame
from course.wiring.studio import Desk
from tests.support.desks import STARTED, a_desk
from tests.support.pictures import png

PORT = 4321


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = a_desk(tmp_path_factory.mktemp("app") / "project")
    images = desk.lessons_folder / "images"
    images.mkdir()
    (images / "loaf.png").write_bytes(png(40, 30))
    return desk


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    """A browser on this machine that looks at two lessons."""
    showing, board = desk.look(), Board()
    state = whole_state(course_state(showing), version=7, is_live=True, now=STARTED, checks=Checks(), mistake=None)
    board.put(Frame(version=7, state=json.dumps(state), showing=showing))
    return TestClient(create_app(desk, board, PORT), base_url=f"http://127.0.0.1:{PORT}")


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"])
def test_it_answers_its_own_names(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", f"127.0.0.1.evil:{PORT}", ""],
)
def test_it_answers_no_other_name(client: TestClient, host: str) -> None:
    answer = client.get("/api/state", headers={"host": host})
    assert answer.status_code == 421
    assert "lessons" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_no_request_can_change_anything(client: TestClient, method: str) -> None:
    assert client.request(method, "/api/state").status_code == 405


@pytest.mark.parametrize("path", ["/", "/api/state", "/assets/studio.js", "/elsewhere"])
def test_no_other_page_may_read_it(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"origin": "https://evil.example"}).headers
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
        "/assets/..%2Fapp.py",
        "/assets/studio.html",
        "/images/..%2Fcourse.toml",
        "/images/none.png",
        "/api/documents/0/no-name",
        "/api/documents/3/no-name",
        "/api/documents/1/nobody",
        "/api/documents/01/no-name",
        "/api/documents/١/no-name",
        "/api/documents/one/no-name",
        "/api/documents/" + "9" * 5000 + "/no-name",
        "/api/source?path=templates/%00.html",
        "/api/source?path=templates/" + "a" * 5000 + ".html",
        "/api/source?path=lessons/%ff%fe.md",
        "/images/%00.png",
        "/images/" + "a" * 300 + ".png",
        "/assets/%00.js",
        "/elsewhere",
    ],
)
def test_anything_else_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_links_do_not_lead_out_of_the_project(client: TestClient, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    (desk.lessons_folder / "09-secret.md").symlink_to(tmp_path / "secret.md")
    assert client.get("/api/source?path=lessons/09-secret.md").status_code == 404


@pytest.mark.parametrize("target", ["../.env", "../course.db", "images/loaf.png", "98-link.md"])
def test_links_do_not_lead_to_files_that_have_other_names_here(client: TestClient, desk: Desk, target: str) -> None:
    for name in (".env", "course.db"):
        (desk.root / name).write_text("secret")
    link = desk.lessons_folder / "98-link.md"
    link.symlink_to(target)
    answer = client.get("/api/source?path=lessons/98-link.md")
    link.unlink()
    assert answer.status_code == 404


def test_a_link_to_another_lesson_shows_it(client: TestClient, desk: Desk) -> None:
    link = desk.lessons_folder / "97-link.md"
    link.symlink_to("01-lesson-1.md")
    answer = client.get("/api/source?path=lessons/97-link.md")
    link.unlink()
    assert "day: 1" in answer.json()["text"]


def test_the_page_and_all_that_belongs_to_it_are_there(client: TestClient) -> None:
    page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    for name in ("studio.css", "studio.js"):
        assert f'"assets/{name}"' in page.text
        assert client.get(f"/assets/{name}").status_code == 200


def test_a_document_that_a_browser_has_is_not_sent_again(client: TestClient) -> None:
    path = "/api/documents/1/no-name"
    tag = client.get(path).headers["etag"]
    again = client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/documents/1/long-name", headers={"if-none-match": tag}).status_code == 200


def test_a_document_is_the_lesson_as_one_reader_gets_it(client: TestClient) -> None:
    document = client.get("/api/documents/2/other-script").json()
    assert (document["version"], document["day"], document["persona"]) == (7, 2, "other-script")
    assert "Lesson 2 begins here, さくら." in document["text"]
    assert document["source"].startswith("---\nday: 2\n")


@pytest.mark.parametrize("path", ["course.toml", "lessons/01-lesson-1.md", "templates/footer.mjml.j2"])
def test_files_that_a_mistake_can_name_are_shown(client: TestClient, path: str) -> None:
    answer = client.get("/api/source", params={"path": path}).json()
    assert answer["path"] == path
    assert answer["text"].strip()


def test_a_picture_is_shown_from_beside_the_lessons(client: TestClient) -> None:
    answer = client.get("/images/loaf.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content == png(40, 30)


def test_a_course_that_never_could_be_shown_has_no_documents(desk: Desk) -> None:
    board = Board()
    board.put(Frame(version=1, state="{}", showing=None))
    client = TestClient(create_app(desk, board, PORT), base_url=f"http://localhost:{PORT}")
    assert client.get("/api/documents/1/no-name").status_code == 404


def test_a_studio_that_ends_before_it_shows_anything_says_so(desk: Desk) -> None:
    board = Board()
    board.close()
    client = TestClient(create_app(desk, board, PORT), base_url=f"http://localhost:{PORT}")
    assert client.get("/api/state").status_code == 503


def test_who_asks_by_no_port_is_answered_only_where_browsers_leave_it_out(desk: Desk) -> None:
    client = TestClient(create_app(desk, Board(), 80), base_url="http://localhost")
    assert client.get("/").status_code == 200
