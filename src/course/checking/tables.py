"""The tables that rules stand in; the modules that hold the rules fill them, and `rule_book` imports those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.checking.rule import Rules

if TYPE_CHECKING:
    from course.checking.material import CheckedCourse, CheckedEmail, CheckedLesson

LESSON_RULES: Rules[CheckedLesson] = Rules()
COURSE_RULES: Rules[CheckedCourse] = Rules()
EMAIL_RULES: Rules[CheckedEmail] = Rules()
