"""A project's store and provider, and all that sending needs of them; only the chosen one is loaded."""

from __future__ import annotations

import random
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from course.errors import SETTINGS_FILE, SettingsError, UsageError
from course.wiring.projects import open_project, render_emails

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set
    from pathlib import Path

    from course.models import Due, Email, Take
    from course.providers.contract import Provider
    from course.sending import Report, Rules
    from course.settings import ProviderSettings, Settings
    from course.store import Store
    from course.wiring.projects import Project

# How far a clock given by `--now` may be from the real one where messages leave this machine.
CLOCK_TOLERANCE = timedelta(minutes=1)

# Years that a moved clock may show: zone rules are known there, and date arithmetic cannot overflow.
_EARLIEST_YEAR, _LATEST_YEAR = 1990, 2200


def open_store(project: Project) -> Store:
    """The project's database, made or brought up to date where needed."""
    from course.store import Store  # noqa: PLC0415 (SQLAlchemy takes a third of a second)

    return Store.open(project.settings.database_url, root=project.root)


def secret_key(project: Project, store: Store) -> str:
    """The key that links are signed with: `COURSE_SECRET_KEY`, else the one that the database keeps."""
    return project.settings.secret_key or store.secret_key()


def open_provider(project: Project, *, is_test: bool = False) -> Provider:
    """The provider that `course.toml` names.

    Args:
        project: whose settings are taken.
        is_test: nobody but who tries the course gets what it carries: `base_url` may lead nowhere yet.

    Raises:
        SettingsError: something it needs is missing or a placeholder still; everything that is wrong, at once.
        ProviderError: what it was given cannot work.
    """
    settings = project.settings.provider
    if settings.name == "mailbox":
        from course.providers.mailbox import Mailbox  # noqa: PLC0415 (only the chosen provider is loaded)

        return Mailbox(project.root / settings.path)
    needless = {"course.base_url"} if is_test else set()
    if problems := [*_placeholders(project.settings, needless), *_missing_secrets(settings)]:
        raise SettingsError(f"{project.root / SETTINGS_FILE} is not ready for {settings.name}", problems)
    provider = _open_carrier(settings)
    if not is_test and not provider.is_local and not project.settings.course.base_url.startswith("https://"):
        problem = (
            "must begin with https:// before messages leave this machine: one-click unsubscribing needs it (RFC 8058)"
        )
        raise SettingsError(str(project.root / SETTINGS_FILE), [("course.base_url", problem)])
    return provider


def _open_carrier(settings: ProviderSettings) -> Provider:
    """A provider whose messages can leave this machine."""
    if settings.name == "smtp":
        from course.providers.smtp import Smtp  # noqa: PLC0415 (as above)

        return Smtp(settings.smtp_url, connections=settings.connections)
    from course.providers.sendgrid import SendGrid  # noqa: PLC0415 (as above)

    return SendGrid(settings.sendgrid_api_key, host=settings.host, batch_size=settings.batch_size)


def _placeholders(settings: Settings, needless: Set[str]) -> list[tuple[str, str]]:
    said = "is still the placeholder that `course init` wrote; nothing leaves this machine before it is filled in"
    return [(path, said) for path in settings.placeholders() if path not in needless]


def _missing_secrets(settings: ProviderSettings) -> list[tuple[str, str]]:
    if settings.name == "smtp" and not settings.smtp_url:
        return [("COURSE_SMTP_URL", "is not set; write smtp://user:password@mail.example.com:587 into the environment")]
    if settings.name == "sendgrid" and not settings.sendgrid_api_key:
        return [("SENDGRID_API_KEY", "is not set; put a key with the Mail Send permission into the environment")]
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """All that sending needs, open; see `open_office`."""

    project: Project
    store: Store
    provider: Provider
    now: Callable[[], datetime]

    @property
    def provider_name(self) -> str:
        """As in `[provider] name`."""
        return self.provider.name

    def send_due(
        self,
        *,
        limit: int | None = None,
        asked_to_stop: Callable[[], bool] = lambda: False,
        progress: Callable[[Report], None] = lambda _: None,
    ) -> Report:
        """One pass of `course.sending.send_due`; where nothing is due, no lesson is even read."""
        from course.sending import Addresser, Parts, Report, send_due  # noqa: PLC0415 (as above)

        settings, slug = self.project.settings, self.project.settings.course.slug
        if not self.store.has_work(slug, self.now()):
            return Report(next_due_at=self.store.ledger.next_due_at(slug))
        emails = self._emails()
        parts = Parts(
            store=self.store,
            provider=self.provider,
            emails=emails,
            rules=self._rules(max(emails)),
            addresser=Addresser(settings=settings, secret=secret_key(self.project, self.store)),
            on_unknown=settings.on_unknown,
            clock=self.now,
            asked_to_stop=asked_to_stop,
            progress=progress,
        )
        return send_due(parts, limit=limit)

    def preview(self, limit: int | None) -> tuple[list[tuple[Due, Take]], int, datetime | None]:
        """Who would get a lesson now, how many would be skipped, and when the next lesson is due.

        The lessons are rendered too: what would stop the sending stops this.
        """
        from course.sending import preview, would_send  # noqa: PLC0415 (as above)

        slug = self.project.settings.course.slug
        rules = self._rules(max(self._emails()))
        judged = preview(self.store, rules, slug, self.now(), limit=limit or sys.maxsize)
        going = would_send(judged)
        return going, len(judged) - len(going), self.store.ledger.next_due_at(slug)

    def _emails(self) -> dict[int, Email]:
        """The emails by day.

        Raises:
            SettingsError: there are more or fewer lessons than `course.days` says. A folder that is only half there
                would otherwise end the course for everyone who is past it.
        """
        emails = {email.day: email for email in render_emails(self.project)}
        days = self.project.settings.course.days
        if len(emails) != days:
            problem = f"is {days}, but {self.project.lessons_folder} has {len(emails)} lessons"
            raise SettingsError(str(self.project.root / SETTINGS_FILE), [("course.days", problem)])
        return emails

    def _rules(self, last_day: int) -> Rules:
        from course.sending import Rules  # noqa: PLC0415 (as above)

        return Rules(schedule=self.project.settings.schedule, last_day=last_day, chance=random.random)


@contextmanager
def open_office(directory: Path, now_given: str | None) -> Iterator[Office]:
    """The project's store and provider, ready to send; closed at the end.

    Args:
        directory: the project.
        now_given: what `--now` said, or None for the real clock.

    Raises:
        CourseError: any of it cannot be used as configured.
    """
    project = open_project(directory)
    provider = open_provider(project)
    try:
        fixed = moment(now_given, moves_freely=provider.is_local)
        store = open_store(project)
        try:
            clock = (lambda: fixed) if now_given else (lambda: datetime.now(UTC))
            yield Office(project=project, store=store, provider=provider, now=clock)
        finally:
            store.close()
    finally:
        provider.close()


def moment(given: str | None, *, moves_freely: bool) -> datetime:
    """The moment that a command takes for now, in UTC.

    Args:
        given: what `--now` said: ISO 8601 with an offset.
        moves_freely: whether any moment will do, because nothing leaves this machine.

    Raises:
        UsageError: `given` cannot be read, has no offset, or is not the real time where it must be.
    """
    real = datetime.now(UTC)
    if given is None:
        return real
    try:
        parsed = datetime.fromisoformat(given)
    except ValueError:
        parsed = None
    if parsed is None or parsed.tzinfo is None:
        raise UsageError(
            f"--now {given!r} is not an ISO time with an offset", "write it like 2027-03-28T07:30:00+01:00 or ...Z"
        )
    if not _EARLIEST_YEAR <= parsed.year <= _LATEST_YEAR:
        raise UsageError(f"--now {given!r} is too far from today", f"choose a year up to {_LATEST_YEAR}")
    now = parsed.astimezone(UTC)
    if not moves_freely and abs(now - real) > CLOCK_TOLERANCE:
        raise UsageError(
            f"--now {given} is more than a minute from the real time, and messages would leave this machine",
            "a moved clock is for the mailbox and for providers whose host is this machine",
        )
    return now
