"""Every change of a course's files is told, whatever happens to their folders; others are not."""

from __future__ import annotations

import queue
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from course.studio.watching import Watched, follow

PATIENCE_S = 20

Files = dict[str, str]
Edit = Callable[[Path], object]


class Following:
    """A project that is watched, and what was to be seen of it whenever a change was told."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._seen: queue.Queue[Files] = queue.Queue()

    def changed(self) -> None:
        self._seen.put(files_of(self.root))

    def sees(self, wanted: Files) -> bool:
        """Whether a change is told after which the files are those."""
        try:
            while self._seen.get(timeout=PATIENCE_S) != wanted:
                pass
        except queue.Empty:
            return False
        return True


def files_of(root: Path) -> Files:
    """What the course's files say, by their paths."""
    paths = [root / "course.toml", *root.glob("lessons/**/*"), *root.glob("templates/**/*")]
    return {str(path.relative_to(root)): path.read_text() for path in paths if path.is_file()}


def watched(root: Path, *, is_polling: bool = False) -> Watched:
    return Watched(
        root=root,
        files=frozenset({"course.toml"}),
        folders=(root / "lessons", root / "templates"),
        is_polling=is_polling,
    )


@pytest.fixture(params=[False, True], ids=["told", "polled"])
def following(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Following]:
    root = tmp_path / "project"
    (root / "lessons" / "images").mkdir(parents=True)
    (root / "course.toml").write_text("one")
    (root / "lessons" / "01-one.md").write_text("one")
    following, stop = Following(root), threading.Event()
    arguments = (watched(root, is_polling=request.param), following.changed, stop)
    thread = threading.Thread(target=follow, args=arguments, daemon=True)
    thread.start()
    assert following.sees(files_of(root))
    yield following
    stop.set()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


def by_renaming(root: Path) -> None:
    (root / "beside").write_text("by renaming")
    (root / "beside").replace(root / "lessons" / "01-one.md")


def other_lessons(root: Path) -> None:
    shutil.copytree(root / "lessons", root / "other")
    (root / "other" / "02-two.md").write_text("two")
    (root / "lessons").rename(root / "old")
    (root / "other").rename(root / "lessons")


# Two edits of each kind of file: one that is told only because the folders changed before would be told once.
EDITS: tuple[Edit, ...] = (
    lambda root: (root / "lessons" / "01-one.md").write_text("two"),
    lambda root: (root / "lessons" / "01-one.md").write_text("three"),
    lambda root: (root / "course.toml").write_text("two"),
    lambda root: (root / "course.toml").unlink(),
    lambda root: (root / "course.toml").write_text("three"),
    by_renaming,
    lambda root: (root / "lessons" / "images" / "a.png").write_text("a"),
    other_lessons,
    lambda root: (root / "lessons" / "02-two.md").write_text("again"),
    lambda root: (root / "lessons" / "02-two.md").unlink(),
    lambda root: (root / "templates" / "parts").mkdir(parents=True),
    lambda root: (root / "templates" / "parts" / "list.mjml.j2").write_text("one"),
    lambda root: (root / "templates" / "parts" / "list.mjml.j2").write_text("two"),
    lambda root: shutil.rmtree(root / "templates"),
)


def test_every_edit_is_told_when_it_can_be_seen(following: Following) -> None:
    for number, edit in enumerate(EDITS):
        before = files_of(following.root)
        edit(following.root)
        after = files_of(following.root)
        assert after == before or following.sees(after), number


def test_a_project_that_goes_and_comes_back_is_watched_again(following: Following) -> None:
    whole, away = files_of(following.root), following.root.with_name("away")
    following.root.rename(away)
    assert following.sees({})
    shutil.copytree(away, following.root)
    assert following.sees(whole)
    for words in ("another", "one more"):
        (following.root / "course.toml").write_text(words)
        assert following.sees({**whole, "course.toml": words})


@pytest.mark.parametrize(
    ("path", "concerns"),
    [
        ("course.toml", True),
        ("lessons", True),
        ("templates", True),
        ("lessons/01-one.md", True),
        ("lessons/images/a.png", True),
        ("notes.txt", False),
        ("course.db", False),
        (".venv", False),
        ("lessons.txt", False),
    ],
)
def test_of_the_root_only_the_courses_own_files_concern_it(tmp_path: Path, path: str, concerns: bool) -> None:
    assert watched(tmp_path).concerns(f"{tmp_path}/{path}") is concerns


def test_no_folder_is_watched_but_the_courses(tmp_path: Path) -> None:
    for name in ("lessons/images", ".venv/lib", "node_modules/mjml"):
        (tmp_path / name).mkdir(parents=True)
    there = [tmp_path, tmp_path / "lessons", tmp_path / "lessons" / "images"]
    assert list(watched(tmp_path).there()) == list(map(str, there))
