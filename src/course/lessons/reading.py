"""How long a lesson takes to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.models import count_words

if TYPE_CHECKING:
    from course.models import Lesson

_WORDS_A_MINUTE = 200
# Fields, link targets, tags, marks; none is so long in earnest, and a text of "<" alone is read in no time.
_UNREAD = re.compile(r"\{\{.{,500}?\}\}|\]\([^)\n]{,500}\)|<[^>\n]{,500}>|(?<!\S)[^\w\s]+(?!\S)")


def reading_minutes(lesson: Lesson) -> int:
    """Minutes that the body takes at a calm pace; at least 1."""
    return minutes_for(count_words(_UNREAD.sub(" ", lesson.body)))


def minutes_for(words: int) -> int:
    """Minutes that so many words take, 200 to the minute; at least 1."""
    return max(1, round(words / _WORDS_A_MINUTE))
