"""A project, read as far as it can be read, and checked: a mistake in one file hides none in another."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from email.policy import default as header_policy
from typing import TYPE_CHECKING, Any

from course.checking.material import CheckedCourse, CheckedEmail, CheckedLesson, Failure
from course.checking.mending import mended
from course.errors import SETTINGS_FILE, CourseError, RenderError, SettingsError, UsageError
from course.lesson_files import PENDING, RECORD, lesson_paths, read_lesson
from course.settings import PLACEHOLDERS, parse_settings
from course.settings.checks import slug as check_slug
from course.settings.toml_mistakes import toml_problem
from course.wiring.projects import Project, render_emails
from course.wiring.logo import check_logo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from course.findings import Finding
    from course.models import Email, Lesson
    from course.pictures import Picture
    from course.settings import Settings

_SAMPLE_DAY = datetime(2026, 1, 5, 7, 30, tzinfo=UTC)  # fixed: the same course gives the same findings
_LARGEST_SETTINGS = 2_000_000  # bytes
_MOST_ROUNDS = 800  # of mending or dropping what is wrong; a course has at most 366 lessons


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was looked at, and what was found."""

    findings: tuple[Finding, ...]
    lessons: int
    emails: int


def check_project(project: Project, emails: Sequence[Email] | None = None) -> tuple[Finding, ...]:
    """What is wrong with a project whose settings can be read.

    Args:
        project: the project.
        emails: those that its lessons were rendered as just now; None: they are rendered here.
    """
    from course.checking import check_course  # noqa: PLC0415 (parsers of Markdown and HTML)

    return check_course(_course(project, _text_of_settings(project.root), (), emails))


def check_folder(directory: Path) -> Checked:
    """Check the project in `directory`, whatever is wrong with it.

    Raises:
        UsageError: it holds no `course.toml`.
    """
    from course.checking import check_course  # noqa: PLC0415 (as above)

    project, text, problems = _open_leniently(directory)
    course = _course(project, text, problems, None)
    return Checked(findings=check_course(course), lessons=len(course.lessons), emails=len(course.emails))


# --- settings -------------------------------------------------------------------------------------------------


def _text_of_settings(root: Path) -> str:
    try:
        return (root / SETTINGS_FILE).read_text(encoding="utf-8", errors="replace")[:_LARGEST_SETTINGS]
    except OSError:
        return ""


def _open_leniently(directory: Path) -> tuple[Project, str, tuple[tuple[str, str], ...]]:
    """The project, the text of its settings, and what is wrong with them: such settings have stand-ins."""
    if not (directory / SETTINGS_FILE).is_file():
        raise UsageError(
            f"{directory.resolve()} is not a course project: it has no {SETTINGS_FILE}",
            "go to a project's folder, name one with `course -C DIR`, or name .eml or .html files",
        )
    text = _text_of_settings(directory)
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems: tuple[tuple[str, str], ...] = ((SETTINGS_FILE, toml_problem(error, text)),)
        return Project(root=directory, settings=_stand_in(directory)), text, problems
    settings, problems = _parse_leniently(document, directory)
    return Project(root=directory, settings=settings), text, problems


def _parse_leniently(document: dict[str, Any], directory: Path) -> tuple[Settings, tuple[tuple[str, str], ...]]:
    """The settings without what is wrong with them, and what that was."""
    try:
        return parse_settings(document, os.environ, where=SETTINGS_FILE), ()
    except SettingsError as error:
        problems = error.problems
    for path, _ in problems:
        _drop(document, path)
    try:
        settings = parse_settings(_completed(document, directory), {}, where=SETTINGS_FILE)
    except SettingsError:
        settings = _stand_in(directory)
    return settings, problems


def _drop(document: dict[str, Any], path: str) -> None:
    """Take out of `document` what stands at a dotted path; of an array of tables, all of it."""
    *tables, key = path.split("[", maxsplit=1)[0].split(".")
    inner: Any = document
    for name in tables:
        inner = inner.get(name) if isinstance(inner, dict) else None
    if isinstance(inner, dict):
        inner.pop(key, None)


def _completed(document: dict[str, Any], directory: Path) -> dict[str, Any]:
    """`document` with stand-ins for what must be there."""
    completed = dict(document)
    for path, value in {
        "course.slug": _slug_of(directory),
        "course.title": directory.resolve().name or "course",
        **PLACEHOLDERS,
    }.items():
        table, _, key = path.partition(".")
        inner = completed.get(table)
        completed[table] = {key: value, **(inner if isinstance(inner, dict) else {})}
    return completed


def _stand_in(directory: Path) -> Settings:
    days = len(lesson_paths(directory / "lessons")) or 1
    return parse_settings(_completed({"course": {"days": min(days, 366)}}, directory), {}, where=SETTINGS_FILE)


def _slug_of(directory: Path) -> str:
    try:
        return check_slug(directory.resolve().name.lower())
    except ValueError:
        return "course"


# --- what the rules look at -----------------------------------------------------------------------------------


def _course(
    project: Project, text: str, problems: tuple[tuple[str, str], ...], emails: Sequence[Email] | None
) -> CheckedCourse:
    lessons = tuple(_read_leniently(path, project) for path in lesson_paths(project.lessons_folder))
    pictures, failures = _pictures(project)
    no_logo = _logo(project, pictures)
    made = _Rendering(_without_logo(project) if no_logo else project, pictures)
    failures += (*_pending(project), *no_logo)
    if emails is None:
        emails = made.emails([checked.lesson for checked in lessons if checked.lesson is not None])
    by_day = {checked.lesson.day: checked for checked in lessons if checked.lesson is not None}
    return CheckedCourse(
        settings=project.settings,
        settings_text=text,
        lessons=lessons,
        emails=tuple(_checked_email(email, by_day[email.day], project) for email in emails if email.day in by_day),
        pictures=pictures,
        picture_bytes=_sizes(project),
        settings_problems=problems,
        failures=(*failures, *made.failures),
    )


def _read_leniently(path: Path, project: Project) -> CheckedLesson:
    lesson: Lesson | None = None
    error: CourseError | None = None
    try:
        lesson = read_lesson(path)
    except CourseError as caught:
        error = caught
    return CheckedLesson(
        path=_shown(path, project), text=_text(path), lesson=lesson, error=error, settings=project.settings
    )


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            text = file.read(_LARGEST_SETTINGS)
    except OSError:
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shown(path: Path | str, project: Project) -> str:
    """A file as findings name it: from the project's root, where it is in it."""
    text = str(path)
    for root in (project.root, project.root.resolve()):
        text = text.removeprefix(f"{root}{os.sep}")
    return text.removeprefix(f".{os.sep}").replace(os.sep, "/")


def _pictures(project: Project) -> tuple[Mapping[str, Picture], tuple[Failure, ...]]:
    try:
        return project.pictures(), ()
    except CourseError as error:
        return {}, (Failure(message=error.message, hint=error.hint, path=SETTINGS_FILE),)


def _sizes(project: Project) -> dict[str, int]:
    """Bytes of each file in the folder of pictures."""
    from course.pictures import FOLDER  # noqa: PLC0415 (as the lessons)

    folder = project.lessons_folder / FOLDER
    return {path.name: path.stat().st_size for path in sorted(folder.glob("*")) if path.is_file()}


def _pending(project: Project) -> tuple[Failure, ...]:
    pending = project.lessons_folder / RECORD / PENDING
    if not pending.exists():
        return ()
    message = "a build of the lessons was cut off, or is at work"
    return (Failure(message=message, hint="run course build again: it will finish it", path=SETTINGS_FILE),)


def _logo(project: Project, pictures: Mapping[str, Picture]) -> tuple[Failure, ...]:
    try:
        check_logo(project, pictures)
    except SettingsError as error:
        line = error.place.line if error.place else 1
        return tuple(
            Failure(message=f"{path} {problem}", hint="", path=SETTINGS_FILE, line=line)
            for path, problem in error.problems
        )
    return ()


def _without_logo(project: Project) -> Project:
    settings = project.settings
    return replace(project, settings=replace(settings, theme=replace(settings.theme, logo="")))


# --- emails ---------------------------------------------------------------------------------------------------


class _Rendering:
    """Renders what can be rendered.

    Attributes:
        failures: why the other lessons have no email.
    """

    def __init__(self, project: Project, pictures: Mapping[str, Picture]) -> None:
        self.failures: list[Failure] = []
        self._project = project
        self._pictures = pictures

    def emails(self, lessons: Sequence[Lesson]) -> tuple[Email, ...]:
        """The emails of `lessons`, but for those that cannot be one."""
        left = {lesson.day: lesson for lesson in reversed(lessons)}
        mended_days: set[int] = set()
        for _ in range(_MOST_ROUNDS):
            if not left:
                return ()
            try:
                return self._render(list(left.values()))
            except CourseError as error:
                failures = [self._failure(one) for one in error.each]
                refused = {_shown(name, self._project) for name in _lessons_of(error)}
            except RecursionError:
                hint = "look for a long row of brackets or quotes in a lesson, and take it apart"
                self.failures.append(Failure(message="a lesson is nested too deeply", hint=hint, path=SETTINGS_FILE))
                return ()
            refused |= {one.path for one in failures}
            failed = {day for day, lesson in left.items() if self._name(lesson) in refused}
            self.failures += [failure for failure in failures if failure not in self.failures]
            if not failed:
                return ()
            for day in failed:
                lesson = left.pop(day)
                if day not in mended_days:  # once: what is wrong may be more than its merge fields
                    left[day] = mended(lesson, self._project.settings.course.fields)
            mended_days |= failed
        return ()

    def _render(self, lessons: Sequence[Lesson]) -> tuple[Email, ...]:
        return render_emails(self._project, lessons=lessons, pictures=self._pictures)

    def _name(self, lesson: Lesson) -> str:
        return _shown(lesson.path or "", self._project)

    def _failure(self, error: CourseError) -> Failure:
        """What an error says, at the place that it names: its own, or the one lesson that it is about."""
        if error.place is not None:
            path, line = _shown(error.place.path, self._project), error.place.line
            return Failure(message=error.problem, hint=error.hint, path=path, line=line)
        lessons = _lessons_of(error)
        path = _shown(lessons[0], self._project) if len(lessons) == 1 else SETTINGS_FILE
        return Failure(message=error.message.removeprefix(f"{''.join(lessons)}: "), hint=error.hint, path=path)


def _lessons_of(error: CourseError) -> tuple[str, ...]:
    return error.lessons if isinstance(error, RenderError) else ()


def _checked_email(email: Email, checked: CheckedLesson, project: Project) -> CheckedEmail:
    """An email, filled in for the sample reader without a name."""
    from course.emails.filling import fill, mark_values, replace_marks  # noqa: PLC0415 (as above)
    from course.emails.message import Composer  # noqa: PLC0415 (as above)
    from course.personas import NO_NAME, recipient_of  # noqa: PLC0415 (as above)

    course = project.settings.course
    sample = recipient_of(NO_NAME, email.day, base_url=course.base_url, slug=course.slug, fields=course.fields)
    filled = fill(email, sample.values)
    message = Composer(email).message(sample, _SAMPLE_DAY)
    return CheckedEmail(
        path=checked.path,
        source=checked.text,
        day=email.day,
        subject=filled.subject,
        preheader=replace_marks(email.preheader, mark_values(email, sample.values)),
        html=filled.html,
        text=filled.text,
        headers=dict(BytesHeaderParser(policy=header_policy).parsebytes(message).items()),
        postal_address=email.sender.postal_address,
        unsubscribe_url=sample.unsubscribe_url,
        clients=project.settings.check.clients,
    )


# --- files by themselves --------------------------------------------------------------------------------------


def check_files(files: Sequence[Path], directory: Path) -> Checked:
    """Check emails that are files, with what the project in `directory` says about rules, where there is one.

    Raises:
        CourseError: a file cannot be read.
    """
    from course.checking import check_emails  # noqa: PLC0415 (as above)
    from course.checking.email_file import read_email_file  # noqa: PLC0415 (as above)

    check = _open_leniently(directory)[0].settings.check if (directory / SETTINGS_FILE).is_file() else None
    clients = check.clients if check is not None else ()
    emails = [read_email_file(path, clients) for path in files]
    return Checked(findings=check_emails(emails, check), lessons=0, emails=len(emails))
