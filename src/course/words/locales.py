"""How languages write numbers, dates and times, as the Unicode CLDR has it. Babel is loaded when it is first asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time

    from babel import Locale

# The zero of each system of digits that is some language's usual one, Latin's own aside.
_ZEROS = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "mymr": 0x1040,
    "olck": 0x1C50,
    "tibt": 0x0F20,
}


# Zones that the CLDR keeps under the names that they had.
_OLD_NAMES = {
    "Africa/Asmara": "Africa/Asmera",
    "America/Argentina/Buenos_Aires": "America/Buenos_Aires",
    "America/Argentina/Catamarca": "America/Catamarca",
    "America/Argentina/Cordoba": "America/Cordoba",
    "America/Argentina/Jujuy": "America/Jujuy",
    "America/Argentina/Mendoza": "America/Mendoza",
    "America/Atikokan": "America/Coral_Harbour",
    "America/Indiana/Indianapolis": "America/Indianapolis",
    "America/Kentucky/Louisville": "America/Louisville",
    "America/Nuuk": "America/Godthab",
    "Asia/Ho_Chi_Minh": "Asia/Saigon",
    "Asia/Kathmandu": "Asia/Katmandu",
    "Asia/Kolkata": "Asia/Calcutta",
    "Asia/Yangon": "Asia/Rangoon",
    "Atlantic/Faroe": "Atlantic/Faeroe",
    "Europe/Kyiv": "Europe/Kiev",
    "Pacific/Chuuk": "Pacific/Truk",
    "Pacific/Pohnpei": "Pacific/Ponape",
}


def plural_category(number: int, language: str) -> str:
    """The CLDR's category of `number` in `language` (BCP 47): "one", "few", ..., "other"."""
    return str(_locale(language).plural_form(number))


def local_digits(text: str, language: str) -> str:
    """`text` with its ASCII digits as `language` (BCP 47) writes them."""
    return text.translate(_digits(language))


def local_date(day: date, language: str) -> str:
    """`day` with its weekday, as `language` (BCP 47) writes it in full."""
    from babel.dates import format_date  # noqa: PLC0415 (heavy; most commands show no date)

    return local_digits(format_date(day, "full", locale=_locale(language)), language)


def local_time(clock: time, language: str) -> str:
    """`clock` to the minute, as `language` (BCP 47) writes it."""
    from babel.dates import format_time  # noqa: PLC0415 (heavy; most commands show no time)

    return local_digits(format_time(clock, "short", locale=_locale(language)), language)


def local_territory(code: str, language: str) -> str:
    """What `language` (BCP 47) calls a territory: a country's code, or the UN's for a part of the world; "" unknown."""
    return str(_locale(language).territories.get(code, ""))


def local_city(zone: str, language: str) -> str:
    """What `language` (BCP 47) calls the place that an IANA zone is named after; "" where it has no name of its own."""
    known = _locale(language).time_zones
    return str((known.get(zone) or known.get(_OLD_NAMES.get(zone, "")) or {}).get("city", ""))


@cache
def _digits(language: str) -> dict[int, int]:
    zero = _ZEROS.get(_locale(language).default_numbering_system, 0)
    return {ord("0") + value: zero + value for value in range(10)} if zero else {}


@cache
def _locale(language: str) -> Locale:
    """The CLDR's locale for `language`, or for as much of it as the CLDR knows; English where it knows none."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (heavy; most commands have nothing to say)

    subtags = language.split("-")
    while subtags:
        try:
            return Locale.parse("-".join(subtags), sep="-")
        except (UnknownLocaleError, ValueError):
            subtags.pop()
    return Locale("en")
