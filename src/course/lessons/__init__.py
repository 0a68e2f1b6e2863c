"""Lessons as values: drafted from a planned day, written as a file's text and read back, merge fields found."""

from course.lessons.composing import compose_body
from course.lessons.drafts import cut_at_word, draft_lesson, draft_lessons
from course.lessons.filing import format_lesson, parse_lesson
from course.lessons.front_matter import LARGEST_FRONT_MATTER, compose_front_matter
from course.lessons.merging import (
    FIELD_NAMES,
    MergeFieldError,
    MergeSpan,
    check_merge_fields,
    escape_merge_fields,
    merge_fields,
    without_merge_fields,
)
from course.lessons.naming import lesson_slug
from course.lessons.reading import minutes_for, reading_minutes

__all__ = [
    "FIELD_NAMES",
    "LARGEST_FRONT_MATTER",
    "MergeFieldError",
    "MergeSpan",
    "check_merge_fields",
    "compose_body",
    "compose_front_matter",
    "cut_at_word",
    "draft_lesson",
    "draft_lessons",
    "escape_merge_fields",
    "format_lesson",
    "lesson_slug",
    "merge_fields",
    "minutes_for",
    "parse_lesson",
    "reading_minutes",
    "without_merge_fields",
]
