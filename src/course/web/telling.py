"""What pages tell about a person: enough to know oneself by, nothing for others to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.models import EnrollmentState

if TYPE_CHECKING:
    from course.models import Enrollment

_LEFT = frozenset({EnrollmentState.UNSUBSCRIBED, EnrollmentState.SUPPRESSED})
_HIDDEN = "•" * 5  # however long the name is


def has_left(person: Enrollment) -> bool:
    """Whether nothing more goes to `person`, whatever is left of the course."""
    return person.state in _LEFT


def masked(email: str) -> str:
    """`email` with all but the first character of its name hidden: `b•••••@reader.invalid`."""
    name, _, domain = email.rpartition("@")
    return f"{name[:1]}{_HIDDEN}@{domain}"
