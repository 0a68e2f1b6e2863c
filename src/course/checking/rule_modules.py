"""Every module with rules about lessons and courses: importing them fills the two tables."""

from __future__ import annotations

from course.checking import (
    course_rules,
    course_rules_pictures,
    lesson_rules_days,
    lesson_rules_fields,
    lesson_rules_inbox,
    lesson_rules_links,
    lesson_rules_markup,
)
from course.checking.tables import COURSE_RULES, LESSON_RULES

__all__ = [
    "COURSE_RULES",
    "LESSON_RULES",
    "course_rules",
    "course_rules_pictures",
    "lesson_rules_days",
    "lesson_rules_fields",
    "lesson_rules_inbox",
    "lesson_rules_links",
    "lesson_rules_markup",
]
