"""The three-way merge of a course: what was last built, what the marketer made of it, what the article gives now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from course.merging.front import merge_front
from course.merging.neighbours import find_neighbours
from course.merging.placing import Homes, place
from course.merging.settling import Conflict, is_edited, settle
from course.merging.threads import find_threads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.merging.front import Front
    from course.merging.parts import LessonText, Part
    from course.merging.threads import Pair, Thread


class Side(StrEnum):
    """What is written where both sides changed the same."""

    MARK = "mark"  # both, between the usual marks, for a person to settle
    YOURS = "yours"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownConflict:
    """A conflict, and where it stands."""

    heading: str  # the nearest one above, "" at the top; "front matter"
    what: Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedLesson:
    """A lesson after the merge."""

    article: LessonText  # as the article gives it; its base from now on
    before: int | None  # the pair that it was; None for a new one
    front: Front
    body: tuple[tuple[str, Part | Conflict], ...]  # each with the blank lines above it
    tail: str
    edits: int  # parts and entries that are the marketer's

    @property
    def conflicts(self) -> tuple[ShownConflict, ...]:
        """Where both sides changed the same, from top to bottom."""
        return tuple(self._conflicts())

    def _conflicts(self) -> Iterator[ShownConflict]:
        for key in self.front.keys:
            if isinstance(key, Conflict):
                yield ShownConflict(heading="front matter", what=key)
        heading = ""
        for _, part in self.body:
            if isinstance(part, Conflict):
                yield ShownConflict(heading=heading, what=part)
            elif part.kind == "heading_open":
                heading = part.text.strip()

    def text(self, side: Side) -> str:
        """The file's text, conflicts written as `side` says."""
        keys = "".join(_written(key, side) for key in self.front.keys)
        written = [(gap, text) for gap, part in self.body if (text := _written(part, side))]
        if written and not _written(self.body[0][1], side):  # another part is at the top now
            written[0] = ("\n", written[0][1])
        body = "".join(gap + text for gap, text in written)
        return self.front.opening + keys + self.front.closing + body + self.tail


def merge_course(pairs: Sequence[Pair], new: Sequence[LessonText]) -> tuple[MergedLesson, ...]:
    """Merge the lessons in `pairs` with `new`, what the article gives now.

    Every part is followed through all lessons, so an edit stays with its part when days are moved. Nothing of the
    marketer's and nothing of the article's is lost: it is in a lesson, or in a conflict.
    """
    threads = find_threads(pairs, new)
    homes = Homes(pairs, new, threads)
    gone: list[list[Pair]] = [[] for _ in new]
    for index, pair in enumerate(pairs):
        if index not in homes.before:
            gone[homes.host[index]].append(pair)
    fronts = [
        merge_front(pairs[before] if before is not None else None, lesson, lost, neighbours)
        for lesson, before, lost, neighbours in zip(
            new, homes.before, gone, find_neighbours(pairs, homes.before), strict=True
        )
    ]
    return tuple(
        _merged(row, lesson, before, pairs[before] if before is not None else None, front)
        for row, lesson, before, front in zip(place(pairs, threads, homes), new, homes.before, fronts, strict=True)
    )


def _merged(
    row: Sequence[Thread], article: LessonText, before: int | None, pair: Pair | None, front: Front
) -> MergedLesson:
    body, edits = [], front.edits
    above: Thread | None = None
    for thread in row:
        outcome = settle(thread)
        edits += is_edited(thread) and not isinstance(outcome, Conflict)
        if outcome is not None:
            body.append((_gap(thread, above, outcome), outcome))
            above = thread
    tail = pair.yours.tail if pair else article.tail
    return MergedLesson(article=article, before=before, front=front, body=tuple(body), tail=tail, edits=edits)


def _gap(thread: Thread, above: Thread | None, outcome: Part | Conflict) -> str:
    """The blank lines above a part: as on the side where it stands below the same part, else one."""
    yours, article = thread.yours, thread.article
    if isinstance(outcome, Conflict):
        return "\n\n" if above else "\n"
    if yours and thread.yours_before is above and not (article and thread.base and thread.base.gap == yours.gap):
        return yours.gap
    if article and thread.article_before is above:
        return article.gap
    if yours and thread.yours_before is above:
        return yours.gap
    is_in_list = outcome.kind == "list_item_open" and above is not None and _kind(above) == outcome.kind
    return "\n" if is_in_list and outcome.gap == "\n" else "\n\n" if above else "\n"


def _kind(thread: Thread) -> str:
    part = thread.yours or thread.article
    return part.kind if part else ""


_MARKS = {"yours": "<<<<<<< yours", "base": "||||||| last built", "between": "=======", "article": ">>>>>>> article"}


def _written(part: Part | Conflict, side: Side) -> str:
    if not isinstance(part, Conflict):
        return part.written
    if side is not Side.MARK:
        chosen = part.yours if side is Side.YOURS else part.article
        return chosen.written if chosen else ""
    is_key = any(version and version.kind == "key" for version in (part.yours, part.article))
    lines = [_MARKS["yours"], *_lines(part.yours)]
    if part.is_base_known:
        lines += [_MARKS["base"], *_lines(part.base)]
    lines += [_MARKS["between"], *_lines(part.article), _MARKS["article"]]
    return "\n".join(lines) + ("\n" if is_key else "")


def _lines(part: Part | None) -> list[str]:
    return [part.written.strip("\n")] if part else []
