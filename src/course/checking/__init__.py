"""Lessons and rendered emails, linted: one rule, one function, one code."""

from course.checking.running import all_rules, check_course, check_emails

__all__ = ["all_rules", "check_course", "check_emails"]
