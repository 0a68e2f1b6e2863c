"""The studio as a folder: what is in it, what is not, and what becomes of the one before."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from course.errors import CourseError, LessonError
from course.studio.exporting import Exported, export_studio
from course.wiring.studio import Desk
from tests.support.desks import STARTED, a_desk
from tests.support.pictures import png

Export = tuple[Path, Exported]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path / "project")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "shared"


def export(desk: Desk, out: Path) -> Exported:
    return export_studio(desk, out, now=STARTED)


def show_picture(desk: Desk, name: str) -> None:
    lesson = desk.lessons_folder / "02-lesson-2.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("> **Key", f"![A loaf](images/{name})\n\n> **Key"), encoding="utf-8")


def add_pictures(desk: Desk, *names: str) -> None:
    images = desk.lessons_folder / "images"
    images.mkdir()
    for name in names:
        (images / name).write_bytes(png())


def data_of(out: Path) -> Any:
    """What the export's script sets."""
    script = (out / "assets" / "export.js").read_text(encoding="utf-8")
    return json.loads(script.removeprefix("window.COURSE_EXPORT = ").removesuffix(";\n"))


def test_it_holds_all_that_the_page_asks_for(desk: Desk, out: Path) -> None:
    exported = export(desk, out)
    data = data_of(out)
    assert data["state"]["live"] is False
    assert data["state"]["checks"]["state"] == "done"
    readers = [persona["key"] for persona in data["state"]["personas"]]
    assert set(data["documents"]) == {f"{day}/{key}" for day in (1, 2) for key in readers}
    assert data["sources"]["lessons/02-lesson-2.md"] == (desk.lessons_folder / "02-lesson-2.md").read_text()
    page = exported.index.read_text(encoding="utf-8")
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert page.index('src="assets/export.js"') < page.index('src="assets/studio.js"')
    assert (out / "assets" / "studio.css").is_file()
    manifest = (out / ".exported.json").stat().st_size
    assert exported.bytes == sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) - manifest


def test_its_data_end_no_script_wherever_they_stand(desk: Desk, out: Path) -> None:
    lesson = desk.lessons_folder / "01-lesson-1.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\n`</script>` and \u2028.\n", encoding="utf-8")
    export(desk, out)
    script = (out / "assets" / "export.js").read_text(encoding="utf-8")
    assert "<" not in script
    assert "\u2028" not in script
    assert "`</script>` and \u2028." in data_of(out)["sources"]["lessons/01-lesson-1.md"]


def test_it_has_the_pictures_that_emails_show_and_no_others(desk: Desk, out: Path) -> None:
    add_pictures(desk, "loaf.png", "unused.png")
    show_picture(desk, "loaf.png")
    export(desk, out)
    assert [path.name for path in (out / "images").iterdir()] == ["loaf.png"]


def test_a_picture_that_no_email_shows_any_more_goes(desk: Desk, out: Path) -> None:
    add_pictures(desk, "loaf.png")
    before = (desk.lessons_folder / "02-lesson-2.md").read_bytes()
    show_picture(desk, "loaf.png")
    export(desk, out)
    (desk.lessons_folder / "02-lesson-2.md").write_bytes(before)
    export(desk, out)
    assert not (out / "images" / "loaf.png").exists()


def test_it_takes_the_place_of_the_one_before_and_leaves_other_files(desk: Desk, out: Path) -> None:
    export(desk, out)
    (out / "notes.txt").write_text("mine")
    record(out, {"assets/old.js": b"old", "assets/edited.js": b"as it was"})
    (out / "assets" / "edited.js").write_text("edited since")
    export(desk, out)
    assert (out / "notes.txt").read_text() == "mine"
    assert (out / "assets" / "edited.js").read_text() == "edited since"
    assert not (out / "assets" / "old.js").exists()


@pytest.mark.parametrize("name", ["../course.toml", "notes.txt", "images/../notes.txt", "images/sub/notes.png"])
def test_a_forged_record_removes_nothing_of_anyone_elses(desk: Desk, out: Path, name: str) -> None:
    export(desk, out)
    (out / "images" / "sub").mkdir(parents=True)
    record(out, {name: b"somebody else's"})
    export(desk, out)
    assert (out / name).read_bytes() == b"somebody else's"


def record(out: Path, files: dict[str, bytes]) -> None:
    """Put files into an export that says it wrote them."""
    manifest = json.loads((out / ".exported.json").read_text())
    for name, content in files.items():
        (out / name).write_bytes(content)
        manifest[name] = [sha256(content).hexdigest()]
    (out / ".exported.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize("manifest", ["", "[]", "not JSON", '{"index.html": 3}', "[" * 100_000])
def test_a_record_that_cannot_be_read_removes_nothing(desk: Desk, out: Path, manifest: str) -> None:
    export(desk, out)
    (out / "assets" / "old.js").write_text("old")
    (out / ".exported.json").write_text(manifest)
    export(desk, out)
    assert (out / "assets" / "old.js").read_text() == "old"


def test_nothing_is_removed_or_written_through_a_link(desk: Desk, out: Path, tmp_path: Path) -> None:
    export(desk, out)
    elsewhere = tmp_path / "elsewhere"
    (out / "assets").rename(elsewhere)
    before = {path: path.read_bytes() for path in elsewhere.iterdir()}
    (out / "assets").symlink_to(elsewhere)
    with pytest.raises(CourseError, match="link"):
        export(desk, out)
    assert {path: path.read_bytes() for path in elsewhere.iterdir()} == before


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_it_does_not_take_the_place_of_something_else(desk: Desk, out: Path, kind: str) -> None:
    if kind == "folder":
        out.mkdir()
    path = out / "notes.txt" if kind == "folder" else out
    path.write_text("mine")
    with pytest.raises(CourseError, match=r"holds other files|is not a folder"):
        export(desk, out)
    assert path.read_text() == "mine"


def test_a_course_that_is_broken_leaves_no_folder(desk: Desk, out: Path) -> None:
    lesson = desk.lessons_folder / "02-lesson-2.md"
    lesson.write_text(lesson.read_text().replace("day: 2", "day: two"))
    with pytest.raises(LessonError):
        export(desk, out)
    assert not out.exists()
