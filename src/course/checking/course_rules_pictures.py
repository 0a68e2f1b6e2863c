"""Rules about the pictures of lessons: those that no email can show, and those that cost too much."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from course.checking.addresses import scheme_of
from course.checking.rule import Broken
from course.checking.tables import COURSE_RULES, LESSON_RULES
from course.emails.links import image_address
from course.emails.pictures import own_name
from course.findings import Severity
from course.limits import LARGE_PICTURE, MEGABYTE
from course.pictures import FOLDER, LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.marked import MarkedPicture
    from course.checking.material import CheckedCourse, CheckedLesson

_SHARP = 2  # pixels of a picture for each that is shown: what a phone's screen can show


def _own(course: CheckedCourse) -> Iterator[tuple[CheckedLesson, MarkedPicture, str]]:
    for checked in course.lessons:
        for picture in checked.marked.pictures:
            yield checked, picture, own_name(picture.address)


@COURSE_RULES.rule(
    "C140", "lost-picture", Severity.ERROR, hint=f"put it into lessons/{FOLDER} and write {FOLDER}/NAME, or https://..."
)
def lost_picture(course: CheckedCourse) -> Iterator[Broken]:
    """A picture that no email can show: its words stand alone."""
    for checked, picture, name in _own(course):
        problem = _problem_of_own(name, course) if name else _problem_of_address(picture.address)
        if problem:
            shown = name or unquote(picture.address)[:80]
            yield Broken(f"the picture {shown} {problem}".replace("  ", " "), picture.line, path=checked.path)


def _problem_of_own(name: str, course: CheckedCourse) -> str:
    if name in course.pictures:
        return ""
    size = course.picture_bytes.get(name)
    if size is None:
        return f"is not in lessons/{FOLDER}{_other_case(name, course)}"
    if size > LARGEST:
        return ""  # too large to be sent, which C142 says
    return "is of a kind that mail programs do not show, or its name has other letters than A-Z, 0-9, . _ and -"


def _other_case(name: str, course: CheckedCourse) -> str:
    close = next((other for other in course.picture_bytes if other.casefold() == name.casefold()), "")
    return f"; {close} is" if close else ""


def _problem_of_address(address: str) -> str:
    if image_address(address):
        return ""
    if not address.strip():
        return "has no address"
    scheme = scheme_of(address)
    if scheme in {"http", "https"}:
        return "has an address that names no site"
    if scheme == "data":
        return "stands in its own address, which Gmail and Outlook do not show"
    return "is somewhere that no email can reach"


@LESSON_RULES.rule(
    "C141", "picture-without-words", Severity.ERROR, hint="say what it shows between the brackets: ![...](...)"
)
def picture_without_words(checked: CheckedLesson) -> Iterator[Broken]:
    """A picture without alt text: whoever has pictures off, or cannot see them, gets nothing."""
    for picture in checked.marked.pictures:
        if not picture.alt.strip():
            yield Broken(f"the picture {unquote(picture.address)[:80]} has no words", picture.line)


@COURSE_RULES.rule("C142", "heavy-picture", Severity.ERROR, hint="save it smaller: 100 to 300 KB are plenty")
def heavy_picture(course: CheckedCourse) -> Iterator[Broken]:
    """A picture that takes long to arrive."""
    for checked, picture, name in _own(course):
        size = course.picture_bytes.get(name, 0)
        if size > LARGE_PICTURE:
            lost = f"; above {LARGEST // MEGABYTE} MB it is not sent" if size > LARGEST else ""
            message = f"the picture {name} is {size / MEGABYTE:.1f} MB large, and should stay below 1 MB{lost}"
            yield Broken(message, picture.line, path=checked.path)


@COURSE_RULES.rule("C143", "wide-picture", Severity.WARNING, hint="save it narrower: nobody sees the rest")
def wide_picture(course: CheckedCourse) -> Iterator[Broken]:
    """A picture of many more pixels than an email is wide."""
    widest = _SHARP * course.settings.theme.width
    for checked, picture, name in _own(course):
        found = course.pictures.get(name)
        if found is not None and found.width > widest:
            message = f"the picture {name} is {found.width} pixels wide, and an email shows {widest} at most"
            yield Broken(message, picture.line, path=checked.path)


@LESSON_RULES.rule("C144", "picture-among-words", Severity.WARNING, hint="give it a paragraph of its own")
def picture_among_words(checked: CheckedLesson) -> Iterator[Broken]:
    """A picture inside a sentence: an email shows its words in its place."""
    for picture in checked.marked.pictures:
        if not picture.is_alone and picture.alt.strip():
            yield Broken(f"the picture “{picture.alt[:60]}” stands among words, and is not shown", picture.line)


@COURSE_RULES.rule("C145", "unused-picture", Severity.WARNING, hint="show it in a lesson, or delete it")
def unused_picture(course: CheckedCourse) -> Iterator[Broken]:
    """A picture beside the lessons that no lesson shows."""
    if any(checked.lesson is None for checked in course.lessons):
        return
    used = {name for _, _, name in _own(course)} | {own_name(course.settings.theme.logo)}
    for name in sorted(set(course.pictures) - used):
        yield Broken(f"no lesson shows the picture {name}", path=f"lessons/{FOLDER}/{name}")
