"""Rules about what an inbox shows of a lesson: its subject and its preheader."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from course.checking.rule import Broken
from course.checking.tables import COURSE_RULES, LESSON_RULES
from course.findings import Severity
from course.lessons.field_syntax import MergeFieldError, without_merge_fields
from course.words.measures import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from course.checking.material import CheckedCourse, CheckedLesson

# Columns. Phones show 30 to 45 of a subject, wide windows about 60 (what `course build` keeps to); beyond 78, the line
# that RFC 5322 recommends, no inbox shows it whole.
LONG_SUBJECT, ENDLESS_SUBJECT = 60, 78
# Below the one, an inbox goes on with whatever the email begins with; beyond the other, none shows it whole.
SHORT_PREHEADER, LONG_PREHEADER = 20, 140
_WORD = re.compile(r"\w+")
_SAME = 0.8  # share of words from which on two lines say the same


def plain(text: str) -> str:
    """`text` as it reads for somebody of whom nothing is known, on one line."""
    with suppress(MergeFieldError):
        text = without_merge_fields(text)
    return " ".join(text.split())


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(plain(text).casefold()))


def _line(checked: CheckedLesson, key: str) -> int:
    return checked.lesson.key_lines.get(key, 1) if checked.lesson is not None else 1


def _width(checked: CheckedLesson, key: str) -> int:
    return columns(plain(getattr(checked.lesson, key))) if checked.lesson is not None else 0


@LESSON_RULES.rule("C112", "long-subject", Severity.WARNING, hint=f"say it in {LONG_SUBJECT} columns")
def long_subject(checked: CheckedLesson) -> Iterator[Broken]:
    """A subject that most inboxes cut off."""
    width = _width(checked, "subject")
    if LONG_SUBJECT < width <= ENDLESS_SUBJECT:
        message = f"the subject is {width} columns long; inboxes show about {LONG_SUBJECT}, phones 30 to 45"
        yield Broken(message, _line(checked, "subject"))


@LESSON_RULES.rule("C113", "endless-subject", Severity.ERROR, hint=f"say it in {LONG_SUBJECT} columns")
def endless_subject(checked: CheckedLesson) -> Iterator[Broken]:
    """A subject that no inbox shows whole."""
    width = _width(checked, "subject")
    if width > ENDLESS_SUBJECT:
        message = f"the subject is {width} columns long, and no inbox shows more than {ENDLESS_SUBJECT}"
        yield Broken(message, _line(checked, "subject"))


@LESSON_RULES.rule(
    "C115", "missing-preheader", Severity.WARNING, hint="add a line preheader: ... that makes a reader open the email"
)
def missing_preheader(checked: CheckedLesson) -> Iterator[Broken]:
    """An email beside whose subject inboxes show its first line, the greeting."""
    if checked.lesson is not None and not plain(checked.lesson.preheader):
        yield Broken("the lesson has no preheader", _line(checked, "preheader"))


@LESSON_RULES.rule(
    "C116", "short-preheader", Severity.WARNING, hint="say in a whole sentence what the reader gets; 40 to 100 columns"
)
def short_preheader(checked: CheckedLesson) -> Iterator[Broken]:
    """A preheader so short that the greeting is shown behind it."""
    width = _width(checked, "preheader")
    if 0 < width < SHORT_PREHEADER:
        yield Broken(f"the preheader is only {width} columns long", _line(checked, "preheader"))


@LESSON_RULES.rule("C117", "long-preheader", Severity.WARNING, hint=f"say it in {LONG_PREHEADER} columns")
def long_preheader(checked: CheckedLesson) -> Iterator[Broken]:
    """A preheader that no inbox shows whole."""
    width = _width(checked, "preheader")
    if width > LONG_PREHEADER:
        yield Broken(f"the preheader is {width} columns long", _line(checked, "preheader"))


@LESSON_RULES.rule(
    "C118", "preheader-repeats-subject", Severity.WARNING, hint="use it for something that the subject does not say"
)
def preheader_repeats_subject(checked: CheckedLesson) -> Iterator[Broken]:
    """A preheader that says what the subject says."""
    if checked.lesson is None:
        return
    subject, preheader = _folded(checked.lesson.subject), _folded(checked.lesson.preheader)
    if subject and preheader and _says_the_same(subject, preheader):
        yield Broken("the preheader repeats the subject", _line(checked, "preheader"))


def _says_the_same(subject: str, preheader: str) -> bool:
    if subject in preheader or preheader in subject:
        return len(preheader) < 2 * len(subject)  # a sentence that goes on from a short title says more
    one, other = set(subject.split()), set(preheader.split())
    return len(one & other) / len(one | other) >= _SAME


def _repeats(course: CheckedCourse, key: str) -> Iterator[Broken]:
    """The lessons of which a line is that of an earlier one."""
    first: dict[str, str] = {}
    for checked in course.readable:
        said = _folded(getattr(checked.lesson, key))
        if said and said in first:
            yield Broken(f"the {key} is that of {first[said]}", _line(checked, key), path=checked.path)
        first.setdefault(said, checked.path)


_REPEATED = (
    ("C111", "repeated-subject", Severity.ERROR, "subject", "inboxes thread equal subjects together: tell them apart"),
    ("C119", "repeated-preheader", Severity.WARNING, "preheader", "say what is new in this lesson"),
    ("C206", "repeated-title", Severity.WARNING, "title", "give each lesson a title of its own"),
)


def _repeating(key: str) -> Callable[[CheckedCourse], Iterator[Broken]]:
    return lambda course: _repeats(course, key)


for _code, _name, _severity, _key, _hint in _REPEATED:
    COURSE_RULES.rule(_code, _name, _severity, hint=_hint)(_repeating(_key))
