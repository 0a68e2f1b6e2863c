"""A folder that is made anew keeps what is others', and is tidied up after runs that were cut short."""

from __future__ import annotations

from pathlib import Path

import pytest

import course.outputs
from course.errors import CourseError
from course.outputs import OutputFolder


@pytest.fixture
def folder(tmp_path: Path) -> OutputFolder:
    return OutputFolder(path=tmp_path / "out", manifest=".wrote.json", is_ours=lambda name: name.endswith(".txt"))


def test_what_changed_and_what_went_is_told(folder: OutputFolder) -> None:
    assert folder.replace({"a.txt": "a", "b/c.txt": b"c", "d.txt": "d"}).changed == {"a.txt", "b/c.txt", "d.txt"}
    written = folder.replace({"a.txt": "a", "d.txt": "other"})
    assert (written.changed, written.removed) == ({"d.txt"}, ("b/c.txt",))
    assert folder.replace({"a.txt": "a", "d.txt": "other"}).changed == set()


def test_a_folder_that_became_a_link_is_neither_written_nor_tidied_through(
    folder: OutputFolder, tmp_path: Path
) -> None:
    folder.replace({"b/c.txt": "c", "b/d.txt": "d"})
    (folder.path / "b").rename(tmp_path / "elsewhere")
    (folder.path / "b").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CourseError, match="is a link"):
        folder.replace({"b/c.txt": "another"})
    assert folder.replace({}).removed == ()
    assert (tmp_path / "elsewhere" / "c.txt").read_text() == "c"


def test_the_folder_itself_may_be_a_link(folder: OutputFolder, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder.path.symlink_to(tmp_path / "elsewhere")
    folder.replace({"a.txt": "a"})
    assert folder.replace({}).removed == ("a.txt",)


def test_a_run_that_is_cut_short_is_tidied_up_after(folder: OutputFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.replace({"a.txt": "old"})
    write = course.outputs.write_atomically

    def full(path: Path, content: str | bytes) -> bool:
        if path.name == "b.txt":
            raise CourseError("no space", "make some")
        return write(path, content)

    monkeypatch.setattr(course.outputs, "write_atomically", full)
    with pytest.raises(CourseError):
        folder.replace({"a.txt": "new", "b.txt": "b"})
    monkeypatch.undo()
    assert folder.replace({}).removed == ("a.txt",)
