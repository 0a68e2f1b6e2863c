"""Every module with rules about lessons and courses: importing them fills the two tables."""

from __future__ import annotations

from course.checking import course_rules
from course.checking.tables import COURSE_RULES, LESSON_RULES

__all__ = ["COURSE_RULES", "LESSON_RULES", "course_rules"]
