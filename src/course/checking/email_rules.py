"""The rules about rendered emails, by code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.checking.rule import Rules

if TYPE_CHECKING:
    from course.checking.material import CheckedEmail

EMAIL_RULES: Rules[CheckedEmail] = Rules()
