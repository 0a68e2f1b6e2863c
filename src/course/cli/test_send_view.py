"""What a provider's answer to a test message means for the person who sent it."""

from __future__ import annotations

from typing import NamedTuple

from course.models import Accepted, Outcome, PolicyRefused, Refused, Retry, Stopped, Unknown


class Verdict(NamedTuple):
    """An outcome in words."""

    said: str  # "accepted"
    reason: str = ""  # the other side's
    hint: str = ""  # the next step
    provider_id: str = ""


def verdict_of(outcome: Outcome) -> Verdict:
    """What to say of `outcome`."""
    match outcome:
        case Accepted(provider_id=provider_id):
            return Verdict("accepted", provider_id=provider_id)
        case Refused(reason=reason):
            return Verdict("refused", reason, "check the address and what the provider says of it")
        case PolicyRefused(reason=reason, hint=hint):
            return Verdict("refused", reason, hint or "check what the provider says: it may be the sender or the text")
        case Retry(reason=reason, after_s=after_s):
            when = f"in {_duration(after_s)}" if after_s else "in a few minutes"
            return Verdict("not yet", reason, f"nothing was sent; run the command again {when}")
        case Unknown(reason=reason):
            return Verdict("unknown", reason, "it may have arrived: look into the inbox before you send it again")
        case Stopped(reason=reason, hint=hint):
            return Verdict("not sent", reason, hint or "`course doctor --connect` tries the provider")


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} minutes"
