"""Signed links: which enrollment a link in an email speaks for.

A token is an enrollment's number and a signature over it, made with the project's secret key. Each purpose has a
salt of its own, so that a token for one page opens no other. Tokens never expire: a link in an old email must still
let its reader out (CASL asks for 60 days, CAN-SPAM for 30).
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from itsdangerous import BadData, URLSafeSerializer

from course.models import EnrollmentId

# A token made here has about 40 characters; whatever is far longer is not looked at.
_LONGEST = 256


class _Purpose(StrEnum):
    """What a token is good for; the value is the salt, so changing one breaks every link ever sent."""

    UNSUBSCRIBE = "course.unsubscribe"
    PREFERENCES = "course.preferences"


def unsubscribe_token(secret: str, enrollment: EnrollmentId) -> str:
    """A token, safe in a URL's path, that lets its bearer end `enrollment` and nothing else."""
    return _sign(secret, _Purpose.UNSUBSCRIBE, enrollment)


def read_unsubscribe_token(secret: str, token: str) -> EnrollmentId | None:
    """The enrollment that `unsubscribe_token` made `token` for; None where it is anything else."""
    return _read(secret, _Purpose.UNSUBSCRIBE, token)


def preferences_token(secret: str, enrollment: EnrollmentId) -> str:
    """A token, safe in a URL's path, that lets its bearer change the preferences of `enrollment`."""
    return _sign(secret, _Purpose.PREFERENCES, enrollment)


def read_preferences_token(secret: str, token: str) -> EnrollmentId | None:
    """The enrollment that `preferences_token` made `token` for; None where it is anything else."""
    return _read(secret, _Purpose.PREFERENCES, token)


def unsubscribe_url(base_url: str, secret: str, enrollment: EnrollmentId) -> str:
    """The link of List-Unsubscribe and of the footer; `base_url` has no slash at its end."""
    return f"{base_url}/unsubscribe/{unsubscribe_token(secret, enrollment)}"


def preferences_url(base_url: str, secret: str, enrollment: EnrollmentId) -> str:
    """The link to a subscriber's preferences; `base_url` has no slash at its end."""
    return f"{base_url}/preferences/{preferences_token(secret, enrollment)}"


@lru_cache(maxsize=8)
def _serializer(secret: str, purpose: _Purpose) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt=purpose.value)


def _sign(secret: str, purpose: _Purpose, enrollment: EnrollmentId) -> str:
    return _serializer(secret, purpose).dumps(int(enrollment))


def _read(secret: str, purpose: _Purpose, token: str) -> EnrollmentId | None:
    if len(token) > _LONGEST or not token.isascii():
        return None
    try:
        value = _serializer(secret, purpose).loads(token)
    except BadData:
        return None
    return EnrollmentId(value) if type(value) is int and value > 0 else None
