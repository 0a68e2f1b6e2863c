"""Rules about what a lesson says of days: which day it is, what came yesterday, what comes tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.checking import day_words
from course.checking.rule import Broken
from course.checking.tables import COURSE_RULES, LESSON_RULES
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.marked import Said
    from course.checking.material import CheckedCourse, CheckedLesson

_OF_THIS_DAY = ("title", "subject", "preheader")
_SHORTEST_TITLE = 8  # characters: shorter ones stand in any sentence


def _said(checked: CheckedLesson) -> Iterator[tuple[Said, int, int]]:
    """What a lesson says, with its day and the number of days."""
    if checked.lesson is not None:
        for said in checked.marked.said:
            yield said, checked.lesson.day, checked.settings.course.days


@LESSON_RULES.rule(
    "C120", "wrong-day-count", Severity.ERROR, hint="leave it to the email's own line, or write lesson.day, course.days"
)
def wrong_day_count(checked: CheckedLesson) -> Iterator[Broken]:
    """Words such as "Day 2 of 7" or "our 5-day course" in another lesson, or in a course of other length."""
    for said, day, days in _said(checked):
        found = [one for one in day_words.days_of(said.text) if (one.day, one.days) != (day, days)]
        if said.key in {"subject", "title"}:
            found += [
                one
                for one in day_words.days_in_brackets(said.text)
                if (one.day == day) != (one.days == days)  # neither: a date
            ]
        found += [  # before the lesson is read, it is one less
            one for one in day_words.progress(said.text) if one.days != days or one.day not in {day - 1, day}
        ]
        for one in found:
            message = f"this says {one.shown!r}, and the lesson is day {day} of {days}"
            yield Broken(message, said.line_at(one.start))
        for length in day_words.lengths(said.text):
            if length.days != days:
                message = f"this says {length.shown!r}, and the course has {days} days"
                yield Broken(message, said.line_at(length.start))


@LESSON_RULES.rule("C121", "wrong-day", Severity.WARNING, hint="name the day that it is, or none")
def wrong_day(checked: CheckedLesson) -> Iterator[Broken]:
    """Words such as "Day 3" as the name of a lesson of another day."""
    for said, day, _ in _said(checked):
        label = day_words.day_label(said.text) if said.key in _OF_THIS_DAY else None
        for one in [*([label] if label else []), *day_words.this_days(said.text)]:
            if one.day != day and not any(count.day == one.day for count in day_words.days_of(said.text)):
                yield Broken(f"this says {one.shown!r}, and the lesson is day {day}", said.line_at(one.start))


@LESSON_RULES.rule(
    "C122", "not-tomorrow", Severity.ERROR, hint="write “next time”, or send every day of the week: schedule.weekdays"
)
def not_tomorrow(checked: CheckedLesson) -> Iterator[Broken]:
    """A lesson announced for tomorrow, or looked back on as yesterday's, where lessons do not come every day."""
    if checked.settings.schedule.is_daily:
        return
    for said, _, _ in _said(checked):
        for one in [*day_words.tomorrows(said.text), *day_words.yesterdays(said.text)]:
            message = f"this says {one.shown!r}, and lessons do not come every day"
            yield Broken(message, said.line_at(one.start))


@LESSON_RULES.rule("C123", "nothing-follows", Severity.ERROR, hint="say goodbye instead: no lesson comes after it")
def nothing_follows(checked: CheckedLesson) -> Iterator[Broken]:
    """A next lesson announced on the last day."""
    for said, day, days in _said(checked):
        if day >= days and said.key != "teaser":
            for one in [*day_words.tomorrows(said.text), *day_words.nexts(said.text)]:
                yield Broken(f"this says {one.shown!r} on the last day", said.line_at(one.start))


@LESSON_RULES.rule("C124", "nothing-before", Severity.ERROR, hint="take it out: no lesson comes before it")
def nothing_before(checked: CheckedLesson) -> Iterator[Broken]:
    """A lesson of yesterday on the first day."""
    for said, day, _ in _said(checked):
        if day == 1 and said.key == "recap":
            yield Broken("the first lesson has a recap, and nothing came before it", said.line)
        elif day == 1:
            for one in day_words.yesterdays(said.text):
                yield Broken(f"this says {one.shown!r} on the first day", said.line_at(one.start))


@LESSON_RULES.rule("C125", "idle-teaser", Severity.WARNING, hint="delete the line teaser: ...")
def idle_teaser(checked: CheckedLesson) -> Iterator[Broken]:
    """A teaser on the last day, which no email shows."""
    for said, day, days in _said(checked):
        if day >= days and said.key == "teaser":
            yield Broken("the last lesson has a teaser, and no email shows it", said.line)


@LESSON_RULES.rule("C126", "wrong-neighbour", Severity.ERROR, hint="name the day that comes next, or came before")
def wrong_neighbour(checked: CheckedLesson) -> Iterator[Broken]:
    """Words such as "Tomorrow, in day 5" where tomorrow is another day."""
    for said, day, _ in _said(checked):
        announced = [(one, day + 1) for one in [*day_words.tomorrows(said.text), *day_words.nexts(said.text)]]
        announced += [(one, day - 1) for one in day_words.yesterdays(said.text)]
        for one, right in announced:
            named = list(day_words.days_named(one.sentence))
            if named and right not in named and set(named) - {day}:
                wrong = next(number for number in named if number != day)
                message = f"this speaks of day {wrong} where day {right} is meant: {one.shown!r}"
                yield Broken(message, said.line_at(one.start))


@COURSE_RULES.rule("C127", "wrong-teaser", Severity.ERROR, hint="announce the lesson that comes next")
def wrong_teaser(course: CheckedCourse) -> Iterator[Broken]:
    """Another lesson's title announced as the next."""
    lessons = course.readable
    titles = {checked.lesson.day: checked.lesson.title for checked in lessons if checked.lesson is not None}
    for checked in lessons:
        for said, day, _ in _said(checked):
            for sentence, start in _announcing(said):
                others = [
                    (other, title)
                    for other, title in titles.items()
                    if other not in {day, day + 1} and _names(sentence, title)
                ]
                if others and day + 1 in titles and not _names(sentence, titles[day + 1]):
                    other, title = others[0]
                    message = f"this announces “{title}”, which is day {other}; “{titles[day + 1]}” comes next"
                    yield Broken(message, said.line_at(start), path=checked.path)


def _announcing(said: Said) -> Iterator[tuple[str, int]]:
    if said.key == "teaser":
        yield said.text, 0
        return
    for one in [*day_words.tomorrows(said.text), *day_words.nexts(said.text)]:
        yield one.sentence, one.start


def _names(sentence: str, title: str) -> bool:
    """Whether a sentence has a title as it is written; a title of one word may be a word of any sentence."""
    return len(title) >= _SHORTEST_TITLE and (" " in title or not title.isascii()) and title in sentence
