"""What keeps a course from being shown is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.emails.mjml import Complaint, RefusedMjmlError
from course.errors import CourseError, LessonError, Place, RenderError, SettingsError, ToolchainError
from course.previewing.mistakes import Line, mistake_of
from course.shipped import shipped


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "01-x.md").write_text("".join(f"line {number}\n" for number in range(1, 11)))
    (tmp_path / "course.toml").write_text('[course]\nslug = "A"\n\n[sender]\nname = ""\n')
    return tmp_path


def test_a_lesson_is_shown_with_the_lines_around(root: Path) -> None:
    mistake = mistake_of(LessonError(root / "lessons" / "01-x.md", 5, "is wrong", "mend it"), root)
    assert (mistake.path, mistake.line, mistake.message, mistake.hint) == ("lessons/01-x.md", 5, "is wrong", "mend it")
    assert mistake.excerpt == tuple(Line(number=number, text=f"line {number}") for number in range(2, 9))


def test_the_first_and_the_last_line_have_fewer_around(root: Path) -> None:
    at = {line: mistake_of(LessonError(root / "lessons" / "01-x.md", line, "x"), root).excerpt for line in (1, 10)}
    assert [line.number for line in at[1]] == [1, 2, 3, 4]
    assert [line.number for line in at[10]] == [7, 8, 9, 10]


def test_settings_are_told_all_at_once_from_the_first_line_on(root: Path) -> None:
    error = SettingsError("course.toml", [("sender.name", "is empty"), ("course.slug", "must be small")])
    mistake = mistake_of(error, root)
    assert (mistake.path, mistake.line) == ("course.toml", 2)
    assert mistake.message == "line 2: course.slug must be small\nline 5: sender.name is empty"


def test_settings_that_are_no_toml_are_told_at_the_line_of_the_parser(root: Path) -> None:
    error = SettingsError("course.toml", [("course.toml", "is not valid TOML: x (at line 4, column 9)")])
    mistake = mistake_of(error, root)
    assert (mistake.line, mistake.message) == (4, "line 4 cannot be read: x")


def test_nobody_is_told_to_run_a_command_again_beside_the_settings(root: Path) -> None:
    assert mistake_of(SettingsError("course.toml", [("sender.name", "is empty")]), root).hint == ""


def test_a_refusal_of_mjml_names_the_lesson_without_a_line(root: Path) -> None:
    lesson = root / "lessons" / "01-x.md"
    error = RefusedMjmlError([Complaint(str(lesson), 44, "mj-text", "wrong")])
    mistake = mistake_of(error, root)
    assert (mistake.path, mistake.line, mistake.excerpt) == ("lessons/01-x.md", 0, ())
    assert mistake.message == "lessons/01-x.md: line 44 of its MJML (mj-text): wrong"


def test_what_several_templates_do_wrong_is_told_with_the_first_one_open(root: Path) -> None:
    (root / "templates").mkdir()
    places = [Place(root / "templates" / name, 2) for name in ("a.mjml.j2", "b.mjml.j2")]
    for place in places:
        Path(place.path).write_text("one\ntwo\n")
    parts = [RenderError(f"{place.path}:2: wrong", place=place) for place in places]
    error = RenderError("\n".join(part.message for part in parts))
    error.parts = tuple(parts)
    mistake = mistake_of(error, root)
    assert (mistake.title, mistake.path, mistake.line) == ("A template has a mistake", "templates/a.mjml.j2", 2)
    assert mistake.message == "templates/a.mjml.j2:2: wrong\ntemplates/b.mjml.j2:2: wrong"


def test_a_shipped_template_is_named_as_a_template(root: Path) -> None:
    template = shipped("templates") / "parts" / "rule.mjml.j2"
    mistake = mistake_of(RenderError(f"{template}:1: wrong", place=Place(template, 1)), root)
    assert (mistake.path, mistake.title) == ("templates/parts/rule.mjml.j2", "A template has a mistake")
    assert mistake.message == "wrong"


def test_one_without_a_place_has_none(root: Path) -> None:
    for error in (CourseError("there is no folder x"), ToolchainError("no Node.js")):
        mistake = mistake_of(error, root)
        assert (mistake.path, mistake.line, mistake.excerpt) == ("", 0, ())


def test_a_file_that_is_gone_has_no_excerpt(root: Path) -> None:
    assert mistake_of(LessonError(root / "lessons" / "gone.md", 3, "x"), root).excerpt == ()


def test_what_a_link_leads_to_is_not_shown(root: Path) -> None:
    (root / ".env").write_text("a secret\n")
    link = root / "lessons" / "02-x.md"
    link.symlink_to(root / ".env")

    assert mistake_of(LessonError(link, 1, "x"), root).excerpt == ()


def test_a_bug_is_said_to_be_one(root: Path) -> None:
    mistake = mistake_of(KeyError("oops"), root)
    assert "KeyError" in mistake.message
    assert "bug in course" in mistake.hint
