"""Rules about a course as a whole: its settings, its days, its lessons beside one another."""

from __future__ import annotations

import re
from ipaddress import ip_address
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from course.checking.rule import Broken
from course.checking.tables import COURSE_RULES
from course.errors import SETTINGS_FILE
from course.findings import Severity
from course.models import count_words
from course.settings.lines import line_of_setting, place_in_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.checking.material import CheckedCourse, CheckedLesson

_DAY = re.compile(r"^day:[ ]{0,9}(\d{1,3})[ ]*$", re.MULTILINE)
_FEWEST = 3  # lessons: of two, neither is the usual one
_LONG, _SHORT = 2.5, 0.4  # times the median
_MINUTE = 200  # words: what is read in a minute is short enough, whatever the others have
_NOTICED = 30  # words that are missed where hardly any are left; what is read in ten seconds
_HARDLY_ANY = 0.2  # times the median
_MISSED = 150  # words that are missed in any lesson; what is read in three quarters of a minute
_ALMOST_NOTHING = 5  # words


@COURSE_RULES.rule("C201", "wrong-setting", Severity.ERROR, hint="mend it; docs/settings.md explains every setting")
def wrong_setting(course: CheckedCourse) -> Iterator[Broken]:
    """A setting that cannot be what it is, or a file that is no TOML."""
    for path, problem in course.settings_problems:
        if path == SETTINGS_FILE:
            line, column = place_in_message(problem)
            yield Broken(f"the file {problem}", line, column)
        else:
            yield Broken(f"{path} {problem}", line_of_setting(course.settings_text, path))


@COURSE_RULES.rule("C202", "no-lessons", Severity.ERROR, hint="build them from an article: course build ARTICLE")
def no_lessons(course: CheckedCourse) -> Iterator[Broken]:
    """A course without a single lesson."""
    if not course.lessons:
        yield Broken("there are no lessons: the folder lessons holds no .md file")


@COURSE_RULES.rule("C203", "missing-day", Severity.ERROR, hint="number the days 1, 2, 3 and so on")
def missing_day(course: CheckedCourse) -> Iterator[Broken]:
    """A day that no lesson has, while a later one has a lesson."""
    unread = [_day_in(checked) for checked in course.lessons if checked.lesson is None]
    if None in unread:
        return  # the missing day may be that file's
    there, told = set(unread), 0
    for lesson in course.read:
        missing = [day for day in range(told + 1, lesson.day) if day not in there]
        if missing:
            path = course.path_of(lesson)
            yield Broken(f"day {lesson.day} comes without {_days(missing)}", lesson.key_lines.get("day", 1), path=path)
        there.add(lesson.day)
        told = lesson.day


def _days(days: list[int]) -> str:
    if len(days) == 1:
        return f"day {days[0]}"
    are_a_row = days[-1] - days[0] == len(days) - 1
    return f"days {days[0]} to {days[-1]}" if are_a_row else f"days {', '.join(map(str, days))}"


def _day_in(checked: CheckedLesson) -> int | None:
    """The day of a file that cannot be read as a lesson, where it says one."""
    match = _DAY.search(checked.text)
    return int(match[1]) if match else None


@COURSE_RULES.rule("C204", "repeated-day", Severity.ERROR, hint="give each lesson a day of its own")
def repeated_day(course: CheckedCourse) -> Iterator[Broken]:
    """Two lessons of one day."""
    first: dict[int, str] = {}
    for lesson in course.read:
        path = course.path_of(lesson)
        if lesson.day in first:
            yield Broken(f"day {lesson.day} is {first[lesson.day]} already", lesson.key_lines.get("day", 1), path=path)
        first.setdefault(lesson.day, path)


@COURSE_RULES.rule(
    "C205", "other-number-of-days", Severity.ERROR, hint="set course.days to the number of lessons, or add lessons"
)
def other_number_of_days(course: CheckedCourse) -> Iterator[Broken]:
    """`course.days` and the lessons do not agree: `course send` refuses that."""
    days, lessons = course.settings.course.days, len(course.lessons)
    if lessons and days != lessons and not any(path.startswith("course") for path, _ in course.settings_problems):
        line = line_of_setting(course.settings_text, "course.days")
        yield Broken(f"course.days is {days}, but there are {lessons} lessons", line)


@COURSE_RULES.rule(
    "C207", "uneven-lengths", Severity.WARNING, hint="move a part to another day: [[outline]] in course.toml does that"
)
def uneven_lengths(course: CheckedCourse) -> Iterator[Broken]:
    """A lesson far longer or far shorter than the others; below a minute's reading nobody tells a difference."""
    counts = {checked.path: _words(checked) for checked in course.lessons}
    if len(counts) < _FEWEST:
        return
    usual = median(counts.values())
    for checked in course.readable:
        words, line, others = counts[checked.path], checked.marked.body_line, f"the others have about {usual:.0f}"
        if words > _LONG * max(usual, _MINUTE):
            yield Broken(f"the lesson has {words} words; {others}", line, path=checked.path)
        elif _is_short(words, usual):
            yield Broken(f"the lesson has only {words} words; {others}", line, path=checked.path)


def _is_short(words: int, usual: float) -> bool:
    """Whether a lesson is noticed to be short: by what takes a while to read, or as there is hardly anything in it."""
    is_far = words < min(_SHORT * usual, usual - _MISSED)
    return is_far or words < min(_HARDLY_ANY * usual, usual - _NOTICED) or words < _ALMOST_NOTHING


def _words(checked: CheckedLesson) -> int:
    return sum(count_words(said.text) for said in checked.marked.said if said.key in {"body", "heading"})


@COURSE_RULES.rule(
    "C208", "left-placeholder", Severity.WARNING, hint="fill it in: `course send` refuses to send before that is done"
)
def left_placeholder(course: CheckedCourse) -> Iterator[Broken]:
    """What `course init` wrote, in a course that can leave this machine; in any other, what readers see of it."""
    if course.settings_problems:
        return
    lines = {path: line_of_setting(course.settings_text, path) for path in course.settings.placeholders()}
    if course.settings.provider.name != "mailbox":
        for path, line in lines.items():
            yield Broken(f"{path} is still what `course init` wrote", line)
    elif seen := [path for path in lines if path.startswith("sender.")]:
        message = f"the emails still show the sender that `course init` wrote: {', '.join(seen)}"
        hint = "fill it in before you send them to anybody: `course send` refuses to with any provider but the mailbox"
        yield Broken(message, min(lines[path] for path in seen), hint=hint, severity=Severity.NOTE)


@COURSE_RULES.rule("C209", "insecure-base-url", Severity.ERROR, hint="serve the pages by https:, and write it so")
def insecure_base_url(course: CheckedCourse) -> Iterator[Broken]:
    """Links for leaving that go over http: one-click unsubscribing needs https (RFC 8058)."""
    address = course.settings.course.base_url
    if course.settings.provider.name != "mailbox" and not address.startswith("https://"):
        yield Broken(f"course.base_url is {address}", line_of_setting(course.settings_text, "course.base_url"))


@COURSE_RULES.rule("C211", "plain-base-url", Severity.WARNING, hint="write https:// where the pages will be served")
def plain_base_url(course: CheckedCourse) -> Iterator[Broken]:
    """The same in emails that go into the mailbox, unless the pages are served on this machine."""
    address = course.settings.course.base_url
    host = urlsplit(address).hostname or ""
    if course.settings.provider.name == "mailbox" and address.startswith("http://") and not _is_this_machine(host):
        message = f"course.base_url is {address}: the links to unsubscribe are not encrypted"
        yield Broken(message, line_of_setting(course.settings_text, "course.base_url"))


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


@COURSE_RULES.rule("C210", "unknown-client", Severity.WARNING, hint="`course check --list-clients` lists them")
def unknown_client(course: CheckedCourse) -> Iterator[Broken]:
    """A mail program in `[check] clients` that no data is known of."""
    named = course.settings.check.clients
    if not named:
        return
    from course.checking.caniemail import unknown_clients  # noqa: PLC0415 (its data is read where programs are named)

    line = line_of_setting(course.settings_text, "check.clients")
    for client in unknown_clients(named):
        yield Broken(f"check.clients names {client}, and nothing is known of such a mail program", line)


@COURSE_RULES.rule("C290", "no-email", Severity.ERROR, hint="mend this first: without an email nothing can be sent")
def no_email(course: CheckedCourse) -> Iterator[Broken]:
    """A lesson that cannot be made into an email, so that its email was not checked."""
    for failure in course.failures:
        yield Broken(failure.message, failure.line, path=failure.path, hint=failure.hint)
