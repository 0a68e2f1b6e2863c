"""Where each part goes: where the article has it, or, what only the marketer has, after what it followed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from course.merging.parts import key_name
from course.merging.settling import settle
from course.merging.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.merging.parts import LessonText
    from course.merging.threads import Pair, Thread, Threads

_SAME_TITLE = 1_000_000  # words: more than any lesson has


class Homes:
    """Which lesson became which.

    Attributes:
        before: for each new lesson, the pair that it was; None for a new one.
        host: for each pair, the new lesson where most of it went.
    """

    def __init__(self, pairs: Sequence[Pair], new: Sequence[LessonText], threads: Threads) -> None:
        weights = _weights(pairs, new, threads)
        self.before: list[int | None] = [None] * len(new)
        host: list[int | None] = [None] * len(pairs)
        for (pair, lesson), _ in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
            if host[pair] is None and self.before[lesson] is None:
                host[pair], self.before[lesson] = lesson, pair
        for (pair, lesson), _ in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
            host[pair] = lesson if host[pair] is None else host[pair]
        self.host: list[int] = []
        for found in host:
            self.host.append(found if found is not None else self.host[-1] if self.host else 0)


def place(pairs: Sequence[Pair], threads: Threads, homes: Homes) -> list[list[Thread]]:
    """The threads of each new lesson, in order; those that settle to nothing are left out by whoever settles them."""
    tops: list[list[Thread]] = [[] for _ in threads.article]
    after: dict[Thread, Thread] = {}
    placed = {thread for row in threads.article for thread in row if not thread.is_moved}
    for index in range(len(pairs)):
        above, host = None, homes.host[index]
        if homes.before[host] != index:  # the lesson is no more: its top is where its first part went
            above, host = _where_it_went(threads, threads.yours[index], placed, host)
        _anchor(threads.yours[index], above, tops[host], after, placed)
    return [
        [*_chains(tops[index], after), *_chains([thread for thread in row if not thread.is_moved], after)]
        for index, row in enumerate(threads.article)
    ]


def _where_it_went(
    threads: Threads, row: Sequence[Thread], placed: set[Thread], host: int
) -> tuple[Thread | None, int]:
    """The part below which the parts of a lesson that is no more go, and the new lesson, where that is its top."""
    first = next((thread for thread in row if thread in placed), None)
    if first is None:
        return next((thread for thread in reversed(threads.article[host]) if thread in placed), None), host
    above = first.article_before
    while above is not None and above not in placed:
        above = above.article_before
    return above, next(index for index, other in enumerate(threads.article) if first in other)


def _anchor(
    row: Sequence[Thread], above: Thread | None, top: list[Thread], after: dict[Thread, Thread], placed: set[Thread]
) -> None:
    """Hang what only the marketer has, or has moved, below the part that it stands below in the marketer's file."""
    for thread in row:
        if thread in placed:
            above = thread
        elif settle(thread) is not None or thread.is_moved:
            if above is None:
                top.append(thread)
            else:
                while above in after:
                    above = after[above]
                after[above] = thread
            above = thread if above is not None else None


def _chains(roots: Sequence[Thread], after: dict[Thread, Thread]) -> Iterator[Thread]:
    for root in roots:
        at: Thread | None = root
        while at is not None:
            yield at
            at = after.get(at)


def _weights(pairs: Sequence[Pair], new: Sequence[LessonText], threads: Threads) -> Counter[tuple[int, int]]:
    """How much each pair and each new lesson have in common, in words."""
    lesson_of = {thread: index for index, row in enumerate(threads.article) for thread in row}
    titles: dict[tuple[str, ...], int] = {_title(text): index for index, text in reversed(list(enumerate(new)))}
    names = {text.name: index for index, text in enumerate(new)}
    weights: Counter[tuple[int, int]] = Counter()
    for index, pair in enumerate(pairs):
        for thread in threads.base[index] or threads.yours[index]:
            if thread.article is not None:
                weights[index, lesson_of[thread]] += 2 * len(thread.article.words) + 2
        known = pair.base or pair.yours
        if (title := _title(known)) and title in titles:
            weights[index, titles[title]] += _SAME_TITLE
        if known.name in names:
            weights[index, names[known.name]] += 1
    return weights


def _title(text: LessonText) -> tuple[str, ...]:
    title = next((key.text for key in text.keys if key_name(key) == "title"), "")
    return tuple(words_of(title.casefold()))
