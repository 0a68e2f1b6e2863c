"""Emails written as files: what is there afterwards, what is left alone, what is tidied up."""

from __future__ import annotations

import json
from dataclasses import replace
from email import message_from_bytes, policy
from hashlib import sha256
from pathlib import Path

import pytest

from course.errors import CourseError
from course.models import Email, MergeField
from course.rendering import Rendering, render_course
from course.shipped import shipped
from tests.support.lessons import some_settings
from tests.support.office import make_email

SETTINGS = some_settings()
NAME = "z0123456789abcdef0123456"
LEAVE = "z0123456789abcdef0123457"


def an_email(day: int, words: str = "Hello") -> Email:
    return replace(
        make_email(day, SETTINGS.sender),
        subject=f"{words} {NAME} & co",
        preheader=f"<{NAME}>",
        html=f'<p>{words} {NAME}</p><a href="{LEAVE}">Leave</a>',
        text=f"{words} {NAME}\n{LEAVE}\n",
        marks={
            NAME: MergeField(name="subscriber.first_name", default="there"),
            LEAVE: MergeField(name="unsubscribe_url"),
        },
    )


def render(out: Path, *emails: Email) -> Rendering:
    return render_course(emails, SETTINGS, templates=shipped("templates"), out=out)


def names(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir() if not path.name.startswith("."))


def test_each_email_is_a_page_a_text_and_a_message(tmp_path: Path) -> None:
    rendering = render(tmp_path / "build", an_email(1), an_email(2))

    assert names(tmp_path / "build") == [
        *("01-lesson.eml", "01-lesson.html", "01-lesson.txt", "02-lesson.eml", "02-lesson.html", "02-lesson.txt"),
        "index.html",
    ]
    assert rendering.changed == ("01-lesson", "02-lesson")
    assert rendering.index == tmp_path / "build" / "index.html"


def test_pages_are_filled_in_for_a_reader_without_a_name(tmp_path: Path) -> None:
    render(tmp_path, an_email(1))

    assert (tmp_path / "01-lesson.txt").read_text() == "Hello there\nhttps://courses.example.com/unsubscribe/sample\n"
    assert "Hello there" in (tmp_path / "01-lesson.html").read_text()


def test_the_message_is_the_same_email(tmp_path: Path) -> None:
    render(tmp_path, an_email(1))

    message = message_from_bytes((tmp_path / "01-lesson.eml").read_bytes(), policy=policy.default)
    assert message["Subject"] == "Hello there & co"
    text, page = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert page is not None
    assert text.get_content().splitlines() == (tmp_path / "01-lesson.txt").read_text().splitlines()
    assert page.get_content().splitlines() == (tmp_path / "01-lesson.html").read_text().splitlines()


def test_the_index_shows_every_email_and_escapes_what_it_shows(tmp_path: Path) -> None:
    render(tmp_path, an_email(1), an_email(2))
    index = (tmp_path / "index.html").read_text()

    assert index.count("Hello there &amp; co</h2>") == 2
    assert "&lt;there&gt;" in index
    for name in names(tmp_path):
        assert name == "index.html" or f'"{name}"' in index


def test_the_same_emails_leave_every_file_untouched(tmp_path: Path) -> None:
    render(tmp_path, an_email(1))
    before = {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in tmp_path.iterdir()}

    rendering = render(tmp_path, an_email(1))

    assert (rendering.changed, rendering.unchanged) == ((), ("01-lesson",))
    after = {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in tmp_path.iterdir()}
    assert after == before


def test_only_what_changed_is_said_to_have_changed(tmp_path: Path) -> None:
    render(tmp_path, an_email(1), an_email(2))

    rendering = render(tmp_path, an_email(1), an_email(2, "Bye"))

    assert (rendering.changed, rendering.unchanged) == (("02-lesson",), ("01-lesson",))


def test_files_of_a_lesson_that_is_gone_are_removed(tmp_path: Path) -> None:
    render(tmp_path, an_email(1), an_email(2))

    rendering = render(tmp_path, an_email(1))

    assert rendering.removed == ("02-lesson.eml", "02-lesson.html", "02-lesson.txt")
    assert names(tmp_path) == ["01-lesson.eml", "01-lesson.html", "01-lesson.txt", "index.html"]


def test_files_of_other_makers_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "02-mine.html").write_text("mine")
    (tmp_path / "mailbox").mkdir()
    render(tmp_path, an_email(1))

    render(tmp_path, an_email(3))

    assert (tmp_path / "02-mine.html").read_text() == "mine"
    assert (tmp_path / "mailbox").is_dir()


def test_a_file_that_was_edited_since_is_left_alone(tmp_path: Path) -> None:
    render(tmp_path, an_email(1), an_email(2))
    (tmp_path / "02-lesson.txt").write_text("my notes")

    assert render(tmp_path, an_email(1)).removed == ("02-lesson.eml", "02-lesson.html")
    assert (tmp_path / "02-lesson.txt").read_text() == "my notes"


def test_files_of_a_run_that_was_cut_short_are_removed_too(tmp_path: Path) -> None:
    render(tmp_path, an_email(1), an_email(2))
    (tmp_path / "02-lesson.eml").unlink()
    (tmp_path / "02-lesson.eml").mkdir()
    with pytest.raises(CourseError, match="cannot be written"):
        render(tmp_path, an_email(1), an_email(2, "Bye"))
    (tmp_path / "02-lesson.eml").rmdir()

    assert render(tmp_path, an_email(1)).removed == ("02-lesson.html", "02-lesson.txt")


@pytest.mark.parametrize("name", ["mine.html", "02-mine.tar.html", "../02-mine.html", "02-mine.pdf", "02-link.html"])
def test_a_planted_list_removes_nothing_but_plain_files_named_like_an_emails(tmp_path: Path, name: str) -> None:
    out = tmp_path / "build"
    out.mkdir()
    (tmp_path / "mine").write_text("mine")
    if "link" in name:
        (out / name).symlink_to(tmp_path / "mine")
    else:
        (out / name).write_text("mine")
    (out / ".rendered.json").write_text(json.dumps({name: [sha256(b"mine").hexdigest()]}))

    assert render(out, an_email(1)).removed == ()
    assert (out / name).read_text() == "mine"


@pytest.mark.parametrize(
    "manifest", ["", "{", "7", '["../outside.txt", 5]', '{"../outside.txt": [5], "02-a.txt": 7, "02-b.txt": [[]]}']
)
def test_a_list_of_files_that_was_tampered_with_removes_nothing_else(tmp_path: Path, manifest: str) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("precious")
    out = tmp_path / "build"
    out.mkdir()
    (out / ".rendered.json").write_text(manifest)

    assert render(out, an_email(1)).removed == ()
    assert outside.read_text() == "precious"
    assert "01-lesson.html" in json.loads((out / ".rendered.json").read_text())


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")

    with pytest.raises(CourseError, match="build"):
        render(tmp_path / "build", an_email(1))
