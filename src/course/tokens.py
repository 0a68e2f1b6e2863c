"""Signed links: which enrollment a link in an email speaks for.

A token is an enrollment's number, the moment of enrolling, and a signature over both, made with the project's secret
key. The salt names the purpose and the course, so that a token for one page or course opens no other; the moment tells
apart two enrollments with one number, such as those of two databases. Tokens never expire: a link in an old email must
still let its reader out (CASL asks for 60 days, CAN-SPAM for 30).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from itsdangerous import BadData, URLSafeSerializer

from course.models import EnrollmentId

if TYPE_CHECKING:
    from course.models import Enrollment

# A token made here has about 60 characters; whatever is far longer is not looked at.
_LONGEST = 256

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Who a token speaks for. The signature is right; whether there is such an enrollment, only the store knows."""

    course: str  # slug
    enrollment: EnrollmentId
    enrolled_at: int  # microseconds since 1970

    @classmethod
    def of(cls, enrollment: Enrollment) -> Bearer:
        """The bearer of the tokens made for `enrollment`."""
        enrolled_at = (enrollment.enrolled_at - _EPOCH) // _MICROSECOND
        return cls(course=enrollment.course, enrollment=enrollment.id, enrolled_at=enrolled_at)


class _Purpose(StrEnum):
    """What a token is good for; the value is in the salt, so changing one breaks every link ever sent."""

    UNSUBSCRIBE = "course.unsubscribe"
    PREFERENCES = "course.preferences"


def unsubscribe_token(secret: str, enrollment: Enrollment) -> str:
    """A token, safe in a URL's path, that lets its bearer end `enrollment` and nothing else."""
    return _sign(secret, _Purpose.UNSUBSCRIBE, Bearer.of(enrollment))


def read_unsubscribe_token(secret: str, course: str, token: str) -> Bearer | None:
    """Who `unsubscribe_token` made `token` for, in the course with this slug; None where it is anything else."""
    return _read(secret, _Purpose.UNSUBSCRIBE, course, token)


def preferences_token(secret: str, enrollment: Enrollment) -> str:
    """A token, safe in a URL's path, that lets its bearer change the preferences of `enrollment`."""
    return _sign(secret, _Purpose.PREFERENCES, Bearer.of(enrollment))


def read_preferences_token(secret: str, course: str, token: str) -> Bearer | None:
    """Who `preferences_token` made `token` for, in the course with this slug; None where it is anything else."""
    return _read(secret, _Purpose.PREFERENCES, course, token)


def unsubscribe_url(base_url: str, secret: str, enrollment: Enrollment) -> str:
    """The link of List-Unsubscribe and of the footer; `base_url` has no slash at its end."""
    return f"{base_url}/unsubscribe/{unsubscribe_token(secret, enrollment)}"


def preferences_url(base_url: str, secret: str, enrollment: Enrollment) -> str:
    """The link to a subscriber's preferences; `base_url` has no slash at its end."""
    return f"{base_url}/preferences/{preferences_token(secret, enrollment)}"


@lru_cache(maxsize=8)
def _serializer(secret: str, purpose: _Purpose, course: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt=f"{purpose.value}.{course}")


def _sign(secret: str, purpose: _Purpose, bearer: Bearer) -> str:
    return _serializer(secret, purpose, bearer.course).dumps([int(bearer.enrollment), bearer.enrolled_at])


def _read(secret: str, purpose: _Purpose, course: str, token: str) -> Bearer | None:
    if len(token) > _LONGEST or not token.isascii():
        return None
    try:
        value = _serializer(secret, purpose, course).loads(token)
    except BadData:
        return None
    match value:
        case [int(number), int(enrolled_at)]:
            bearer = Bearer(course=course, enrollment=EnrollmentId(number), enrolled_at=enrolled_at)
            # Base64 has several spellings of the same bytes; one of them is the token.
            return bearer if _sign(secret, purpose, bearer) == token else None
        case _:
            return None
