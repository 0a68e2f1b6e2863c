"""From arriving to leaving: importing a file of people, adding one, changing a time zone, unsubscribing."""

from __future__ import annotations

from course.enrolling.importing import ImportReport, Rejected, import_csv
from course.enrolling.membership import (
    Addition,
    Departure,
    add_one,
    behind_link,
    change_timezone,
    find,
    leave_by_link,
    unsubscribe,
    waiting_slot,
)

__all__ = [
    "Addition",
    "Departure",
    "ImportReport",
    "Rejected",
    "add_one",
    "behind_link",
    "change_timezone",
    "find",
    "import_csv",
    "leave_by_link",
    "unsubscribe",
    "waiting_slot",
]
