"""Checks of single settings: each takes what TOML gave and returns the value, or raises ValueError with the problem."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from string import Formatter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from course.words.counted import CATEGORIES, counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.words import Counted

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

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


# Files beside the zones: this machine's own time, and copies with other rules.
_NOT_A_PLACE = re.compile(r"(?:localtime|Factory|posixrules|leapseconds|tzdata\.zi)\Z|(?:posix|right)/")


def zone_name(value: Any) -> str:
    """`value` as the name of a zone in the IANA database.

    Raises:
        ValueError: there is no such zone.
    """
    name = _text(value).strip()
    if _NOT_A_PLACE.match(name) or not _is_zone(name):
        raise ValueError(f"{_shown(name)} is not a time zone; use a name like Europe/London")
    return name


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return True


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be text in quotes, not {_shown(str(value))}")  # noqa: TRY004 (one kind of error here)
    return value


def line(value: Any) -> str:
    """One line of text, not empty, that can start no header of its own."""
    text = _text(value).strip()
    if not text:
        raise ValueError("must not be empty")
    if _CONTROL.search(text) or "=?" in text:
        raise ValueError(f"{_shown(text)} must be one line without control characters or '=?'")
    return text


def lines(value: Any) -> str:
    """One or more such lines; empty ones are dropped."""
    checked = [line(each) for each in _text(value).strip().splitlines() if each.strip()]
    if not checked:
        raise ValueError("must not be empty")
    return "\n".join(checked)


def phrase(default: str) -> Callable[[Any], str]:
    """A check for a phrase whose `{names}` are among those of `default`."""
    known = _names_in(default)

    def check(value: Any) -> str:
        text = line(value)
        try:
            used = _names_in(text)
        except ValueError:
            used = {""}
        if not used <= known:
            listed = ", ".join(sorted(f"{{{name}}}" for name in known)) or "none"
            raise ValueError(f"{_shown(text)} has braces that cannot be filled in; it may use: {listed}")
        return text

    return check


def forms(default: Counted, language: str) -> Callable[[Any], Counted]:
    """A check for a phrase that follows a number: one text, or a table of texts by plural category.

    Args:
        default: its `{names}` may be used.
        language: BCP 47; whose plural rules choose among the texts.
    """
    check_form = phrase(" ".join(text for _, text in default.forms))

    def check(value: Any) -> Counted:
        given = value if isinstance(value, dict) else {"other": value}
        unknown = [name for name in given if name not in CATEGORIES]
        if unknown or "other" not in given:
            wrong = f"has {', '.join(map(_shown, unknown))}" if unknown else 'has no "other"'
            raise ValueError(f"{wrong}; its plural forms are called {', '.join(CATEGORIES)}, and other must be there")
        return counted(language, default.by, **{name: check_form(text) for name, text in given.items()})

    return check


def _names_in(text: str) -> set[str]:
    """The `{names}` that `str.format` would fill in; with anything more in the braces, a name that nothing has."""
    parts = Formatter().parse(text)
    return {name if not spec and not conversion else "" for _, name, spec, conversion in parts if name is not None}


def slug(value: Any) -> str:
    """A name that is safe in links, headers and file names."""
    text = line(value)
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", text):
        raise ValueError(f"{_shown(text)} must be lower-case letters, digits and hyphens")
    return text


def language_tag(value: Any) -> str:
    """A BCP 47 language tag, by its shape."""
    text = line(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError(f"{_shown(text)} must be a language tag such as en or pt-BR")
    return text


def count(low: int, high: int) -> Callable[[Any], int]:
    """A check for a whole number from `low` to `high`."""

    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(f"must be a whole number from {low} to {high}, not {_shown(str(value))}")
        return value

    return check


def choice(*options: str) -> Callable[[Any], str]:
    """A check for one of `options`."""

    def check(value: Any) -> str:
        if value not in options:
            raise ValueError(f"must be one of {', '.join(options)}, not {_shown(str(value))}")
        return str(value)

    return check


def base_url(value: Any) -> str:
    """A web address that links can be made from, without its last slash."""
    text = line(value).rstrip("/")
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


def database_url(value: Any) -> str:
    """The URL of a SQLite file, by its shape; the store says whether it can be opened."""
    text = line(value)
    if not re.fullmatch(r"sqlite:///.*[^/:].*", text) or text.endswith(":memory:"):
        raise ValueError("must be the URL of a SQLite file, such as sqlite:///course.db")
    return text


def clock(value: Any) -> time:
    """A time of day, to the second, on no particular day and in no particular zone."""
    if isinstance(value, time):
        return value.replace(microsecond=0, tzinfo=None)
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", _text(value).strip())
    if match is None:
        raise ValueError(f"{_shown(str(value))} must be a local time such as 07:30")
    return time(int(match[1]), int(match[2]))


def quiet_hours(value: Any) -> tuple[time, time]:
    """Two different times of day."""
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError('must be two local times such as ["22:00", "06:00"]')
    start, end = clock(value[0]), clock(value[1])
    if start == end:
        raise ValueError("must begin and end at different times")
    return start, end


def local_date(value: Any) -> date:
    """A calendar date."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(_text(value).strip())
    except ValueError:
        raise ValueError(f"{_shown(str(value))} must be a date such as 2027-01-31") from None


_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def duration(value: Any) -> timedelta:
    """A length of time, more than none and at most a year."""
    match = re.fullmatch(r"(\d{1,6})\s*([smhd])", _text(value).strip())
    if match is None or int(match[1]) == 0:
        raise ValueError(f"{_shown(str(value))} must be a length of time such as 18h, 90m or 2d")
    span = timedelta(seconds=int(match[1]) * _UNITS[match[2]])
    if span > timedelta(days=366):
        raise ValueError(f"{_shown(str(value))} is longer than a year")
    return span


def weekdays(value: Any) -> frozenset[int]:
    """Days of the week, at least one, as numbers from 0 (Monday)."""
    if not isinstance(value, list) or not value:
        raise ValueError('must be a list such as ["mon", "wed", "fri"]')
    unknown = [str(day) for day in value if day not in WEEKDAYS]
    if unknown:
        raise ValueError(f"{', '.join(map(_shown, unknown))} must be among {', '.join(WEEKDAYS)}")
    return frozenset(WEEKDAYS.index(day) for day in value)


def field_names(value: Any) -> tuple[str, ...]:
    """Names of merge fields, each once."""
    if not isinstance(value, list) or not all(
        isinstance(name, str) and re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in value
    ):
        raise ValueError('must be a list of lower-case names such as ["company", "city"]')
    return tuple(dict.fromkeys(value))


def names_of_parts(value: Any) -> tuple[str, ...]:
    """Parts of the article by their headings; "" is the text before the first heading."""
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError('must be a list of headings of the article, such as ["Soil", "Tips, items 1-2"]')
    return tuple(dict.fromkeys(" ".join(name.split()) for name in value))
