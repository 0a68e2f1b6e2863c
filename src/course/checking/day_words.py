"""How lessons speak of days in six languages: "Day 2 of 7", "tomorrow's lesson", "yesterday we saw".

Only what announces a lesson counts: "start tomorrow with a walk" is advice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.checking.course_phrases import LENGTH, PLACE_IN_COURSE, PROGRESS
from course.checking.day_phrases import (
    DAY_OF,
    IN_BRACKETS,
    LABEL,
    NAMED,
    NEXT,
    THIS_IS,
    TOMORROW,
    YESTERDAY,
)
from course.checking.number_words import value_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class DayOf(NamedTuple):
    """Words that count a day among all: "Day 2 of 7"."""

    start: int
    shown: str
    day: int
    days: int


class DayNamed(NamedTuple):
    """Words that name a day: "Day 2"."""

    start: int
    shown: str
    day: int


class Length(NamedTuple):
    """Words that say how long the course is: "our 7-day course"."""

    start: int
    shown: str
    days: int


class Announced(NamedTuple):
    """Words that speak of the lesson before or after."""

    start: int
    shown: str
    sentence: str


def days_of(text: str) -> Iterator[DayOf]:
    """Where `text` counts: "Day 2 of 7", "lesson two of seven"."""
    for match in DAY_OF.finditer(text):
        day = match["day"] or match["day_ja"] or match["day_ja2"]
        days = match["days"] or match["days_ja"] or match["days_ja2"]
        yield DayOf(match.start(), _shown(match), value_of(day), value_of(days))


def days_in_brackets(text: str) -> Iterator[DayOf]:
    """Where a subject counts by two bare numbers: "(2/7)"."""
    for match in IN_BRACKETS.finditer(text):
        yield DayOf(match.start(), _shown(match), int(match["day"]), int(match["days"]))


def day_label(text: str) -> DayNamed | None:
    """The day that a line begins with: "Day 2: Walk", "Lesson 2"."""
    match = LABEL.match(text)
    return DayNamed(match.start("day"), _shown(match).rstrip(" :：.-–—|"), value_of(match["day"])) if match else None


def this_days(text: str) -> Iterator[DayNamed]:
    """Where `text` says which day it is: "Welcome to day 2"."""
    for pattern in (THIS_IS, *PLACE_IN_COURSE):
        for match in pattern.finditer(text):
            yield DayNamed(match.start(), _shown(match), value_of(match["day"]))


def lengths(text: str) -> Iterator[Length]:
    """Where `text` says how long the course is: "our 7-day course"."""
    for pattern in LENGTH:
        for match in pattern.finditer(text):
            yield Length(match.start(), _shown(match), value_of(match["days"]))


def progress(text: str) -> Iterator[DayOf]:
    """Where `text` says how many lessons its reader has had: "you have read two of seven lessons"."""
    for pattern in PROGRESS:
        for match in pattern.finditer(text):
            yield DayOf(match.start(), _shown(match), value_of(match["day"]), value_of(match["days"]))


def tomorrows(text: str) -> Iterator[Announced]:
    """Where `text` announces a lesson for tomorrow."""
    return _announced(TOMORROW, text)


def nexts(text: str) -> Iterator[Announced]:
    """Where `text` announces a next lesson, without a day."""
    return _announced(NEXT, text)


def yesterdays(text: str) -> Iterator[Announced]:
    """Where `text` looks back on a lesson of yesterday."""
    return _announced(YESTERDAY, text)


def days_named(sentence: str) -> Iterator[int]:
    """The numbers of the days that a sentence names."""
    return (value_of(match["day"]) for match in NAMED.finditer(sentence))


def _announced(pattern: re.Pattern[str], text: str) -> Iterator[Announced]:
    for match in pattern.finditer(text):
        before = max(text.rfind(mark, 0, match.start() + 1) for mark in ".!?。！？\n")
        behind = [place for mark in ".!?。！？" if (place := text.find(mark, match.end())) >= 0]
        end = min([*behind, len(text), match.end() + 300])
        yield Announced(match.start(), _shown(match), text[before + 1 : end])


def _shown(match: re.Match[str]) -> str:
    return " ".join(match[0].split()).strip(" :：")
