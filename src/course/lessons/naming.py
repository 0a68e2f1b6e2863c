"""What a lesson's file is called."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.models import Lesson

_LONGEST = 60
_DROPPED = re.compile(r"['’ʼ`´]")  # inside words: "don’t" is one word
_FOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l"}
    | {"þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "ı": "i"}
)


def lesson_slug(lesson: Lesson) -> str:
    """The file name without its ending: "02-strengthening-the-back-muscles".

    Latin letters lose their accents, other scripts keep their letters (NFC). At most 60 characters, cut at a word.
    """
    words = slug_words(lesson.title) or ["lesson"]
    slug = f"{lesson.day:02d}-{words[0]}"[:_LONGEST]
    for word in words[1:]:
        if len(slug) + 1 + len(word) > _LONGEST:
            break
        slug += f"-{word}"
    return unicodedata.normalize("NFC", slug)


def slug_words(text: str) -> list[str]:
    """The words of `text` in lower case, with letters and digits only."""
    folded = "".join(_without_accents(_DROPPED.sub("", text).translate(_FOLDED)))
    lowered = unicodedata.normalize("NFC", folded.lower())
    spaced = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in lowered)
    return [word for word in spaced.split() if any(char.isalnum() for char in word)]


def _without_accents(text: str) -> list[str]:
    """The characters of `text` taken apart, minus the marks on Latin letters: elsewhere marks are vowels."""
    kept: list[str] = []
    on_latin = False
    for char in unicodedata.normalize("NFKD", text):
        is_mark = unicodedata.category(char) == "Mn"
        if is_mark and on_latin:
            continue
        on_latin = on_latin if is_mark else char.isascii()
        kept.append(char)
    return kept
