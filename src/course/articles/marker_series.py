"""Marks that prove nothing alone: letters, Roman numbers, "#3", "Day 1.", Word's "o", pictures. Some of them do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from course.articles.markers import Marker, begins_with_emoji, find_marker, letter_markers, series_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from course.articles.lines import Line

_LAST_ASCII = 0x7F


def find_series(lines: Sequence[Line]) -> dict[int, Marker]:
    """The lines, by index, that begin with such a mark and have others beside them that do."""
    return {**_pictures(lines), **_word_bullets(lines), **_labels(lines), **_counting(_candidates(lines))}


def _labels(lines: Sequence[Line]) -> dict[int, Marker]:
    """Labels such as "Day 1." where enough of one word count on from each other."""
    labelled = ((index, series_label(line.text)) for index, line in enumerate(lines))
    found = _counting((index, marker) for index, marker in labelled if marker is not None)
    counts = Counter(marker.family for marker in found.values())
    return {index: marker for index, marker in found.items() if counts[marker.family] >= marker.fewest}


def _counting(candidates: Iterable[tuple[int, Marker]]) -> dict[int, Marker]:
    """Letters and numbers that follow on from each other, whatever stands between them."""
    seen: dict[tuple[str, int], list[tuple[int, Marker]]] = {}
    found: dict[int, Marker] = {}
    for index, marker in candidates:
        ordinal = marker.ordinal or 0
        before = seen.get((marker.family, ordinal - 1))
        if before is not None:
            for earlier, its_marker in before:
                found.setdefault(earlier, its_marker)
            found.setdefault(index, marker)
        if ordinal == 1 or before is not None:
            seen.setdefault((marker.family, ordinal), []).append((index, marker))
            seen.pop((marker.family, ordinal - 1), None)
    return found


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[int, Marker]]:
    for index, line in enumerate(lines):
        begins = line.text[:6]
        if ")" in begins or "." in begins or "#" in begins or not begins.isascii() or begins[:1] in "Nn":
            yield from ((index, marker) for marker in letter_markers(line.text))


def _pictures(lines: Sequence[Line]) -> dict[int, Marker]:
    """Lines in a row that each begin with a picture; it stays, as it may say something."""
    found: dict[int, Marker] = {}
    before = -2
    for index, line in enumerate(lines):
        if not line.text or ord(line.text[0]) <= _LAST_ASCII or not begins_with_emoji(line.text):
            continue
        if before == index - 1 and find_marker(line.text) is None:
            marker = Marker(family="picture", ordinal=None, end=0)
            found |= {before: marker, index: marker}
        before = index
    return found


def _word_bullet(text: str) -> Marker:
    return Marker(family=text[0], ordinal=None, end=len(text) - len(text[1:].lstrip()))


def _word_bullets(lines: Sequence[Line]) -> dict[int, Marker]:
    """Lines that begin with "o ", which Word makes of a hollow bullet, or "x ": below another item or a colon."""
    found: dict[int, Marker] = {}
    for index, line in enumerate(lines):
        if not line.text.startswith(("o ", "x ")) or not index:
            continue
        above, mark = lines[index - 1].text, line.text[0]
        is_second = above.startswith(mark + " ")
        if is_second or above.endswith(":") or find_marker(above) is not None:
            found[index] = _word_bullet(line.text)
            if is_second:
                found[index - 1] = _word_bullet(above)
    return found
