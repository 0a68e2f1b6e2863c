"""How long a lesson takes to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.models import count_words

if TYPE_CHECKING:
    from course.models import Lesson

_WORDS_A_MINUTE = 200
_UNREAD = re.compile(r"\{\{.*?\}\}|\]\([^)\n]*\)|<[^>\n]*>|(?<!\S)[^\w\s]+(?!\S)")  # fields, link targets, tags, marks


def reading_minutes(lesson: Lesson) -> int:
    """Minutes that the body takes at a calm pace; at least 1."""
    return minutes_for(count_words(_UNREAD.sub(" ", lesson.body)))


def minutes_for(words: int) -> int:
    """Minutes that so many words take, 200 to the minute; at least 1."""
    return max(1, round(words / _WORDS_A_MINUTE))
