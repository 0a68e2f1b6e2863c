"""Lessons as values: drafted from a planned day, written as a file's text and read back, merge fields found.

Each part loads when it is asked for: `course plan` needs no YAML.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course.lessons.composing import compose_body
    from course.lessons.drafts import Gains, body_blocks, draft_lesson, draft_lessons, find_gains
    from course.lessons.field_syntax import (
        FIELD_NAMES,
        MERGED_KEYS,
        MergeFieldError,
        MergeSpan,
        check_merge_fields,
        escape_merge_fields,
        merge_fields,
        without_merge_fields,
    )
    from course.lessons.filing import format_lesson, parse_lesson
    from course.lessons.front_matter import LARGEST_FRONT_MATTER, compose_front_matter
    from course.lessons.material import Derived, block_of_title
    from course.lessons.naming import lesson_slug
    from course.lessons.reading import minutes_for, reading_minutes

__all__ = [
    "FIELD_NAMES",
    "LARGEST_FRONT_MATTER",
    "MERGED_KEYS",
    "Derived",
    "Gains",
    "MergeFieldError",
    "MergeSpan",
    "block_of_title",
    "body_blocks",
    "check_merge_fields",
    "compose_body",
    "compose_front_matter",
    "draft_lesson",
    "draft_lessons",
    "escape_merge_fields",
    "find_gains",
    "format_lesson",
    "lesson_slug",
    "merge_fields",
    "minutes_for",
    "parse_lesson",
    "reading_minutes",
    "without_merge_fields",
]

_HOMES = {
    "compose_body": "composing",
    "Gains": "drafts",
    "body_blocks": "drafts",
    "draft_lesson": "drafts",
    "draft_lessons": "drafts",
    "find_gains": "drafts",
    "format_lesson": "filing",
    "parse_lesson": "filing",
    "LARGEST_FRONT_MATTER": "front_matter",
    "compose_front_matter": "front_matter",
    "Derived": "material",
    "block_of_title": "material",
    "FIELD_NAMES": "field_syntax",
    "MERGED_KEYS": "field_syntax",
    "MergeFieldError": "field_syntax",
    "MergeSpan": "field_syntax",
    "check_merge_fields": "field_syntax",
    "escape_merge_fields": "field_syntax",
    "merge_fields": "field_syntax",
    "without_merge_fields": "field_syntax",
    "lesson_slug": "naming",
    "minutes_for": "reading",
    "reading_minutes": "reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
