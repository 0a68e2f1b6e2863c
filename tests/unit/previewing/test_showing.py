"""What the page is told of a course changes when what it shows does, and only then."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from course.previewing.documents import document_of, inbox_line, weight_of
from course.previewing.showing import Showing
from course.previewing.state import NOTHING, Checks, course_state, document_state, whole_state
from course.wiring.studio import Desk
from tests.support.desks import STARTED, a_desk
from tests.support.pictures import png

LESSON = "lessons/02-lesson-2.md"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Showing:
    """A course of two lessons that nobody changes."""
    return a_desk(tmp_path_factory.mktemp("showing") / "project").look()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path / "project")


def change(desk: Desk, name: str, old: str, new: str) -> None:
    path = desk.root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def digests(showing: Showing) -> list[str]:
    return [showing.digest(shown.lesson.day) for shown in showing.lessons]


def edit_words(desk: Desk) -> None:
    change(desk, LESSON, "Lesson 2 begins", "Lesson 2 starts")


def edit_front_matter(desk: Desk) -> None:
    change(desk, LESSON, "source: [1-2]", "source: [1-3]")


@pytest.mark.parametrize("edit", [edit_words, edit_front_matter])
def test_an_edited_lesson_is_another_and_the_others_are_not(desk: Desk, edit: Callable[[Desk], None]) -> None:
    before = digests(desk.look())
    edit(desk)
    after = digests(desk.look())
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_a_look_at_the_same_files_shows_the_same(desk: Desk) -> None:
    assert course_state(desk.look()) == course_state(desk.look())


def test_a_lesson_is_another_when_the_file_of_its_picture_is(desk: Desk) -> None:
    (desk.lessons_folder / "images").mkdir()
    (desk.lessons_folder / "images" / "loaf.png").write_bytes(png(40, 30))
    change(desk, LESSON, "> **Key", "![A loaf](images/loaf.png)\n\n> **Key")
    before = digests(desk.look())
    (desk.lessons_folder / "images" / "loaf.png").write_bytes(png(41, 300))
    after = digests(desk.look())
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_a_picture_stands_beside_the_page(desk: Desk) -> None:
    (desk.lessons_folder / "images").mkdir()
    (desk.lessons_folder / "images" / "loaf.png").write_bytes(png(40, 30))
    change(desk, LESSON, "> **Key", "![A loaf](images/loaf.png)\n\n> **Key")
    showing = desk.look()
    assert 'src="images/loaf.png"' in document_of(showing, 2, showing.personas["no-name"]).html


def test_every_lesson_is_another_when_the_calendar_is(desk: Desk) -> None:
    before = digests(desk.look())
    change(desk, "course.toml", 'send_at = "07:30"', 'send_at = "08:45"')
    assert not set(digests(desk.look())) & set(before)


def test_lessons_that_are_the_same_are_not_made_again(untouched: Showing) -> None:
    before = course_state(untouched)
    after = course_state(untouched, before)
    assert [new is old for new, old in zip(after["lessons"], before["lessons"], strict=True)] == [True, True]


@pytest.mark.parametrize(("reader", "greeting"), [("no-name", "reader"), ("other-script", "さくら")])
def test_a_document_greets_its_reader(untouched: Showing, reader: str, greeting: str) -> None:
    document = document_of(untouched, 1, untouched.personas[reader])
    assert f"Lesson 1 begins here, {greeting}." in document.text
    assert greeting in document.html


def test_a_document_has_the_head_of_the_message_that_would_go_out(untouched: Showing) -> None:
    reader = untouched.personas["right-to-left"]
    headers = document_of(untouched, 2, reader).headers
    assert f"<{reader.email}>" in headers
    assert "List-Unsubscribe: " in headers
    assert f"{untouched.agendas[reader.key].entries[1].at:%d %b %Y}" in headers
    assert "\r" not in headers
    assert "\n\n" not in headers


def test_a_lesson_weighs_what_its_heaviest_message_does(untouched: Showing) -> None:
    weight = weight_of(untouched, 1)
    pages = [document_of(untouched, 1, reader) for reader in untouched.personas.values()]
    assert weight.html in {len(page.html.encode()) for page in pages}
    assert weight.text in {len(page.text.encode()) for page in pages}
    assert weight.style == len("p{}")
    assert weight.message > max(len(page.text.encode()) for page in pages)


def test_an_inbox_shows_subject_and_preview_line_without_marks(untouched: Showing) -> None:
    line = inbox_line(untouched, 2, untouched.personas["no-name"])
    assert line.subject == "Lesson number 2"
    assert line.preheader == "What this day is about."


def whole(course: Any) -> dict[str, Any]:
    return whole_state(course, version=3, is_live=True, now=STARTED, checks=Checks(), mistake=None)


def test_the_state_is_json_as_it_is(untouched: Showing) -> None:
    state = whole(course_state(untouched))
    assert json.loads(json.dumps(state)) == state


def test_a_course_that_never_could_be_shown_has_the_same_parts(untouched: Showing) -> None:
    assert whole(NOTHING).keys() == whole(course_state(untouched)).keys()


def test_each_reader_has_an_inbox_a_calendar_and_documents(untouched: Showing) -> None:
    state = whole(course_state(untouched))
    readers = [persona["key"] for persona in state["personas"]]
    assert list(state["calendar"]) == readers
    for lesson in state["lessons"]:
        assert list(lesson["inbox"]) == readers
    for key in readers:
        document = document_state(untouched, 2, untouched.personas[key], version=3)
        assert (document["day"], document["persona"], document["path"]) == (2, key, LESSON)
