"""A lesson without the merge fields that keep it from being rendered, so that the rest of its email can be checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from course.checking.fields import replace_fields
from course.lessons.field_syntax import EXTRA_PREFIX, FIELD_NAMES, MERGED_KEYS, escape_merge_fields

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from course.checking.fields import Opened
    from course.models import Lesson


def mended(lesson: Lesson, extra_fields: Collection[str]) -> Lesson:
    """`lesson` with words in the place of unknown and malformed merge fields; each line stays where it is.

    Args:
        lesson: any lesson.
        extra_fields: names of `course.fields`.
    """
    known = {*FIELD_NAMES, *(EXTRA_PREFIX + name for name in extra_fields)}
    texts: dict[str, Any] = {key: _mended(getattr(lesson, key), known) for key in MERGED_KEYS}
    return replace(lesson, **texts)


def _mended(text: str, known: Collection[str]) -> str:
    def words_for(opened: Opened) -> str:
        field = opened.field
        if field is None:
            return "(("
        if isinstance(field, str) or field.name in known:
            return text[opened.start : opened.end]
        return escape_merge_fields(field.default) or field.name.replace("_", " ")

    return replace_fields(text, words_for)
