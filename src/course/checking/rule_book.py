"""Every module with rules: importing them fills the three tables."""

from __future__ import annotations

from course.checking import (
    course_rules,
    course_rules_pictures,
    email_clients,
    email_colours,
    email_envelope,
    email_leaving,
    email_links,
    email_markup,
    email_online,
    email_pictures,
    email_spam,
    email_structure,
    email_text,
    email_weight,
    lesson_rules_days,
    lesson_rules_fields,
    lesson_rules_inbox,
    lesson_rules_links,
    lesson_rules_markup,
)
from course.checking.tables import COURSE_RULES, EMAIL_RULES, LESSON_RULES

__all__ = [
    "COURSE_RULES",
    "EMAIL_RULES",
    "LESSON_RULES",
    "course_rules",
    "course_rules_pictures",
    "email_clients",
    "email_colours",
    "email_envelope",
    "email_leaving",
    "email_links",
    "email_markup",
    "email_online",
    "email_pictures",
    "email_spam",
    "email_structure",
    "email_text",
    "email_weight",
    "lesson_rules_days",
    "lesson_rules_fields",
    "lesson_rules_inbox",
    "lesson_rules_links",
    "lesson_rules_markup",
]
