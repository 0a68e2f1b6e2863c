import json
from pathlib import Path

import pytest

from course.articles import parse_markdown, read_article
from course.drafting import RECORD, DraftReport, EditedLessonsError, draft_course
from course.lesson_files import read_lessons
from course.words import Words

ROOT = Path(__file__).parents[2]
ARTICLE = "# T\n\n## Soil\n\nText of soil.\n\n## Light\n\nText of light.\n\n## Water\n\nText of water."


def build(
    folder: Path, text: str = ARTICLE, days: int = 3, *, force: bool = False, dry_run: bool = False
) -> DraftReport:
    return draft_course(parse_markdown(text, "a.md"), days, Words(), folder, force=force, dry_run=dry_run)


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.name for path in paths]


def edit(path: Path) -> str:
    text = path.read_text(encoding="utf-8") + "\nMy own words.\n"
    path.write_text(text, encoding="utf-8")
    return text


def test_each_day_is_a_file(tmp_path: Path) -> None:
    report = build(tmp_path)

    assert names(report.written) == ["01-soil.md", "02-light.md", "03-water.md"]
    assert [lesson.title for lesson in read_lessons(tmp_path)] == ["Soil", "Light", "Water"]


def test_a_second_build_touches_nothing(tmp_path: Path) -> None:
    build(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}

    report = build(tmp_path)

    assert report.written == ()
    assert len(report.unchanged) == 3
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_an_edit_is_kept_while_the_article_says_the_same(tmp_path: Path) -> None:
    build(tmp_path)
    edited = edit(tmp_path / "02-light.md")

    report = build(tmp_path, ARTICLE.replace("of soil", "of rich soil"))

    assert (names(report.written), names(report.kept)) == (["01-soil.md"], ["02-light.md"])
    assert (tmp_path / "02-light.md").read_text(encoding="utf-8") == edited


def test_an_edit_is_not_written_over_and_nothing_else_is_either(tmp_path: Path) -> None:
    build(tmp_path)
    edited = edit(tmp_path / "02-light.md")
    soil = (tmp_path / "01-soil.md").read_text(encoding="utf-8")

    with pytest.raises(EditedLessonsError) as caught:
        build(tmp_path, ARTICLE.replace("Text", "Words"))

    assert names(caught.value.paths) == ["02-light.md"]
    assert (tmp_path / "02-light.md").read_text(encoding="utf-8") == edited
    assert (tmp_path / "01-soil.md").read_text(encoding="utf-8") == soil


def test_force_writes_over_edits(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md")

    report = build(tmp_path, force=True)

    assert names(report.written) == ["02-light.md"]
    assert "My own words" not in (tmp_path / "02-light.md").read_text(encoding="utf-8")


def test_files_of_days_that_are_no_more_are_removed(tmp_path: Path) -> None:
    build(tmp_path)

    report = build(tmp_path, days=2)

    assert "03-water.md" in names(report.removed)
    assert len(read_lessons(tmp_path)) == 2


def test_an_edited_file_of_a_day_that_is_no_more_stays(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "03-water.md")

    with pytest.raises(EditedLessonsError, match=r"03-water\.md"):
        build(tmp_path, days=2)

    assert (tmp_path / "03-water.md").exists()


def test_a_lesson_written_by_hand_is_never_taken_for_a_generated_one(tmp_path: Path) -> None:
    (tmp_path / "01-soil.md").write_text("mine", encoding="utf-8")

    with pytest.raises(EditedLessonsError):
        build(tmp_path)


def test_windows_newlines_are_no_edit(tmp_path: Path) -> None:
    build(tmp_path)
    for path in tmp_path.glob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert len(build(tmp_path).unchanged) == 3


def test_a_build_that_was_cut_off_before_its_record_goes_on(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / RECORD).unlink()

    assert len(build(tmp_path).unchanged) == 3
    assert len(json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))) == 3


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    report = build(tmp_path / "lessons", dry_run=True)

    assert len(report.written) == 3
    assert not (tmp_path / "lessons").exists()


def test_the_committed_lessons_are_as_built() -> None:
    article = read_article(ROOT / "lessons" / "source" / "will-running-help-lower-back-pain.txt")

    report = draft_course(article, 7, Words(), ROOT / "lessons", dry_run=True)

    assert (report.written, report.removed) == ((), ())
    assert len(report.unchanged) + len(report.kept) == 7
