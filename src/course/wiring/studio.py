"""What the studio may do with a project: read it, render it, check it. No store and no provider is opened here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.errors import CourseError
from course.previewing.showing import Showing, ShownLesson
from course.previewing.state import Checking, Checks
from course.shipped import shipped
from course.wiring import SETTINGS_FILE, open_project, render_emails

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from course.emails.mjml import Compiler
    from course.wiring import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A project's folder and the compiler that stays."""

    root: Path
    compiler: Compiler
    started: datetime  # when the sample readers signed up; aware

    @property
    def lessons_folder(self) -> Path:
        """Where the lessons are, or will be."""
        return self.root / "lessons"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of which any change may change the emails; not all need be there."""
        return (self.lessons_folder, self.root / "templates", shipped("templates"))

    def names_a_source(self, path: str) -> bool:
        """Whether `path`, from the root, is that of a file that findings and mistakes can name."""
        folder, _, name = path.partition("/")
        if not name:
            return path == SETTINGS_FILE
        is_lesson = folder == "lessons" and name.endswith(".md") and "/" not in name
        return is_lesson or (folder == "templates" and name.endswith((".j2", ".css", ".html")))

    def look(self) -> Showing:
        """The course as its files are now.

        Raises:
            CourseError: they cannot be read or rendered.
        """
        project = open_project(self.root)
        emails = render_emails(project, self.compiler)
        by_day = {email.day: email for email in emails}
        return Showing(
            settings=project.settings,
            lessons=tuple(
                ShownLesson(
                    lesson=lesson,
                    email=by_day[lesson.day],
                    path=_relative(lesson.path, self.root),
                    source=_text(lesson.path),
                )
                for lesson in project.lessons()
                if lesson.day in by_day
            ),
            pictures=_pictures(project),
            started=self.started,
        )

    def check(self, showing: Showing) -> Checks:
        """What the checks say of what is shown. A check that cannot be made says why."""
        from course.wiring import Project  # noqa: PLC0415 (a type elsewhere)

        try:
            from course.checking.rule import docs_of  # noqa: PLC0415 (the extra need not be installed)
            from course.wiring.checks import check_project  # noqa: PLC0415 (as above)

            project = Project(root=self.root, settings=showing.settings)
            findings = check_project(project, [shown.email for shown in showing.lessons])
        except ModuleNotFoundError as error:
            missing = f"the checks need {error.name}: install course again with its extra: check"
            return Checks(state=Checking.FAILED, error=missing)
        except CourseError as error:
            return Checks(state=Checking.FAILED, error=error.message)
        docs = {finding.code: docs_of(finding.code, finding.name) for finding in findings}
        return Checks(state=Checking.DONE, findings=findings, docs=docs)


def _pictures(project: Project) -> dict[str, str]:
    from course.pictures import FOLDER  # noqa: PLC0415 (as the others)

    marks = {}
    for name in project.pictures():
        stat = (project.lessons_folder / FOLDER / name).stat()
        marks[name] = f"{stat.st_mtime_ns}-{stat.st_size}"
    return marks


def _relative(path: Path | None, root: Path) -> str:
    return path.relative_to(root).as_posix() if path else ""


def _text(path: Path | None) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path else ""
