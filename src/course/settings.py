"""`course.toml` and the environment as one frozen value; every mistake is reported at once, by dotted path."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from course.errors import SettingsError
from course.models import ScheduleSettings, Sender
from course.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# What `course init` writes where only the owner knows the answer. Nothing leaves this machine while they stand.
PLACEHOLDERS: Mapping[str, str] = {
    "course.base_url": "https://courses.example.com",
    "sender.name": "Your name",
    "sender.email": "you@example.com",
    "sender.reply_to": "you@example.com",
    "sender.postal_address": "Your name, your street, your town, your country",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSettings:
    """`[course]`: what the course is."""

    slug: str
    title: str
    language: str  # BCP 47
    days: int
    base_url: str  # where `course serve` is reached, without a trailing slash
    article: str  # path in the project, "" where none is named
    fields: tuple[str, ...]  # names of further CSV columns that lessons may merge


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSettings:
    """`[provider]`: who carries the messages. Secrets stay out of `repr`."""

    name: str  # "mailbox", "smtp" or "sendgrid"
    path: str  # mailbox: the Maildir, relative to the project
    connections: int  # smtp
    host: str  # sendgrid: base URL of the API
    batch_size: int  # sendgrid: personalizations per request
    smtp_url: str = dataclasses.field(repr=False)
    sendgrid_api_key: str = dataclasses.field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that the project and its environment say."""

    course: CourseSettings
    sender: Sender
    schedule: ScheduleSettings
    provider: ProviderSettings
    words: Words
    on_unknown: str  # "hold", "resend" or "skip": what becomes of deliveries whose outcome a crash hid
    database_url: str = dataclasses.field(repr=False)
    secret_key: str = dataclasses.field(repr=False)  # "" where the environment names none

    def placeholders(self) -> tuple[str, ...]:
        """Dotted paths that still hold what `course init` wrote."""
        now = {
            "course.base_url": self.course.base_url,
            "sender.name": self.sender.name,
            "sender.email": self.sender.email,
            "sender.reply_to": self.sender.reply_to,
            "sender.postal_address": self.sender.postal_address,
        }
        return tuple(path for path, value in now.items() if value == PLACEHOLDERS[path])


def parse_settings(document: Mapping[str, Any], environment: Mapping[str, str], *, where: str) -> Settings:
    """Check a parsed `course.toml` and the environment.

    Args:
        document: the TOML tables.
        environment: the process's environment; only `SENDGRID_API_KEY` and `COURSE_*` are looked at.
        where: what the file is called in the error.

    Raises:
        SettingsError: listing every problem.
    """
    reader = _Reader(document)
    settings = _read(reader, environment)
    reader.refuse_unknown()
    if reader.problems:
        raise SettingsError(where, sorted(reader.problems))
    return settings


def _read(reader: _Reader, environment: Mapping[str, str]) -> Settings:
    url = environment.get("COURSE_DATABASE_URL") or reader.get(
        "database.url", _database_url, default="sqlite:///course.db"
    )
    return Settings(
        course=_read_course(reader),
        sender=_read_sender(reader),
        schedule=_read_schedule(reader),
        provider=_read_provider(reader, environment),
        words=_read_words(reader),
        on_unknown=reader.get("sending.on_unknown", _choice("hold", "resend", "skip"), default="hold"),
        database_url=url,
        secret_key=environment.get("COURSE_SECRET_KEY", ""),
    )


def _read_course(reader: _Reader) -> CourseSettings:
    return CourseSettings(
        slug=reader.get("course.slug", _slug),
        title=reader.get("course.title", _line),
        language=reader.get("course.language", _language, default="en"),
        days=reader.get("course.days", _count(1, 366), default=7),
        base_url=reader.get("course.base_url", _base_url),
        article=reader.get("course.article", _line, default=""),
        fields=reader.get("course.fields", _field_names, default=()),
    )


def _read_sender(reader: _Reader) -> Sender:
    email = reader.get("sender.email", email_address)
    return Sender(
        name=reader.get("sender.name", _line),
        email=email,
        reply_to=reader.get("sender.reply_to", email_address, default=email),
        postal_address=reader.get("sender.postal_address", _lines),
    )


def _read_schedule(reader: _Reader) -> ScheduleSettings:
    everyday = frozenset(range(7))
    schedule = ScheduleSettings(
        send_at=reader.get("schedule.send_at", _clock, default=time(7, 30)),
        timezone=reader.get("schedule.timezone", zone_name, default="UTC"),
        weekdays=reader.get("schedule.weekdays", _weekdays, default=everyday),
        min_gap=reader.get("schedule.min_gap", _duration, default=timedelta(hours=18)),
        max_lateness=reader.get("schedule.max_lateness", _duration, default=timedelta(hours=12)),
        first_lesson=reader.get("schedule.first_lesson", _choice("now", "next_slot"), default="now"),
        start=reader.get("schedule.start", _date, default=None),
        quiet_hours=reader.get("schedule.quiet_hours", _quiet_hours, default=None),
    )
    if schedule.is_quiet(schedule.send_at):
        reader.problems.append(("schedule.send_at", "is inside schedule.quiet_hours, so nothing would ever be sent"))
    return schedule


def _read_provider(reader: _Reader, environment: Mapping[str, str]) -> ProviderSettings:
    name = reader.get("provider.name", _choice("mailbox", "smtp", "sendgrid"), default="mailbox")
    return ProviderSettings(
        name=name,
        path=reader.get("provider.path", _line, default="build/mailbox"),
        connections=reader.get("provider.connections", _count(1, 100), default=10),
        host=reader.get("provider.host", _base_url, default="https://api.sendgrid.com"),
        batch_size=reader.get("provider.batch_size", _count(1, 1000), default=1000),
        smtp_url=environment.get("COURSE_SMTP_URL", ""),
        sendgrid_api_key=environment.get("SENDGRID_API_KEY", ""),
    )


def _read_words(reader: _Reader) -> Words:
    chosen = {
        field.name: reader.get(f"words.{field.name}", _words(str(field.default)), default=field.default)
        for field in dataclasses.fields(Words)
    }
    return Words(**chosen)


_MISSING = object()


class _Reader:
    """Takes values out of nested tables, checks each, and remembers what was wrong and what was never asked for."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.problems: list[tuple[str, str]] = []
        self._document = document
        self._known: set[str] = set()

    def get(self, path: str, check: Callable[[Any], Any], *, default: Any = _MISSING) -> Any:
        """The checked value at `path`; its default where it is absent, or where a problem was noted."""
        self._known.add(path)
        table, _, key = path.partition(".")
        section = self._document.get(table, {})
        if not isinstance(section, dict) or key not in section:
            if default is _MISSING:
                self.problems.append((path, "is missing"))
                return ""
            return default
        try:
            return check(section[key])
        except ValueError as error:
            self.problems.append((path, str(error)))
            return "" if default is _MISSING else default

    def refuse_unknown(self) -> None:
        """Note every key that nothing asked for: most are typing mistakes."""
        tables = {path.partition(".")[0] for path in self._known}
        for table, section in self._document.items():
            if table not in tables:
                self.problems.append((table, f"is not a setting{_nearest(table, tables)}"))
            elif not isinstance(section, dict):
                self.problems.append((table, "must be a table"))
            else:
                for key in section:
                    path = f"{table}.{key}"
                    if path not in self._known:
                        self.problems.append((path, f"is not a setting{_nearest(path, self._known)}"))


def _nearest(word: str, known: set[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (only where there is a mistake to explain)

    close = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {close[0]}?" if close else ""


# --- checks: each takes what TOML gave and returns the value, or raises ValueError with the problem ----------

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# RFC 5321's dot-string and domain, in ASCII; a quoted local part is not worth the trouble it makes.
_ADDRESS = re.compile(
    r"(?=.{3,254}\Z)(?P<local>[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@(?P<domain>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)\Z"
)


def email_address(value: Any) -> str:
    """`value` as an address that SMTP can carry, its domain in ASCII and lower case.

    Raises:
        ValueError: saying what is wrong with it.
    """
    text = _text(value).strip()
    local, at, domain = text.rpartition("@")
    if not at:
        raise ValueError(f"{_shown(text)} is not an email address: it has no @")
    if not local.isascii():
        raise ValueError(f"{_shown(text)} has letters before the @ that not every mail server can carry")
    try:
        domain = domain.encode("idna").decode("ascii") if not domain.isascii() else domain
    except UnicodeError:
        raise ValueError(f"{_shown(text)} is not an email address: its domain is not valid") from None
    address = f"{local}@{domain.lower()}"
    match = _ADDRESS.match(address)
    reachable = "." in domain or domain.lower() == "localhost"
    if match is None or len(match["local"]) > 64 or "=?" in local or not reachable:
        raise ValueError(f"{_shown(text)} is not an email address")
    return address


def zone_name(value: Any) -> str:
    """`value` as the name of a zone in the IANA database.

    Raises:
        ValueError: there is no such zone.
    """
    name = _text(value).strip()
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise ValueError(f"{_shown(name)} is not a time zone; use a name like Europe/London") from None
    return name


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be text in quotes, not {_shown(str(value))}")  # noqa: TRY004 (one kind of error here)
    return value


def _line(value: Any) -> str:
    text = _text(value).strip()
    if not text:
        raise ValueError("must not be empty")
    if _CONTROL.search(text) or "=?" in text:
        raise ValueError(f"{_shown(text)} must be one line without control characters or '=?'")
    return text


def _lines(value: Any) -> str:
    lines = [_line(line) for line in _text(value).strip().splitlines() if line.strip()]
    if not lines:
        raise ValueError("must not be empty")
    return "\n".join(lines)


def _words(default: str) -> Callable[[Any], str]:
    fields = set(re.findall(r"\{(\w+)\}", default))

    def check(value: Any) -> str:
        text = _line(value)
        try:
            text.format(**dict.fromkeys(fields, ""))
        except (KeyError, IndexError, ValueError, AttributeError):
            known = ", ".join(sorted(f"{{{name}}}" for name in fields)) or "none"
            raise ValueError(f"{_shown(text)} has braces that cannot be filled in; it may use: {known}") from None
        return text

    return check


def _slug(value: Any) -> str:
    text = _line(value)
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", text):
        raise ValueError(f"{_shown(text)} must be lower-case letters, digits and hyphens")
    return text


def _language(value: Any) -> str:
    text = _line(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError(f"{_shown(text)} must be a language tag such as en or pt-BR")
    return text


def _count(low: int, high: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(f"must be a whole number from {low} to {high}, not {_shown(str(value))}")
        return value

    return check


def _choice(*options: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in options:
            raise ValueError(f"must be one of {', '.join(options)}, not {_shown(str(value))}")
        return str(value)

    return check


def _base_url(value: Any) -> str:
    text = _line(value).rstrip("/")
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise ValueError(f"{_shown(text)} is not a web address") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{_shown(text)} must be a web address such as https://courses.example.com")
    if parts.username or parts.password:
        raise ValueError("must not hold a user name or password")
    if not re.fullmatch(r"[!-~]+", text) or re.search(r"[<>\"'{}|\\^`]", text):
        raise ValueError(f"{_shown(text)} must be plain ASCII without spaces or quotes")
    return text


def _database_url(value: Any) -> str:
    text = _line(value)
    if "://" not in text:
        raise ValueError("must be a database URL such as sqlite:///course.db")
    return text


def _clock(value: Any) -> time:
    if isinstance(value, time):
        return value.replace(microsecond=0, tzinfo=None)
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", _text(value).strip())
    if match is None:
        raise ValueError(f"{_shown(str(value))} must be a local time such as 07:30")
    return time(int(match[1]), int(match[2]))


def _quiet_hours(value: Any) -> tuple[time, time]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError('must be two local times such as ["22:00", "06:00"]')
    start, end = _clock(value[0]), _clock(value[1])
    if start == end:
        raise ValueError("must begin and end at different times")
    return start, end


def _date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(_text(value).strip())
    except ValueError:
        raise ValueError(f"{_shown(str(value))} must be a date such as 2027-01-31") from None


_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def _duration(value: Any) -> timedelta:
    match = re.fullmatch(r"(\d{1,6})\s*([smhd])", _text(value).strip())
    if match is None or int(match[1]) == 0:
        raise ValueError(f"{_shown(str(value))} must be a length of time such as 18h, 90m or 2d")
    span = timedelta(seconds=int(match[1]) * _UNITS[match[2]])
    if span > timedelta(days=366):
        raise ValueError(f"{_shown(str(value))} is longer than a year")
    return span


def _weekdays(value: Any) -> frozenset[int]:
    if not isinstance(value, list) or not value:
        raise ValueError('must be a list such as ["mon", "wed", "fri"]')
    unknown = [str(day) for day in value if day not in WEEKDAYS]
    if unknown:
        raise ValueError(f"{', '.join(map(_shown, unknown))} must be among {', '.join(WEEKDAYS)}")
    return frozenset(WEEKDAYS.index(day) for day in value)


def _field_names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(
        isinstance(name, str) and re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in value
    ):
        raise ValueError('must be a list of lower-case names such as ["company", "city"]')
    return tuple(dict.fromkeys(value))
