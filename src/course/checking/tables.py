"""The tables that rules about lessons and courses stand in; the modules that hold the rules fill them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.checking.rule import Rules

if TYPE_CHECKING:
    from course.checking.material import CheckedCourse, CheckedLesson

LESSON_RULES: Rules[CheckedLesson] = Rules()
COURSE_RULES: Rules[CheckedCourse] = Rules()
