"""Words that a hyphen breaks at a line end: put together again, or left with the hyphen that they have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BROKEN = re.compile(r"(?P<before>[^\W\d_]+)-$")
_AFTER = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
# Words that begin compounds: "well-known", "self-made".
_FIRSTS = frozenset(
    {
        "all", "anti", "co", "cross", "ever", "ex", "extra", "full", "half", "hands", "high", "inter", "key", "left",
        "long", "low", "mid", "multi", "near", "non", "off", "one", "over", "part", "post", "pre", "pro", "real",
        "right", "self", "semi", "short", "single", "sub", "ten", "three", "top", "two", "under", "well", "whole",
    }
)  # fmt: skip


class Hyphens:
    """Knows the words of a text, so as to tell "ac-/counts" from "well-/known"."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self._words: frozenset[str] | None = None

    def joins(self, before: str, after: str) -> bool:
        """Whether the line `before` ends within a word that `after` goes on with, whatever becomes of the hyphen."""
        return before.endswith("-") and after[:1].islower() and _BROKEN.search(before[-40:]) is not None

    def keeps(self, before: str, after: str) -> bool:
        """Whether the hyphen between them is the word's own."""
        broken, rest = _BROKEN.search(before[-40:]), _AFTER.match(after)
        if broken is None or rest is None:
            return True
        first = broken["before"].lower()
        if first + rest[0].lower() in self._known():
            return False
        return first in _FIRSTS or first in self._known()

    def _known(self) -> frozenset[str]:
        if self._words is None:
            whole = (re.sub(r"[^\W\d_]+-$", "", line) for line in self._lines)
            words = (word.lower() for line in whole for word in _WORD.findall(line))
            self._words = frozenset(words)
        return self._words
