"""From a project to test messages. The store is no part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from course.errors import SETTINGS_FILE, UsageError
from course.personas import find_persona
from course.settings import email_address
from course.test_sending import Trial, Tried, as_test, large_pictures, send_tests
from course.wiring.projects import lost_pictures, render_emails
from course.wiring.sending import open_provider

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.emails.lost_pictures import LostPicture
    from course.models import Email, InlinePicture
    from course.settings import Settings
    from course.wiring.projects import Project

MOST_ADDRESSES = 5  # more are not a test
FIRST_DAY = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialReport:
    """What was sent, and what to know about it."""

    tried: tuple[Tried, ...]
    provider: str  # as in `[provider] name`
    large: tuple[InlinePicture, ...]
    lost: tuple[LostPicture, ...]  # of which the messages show the words alone
    links: str  # why the links in the messages lead nowhere, "" where they lead to the course's pages


def send_test(
    project: Project, addresses: Sequence[str], *, day: int | None, every_day: bool, persona: str
) -> TrialReport:
    """Render the course and send what is asked for, through the provider that `course.toml` names.

    Args:
        project: whose course it is.
        addresses: who gets it, from one to `MOST_ADDRESSES`; one that comes twice counts once.
        day: the lesson's; None for the first.
        every_day: send all lessons instead.
        persona: the key of the sample reader whose values are filled in.

    Raises:
        CourseError: any of it cannot be used as given.
    """
    settings = project.settings
    to, reader = _checked(addresses), find_persona(settings.personas, persona)
    provider = open_provider(project, is_test=True)
    try:
        chosen = _chosen(render_emails(project), None if every_day else day or FIRST_DAY)
        emails = tuple(as_test(email, settings.course.base_url, project.lessons_folder) for email in chosen)
        trial = Trial(emails=emails, addresses=to, persona=reader, course=settings.course)
        tried = send_tests(trial, provider, datetime.now(UTC))
    finally:
        provider.close()
    return TrialReport(
        tried=tried,
        provider=provider.name,
        large=large_pictures(emails),
        lost=_lost(project, {email.day for email in emails}),
        links=_links(settings),
    )


def _lost(project: Project, days: set[int]) -> tuple[LostPicture, ...]:
    """The pictures that the lessons of `days` show and that are not there."""
    sent = {lesson.path for lesson in project.lessons() if lesson.day in days}
    return tuple(lost for lost in lost_pictures(project) if lost.path in sent)


def _checked(addresses: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for address in addresses:
        try:
            checked = email_address(address)
        except ValueError as error:
            raise UsageError(f"--to: {error}", "give one address; for several, --to more than once") from None
        found.setdefault(checked.lower(), checked)
    if len(found) > MOST_ADDRESSES:
        raise UsageError(
            f"{len(found)} addresses are more than a test: it goes to {MOST_ADDRESSES} at most",
            "subscribers get their lessons from `course send`",
        )
    return tuple(found.values())


def _chosen(emails: Sequence[Email], day: int | None) -> list[Email]:
    chosen = [email for email in emails if day is None or email.day == day]
    if not chosen:
        days = ", ".join(str(email.day) for email in emails)
        raise UsageError(f"there is no lesson for day {day}", f"choose one of {days}, or --all")
    return chosen


def _links(settings: Settings) -> str:
    base_url = settings.course.base_url
    if "course.base_url" in settings.placeholders():
        return f"course.base_url in {SETTINGS_FILE} is still the placeholder"
    if not base_url.startswith("https://"):
        return f"course.base_url is {base_url}, which only this network may reach; `course send` asks for https://"
    return ""
