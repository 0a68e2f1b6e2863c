"""Time travel: a course played on a moved clock into a real SMTP server, and judged from what that server saw."""

from __future__ import annotations

from course.simulating.guests import GUESTS, LEAVER, REFUSED, Guest
from course.simulating.inbox import Inbox, Receipt
from course.simulating.pages import Pages
from course.simulating.verdict import Expectation, find_faults

__all__ = ["GUESTS", "LEAVER", "REFUSED", "Expectation", "Guest", "Inbox", "Pages", "Receipt", "find_faults"]
