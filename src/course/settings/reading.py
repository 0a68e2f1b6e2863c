"""`course.toml` and the environment, read into values; every mistake is reported at once, by dotted path."""

from __future__ import annotations

import dataclasses
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from course.errors import SettingsError
from course.models import PinnedDay, Pins, ScheduleSettings, Sender
from course.settings import checks
from course.settings.check import read_check
from course.settings.personas import read_personas
from course.settings.pins import read_pinned_days
from course.settings.reader import Reader
from course.settings.theme import read_theme
from course.settings.values import CourseSettings, ProviderSettings, Settings
from course.words import Counted, Words, words_in

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse_settings(document: Mapping[str, Any], environment: Mapping[str, str], *, where: str) -> Settings:
    """Check a parsed `course.toml` and the environment.

    Args:
        document: the TOML tables.
        environment: the process's environment; only `SENDGRID_API_KEY` and `COURSE_*` are looked at.
        where: what the file is called in the error.

    Raises:
        SettingsError: listing every problem.
    """
    reader = Reader(document)
    settings = _read(reader, environment)
    reader.refuse_unknown()
    if reader.problems:
        raise SettingsError(where, sorted(reader.problems))
    return settings


def _read(reader: Reader, environment: Mapping[str, str]) -> Settings:
    database_url = reader.get("database.url", checks.database_url, default="sqlite:///course.db")
    if from_environment := environment.get("COURSE_DATABASE_URL"):
        database_url = reader.check("COURSE_DATABASE_URL", from_environment, checks.database_url)
    pins = _read_pins(reader)
    course = _read_course(reader, pins.days)
    return Settings(
        course=course,
        pins=pins,
        sender=_read_sender(reader),
        schedule=_read_schedule(reader),
        provider=_read_provider(reader, environment),
        words=_read_words(reader, course.language),
        theme=read_theme(reader),
        check=read_check(reader),
        personas=read_personas(reader, course.fields),
        on_unknown=reader.get("sending.on_unknown", checks.choice("hold", "resend", "skip"), default="hold"),
        database_url=database_url,
        secret_key=environment.get("COURSE_SECRET_KEY", ""),
    )


def _read_course(reader: Reader, pinned: tuple[PinnedDay, ...]) -> CourseSettings:
    days = reader.get("course.days", checks.count(1, 366), default=len(pinned) or 7)
    if pinned and days and days != len(pinned):
        said = f"is {days}, but there are {len(pinned)} [[outline]] tables, one for each day"
        reader.problems.append(("course.days", said))
    return CourseSettings(
        slug=reader.get("course.slug", checks.slug),
        title=reader.get("course.title", checks.line),
        language=reader.get("course.language", checks.language_tag, default="en"),
        days=days,
        base_url=reader.get("course.base_url", checks.base_url),
        article=reader.get("course.article", checks.line, default=""),
        fields=reader.get("course.fields", checks.field_names, default=()),
    )


def _read_pins(reader: Reader) -> Pins:
    days, problems = read_pinned_days(reader.tables("outline"))
    reader.problems += problems
    return Pins(days=days, leave_out=reader.get("course.leave_out", checks.names_of_parts, default=()))


def _read_sender(reader: Reader) -> Sender:
    email = reader.get("sender.email", checks.email_address)
    return Sender(
        name=reader.get("sender.name", checks.line),
        email=email,
        reply_to=reader.get("sender.reply_to", checks.email_address, default=email),
        postal_address=reader.get("sender.postal_address", checks.lines),
    )


def _read_schedule(reader: Reader) -> ScheduleSettings:
    everyday = frozenset(range(7))
    schedule = ScheduleSettings(
        send_at=reader.get("schedule.send_at", checks.clock, default=time(7, 30)),
        timezone=reader.get("schedule.timezone", checks.zone_name, default="UTC"),
        weekdays=reader.get("schedule.weekdays", checks.weekdays, default=everyday),
        min_gap=reader.get("schedule.min_gap", checks.duration, default=timedelta(hours=18)),
        max_lateness=reader.get("schedule.max_lateness", checks.duration, default=timedelta(hours=12)),
        first_lesson=reader.get("schedule.first_lesson", checks.choice("now", "next_slot"), default="now"),
        start=reader.get("schedule.start", checks.local_date, default=None),
        quiet_hours=reader.get("schedule.quiet_hours", checks.quiet_hours, default=None),
    )
    if schedule.is_quiet(schedule.send_at):
        reader.problems.append(("schedule.send_at", "is inside schedule.quiet_hours, so nothing would ever be sent"))
    return schedule


def _read_provider(reader: Reader, environment: Mapping[str, str]) -> ProviderSettings:
    name = reader.get("provider.name", checks.choice("mailbox", "smtp", "sendgrid"), default="mailbox")
    return ProviderSettings(
        name=name,
        path=reader.get("provider.path", checks.line, default="build/mailbox"),
        connections=reader.get("provider.connections", checks.count(1, 100), default=10),
        host=reader.get("provider.host", checks.base_url, default="https://api.sendgrid.com"),
        batch_size=reader.get("provider.batch_size", checks.count(1, 1000), default=1000),
        smtp_url=environment.get("COURSE_SMTP_URL", ""),
        sendgrid_api_key=environment.get("SENDGRID_API_KEY", ""),
    )


def _read_words(reader: Reader, language: str) -> Words:
    """The phrases of the course's language, those of `[words]` in their place."""
    english, catalogue = Words(), words_in(language)
    chosen: dict[str, Any] = {}
    for field in dataclasses.fields(Words):
        default = getattr(english, field.name)
        check = checks.forms(default, language) if isinstance(default, Counted) else checks.phrase(default)
        chosen[field.name] = reader.get(f"words.{field.name}", check, default=getattr(catalogue, field.name))
    return Words(**chosen)
