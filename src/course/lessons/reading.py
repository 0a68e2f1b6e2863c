"""How long a lesson takes to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.models import Lesson

_WORDS_A_MINUTE = 200
_CHARACTERS_A_MINUTE = 400  # scripts that write no spaces between words
_UNREAD = re.compile(r"\{\{.*?\}\}|\]\([^)\n]*\)|<[^>\n]*>")  # merge fields, link targets, tags
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"\S*\w\S*")


def reading_minutes(lesson: Lesson) -> int:
    """Minutes that the body takes at a calm pace; at least 1."""
    return minutes_for(_UNREAD.sub(" ", lesson.body))


def minutes_for(text: str) -> int:
    """Minutes that `text` takes: 200 words, or 400 characters of a script without spaces, each; at least 1."""
    unspaced = len(_UNSPACED.findall(text))
    words = len(_WORD.findall(_UNSPACED.sub(" ", text)))
    return max(1, round(words / _WORDS_A_MINUTE + unspaced / _CHARACTERS_A_MINUTE))
