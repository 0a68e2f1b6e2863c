"""What an SMTP reply means for a delivery: one table over reply codes and enhanced status codes.

Reply codes are RFC 5321's, enhanced status codes those of RFC 3463 and the IANA registry that grew from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from course.models import Accepted, PolicyRefused, Refused, Retry, Stopped, Unknown
from course.providers.cleaning import ID_LENGTH, REASON_LENGTH, clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.models import Outcome


class Phase(StrEnum):
    """How far a message has come; the value is how it is told to people."""

    MAIL = "the sender"
    RCPT = "the recipient"
    DATA = "the DATA command"
    CONTENT = "the message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A server's reply."""

    code: int
    text: str  # all its lines, without the code


def _later(reason: str) -> Outcome:
    return Retry(reason=reason)


def _never(reason: str) -> Outcome:
    return Refused(reason=reason)


def _dead_address(reason: str) -> Outcome:
    return Refused(reason=reason, suppress=True)


def _not_from_us(reason: str) -> Outcome:
    return Stopped(reason=reason, hint=_ASK)


def _perhaps_not_from_us(reason: str) -> Outcome:
    return PolicyRefused(reason=reason, hint=_ASK)


_ASK = "ask the server's operator whether it may send for this sender, or look at the server's own log"

_ANY = frozenset(Phase)
_OURS = frozenset({Phase.MAIL})  # nobody has been named yet
_PERSONAL = _ANY - _OURS

# The first that fits decides: phases, reply code, enhanced status code ("" where the reply has none).
_RULES: tuple[tuple[frozenset[Phase], str, str, Callable[[str], Outcome]], ...] = (
    (_ANY, r"4\d\d", r".*", _later),
    (_ANY, r"5\d\d", r"5\.2\.2", _later),  # a full mailbox may be emptied
    (_OURS, r"5\d\d", r".*", _not_from_us),
    (_PERSONAL, r"53[0458]", r".*", _not_from_us),  # it wants a log-in
    (_PERSONAL, r"5\d\d", r"5\.1\.[78]", _not_from_us),  # the sender's address
    (_PERSONAL, r"5\d\d", r"5\.1\.(1|2|3|6|10)", _dead_address),  # no such mailbox, domain or syntax; moved; null MX
    (_PERSONAL, r"5\d\d", r"5\.7\.\d+", _perhaps_not_from_us),  # security or policy: theirs, or about us
    (_PERSONAL, r"50[0234]", r".*", _perhaps_not_from_us),  # it does not speak as we do
    (frozenset({Phase.RCPT}), r"552", r"", _later),  # RFC 5321 section 4.5.3.1.10: as 452
    (_ANY, r"5\d\d", r".*", _never),
)


def goes_on(phase: Phase, reply: Reply) -> bool:
    """Whether the server took this phase."""
    return reply.code == 354 if phase is Phase.DATA else 200 <= reply.code <= 299


def outcome_of(phase: Phase, reply: Reply) -> Outcome:
    """What `reply` makes of a delivery that ends in `phase`."""
    if phase is Phase.CONTENT and goes_on(phase, reply):
        return Accepted(provider_id=clean(_STATUS.sub("", reply.text, count=1), ID_LENGTH))
    reason = clean(f"{phase} was answered {reply.code} {reply.text}", REASON_LENGTH)
    code, status = str(reply.code), enhanced_status(reply)
    for phases, codes, statuses, outcome in _RULES:
        if phase in phases and re.fullmatch(codes, code) and re.fullmatch(statuses, status):
            return outcome(reason)
    reason = clean(f"{phase} was answered {reply.code}, which is no answer to it: {reply.text}", REASON_LENGTH)
    return Unknown(reason=reason) if phase is Phase.CONTENT else Retry(reason=reason)


_STATUS = re.compile(r"([245])\.\d{1,3}\.\d{1,3}(?=\s|$)")


def enhanced_status(reply: Reply) -> str:
    """The enhanced status code that the text begins with, where it is of the reply code's class (RFC 2034)."""
    match = _STATUS.match(reply.text)
    return match[0] if match and match[1] == str(reply.code)[0] else ""
