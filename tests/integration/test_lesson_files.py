from pathlib import Path

import pytest

from course.errors import CourseError, LessonError
from course.lesson_files import read_lessons


def write(folder: Path, name: str, day: int, extra: str = "") -> None:
    text = f"---\n{extra}day: {day}\ntitle: Lesson {day}\nsubject: Lesson {day}\n---\n\nText.\n"
    (folder / name).write_text(text, encoding="utf-8")


def test_lessons_come_by_day_whatever_their_files_are_called(tmp_path: Path) -> None:
    for name, day in [("c.md", 1), ("a.md", 2), ("b.md", 3)]:
        write(tmp_path, name, day)
    (tmp_path / "README.md").write_text("About these lessons.", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("Notes.", encoding="utf-8")

    assert [lesson.path for lesson in read_lessons(tmp_path)] == [tmp_path / name for name in ("c.md", "a.md", "b.md")]


@pytest.mark.parametrize("folder", ["", "missing"])
def test_no_lessons_say_how_to_build_them(tmp_path: Path, folder: str) -> None:
    with pytest.raises(CourseError) as caught:
        read_lessons(tmp_path / folder)

    assert "course build" in caught.value.hint


def test_a_day_given_twice_names_both_files(tmp_path: Path) -> None:
    write(tmp_path, "a.md", 1)
    write(tmp_path, "b.md", 1)

    with pytest.raises(LessonError, match=r"b\.md:2: day 1 is a\.md already"):
        read_lessons(tmp_path)


@pytest.mark.parametrize("days", [[2], [1, 3]])
def test_a_missing_day_is_named(tmp_path: Path, days: list[int]) -> None:
    for day in days:
        write(tmp_path, f"{day}.md", day)

    with pytest.raises(LessonError, match=f"comes without a day {days[-1] - 1}"):
        read_lessons(tmp_path)


def test_bytes_that_are_no_utf8_are_named_by_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"---\nday: 1\ntitle: Caf\xe9\n---\n")

    with pytest.raises(LessonError, match=r"a\.md:3: is not UTF-8"):
        read_lessons(tmp_path)
