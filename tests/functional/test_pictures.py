"""An article's pictures on their way: beside the lessons, into the emails, onto the page, and over HTTP."""

from __future__ import annotations

import http.client
import os
import re
from contextlib import closing
from email import message_from_bytes, policy
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from course.lesson_pictures import find_picture, keep_pictures, read_pictures, unused_pictures
from tests.support.pictures import gif, png
from tests.support.project import ProjectFolder
from tests.support.serving import serving

HERE = "https://courses.backcare.invalid/courses"
ARTICLE = """# Bread at home

## Mixing

Mix flour and water, and let them rest for an hour before the salt goes in.

![A loaf](img/loaf.png "Day one")

## Baking

Bake it hot. ![Gone](img/gone.png)

![Drawn](img/plan.svg)

![Far](https://example.com/far.png)
"""


@pytest.fixture
def folder(tmp_path: Path) -> ProjectFolder:
    project = ProjectFolder.make(tmp_path)
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "loaf.png").write_bytes(png(300, 200))
    (tmp_path / "img" / "plan.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "article.md").write_text(ARTICLE)
    return project


def lessons_of(folder: ProjectFolder) -> str:
    return "".join(path.read_text() for path in sorted((folder.path / "lessons").glob("*.md")))


def images_of(folder: ProjectFolder) -> list[str]:
    return sorted(path.name for path in (folder.path / "lessons" / "images").glob("*"))


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


def fetch(address: str, path: str, method: str = "GET") -> Answer:
    parts = urlsplit(address)
    with closing(http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)) as connection:
        connection.request(method, path)
        with connection.getresponse() as answer:
            return Answer(answer.status, answer.headers, answer.read())


def test_a_picture_goes_from_the_article_to_the_reader(folder: ProjectFolder) -> None:
    built = folder.run("build", "article.md", "--days", "2")
    assert built.exit_code == 0, built.output
    (name,) = images_of(folder)
    assert re.fullmatch(r"loaf-[0-9a-f]{12}\.png", name)
    assert f'![A loaf](images/{name} "Day one")' in lessons_of(folder)
    assert "article.md:11: the picture img/gone.png is not there; its words stand alone" in built.stderr
    assert "article.md:13: the picture img/plan.svg is an SVG drawing" in built.stderr
    assert "far.png" not in built.stderr

    rendered = folder.run("render")
    assert rendered.exit_code == 0, rendered.output
    assert re.search(r"02-[\w-]+\.md:\d+: no email can show the picture img/gone\.png", rendered.stderr)
    page = next((folder.path / "build").glob("01-*.html"))
    assert f'src="images/{name}"' in page.read_text()
    assert (page.parent / "images" / name).read_bytes() == png(300, 200)
    message = message_from_bytes(page.with_suffix(".eml").read_bytes(), policy=policy.default)
    sent = message.get_body(("html",))
    assert sent is not None
    assert re.search(rf'<img[^>]* src="{HERE}/images/{name}"[^>]* width="300"', sent.get_content())

    with serving(folder.path) as (address, _):
        for path in (f"/images/{name}", f"/courses/images/{name}"):
            answer = fetch(address, path)
            assert (answer.status, answer.body) == (200, png(300, 200))
        assert answer.headers["content-type"] == "image/png"
        assert answer.headers.get_all("cache-control") == ["public, max-age=31536000, immutable"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        looked = fetch(address, f"/images/{name}", "HEAD")
        assert (looked.status, looked.headers["content-length"], looked.body) == (200, str(len(png(300, 200))), b"")
        assert fetch(address, f"/images/{name}", "POST").status == 405
        for path in ("/images/", "/images", "/images/..%2Fcourse.toml", "/images/%2e%2e/course.toml", "/images/no.png"):
            assert fetch(address, path).status == 404


def test_building_again_keeps_the_picture_that_sent_emails_may_show_and_says_so(folder: ProjectFolder) -> None:
    folder.run("build", "article.md", "--days", "2")
    (first,) = images_of(folder)
    (folder.path / "img" / "loaf.png").write_bytes(png(600, 400))
    again = folder.run("build", "article.md", "--days", "2")
    assert again.exit_code == 0, again.output
    assert len(images_of(folder)) == 2
    assert f"images/{first}  (no lesson shows it; emails that were sent may)" in again.stdout


def test_a_build_that_only_says_what_it_would_do_writes_no_picture(folder: ProjectFolder) -> None:
    said = folder.run("build", "article.md", "--days", "2", "--dry-run")
    assert "img/gone.png is not there" in said.stderr
    assert re.search(r"^new +\S+/images/loaf-[0-9a-f]{12}\.png$", said.stdout, re.MULTILINE)
    assert not (folder.path / "lessons" / "images").exists()


def test_a_picture_that_the_marketer_put_there_is_shown_and_served_and_copies_are_tidied_up(
    folder: ProjectFolder,
) -> None:
    folder.run("build", "article.md", "--days", "2")
    (folder.path / "lessons" / "images" / "My_own.gif").write_bytes(gif(40, 30))
    lesson = next((folder.path / "lessons").glob("01-*.md"))
    as_built = lesson.read_text()
    lesson.write_text(as_built + "\n![Mine](images/My_own.gif)\n")
    folder.run("render")
    assert (folder.path / "build" / "images" / "My_own.gif").exists()
    with serving(folder.path) as (address, _):
        answer = fetch(address, "/images/My_own.gif")
        assert (answer.status, answer.headers["content-type"]) == (200, "image/gif")
        assert answer.headers["cache-control"] == "public, max-age=3600"
    lesson.write_text(as_built)
    assert "images/My_own.gif" in folder.run("render").stdout
    assert not (folder.path / "build" / "images" / "My_own.gif").exists()


def test_only_pictures_are_found_and_none_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    lessons = tmp_path / "lessons"
    keep_pictures(lessons, {"a-0123456789ab.png": png()})
    (lessons / "images" / "page.png").write_text("<script>alert(1)</script>")
    (tmp_path / "secret.png").write_bytes(png())
    (lessons / "images" / "out.png").symlink_to(tmp_path / "secret.png")
    os.mkfifo(lessons / "images" / "pipe.png")
    assert find_picture(lessons, "a-0123456789ab.png") is not None
    for name in ("page.png", "out.png", "pipe.png", ".", "..", "../secret.png", "", "a\0.png", "A" * 300):
        assert find_picture(lessons, name) is None
    assert list(read_pictures(lessons)) == ["a-0123456789ab.png"]


def test_a_kept_picture_that_no_lesson_names_any_more_is_named_and_stays(tmp_path: Path) -> None:
    from course.pictures import PictureKind, given_name

    shown, unused = (given_name("x", png(shade=shade), PictureKind.PNG) for shade in (1, 2))
    keep_pictures(tmp_path, {shown: png(shade=1), unused: png(shade=2), "own.png": png(shade=3)})
    (tmp_path / "01-x.md").write_text(f"![a](images/{shown})")
    assert [path.name for path in unused_pictures(tmp_path)] == [unused]
    assert len(list((tmp_path / "images").iterdir())) == 3
