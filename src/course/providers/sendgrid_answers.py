"""What SendGrid's answer to a request means for the recipients in it: a table over status codes.

SendGrid takes a request as a whole or not at all. Where it names what is wrong, the path in `field` tells a
recipient's fault (`personalizations.3.to.0.email`) from the request's own (`from.email`).
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.models import Accepted, Outcome, PolicyRefused, Refused, Retry, Stopped, Unknown
from course.providers.cleaning import ID_LENGTH, REASON_LENGTH, clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer over HTTP."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """Nothing was taken, because of some of the recipients or for sheer size: hand over smaller parts."""

    suspects: frozenset[int] = frozenset()  # places in the request, where the answer named any

    def parts(self, batch: Sequence[int]) -> list[list[int]]:
        """`batch` with each suspect by itself, after the others together; halved where there is no suspect."""
        if not self.suspects:
            half = len(batch) // 2
            return [list(batch[:half]), list(batch[half:])]
        others = [one for place, one in enumerate(batch) if place not in self.suspects]
        alone = [[one] for place, one in enumerate(batch) if place in self.suspects]
        return [others, *alone] if others else alone


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """One entry of an answer's `errors`."""

    message: str
    field: str  # "" where the answer names none

    @property
    def recipient(self) -> int | None:
        """The place of the recipient whose fault it is."""
        match = re.match(r"personalizations\.([0-9]{1,4})(\.|$)", self.field)
        return int(match[1]) if match else None

    @property
    def is_about_the_address(self) -> bool:
        """Whether it is about a recipient's address or name, so that nobody else can have it."""
        return bool(re.match(r"personalizations\.[0-9]{1,4}\.to(\.|$)", self.field))

    @property
    def is_the_requests(self) -> bool:
        """Whether it is about what all recipients share."""
        return bool(_SHARED.match(self.field))

    def __str__(self) -> str:
        return f"{self.message} ({self.field})" if self.field else self.message


# The request's own fields, by the published description: everything but `personalizations`.
_SHARED = re.compile(
    r"(from|reply_to|reply_to_list|subject|content|attachments|template_id|headers|categories|custom_args"
    r"|send_at|batch_id|asm|ip_pool_name|mail_settings|tracking_settings)([.\[]|$)"
)
_MAX_FAULTS = 100  # that are looked at
_MAX_WAIT_S = 86_400.0  # a day: longer is a mistake


def judge(answer: Answer, count: int) -> Outcome | Division:
    """What `answer` means for the `count` recipients of its request: one outcome for all, or a division."""
    if answer.status == 400:
        return _bad_request(answer, count)
    if answer.status == 413 and count > 1:
        return Division()
    outcome = _OUTCOMES.get(answer.status) or _OUTCOMES_BY_CLASS.get(answer.status // 100, _unknown)
    return outcome(answer)


def _bad_request(answer: Answer, count: int) -> Outcome | Division:
    faults = _faults(answer)
    if faults and all(fault.is_the_requests for fault in faults):
        return _stopped_as_wrong(answer)
    if count > 1:
        places = (fault.recipient for fault in faults)
        return Division(suspects=frozenset(place for place in places if place is not None and place < count))
    if any(fault.is_about_the_address for fault in faults):
        return Refused(reason=_reason(answer))
    return PolicyRefused(reason=_reason(answer), hint=_MEND)


def _accepted(answer: Answer) -> Outcome:
    return Accepted(provider_id=clean(answer.headers.get("x-message-id", ""), ID_LENGTH))


def _retry(answer: Answer) -> Outcome:
    return Retry(reason=_reason(answer), after_s=_wait(answer.headers))


def _unknown(answer: Answer) -> Outcome:
    return Unknown(reason=_reason(answer))


def _stopped(hint: str) -> Callable[[Answer], Outcome]:
    return lambda answer: Stopped(reason=_reason(answer), hint=hint)


_MEND = "where SendGrid says this of everyone, mend what it names in course.toml or the lesson"
_stopped_as_wrong = _stopped("what SendGrid names is wrong for everyone: mend it in course.toml or the lesson")
_stopped_as_elsewhere = _stopped("check provider.host; SendGrid's own is https://api.sendgrid.com")

_OUTCOMES: Mapping[int, Callable[[Answer], Outcome]] = {
    200: _accepted,  # sandbox mode
    202: _accepted,
    401: _stopped("check SENDGRID_API_KEY"),
    403: _stopped("give the key the Mail Send permission, and verify the sender's address or domain at SendGrid"),
    408: _retry,
    413: _stopped("the lesson, with any pictures inside, is too large for SendGrid: make it smaller"),
    429: _retry,
    500: _retry,
    503: _retry,
}
# 5xx that are not SendGrid's own come from a gateway, which may have passed the request on.
_OUTCOMES_BY_CLASS: Mapping[int, Callable[[Answer], Outcome]] = {
    3: _stopped_as_elsewhere,
    4: _stopped_as_elsewhere,
}


def _reason(answer: Answer) -> str:
    said = "; ".join(map(str, _faults(answer)))
    answered = f"SendGrid answered {answer.status}"
    return clean(f"{answered}: {said}" if said else answered, REASON_LENGTH)


def _faults(answer: Answer) -> list[_Fault]:
    """The answer's `errors`, as far as they can be read."""
    try:
        listed = json.loads(answer.body)["errors"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return []
    entries = [one for one in listed[:_MAX_FAULTS] if isinstance(one, dict)] if isinstance(listed, list) else []
    return [_Fault(message=_line(entry.get("message")), field=_field(entry.get("field"))) for entry in entries]


def _field(value: object) -> str:
    """A field's path; the published examples write the absent one as the word null."""
    return "" if value is None or value == "null" else _line(value)


def _line(value: object) -> str:
    return clean(str(value), REASON_LENGTH)


def _wait(headers: Mapping[str, str]) -> float | None:
    """How many seconds SendGrid asks to wait, where it does: `Retry-After`, or until `X-RateLimit-Reset`."""
    seconds = _number(headers.get("retry-after"))
    if seconds is None and (reset := _number(headers.get("x-ratelimit-reset"))) is not None:
        seconds = reset - time.time()
    return None if seconds is None else min(max(seconds, 0.0), _MAX_WAIT_S)


def _number(text: str | None) -> float | None:
    return float(text) if text is not None and re.fullmatch(r"[0-9]{1,12}", text.strip()) else None
