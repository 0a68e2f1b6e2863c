"""Whether what arrived is what should have: told from the walls of the subscribers, not from the schedule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, time

    from course.simulating.inbox import Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a course that runs well looks like from outside."""

    zones: Mapping[str, str]  # address -> IANA name
    first_day: date  # the local date of everyone's first lesson
    send_at: time  # on everyone's own wall
    tolerance: timedelta  # how often `send` runs
    lessons: int
    refused: str  # the address that the server does not take
    left: Mapping[str, datetime]  # address -> when they unsubscribed


def find_faults(expected: Expectation, receipts: Sequence[Receipt]) -> list[str]:
    """Everything that is wrong with what arrived, a sentence each; empty where all is well."""
    faults = _repeated(receipts)
    for receipt in receipts:
        faults += _mistimed(expected, receipt) + _unwanted(expected, receipt)
    return faults + _missing(expected, receipts)


def _repeated(receipts: Sequence[Receipt]) -> list[str]:
    counts = Counter((receipt.email, receipt.day) for receipt in receipts)
    return [f"{email} got lesson {day} {count} times" for (email, day), count in counts.items() if count > 1]


def _mistimed(expected: Expectation, receipt: Receipt) -> list[str]:
    wall = receipt.at.astimezone(ZoneInfo(expected.zones[receipt.email])).replace(tzinfo=None)
    due = datetime.combine(expected.first_day, expected.send_at) + timedelta(days=receipt.day - 1)
    if wall < due:
        return [f"{receipt.email} got lesson {receipt.day} early, at {wall:%Y-%m-%d %H:%M} local time"]
    if wall >= due + expected.tolerance:
        return [f"{receipt.email} got lesson {receipt.day} late, at {wall:%Y-%m-%d %H:%M} local time"]
    return []


def _unwanted(expected: Expectation, receipt: Receipt) -> list[str]:
    left = expected.left.get(receipt.email)
    if left is not None and receipt.at >= left:
        return [f"{receipt.email} got lesson {receipt.day} after leaving"]
    return []


def _missing(expected: Expectation, receipts: Sequence[Receipt]) -> list[str]:
    got = {(receipt.email, receipt.day) for receipt in receipts}
    return [
        f"{email} never got lesson {day}"
        for email, zone in expected.zones.items()
        for day in range(1, expected.lessons + 1)
        if email != expected.refused and (email, day) not in got and not _gone(expected, email, zone, day)
    ]


def _gone(expected: Expectation, email: str, zone: str, day: int) -> bool:
    """Whether someone had left by the time that a lesson was due on their wall."""
    left = expected.left.get(email)
    if left is None:
        return False
    due = datetime.combine(expected.first_day, expected.send_at) + timedelta(days=day - 1)
    return left.astimezone(ZoneInfo(zone)).replace(tzinfo=None) <= due
