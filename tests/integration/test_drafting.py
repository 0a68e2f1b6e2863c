import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course import lesson_pictures
from course.articles import parse_markdown, read_article
from course.drafting import DraftReport, Fate, LessonConflictsError, Side, building, draft_course, folder, writing
from course.errors import CourseError, LessonError
from course.files import write_atomically
from course.lesson_files import PENDING, RECORD, lesson_paths, read_lessons
from course.outline import make_outline
from course.words import Words
from tests.support.courses import articles, changed_articles, edited_lessons

ROOT = Path(__file__).parents[2]
ARTICLE = "# T\n\n## Soil\n\nText of soil.\n\n## Light\n\nText of light, which is long.\n\n## Water\n\nText of water."
TWO_SHORT = ARTICLE + " Water is wet, and there is a lot to say about it." * 2  # the first two join on two days
AIR = "## Air\n\nText of air, quite another thing.\n\n"


def build(
    folder: Path,
    text: str = ARTICLE,
    days: int = 3,
    *,
    pictures: dict[str, bytes] | None = None,
    side: Side | None = None,
    force: bool = False,
    dry_run: bool = False,
) -> DraftReport:
    outline = make_outline(parse_markdown(text, "a.md"), days)
    return draft_course(outline, Words(), folder, pictures=pictures or {}, side=side, force=force, dry_run=dry_run)


def fates(report: DraftReport) -> dict[str, str]:
    return {change.path.name: change.fate.value for change in report.changes}


def read(path: Path) -> str:
    return path.read_bytes().decode()


def edit(path: Path, old: str = "", new: str = "My own words.\n") -> str:
    text = read(path)
    assert old in text
    text = text.replace(old, new) if old else f"{text}\n{new}"
    path.write_bytes(text.encode())
    return text


def all_files(path: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(path)): file.read_bytes()
        for file in path.rglob("*")
        if file.is_file() and file.suffix != ".lock"
    }


def test_each_day_is_a_file(tmp_path: Path) -> None:
    report = build(tmp_path)

    assert fates(report) == {"01-soil.md": "new", "02-light.md": "new", "03-water.md": "new"}
    assert [lesson.title for lesson in read_lessons(tmp_path)] == ["Soil", "Light", "Water"]


def test_the_texts_last_built_are_kept_where_no_lesson_is_looked_for(tmp_path: Path) -> None:
    build(tmp_path)

    for path in lesson_paths(tmp_path):
        assert read(tmp_path / RECORD / path.name) == read(path)
    assert len(lesson_paths(tmp_path)) == 3


def test_a_second_build_touches_nothing(tmp_path: Path) -> None:
    build(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*") if path.is_file()}

    report = build(tmp_path)

    assert set(fates(report).values()) == {"unchanged"}
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*") if path.is_file()} == before


def test_an_edit_is_kept_while_the_article_says_the_same(tmp_path: Path) -> None:
    build(tmp_path)
    edited = edit(tmp_path / "02-light.md")

    report = build(tmp_path, ARTICLE.replace("of soil", "of rich soil"))

    assert fates(report)["01-soil.md"] == "follows"
    assert fates(report)["02-light.md"] == "kept"
    assert read(tmp_path / "02-light.md") == edited


def test_an_edit_goes_together_with_another_change_of_the_article(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md", "Text of light,", "My text of light,")

    report = build(tmp_path, ARTICLE.replace("which is long.", "which is long.\n\nAnd more of it."))

    assert fates(report)["02-light.md"] == "merged"
    assert "My text of light, which is long.\n\nAnd more of it.\n" in read(tmp_path / "02-light.md")


def test_an_edit_goes_where_its_day_goes(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md", "subject: Light", "subject: Let there be light")
    edit(tmp_path / "02-light.md")

    report = build(tmp_path, ARTICLE.replace("## Light", f"{AIR}## Light"), days=4)

    moved = next(change for change in report.changes if change.path.name == "03-light.md")
    assert (moved.fate, moved.before) == (Fate.MERGED, tmp_path / "02-light.md")
    assert not (tmp_path / "02-light.md").exists()
    text = read(tmp_path / "03-light.md")
    assert "day: 3" in text
    assert "subject: Let there be light" in text
    assert text.endswith("My own words.\n")


def test_a_recap_and_a_teaser_stay_and_are_told_of_where_another_day_comes_in_between(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "03-water.md", "recap: Text of light", "recap: My text of light")
    edit(tmp_path / "02-light.md", "teaser: Text of", "teaser: My text of")

    report = build(tmp_path, ARTICLE.replace("## Water", f"{AIR}## Water"), days=4)

    notes = {change.path.name: change.notes[0] for change in report.changes if change.notes}
    assert notes == {
        "02-light.md": "your teaser stays: look at it, as another lesson comes after this one now",
        "04-water.md": "your recap stays: look at it, as another lesson comes before this one now",
    }
    assert "\nrecap: My text of light" in read(tmp_path / "04-water.md")


def test_a_teaser_of_a_day_that_is_no_more_is_a_comment_and_stays_one(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md", "teaser: Text of", "teaser: My text of")
    shorter = ARTICLE.partition("## Water")[0]

    report = build(tmp_path, shorter, days=2)
    again = build(tmp_path, shorter, days=2)

    assert "\n# teaser: My text of water.\n" in read(tmp_path / "02-light.md")
    assert report.changes[1].notes == ("kept your teaser as a comment; no lesson comes after this one any more",)
    assert fates(again) == {"01-soil.md": "unchanged", "02-light.md": "kept"}
    assert not again.changes[1].notes


def test_an_edit_stays_in_its_text_where_lessons_join(tmp_path: Path) -> None:
    build(tmp_path, TWO_SHORT)
    for name, old, new in (("01-soil.md", "Soil", "Earth"), ("02-light.md", "Light", "Glow")):
        edit(tmp_path / name, f"Text of {old.lower()}", f"My text of {old.lower()}")
        edit(tmp_path / name, f"subject: {old}", f"subject: {new}")

    first = build(tmp_path, TWO_SHORT, days=2).changes[0]

    assert "My text of soil." in first.text
    assert "My text of light, which is long." in first.text
    assert len([line for line in first.text.splitlines() if line in {"# subject: Earth", "subject: Glow"}]) == 2
    assert len(read_lessons(tmp_path)) == 2


def test_a_conflict_writes_nothing_at_all(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md", "Text of light", "My text")
    before = all_files(tmp_path)

    with pytest.raises(LessonConflictsError) as caught:
        build(tmp_path, ARTICLE.replace("Text of", "Words about"))

    assert fates(caught.value.report)["02-light.md"] == "conflict"
    assert all_files(tmp_path) == before


def test_a_conflict_is_written_between_marks_on_request_and_not_read_until_settled(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md", "Text of light", "My text")
    changed = ARTICLE.replace("Text of", "Words about")

    build(tmp_path, changed, side=Side.MARK)

    lines = read(tmp_path / "02-light.md").splitlines()
    start = lines.index("<<<<<<< yours")
    assert lines[start : start + 7] == [
        "<<<<<<< yours",
        "My text, which is long.",
        "||||||| last built",
        "Text of light, which is long.",
        "=======",
        "Words about light, which is long.",
        ">>>>>>> article",
    ]
    for use in (read_lessons, lambda path: build(path, changed)):
        with pytest.raises(LessonError, match=rf"02-light\.md:{start + 1}: a conflict is not settled"):
            use(tmp_path)


def test_a_settled_conflict_does_not_come_back(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md", "Text of light", "My text")
    changed = ARTICLE.replace("Text of", "Words about")
    build(tmp_path, changed, side=Side.MARK)
    text = read(tmp_path / "02-light.md")
    head, _, rest = text.partition("<<<<<<< yours\n")
    settled = head + "My words, which are long." + rest.partition(">>>>>>> article")[2]
    (tmp_path / "02-light.md").write_bytes(settled.encode())

    report = build(tmp_path, changed)

    assert fates(report)["02-light.md"] == "kept"
    assert read(tmp_path / "02-light.md") == settled


@pytest.mark.parametrize(("side", "kept"), [(Side.YOURS, "My text"), (Side.ARTICLE, "Words about light")])
def test_one_side_can_be_taken_in_every_conflict(tmp_path: Path, side: Side, kept: str) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md", "Text of light", "My text")
    edit(tmp_path / "02-light.md")

    build(tmp_path, ARTICLE.replace("Text of", "Words about"), side=side)

    assert f"{kept}, which is long.\n\nMy own words.\n" in read(tmp_path / "02-light.md")


def test_force_writes_over_edits_and_says_whose(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md")

    report = build(tmp_path, force=True)

    assert [change.path.name for change in report.changes if change.loses_edits] == ["02-light.md"]
    assert "My own words" not in read(tmp_path / "02-light.md")


def test_files_of_days_that_are_no_more_are_removed(tmp_path: Path) -> None:
    build(tmp_path, TWO_SHORT)

    report = build(tmp_path, TWO_SHORT, days=2)

    assert [change.path.name for change in report.of(Fate.REMOVED)] == ["01-soil.md", "02-light.md"]
    assert [change.before.name for change in report.changes if change.before] == ["03-water.md"]
    assert len(read_lessons(tmp_path)) == 2


def test_a_lesson_that_was_deleted_comes_back(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "02-light.md").unlink()

    assert fates(build(tmp_path))["02-light.md"] == "new"


def test_a_lesson_keeps_the_name_that_the_marketer_gave_it(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "02-light.md").rename(tmp_path / "02-sunshine.md")
    edit(tmp_path / "02-sunshine.md")

    for text in (ARTICLE, ARTICLE.replace("of soil", "of rich soil")):
        assert fates(build(tmp_path, text))["02-sunshine.md"] == "kept"
    assert len(read_lessons(tmp_path)) == 3


def test_a_lesson_written_by_hand_is_never_taken_for_a_generated_one(tmp_path: Path) -> None:
    (tmp_path / "01-soil.md").write_text("mine", encoding="utf-8")

    with pytest.raises(LessonConflictsError):
        build(tmp_path)

    assert read(tmp_path / "01-soil.md") == "mine"


def test_a_day_of_the_marketers_own_is_left_alone(tmp_path: Path) -> None:
    build(tmp_path)
    own = edit_own(tmp_path, day=4)

    assert fates(build(tmp_path, ARTICLE.replace("of soil", "of rich soil")))["04-bonus.md"] == "left alone"
    assert read(tmp_path / "04-bonus.md") == own


def edit_own(path: Path, day: int) -> str:
    text = f"---\nday: {day}\ntitle: Bonus\nsubject: Bonus\n---\n\nSome of my own.\n"
    (path / "04-bonus.md").write_bytes(text.encode())
    return text


def test_a_day_of_the_marketers_own_cannot_be_one_of_the_articles(tmp_path: Path) -> None:
    build(tmp_path)
    edit_own(tmp_path, day=3)

    with pytest.raises(CourseError, match=r"04-bonus\.md is day 3, and so is a lesson"):
        build(tmp_path)


def test_windows_newlines_are_no_edit_and_stay(tmp_path: Path) -> None:
    build(tmp_path)
    for path in lesson_paths(tmp_path):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    same = build(tmp_path)
    edit(tmp_path / "02-light.md", "Text of light", "My text")
    merged = build(tmp_path, ARTICLE.replace("is long.", "is long.\n\nMore."))

    assert set(fates(same).values()) == {"unchanged"}
    assert fates(merged)["02-light.md"] == "merged"
    assert (tmp_path / "02-light.md").read_bytes().startswith(b"\xef\xbb\xbf---\r\n")
    assert b"My text, which is long.\r\n\r\nMore.\r\n" in (tmp_path / "02-light.md").read_bytes()


def old_record(path: Path) -> None:
    """The record as earlier versions wrote it: digests only."""
    digests = {file.name: folder.digest(read(file)) for file in (path / RECORD).glob("*.md")}
    for file in (path / RECORD).iterdir():
        file.unlink()
    (path / RECORD).rmdir()
    (path / folder.OLD_RECORD).write_text(json.dumps(digests), encoding="utf-8")


def test_a_record_of_digests_is_enough_where_only_one_side_changed(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md")
    old_record(tmp_path)

    report = build(tmp_path, ARTICLE.replace("of soil", "of rich soil"))

    assert fates(report) == {"01-soil.md": "follows", "02-light.md": "kept", "03-water.md": "unchanged"}
    assert not (tmp_path / folder.OLD_RECORD).exists()


def test_where_only_a_digest_is_known_and_both_changed_all_that_differs_is_shown(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md")
    old_record(tmp_path)

    with pytest.raises(LessonConflictsError) as caught:
        build(tmp_path, ARTICLE.replace("of light", "about light"))

    assert {conflict.what.is_base_known for conflict in caught.value.report.conflicts} == {False}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    report = build(tmp_path / "lessons", dry_run=True)

    assert len(report.written) == 3
    assert not (tmp_path / "lessons").exists()


def test_two_builds_cannot_be_at_work_at_once(tmp_path: Path) -> None:
    with writing.hold_lock(tmp_path), pytest.raises(CourseError, match="another build is at work"):
        build(tmp_path)


class CutError(Exception):
    """Stands for kill -9."""


@pytest.mark.parametrize("steps", range(14))
def test_a_build_that_is_cut_off_is_finished_by_the_next(
    steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = ARTICLE.replace("## Light", f"{AIR}## Light").replace("of soil", "of rich soil")
    for name in ("whole", "cut"):
        build(tmp_path / name)
        edit(tmp_path / name / "02-light.md")
    build(tmp_path / "whole", changed, days=4)

    with monkeypatch.context() as patched:
        countdown = iter([True] * steps)
        for function in ("write_atomically", "_remove"):
            patched.setattr(writing, function, cutting(getattr(writing, function), countdown))
        with pytest.raises(CutError):
            build(tmp_path / "cut", changed, days=4)

    planned = build(tmp_path / "cut", changed, days=4, dry_run=True)
    build(tmp_path / "cut", changed, days=4)
    assert all_files(tmp_path / "cut") == all_files(tmp_path / "whole")
    assert not planned.conflicts


SHOWN = {"images/soil-0123456789ab.png": b"soil", "images/light-0123456789ab.png": b"light"}
SHOWING = ARTICLE.replace("of soil.", "of soil. ![Soil](images/soil-0123456789ab.png)").replace(
    "which is long.", "which is long. ![Light](images/light-0123456789ab.png)"
)


@pytest.mark.parametrize("steps", range(9))
def test_a_build_that_is_cut_off_leaves_no_lesson_that_shows_a_picture_that_is_not_there(
    steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path)
    pictures = {Path(name).name: content for name, content in SHOWN.items()}
    countdown = iter([True] * steps)
    for module in (writing, lesson_pictures):
        monkeypatch.setattr(module, "write_atomically", cutting(module.write_atomically, countdown))

    with pytest.raises(CutError):
        build(tmp_path, SHOWING, pictures=pictures)

    shown = {name for path in lesson_paths(tmp_path) for name in SHOWN if name in read(path)}
    assert all((tmp_path / name).read_bytes() == SHOWN[name] for name in shown)


def test_a_build_says_which_pictures_are_new_and_which_no_lesson_shows_any_more(tmp_path: Path) -> None:
    pictures = {Path(name).name: content for name, content in SHOWN.items()}
    soil, light = (tmp_path / name for name in SHOWN)

    dry = build(tmp_path, SHOWING, pictures=pictures, dry_run=True)
    first = build(tmp_path, SHOWING, pictures=pictures)
    second = build(tmp_path, SHOWING.replace("![Light]", "Light: [gone]").replace("images/light", "light"))

    assert (dry.pictures, dry.unused_pictures) == ((soil, light), ())
    assert (first.pictures, first.unused_pictures) == ((soil, light), ())
    assert (second.pictures, second.unused_pictures) == ((), (light,))


def test_a_conflict_writes_no_picture_either(tmp_path: Path) -> None:
    build(tmp_path)
    edit(tmp_path / "02-light.md", "Text of light", "My text")

    with pytest.raises(LessonConflictsError):
        build(tmp_path, ARTICLE.replace("Text of", "Words about"), pictures={"soil-0123456789ab.png": b"soil"})

    assert not (tmp_path / "images").exists()


def cutting(function: Callable[..., object], countdown: object) -> Callable[..., object]:
    def call(*words: object) -> object:
        if not next(countdown, False):  # type: ignore[call-overload]
            raise CutError
        return function(*words)

    return call


def cut_after(steps: int, path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(writing, "write_atomically", cutting(writing.write_atomically, iter([True] * steps)))
        with pytest.raises(CutError):
            build(path, text)


def test_an_edit_after_a_build_was_cut_off_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path)
    cut_after(2, tmp_path, ARTICLE.replace("Text of", "Words about"), monkeypatch)
    edited = edit(tmp_path / "02-light.md")

    with pytest.raises(CourseError, match=r"02-light\.md was edited after a build was cut off"):
        build(tmp_path)

    assert read(tmp_path / "02-light.md") == edited


@pytest.mark.parametrize("name", [RECORD, "images"])
def test_a_folder_that_a_link_stands_for_is_not_written_to(name: str, tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "lessons" / name).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(CourseError, match="is a link to another folder"):
        build(tmp_path / "lessons", pictures={"soil-0123456789ab.png": b"soil"})

    assert not any((tmp_path / "elsewhere").iterdir())
    assert not lesson_paths(tmp_path / "lessons")


def test_an_edit_saved_while_a_build_is_at_work_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path)
    before = all_files(tmp_path)
    monkeypatch.setattr(building, "keep_pictures", lambda *_: edit(tmp_path / "02-light.md"))

    with pytest.raises(CourseError, match=r"02-light\.md was edited while the build was at work"):
        build(tmp_path, ARTICLE.replace("Text of", "Words about"))

    after = all_files(tmp_path)
    assert after.pop("02-light.md").endswith(b"My own words.\n")
    assert after.items() <= before.items()
    monkeypatch.undo()
    assert fates(build(tmp_path, ARTICLE.replace("Text of soil", "Words about soil")))["02-light.md"] == "kept"


@pytest.mark.parametrize("steps", range(2, 4))
def test_an_edit_saved_while_lessons_are_written_leaves_the_others_as_they_were(
    steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path)
    before = all_files(tmp_path)
    writes: list[Path] = []

    def write(path: Path, content: str) -> bool:
        writes.append(path)
        if len(writes) == steps:
            edit(tmp_path / "03-water.md")
        return write_atomically(path, content)

    monkeypatch.setattr(writing, "write_atomically", write)
    with pytest.raises(CourseError, match=r"03-water\.md was edited"):
        build(tmp_path, ARTICLE.replace("Text of", "Words about"))

    after = all_files(tmp_path)
    assert after.pop("03-water.md") == before.pop("03-water.md") + b"\nMy own words.\n"
    assert after == before


@pytest.mark.parametrize(
    "pending",
    [
        "",
        "[]",
        '{"changes": 3}',
        '{"changes": [{"name": "../out.md", "before": null, "text": "x"}], "record": {}}',
        '{"changes": [], "record": {"/tmp/out.md": "x"}}',
    ],
)
def test_what_no_build_has_left_behind_is_not_carried_out(tmp_path: Path, pending: str) -> None:
    build(tmp_path / "lessons")
    (tmp_path / "lessons" / RECORD / PENDING).write_text(pending, encoding="utf-8")

    with pytest.raises(CourseError, match=r"pending\.json cannot be read"):
        build(tmp_path / "lessons")

    assert not (tmp_path / "out.md").exists()


def test_lessons_are_not_read_while_a_build_is_half_written(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / RECORD / PENDING).write_text('{"changes": [], "record": {}}', encoding="utf-8")

    with pytest.raises(CourseError, match="was cut off"):
        read_lessons(tmp_path)


def test_the_committed_lessons_are_as_built() -> None:
    article = read_article(ROOT / "lessons" / "source" / "will-running-help-lower-back-pain.txt")

    report = draft_course(make_outline(article, 7), Words(), ROOT / "lessons", dry_run=True)

    assert report.written == ()
    assert not report.of(Fate.REMOVED)


@settings(max_examples=25)
@given(st.data())
def test_a_course_lives_through_edits_and_changes_of_its_article(data: st.DataObject) -> None:
    article = data.draw(articles())
    with TemporaryDirectory() as name:
        path = Path(name)
        for _ in range(3):
            text, days = article.markdown(), len(article.lessons(data.draw(st.integers(1, 6))))
            planned = build(path, text, days, side=Side.YOURS, dry_run=True)
            done = build(path, text, days, side=Side.YOURS)
            assert planned == done
            assert written_texts(path) == {change.path.name: change.text for change in done.changes if change.text}
            assert set(fates(build(path, text, days)).values()) <= {"unchanged", "kept"}
            edited, mine = data.draw(edited_lessons(written_texts(path)))
            for file, content in edited.items():
                (path / file).write_bytes(content.encode())
            article = data.draw(changed_articles(article))[0]
            everything = build(path, article.markdown(), days=1, side=Side.MARK, dry_run=True).changes
            assert all(any(word in change.text for change in everything) for word in mine)


def written_texts(path: Path) -> dict[str, str]:
    return {file.name: read(file) for file in lesson_paths(path)}
