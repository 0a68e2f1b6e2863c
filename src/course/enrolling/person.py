"""What a person is made of: which column is which, and whether a row's values can be taken. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.models import NewSubscriber
from course.settings import email_address, zone_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST_NAME = 100  # characters; a greeting, not a biography
LONGEST_FIELD = 1_000  # characters

# What other programs call the columns, the likeliest first.
_ALIASES = {
    "email": ("email", "email_address", "e_mail", "e_mail_address", "emailaddress", "mail"),
    "first_name": ("first_name", "firstname", "given_name", "forename", "name"),
    "timezone": ("timezone", "time_zone", "tz"),
}

# Controls, lone surrogates, line and paragraph separators: nothing that a person is called.
_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
# These turn the text after them around, which makes a name show as what it is not.
_BIDI_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Nothing to see, and nothing that a script needs, unlike the joiners U+200C and U+200D.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff"))
# A greeting is sent to whoever the list names: it must carry no one's link, nor text that only machines see.
_LINK = re.compile(r"://|www\.", re.IGNORECASE)
_TAG_CHARACTER = re.compile("[\U000e0000-\U000e007f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where a row has what: indexes into its cells."""

    email: int
    first_name: int | None
    timezone: int | None
    fields: Mapping[int, str]  # every other column with a name -> that name
    count: int  # columns in the header, those without a name too


def has_email(header: Sequence[str]) -> bool:
    """Whether one of these column names means the email address."""
    return any(name in _ALIASES["email"] for name in map(column_name, header))


def columns_of(header: Sequence[str]) -> Columns:
    """Which column of `header` is which.

    Raises:
        ValueError: there is no email column, or two columns have one name.
    """
    names = [column_name(cell) for cell in header]
    twice = [name for name, count in Counter(filter(None, names)).items() if count > 1]
    if twice:
        raise ValueError(f"two columns are called {twice[0]}")
    known = {role: _index_of(role, names) for role in _ALIASES}
    email = known["email"]
    if email is None:
        raise ValueError(f"no column is called email, only {', '.join(filter(None, names)) or 'nothing'}")
    return Columns(
        email=email,
        first_name=known["first_name"],
        timezone=known["timezone"],
        fields={index: name for index, name in enumerate(names) if name and index not in known.values()},
        count=len(names),
    )


def column_name(cell: str) -> str:
    """A header cell as a name that lessons can merge: "Company Name" -> "company_name"."""
    return re.sub(r"[\W_]+", "_", cell.strip().casefold()).strip("_")


def _index_of(role: str, names: Sequence[str]) -> int | None:
    return next((names.index(alias) for alias in _ALIASES[role] if alias in names), None)


def person_of(columns: Columns, cells: Sequence[str]) -> NewSubscriber:
    """The person that a row describes; a row may be shorter than the header.

    Raises:
        ValueError: saying what is wrong.
    """
    named = {columns.email, columns.first_name, columns.timezone, *columns.fields}
    stray = [index for index, cell in enumerate(cells) if cell.strip() and index not in named]
    if len(cells) > columns.count and stray:
        raise ValueError(f"there are {len(cells)} values for {columns.count} columns; one with a comma needs quotes")
    if stray:
        raise ValueError(f"there is a value in column {stray[0] + 1}, which has no name in the header")
    return checked_person(
        email=_cell(cells, columns.email),
        first_name=_cell(cells, columns.first_name),
        timezone=_cell(cells, columns.timezone),
        fields={name: _cell(cells, index) for index, name in columns.fields.items()},
    )


def _cell(cells: Sequence[str], index: int | None) -> str:
    return cells[index] if index is not None and index < len(cells) else ""


def checked_person(
    *, email: str, first_name: str = "", timezone: str = "", fields: Mapping[str, str] | None = None
) -> NewSubscriber:
    """A person whose values may all be used in an email's headers and text.

    Args:
        email: their address.
        first_name: what the greeting calls them; empty: nothing.
        timezone: IANA name; empty: the course's.
        fields: further values by column name; empty ones are left out.

    Raises:
        ValueError: saying what is wrong.
    """
    if not email.strip():
        raise ValueError("there is no email address")
    return NewSubscriber(
        email=email_address(email),
        first_name=_first_name(first_name),
        timezone=zone_name(timezone) if timezone.strip() else None,
        fields={name: value for name, raw in (fields or {}).items() if (value := _field(name, raw))},
    )


def _first_name(raw: str) -> str:
    name = raw.translate(_INVISIBLE).strip()
    if _is_unprintable(name) or "=?" in name:
        raise ValueError(f"the first name {shown(name)} has control characters or '=?' in it")
    if _TAG_CHARACTER.search(name):
        raise ValueError(f"the first name {shown(name)} has hidden characters in it")
    if _LINK.search(name):
        raise ValueError(f"the first name {shown(name)} has a link in it")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"the first name {shown(name)} is longer than {LONGEST_NAME} characters")
    return name


def _field(name: str, raw: str) -> str:
    """A further value on one line: line breaks are common in exports, and no email needs them."""
    value = " ".join(raw.split())
    if _is_unprintable(value):
        raise ValueError(f"{name} has control characters in it")
    if len(value) > LONGEST_FIELD:
        raise ValueError(f"{name} is longer than {LONGEST_FIELD} characters")
    return value


def _is_unprintable(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return False
    return any(unicodedata.category(char) in _UNPRINTABLE or char in _BIDI_OVERRIDES for char in text)


def shown(text: str) -> str:
    """Text from outside, quoted, short, and harmless to a terminal: `repr` escapes what does not print."""
    return repr(text if len(text) <= 60 else text[:59] + "…")
