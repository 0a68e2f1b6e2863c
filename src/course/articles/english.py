"""Whether a text is in English, whose title case and sentence openings say what other languages do not."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMON = frozenset(
    {
        "the", "and", "of", "to", "a", "in", "is", "are", "it", "that", "you", "your", "for", "with", "as", "on", "or",
        "this", "be", "have", "has", "from", "by", "at", "not", "will", "can", "we", "was", "they", "an", "what",
    }
)  # fmt: skip
_SAMPLE = 2000  # words
_ENOUGH = 40  # words that tell; fewer are taken for English
_SHARE = 0.15  # of common words; English prose has about a third, other languages below a tenth


def reads_as_english(texts: Iterable[str]) -> bool:
    """Whether `texts`, the beginning of an article, are in English as far as they tell."""
    words = list(islice((word for text in texts for word in text[:5000].lower().split()), _SAMPLE))
    return len(words) < _ENOUGH or sum(word in _COMMON for word in words) >= _SHARE * len(words)
