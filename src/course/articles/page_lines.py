"""Where lines that touch are parted: a title from the byline below it, page furniture from what is around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.outline.furniture import begins_credit, furniture_reason, is_by_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.articles.lines import Line

_SHORT_LINE = 60
_LONG_LINE = 80
_MOST_FURNITURE = 40  # lines of it in a row; looked at as one text
_SENTENCE_ENDS = frozenset(".!…;,")
_FACT = re.compile(r"[A-Z][\w ]{1,30}: \S.{0,40}")


def find_breaks(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that begin anew, although no blank line stands above them."""
    texts = [line.text for line in lines]
    first = next((index for index, text in enumerate(texts) if text and not furniture_reason(text)), 0)
    breaks: set[int] = set()
    for start, end in _stretches(texts):
        if _is_furniture(texts[start:end]) or all(map(is_by_place, texts[start:end])):
            continue
        if start <= first < end - 1 and _FACT.fullmatch(texts[first + 1]):
            breaks |= {first, first + 1}  # the title, and "Category: Breakfast"
        breaks |= _between(texts, start, end)
    return frozenset(breaks)


def _stretches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lines in a row that are short and no sentences, or furniture; not those that wrapped prose ends in."""
    start = 0
    while start < len(texts):
        end = start
        while end < len(texts) and texts[end] and _is_apart(texts[end]):
            end += 1
        below = texts[end] if end < len(texts) else ""
        if end - start > 1 and (not below or len(below) >= _LONG_LINE):
            yield start, end
        start = max(end, start + 1)


def _is_apart(text: str) -> bool:
    return (len(text) < _SHORT_LINE and text[-1] not in _SENTENCE_ENDS) or bool(furniture_reason(text))


def _between(texts: Sequence[str], start: int, end: int) -> set[int]:
    """Both sides of each line of furniture; the titles below "Related posts" stay with it."""
    breaks: set[int] = set()
    seen: set[str] = set()
    for index in range(start, end):
        text = texts[index]
        reason = furniture_reason(text)
        if reason == "links to other pages" and _is_furniture(texts[index:end]):
            return breaks | {index, end}
        if reason:
            breaks |= {index, index + (2 if begins_credit(text) else 1)}
        elif text in seen:
            breaks |= {index, index + 1}  # the first heading, right below a list of them
        seen.add(text)
    return breaks


def _is_furniture(texts: Sequence[str]) -> bool:
    return len(texts) <= _MOST_FURNITURE and bool(furniture_reason("\n".join(texts)))
