"""What `course.toml` and the environment say, as frozen values."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.models import Persona, Pins, ScheduleSettings, Sender
    from course.words import Words

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
class ThemeSettings:
    """`[theme]`: what the emails and pages look like. Colours are "#rrggbb" by the name of their token."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    sans: str  # font stack of running text; "sans" or "serif" for one of the theme's own, by the course's script
    serif: str  # font stack of headings, likewise
    radius: int  # pixels by which the corners of boxes are rounded; 0 for square ones
    width: int  # pixels that an email is wide where there is room
    logo: str  # "" for none, else "images/NAME" beside the lessons, or an address on the web
    logo_alt: str  # "" where the course's title says it
    logo_width: int  # pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """`[check]`: what `course check` looks at."""

    ignore: frozenset[str]  # codes of rules, or the beginnings of codes: "C105", "C3"
    severities: Mapping[str, str]  # code -> "error", "warning", "note" or "off"
    clients: tuple[str, ...]  # mail programs whose support counts, by the names of `course check --list-clients`


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that the project and its environment say."""

    course: CourseSettings
    sender: Sender
    schedule: ScheduleSettings
    provider: ProviderSettings
    words: Words
    pins: Pins
    theme: ThemeSettings
    check: CheckSettings
    personas: tuple[Persona, ...]  # those of `[[personas]]`; the ready ones are in `course.personas`
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
