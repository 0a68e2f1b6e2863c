"""The table that the rules about rendered emails stand in; the modules that hold the rules fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.checking.rule import Rules

if TYPE_CHECKING:
    from course.checking.material import CheckedEmail

EMAIL_RULES: Rules[CheckedEmail] = Rules()
