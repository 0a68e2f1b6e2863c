"""What pages tell about a person: enough to know oneself by, nothing for others to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.models import EnrollmentState

if TYPE_CHECKING:
    from datetime import date

    from course.models import Enrollment

_LEFT = frozenset({EnrollmentState.UNSUBSCRIBED, EnrollmentState.SUPPRESSED})
_HIDDEN = "•" * 5  # however long the name is

# Tables, because strftime speaks whatever language the machine is set to.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def has_left(person: Enrollment) -> bool:
    """Whether nothing more goes to `person`, whatever is left of the course."""
    return person.state in _LEFT


def masked(email: str) -> str:
    """`email` with all but the first character of its name hidden: `b•••••@reader.invalid`."""
    name, _, domain = email.rpartition("@")
    return f"{name[:1]}{_HIDDEN}@{domain}"


def dated(day: date, language: str) -> str:
    """`day` as "Tuesday, 6 April 2027" in English; in a language whose names we do not have, as ISO 8601."""
    if language.partition("-")[0].lower() != "en":
        return day.isoformat()
    return f"{_WEEKDAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"
