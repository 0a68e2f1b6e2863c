"""One part followed through the three versions of a course, whichever lesson and day it stands in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.merging.matching import in_order, match_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.merging.parts import LessonText, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A lesson file as it is now, and as it was last built."""

    base: LessonText | None  # None: nobody knows, though the file comes from a build
    yours: LessonText


@dataclass(slots=True, kw_only=True, eq=False)
class Thread:
    """The same part in each version; None in a version that does not have it."""

    base: Part | None = None
    yours: Part | None = None
    article: Part | None = None
    is_base_known: bool = True
    is_moved: bool = False  # by the marketer: out of its order, or into another lesson
    yours_before: Thread | None = None  # the part above it; None at the top of a lesson
    article_before: Thread | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """All parts of a course, as they stand in each version."""

    base: tuple[list[Thread], ...]  # for each pair; empty where its base is not known
    yours: tuple[list[Thread], ...]  # for each pair
    article: tuple[list[Thread], ...]  # for each new lesson


@dataclass(slots=True, kw_only=True)
class _Side:
    """The parts of one version in a row, each with its lesson, and the threads that they are found to be in."""

    parts: list[Part] = field(default_factory=list)
    lessons: list[int] = field(default_factory=list)
    threads: dict[int, Thread] = field(default_factory=dict)

    def add(self, lesson: int, text: LessonText) -> None:
        self.parts += text.parts
        self.lessons += [lesson] * len(text.parts)

    def left(self) -> list[int]:
        return [index for index in range(len(self.parts)) if index not in self.threads]

    def by_lesson(self, lessons: int) -> tuple[list[Thread], ...]:
        rows: tuple[list[Thread], ...] = tuple([] for _ in range(lessons))
        for index, lesson in enumerate(self.lessons):
            rows[lesson].append(self.threads[index])
        return rows


def find_threads(pairs: Sequence[Pair], new: Sequence[LessonText]) -> Threads:
    """Follow every part from `pairs` into the `new` lessons."""
    base, yours, unknown, article = _Side(), _Side(), _Side(), _Side()
    for index, pair in enumerate(pairs):
        if pair.base is None:
            unknown.add(index, pair.yours)
        else:
            base.add(index, pair.base)
            yours.add(index, pair.yours)
    for index, text in enumerate(new):
        article.add(index, text)
    _follow_base(base, yours, article)
    _join_the_same(yours, article)
    _follow_unknown(unknown, article, {pair.yours.name for pair in pairs if pair.base is None}, new)
    _fill(yours, "yours")
    _fill(article, "article")
    all_yours = zip(yours.by_lesson(len(pairs)), unknown.by_lesson(len(pairs)), strict=True)
    threads = Threads(
        base=base.by_lesson(len(pairs)),
        yours=tuple(known + lost for known, lost in all_yours),
        article=article.by_lesson(len(new)),
    )
    _link(threads)
    return threads


def _follow_base(base: _Side, yours: _Side, article: _Side) -> None:
    to_article = match_parts(base.parts, article.parts)
    to_yours = match_parts(base.parts, yours.parts)
    in_place = in_order(to_yours.items())
    for index, part in enumerate(base.parts):
        thread = base.threads[index] = Thread(base=part)
        if (other := to_article.get(index)) is not None:
            thread.article, article.threads[other] = article.parts[other], thread
        if (own := to_yours.get(index)) is not None:
            thread.yours, yours.threads[own] = yours.parts[own], thread
            thread.is_moved = (index, own) not in in_place or base.lessons[index] != yours.lessons[own]


def _join_the_same(yours: _Side, article: _Side) -> None:
    """What the marketer added and the article now says as well is there once."""
    waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index in reversed(article.left()):
        waiting[article.parts[index].said].append(index)
    for own in yours.left():
        if found := waiting.get(yours.parts[own].said):
            index = found.pop()
            thread = Thread(yours=yours.parts[own], article=article.parts[index])
            yours.threads[own] = article.threads[index] = thread


def _follow_unknown(unknown: _Side, article: _Side, names: set[str], new: Sequence[LessonText]) -> None:
    left = article.left()
    pairs = match_parts(unknown.parts, [article.parts[index] for index in left])
    for own, part in enumerate(unknown.parts):
        thread = unknown.threads[own] = Thread(yours=part, is_base_known=False)
        if (found := pairs.get(own)) is not None:
            thread.article, article.threads[left[found]] = article.parts[left[found]], thread
    for index in article.left():
        if new[article.lessons[index]].name in names:
            article.threads[index] = Thread(article=article.parts[index], is_base_known=False)


def _fill(side: _Side, name: str) -> None:
    for index in side.left():
        part = side.parts[index]
        side.threads[index] = Thread(yours=part) if name == "yours" else Thread(article=part)


def _link(threads: Threads) -> None:
    for thread, before in _neighbours(threads.yours):
        thread.yours_before = before
    for thread, before in _neighbours(threads.article):
        thread.article_before = before


def _neighbours(rows: Sequence[list[Thread]]) -> Iterator[tuple[Thread, Thread | None]]:
    for row in rows:
        yield from zip(row, [None, *row][: len(row)], strict=True)
