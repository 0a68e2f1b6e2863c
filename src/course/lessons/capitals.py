"""Titles IN CAPITALS, written as the article's own prose writes their words: capitals in a subject look like spam."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from course.models import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.models import PlannedLesson

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BETWEEN = " · "
_LOOKED_AT = 100_000  # words
_FEWEST = 5  # capital letters; "FAQ" and "USA" are words of their own
_VOWEL = re.compile("[aeiouyäöüàâéèêëîïôûáíóú]", re.IGNORECASE)
_KNOWN = frozenset(("FAQ", "FAQS", "DIY", "USA", "UK", "EU", "USB", "AI", "SEO", "CEO", "ROI", "API", "IT", "TV"))
_KINDS = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CALLOUT, BlockKind.QUESTION, BlockKind.QUOTE}


class Capitals:
    """Knows how the prose of a course writes its words; looks it up when a title is in capitals."""

    def __init__(self, planned: Sequence[PlannedLesson]) -> None:
        self._planned = planned

    def lowered(self, text: str) -> str:
        """`text` as a sentence where it is all capitals, of joined names each; else `text`."""
        letters = [char for char in text if char.isupper() or char.islower()]
        if len(letters) < _FEWEST or any(char.islower() for char in letters):
            return text
        return _BETWEEN.join(map(self._as_sentence, text.split(_BETWEEN)))

    def _as_sentence(self, text: str) -> str:
        sentence = _WORD.sub(lambda match: self._written(match[0]), text)
        first = _WORD.search(sentence)
        if first is None or not first[0].islower():
            return sentence
        return sentence[: first.start()] + first[0][0].upper() + sentence[first.start() + 1 :]

    def _written(self, word: str) -> str:
        if forms := self._forms.get(word.casefold()):
            return forms.most_common(1)[0][0]
        return word if word in _KNOWN or not _VOWEL.search(word) else word.lower()

    @cached_property
    def _forms(self) -> dict[str, Counter[str]]:
        """How each word is written inside sentences, where a capital means something."""
        forms: dict[str, Counter[str]] = {}
        for word in islice(self._words(), _LOOKED_AT):
            forms.setdefault(word.casefold(), Counter())[word] += 1
        return forms

    def _words(self) -> Iterator[str]:
        for plan in self._planned:
            for block in plan.blocks:
                if block.kind in _KINDS:
                    yield from _inside(block.text)


def _inside(text: str) -> Iterator[str]:
    """The words of `text` that begin no sentence."""
    end = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        if end and not any(char in '.!?:…\n"“”«»•' for char in gap):
            yield match[0]
        end = match.end()
