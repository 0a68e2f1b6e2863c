"""What the studio may do with a project: read it, render it, check it. No store and no provider is opened here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.errors import SETTINGS_FILE, CourseError
from course.lesson_files import read_lesson, read_lessons
from course.pictures import FOLDER
from course.previewing.showing import Showing, ShownLesson
from course.previewing.state import Checking, Checks, Told
from course.shipped import shipped
from course.wiring.projects import open_project, render_emails

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from course.emails.cache import QuickPages
    from course.emails.mjml import Compiler
    from course.models import Email, Lesson
    from course.wiring.projects import Project


_TEMPLATES = (".j2", ".css", ".html")
_LARGEST = 2_000_000  # bytes of a file that is shown


class _Memory:
    """What need not be made again for every look: lessons by their bytes, pages by their MJML."""

    def __init__(self) -> None:
        self._lessons: dict[Path, tuple[bytes, Lesson]] = {}
        self._pages: QuickPages | None = None

    def read(self, path: Path) -> Lesson:
        """`read_lesson`, for a file that did not change what it was before."""
        before = _bytes(path)
        known = self._lessons.get(path)
        if known is not None and known[0] == before:
            return known[1]
        self._lessons.pop(path, None)
        lesson = read_lesson(path)
        if before is not None and _bytes(path) == before:
            self._lessons[path] = (before, lesson)
        return lesson

    def text(self, path: Path) -> str:
        """The file of a lesson as it was read."""
        data = self._lessons[path][0] if path in self._lessons else _bytes(path) or b""
        return data.decode("utf-8", errors="replace").replace("\r\n", "\n")

    def pages_of(self, project: Project) -> QuickPages:
        """The pages of the project's emails."""
        from course.emails.cache import QuickPages  # noqa: PLC0415 (as the others)
        from course.emails.render import html_cache  # noqa: PLC0415 (as the others)

        if self._pages is None:
            self._pages = QuickPages(html_cache(project.cache))
        return self._pages

    def save(self, showing: Showing) -> None:
        """Keep the pages that are shown on disk, for the commands that render them next."""
        if self._pages is not None:
            self._pages.save(shown.email.html for shown in showing.lessons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A project's folder and the compiler that stays."""

    root: Path
    compiler: Compiler
    started: datetime  # when the sample readers signed up; aware
    _memory: _Memory = field(default_factory=_Memory, init=False, repr=False)

    @property
    def lessons_folder(self) -> Path:
        """Where the lessons are, or will be."""
        return self.root / "lessons"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of which any change may change the emails; not all need be there."""
        return (self.lessons_folder, self.root / "templates", shipped("templates"))

    def source(self, path: str) -> str | None:
        """The text of a file that findings and mistakes can name; None for any other.

        Args:
            path: from the project's root, with "/"; templates that the project does not have are the shipped ones.
        """
        if not _is_source(path):
            return None
        return _text_within(self.root, path) or _text_within(shipped("templates").parent, path, below="templates")

    def look(self) -> Showing:
        """The course as its files are now. One thread at a time.

        Raises:
            CourseError: they cannot be read or rendered.
        """
        project = open_project(self.root)
        lessons = read_lessons(self.lessons_folder, self._memory.read)
        pictures = project.pictures()
        cache = self._memory.pages_of(project)
        emails = render_emails(project, self.compiler, lessons=lessons, pictures=pictures, cache=cache)
        return Showing(
            settings=project.settings,
            lessons=tuple(map(self._shown, lessons, emails)),
            pictures={name: _mark(self.lessons_folder / FOLDER / name) for name in pictures},
            started=self.started,
        )

    def _shown(self, lesson: Lesson, email: Email) -> ShownLesson:
        path = lesson.path or self.lessons_folder
        source = self._memory.text(path)
        return ShownLesson(lesson=lesson, email=email, path=path.relative_to(self.root).as_posix(), source=source)

    def check(self, showing: Showing) -> Checks:
        """What the checks say of what is shown. A check that cannot be made says why."""
        from course.wiring.projects import Project  # noqa: PLC0415 (a type elsewhere)

        self._memory.save(showing)
        try:
            from course.checking.explained import all_explained  # noqa: PLC0415 (the extra need not be installed)
            from course.wiring.checks import check_project  # noqa: PLC0415 (as above)

            project = Project(root=self.root, settings=showing.settings)
            findings = check_project(project, [shown.email for shown in showing.lessons])
        except ModuleNotFoundError as error:
            missing = f"the checks need {error.name}: install course again with its extra: check"
            return Checks(state=Checking.FAILED, error=missing)
        except CourseError as error:
            return Checks(state=Checking.FAILED, error=error.message)
        codes = {finding.code for finding in findings}
        about = {code: [Told(*block) for block in one.blocks] for code, one in all_explained().items() if code in codes}
        return Checks(state=Checking.DONE, findings=findings, about=about)


def _is_source(path: str) -> bool:
    folder, _, name = path.partition("/")
    if not name:
        return path == SETTINGS_FILE
    is_lesson = folder == "lessons" and name.endswith(".md") and "/" not in name
    return is_lesson or (folder == "templates" and name.endswith(_TEMPLATES))


def _text_within(root: Path, path: str, *, below: str = "") -> str | None:
    """The text of `path` in `root`; a link leads to no file that could not be asked for by its own name."""
    try:
        top, file = root.resolve(), (root / path).resolve()
        is_shown = file.is_relative_to(top / below) and _is_source(file.relative_to(top).as_posix())
        if not is_shown or not file.is_file() or file.stat().st_size > _LARGEST:
            return None
        return file.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, links in a circle
        return None


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _mark(picture: Path) -> str:
    """What changes when the file of a picture does."""
    try:
        stat = picture.stat()
    except OSError:
        return ""
    return f"{stat.st_mtime_ns}-{stat.st_size}"
