"""What rules look at: a course, one lesson's file, one rendered email. Plain values, read before any rule runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.checking.marked import Marked
from course.checking.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.articles.web.reaching import Reached
    from course.checking.envelope import Envelope
    from course.errors import CourseError
    from course.models import Lesson
    from course.pictures import Picture
    from course.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedLesson:
    """One lesson's file. Where it cannot be read as a lesson, the rules see its text alone."""

    path: str  # from the project's root, with "/"
    text: str
    lesson: Lesson | None
    error: CourseError | None  # why it is no lesson
    settings: Settings
    marked: Marked = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the text once, for all rules."""
        object.__setattr__(self, "marked", Marked(self.text, self.lesson))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedEmail:
    """One email as a reader gets it: filled in for the sample reader without a name.

    It comes from the course's own lessons, or from a file that is no part of any course.
    """

    path: str  # what findings name: the lesson's file, or the file that was given
    source: str  # that file's text, to find lines in; "" where it cannot be shown
    day: int  # 0 where it is no lesson
    subject: str
    preheader: str
    html: str
    text: str  # "" where it has no plain text
    headers: Mapping[str, str] | None  # None where it is not known: a page alone
    postal_address: str  # what it must show; "" where nobody knows
    unsubscribe_url: str  # the same
    clients: tuple[str, ...]  # mail programs whose support counts
    is_whole: bool = True  # whether it is meant to be sent as it is: an .eml or a lesson, not a lone page
    envelope: Envelope | None = None  # an .eml's headers and parts; None for all others
    unfilled_html: str = ""  # the page before its merge fields were filled in; "" where it has none
    answers: Mapping[str, Reached] = field(default_factory=dict, repr=False, compare=False)  # by address, where asked
    page: Page = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the page once, for all rules."""
        object.__setattr__(self, "page", Page(self.html))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedTemplate:
    """One of the project's own templates that draw emails."""

    path: str  # from the project's root, with "/"
    text: str
    shipped: str  # the template of that name that comes with `course`; "" where there is none, or it is this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why emails could not be made."""

    message: str
    hint: str
    path: str  # from the project's root, with "/"
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCourse:
    """All of a course."""

    settings: Settings
    settings_text: str  # course.toml as it is, to find lines in
    lessons: tuple[CheckedLesson, ...]  # by file name
    emails: tuple[CheckedEmail, ...]  # by day; none where they cannot be rendered
    pictures: Mapping[str, Picture]  # those beside the lessons, by name
    picture_bytes: Mapping[str, int] = field(default_factory=dict)  # size of every file there, shown or not
    settings_problems: tuple[tuple[str, str], ...] = ()  # dotted path and problem; `settings` is what is left
    failures: tuple[Failure, ...] = ()  # why emails are missing
    templates: tuple[CheckedTemplate, ...] = ()  # none where the shipped ones are used

    @property
    def read(self) -> tuple[Lesson, ...]:
        """The lessons that can be read, by day, then by file name."""
        found = [checked.lesson for checked in self.lessons if checked.lesson is not None]
        return tuple(sorted(found, key=lambda lesson: lesson.day))

    @property
    def readable(self) -> tuple[CheckedLesson, ...]:
        """The files of `read`, in the same order."""
        found = [checked for checked in self.lessons if checked.lesson is not None]
        return tuple(sorted(found, key=lambda checked: checked.lesson.day if checked.lesson else 0))

    def path_of(self, lesson: Lesson) -> str:
        """What findings call the file of `lesson`, which is one of this course."""
        return next(checked.path for checked in self.lessons if checked.lesson is lesson)
