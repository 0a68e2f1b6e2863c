"""A project, read as far as it can be read, and checked: a mistake in one file hides none in another."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from course.checking.material import CheckedCourse, CheckedLesson, Failure
from course.checking.stand_ins import Problems, lenient_settings, stand_in_settings
from course.errors import SETTINGS_FILE, CourseError, SettingsError, UsageError
from course.lesson_files import PENDING, RECORD, lesson_paths, read_lesson, unreadable_entries
from course.wiring.logo import check_logo
from course.wiring.online import with_answers
from course.wiring.own_templates import own_templates
from course.wiring.projects import Project, read_settings, render_emails

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from course.findings import Finding
    from course.models import Email, Lesson
    from course.pictures import Picture
    from course.wiring.online import Ask

_LARGEST_LESSON = 2_000_000  # characters of a lesson's text that rules look at


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was looked at, and what was found."""

    findings: tuple[Finding, ...]
    lessons: int
    emails: int
    unasked: int = 0  # web addresses that should have been asked, and were too many or took too long


def check_project(project: Project, emails: Sequence[Email] | None = None) -> tuple[Finding, ...]:
    """What is wrong with a project whose settings can be read.

    Args:
        project: the project.
        emails: those that its lessons were rendered as just now; None: they are rendered here.
    """
    from course.checking import check_course  # noqa: PLC0415 (parsers of Markdown and HTML)

    file = read_settings(project.root)
    return check_course(_course(project, file.text if file else "", (), emails))


def check_folder(directory: Path, ask: Ask | None = None) -> Checked:
    """Check the project in `directory`, whatever is wrong with it.

    Args:
        directory: the project's root.
        ask: asks the web for the addresses of pictures and links; None: nothing is asked.

    Raises:
        UsageError: it holds no `course.toml`.
        CourseError: the web was to be asked, and cannot be.
    """
    from course.checking import check_course  # noqa: PLC0415 (as above)

    opened = _open_leniently(directory)
    if opened is None:
        raise UsageError(
            f"{directory.resolve()} is not a course project: it has no {SETTINGS_FILE}",
            "go to a project's folder, name one with `course -C DIR`, or name .eml or .html files",
        )
    course = _course(*opened, None)
    emails, unasked = with_answers(course.emails, course.settings.course.base_url, ask)
    found = check_course(replace(course, emails=emails))
    return Checked(findings=found, lessons=len(course.lessons), emails=len(emails), unasked=unasked)


def check_files(files: Sequence[Path], directory: Path, ask: Ask | None = None) -> Checked:
    """Check emails that are files, with what the project in `directory` says about rules, where there is one.

    Args:
        files: .eml and .html files.
        directory: where a project may be.
        ask: asks the web for the addresses of pictures and links; None: nothing is asked.

    Raises:
        CourseError: a file cannot be read; the web was to be asked, and cannot be.
    """
    from course.checking import check_emails  # noqa: PLC0415 (as above)
    from course.checking.email_file import read_email_file  # noqa: PLC0415 (as above)

    opened = _open_leniently(directory)
    check = opened[0].settings.check if opened else None
    clients = check.clients if check is not None else ()
    read = [read_email_file(path, clients) for path in files]
    emails, unasked = with_answers(read, opened[0].settings.course.base_url if opened else "", ask)
    return Checked(findings=check_emails(emails, check), lessons=0, emails=len(emails), unasked=unasked)


def _open_leniently(directory: Path) -> tuple[Project, str, Problems] | None:
    """The project, the text of its settings, and what is wrong with them: such settings have stand-ins."""
    file = read_settings(directory)
    if file is None:
        return None
    folder, lessons = directory.resolve().name, len(lesson_paths(directory / "lessons"))
    if file.problem:
        settings = stand_in_settings(folder=folder, lessons=lessons)
        return Project(root=directory, settings=settings), file.text, ((SETTINGS_FILE, file.problem),)
    settings, problems = lenient_settings(file.document, os.environ, folder=folder, lessons=lessons)
    return Project(root=directory, settings=settings), file.text, problems


def _course(project: Project, text: str, problems: Problems, emails: Sequence[Email] | None) -> CheckedCourse:
    from course.checking.filled import checked_email  # noqa: PLC0415 (what writes messages)

    lessons = _lessons(project)
    pictures, failures = _pictures(project)
    no_logo = _logo(project, pictures)
    failures += (*_pending(project), *no_logo)
    if emails is None:
        drawn = _without_logo(project) if no_logo else project
        emails, unmade = _rendered(drawn, [one.lesson for one in lessons if one.lesson is not None], pictures)
        failures += unmade
    by_day = {checked.lesson.day: checked for checked in lessons if checked.lesson is not None}
    return CheckedCourse(
        settings=project.settings,
        settings_text=text,
        lessons=lessons,
        emails=tuple(checked_email(one, by_day[one.day], project.settings) for one in emails if one.day in by_day),
        pictures=pictures,
        picture_bytes=_sizes(project),
        settings_problems=problems,
        failures=failures,
        templates=own_templates(project.root),
    )


def _rendered(
    project: Project, lessons: Sequence[Lesson], pictures: Mapping[str, Picture]
) -> tuple[tuple[Email, ...], tuple[Failure, ...]]:
    from course.checking.rendering import render_each  # noqa: PLC0415 (what reads merge fields)

    return render_each(
        lessons,
        lambda some: render_emails(project, lessons=some, pictures=pictures),
        name_of=lambda path: _shown(path, project),
        fields=project.settings.course.fields,
    )


def _lessons(project: Project) -> tuple[CheckedLesson, ...]:
    """What is named as a lesson, by file name: what is no file, too, so that it is not passed over in silence."""
    read = [_read_leniently(path, project) for path in lesson_paths(project.lessons_folder)]
    read += [
        CheckedLesson(path=_shown(path, project), text="", lesson=None, error=error, settings=project.settings)
        for path, error in unreadable_entries(project.lessons_folder)
    ]
    return tuple(sorted(read, key=lambda lesson: lesson.path))


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
            text = file.read(_LARGEST_LESSON)
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
