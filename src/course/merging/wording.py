"""Two changes of one text put together, word by word; where they touch, there is no telling."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from merge3 import Merge3

from course.words.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Sequence

# A merge field is one word; scripts that write no spaces count by the character.
_WORD = re.compile(rf"\{{\{{[^{{}}]{{0,200}}\}}\}}|[{UNSPACED}]|[^\s{UNSPACED}{{]+|\{{")
_APART = 3  # words that must stay as they were between a change of one side and a change of the other
_LONGEST = 5_000  # words; a longer block is compared as a whole


def words_of(text: str) -> list[str]:
    """The words of `text`, with their punctuation and marks."""
    return _WORD.findall(text)


def merge_words(base: str, yours: str, article: str) -> str | None:
    """`base` with the changes of both; None where they touch or stand next to each other.

    The white space is that of `yours`, but for words that come from the article.
    """
    sides = [_Side(text) for text in (base, yours, article)]
    if max(len(side.words) for side in sides) > _LONGEST:
        return None
    taken: list[tuple[_Side, int, int]] = []
    changes: list[tuple[str, int, int]] = []  # whose, from, up to: in the base
    at = (0, 0, 0)
    for start, stop, yours_start, yours_stop, article_start, article_stop in _kept(sides):
        ends = (start, yours_start, article_start)
        whose = _whose(sides, at, ends)
        if whose is None:
            return None
        if whose:
            side = 2 if whose == "article" else 1
            changes.append((whose, at[0], start))
            taken.append((sides[side], at[side], ends[side]))
        taken.append((sides[1], yours_start, yours_stop))
        at = (stop, yours_stop, article_stop)
    return None if _are_close(changes) else _joined(taken)


def _kept(sides: Sequence[_Side]) -> list[tuple[int, int, int, int, int, int]]:
    """The stretches that neither side changed, where they are in each; an empty one at the end."""
    base, yours, article = (side.words for side in sides)
    regions: list[tuple[int, int, int, int, int, int]] = Merge3(base, yours, article).find_sync_regions()
    return regions


def _whose(sides: Sequence[_Side], at: Sequence[int], ends: Sequence[int]) -> str | None:
    """Who changed a stretch of the base: "yours", "article", "both" alike, "" nobody; None: both, and not alike."""
    base, yours, article = (side.words[a:b] for side, a, b in zip(sides, at, ends, strict=True))
    if yours == article:
        return "both" if yours != base else ""
    if yours == base:
        return "article"
    return "yours" if article == base else None


def _are_close(changes: Sequence[tuple[str, int, int]]) -> bool:
    return any(
        before[0] != after[0] and "both" not in {before[0], after[0]} and after[1] - before[2] < _APART
        for before, after in pairwise(changes)
    )


class _Side:
    """A text as words, and the white space before each."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.spaces: list[str] = []
        end = 0
        for match in _WORD.finditer(text):
            self.words.append(match[0])
            self.spaces.append(text[end : match.start()])
            end = match.end()


def _joined(taken: Sequence[tuple[_Side, int, int]]) -> str:
    out: list[str] = []
    before = ""
    for side, start, stop in taken:
        for index in range(start, stop):
            word, space = side.words[index], side.spaces[index]
            if not out:
                space = ""
            elif index == 0 and not space:  # it was the first word of its text, and no longer is
                space = "" if _is_unspaced(before) or _is_unspaced(word) else " "
            out.append(space + word)
            before = word
    return "".join(out)


def _is_unspaced(word: str) -> bool:
    return len(word) == 1 and re.match(f"[{UNSPACED}]", word) is not None
