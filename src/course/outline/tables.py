"""An outline -> the `[[outline]]` tables that pin it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.errors import ArticleError
from course.models import BlockKind, PinnedDay
from course.outline.notes import without_notes
from course.outline.part_names import Names, units_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import Block, Outline

_UNITS = ("items", "questions", "paragraphs")


def pins_for(outline: Outline) -> tuple[PinnedDay, ...]:
    """What to write into `course.toml` so that the outline stays as it is, whatever the rule would say.

    Raises:
        ArticleError: its days cannot be told by headings, items, questions and paragraphs.
    """
    day_of = {id(block): lesson.day for lesson in outline.lessons for block in lesson.blocks}
    blocks = without_notes([block for lesson in outline.lessons for block in lesson.blocks])
    blocks = tuple(sorted(blocks, key=lambda block: block.line))
    told = _Told(blocks, [day_of[id(block)] for block in blocks])
    told.tell_all()
    return tuple(PinnedDay(headings=tuple(told.names[lesson.day]), title=lesson.title) for lesson in outline.lessons)


class _Told:
    """Finds the names of each day, section by section."""

    def __init__(self, blocks: Sequence[Block], days: Sequence[int]) -> None:
        self.names: dict[int, list[str]] = {day: [] for day in sorted(set(days))}
        self._blocks = blocks
        self._days = days
        self._known = Names(blocks, ())

    def tell_all(self) -> None:
        """Names every block's day."""
        first = next((place for place, block in enumerate(self._blocks) if self._is_heading(place)), len(self._blocks))
        opening = range(first)
        is_given = first < len(self._days) and set(self._days[:first]) <= {self._days[first]}
        if opening and not is_given:
            self._tell(opening, self._known.opening())
        waiting = [*reversed(self._known.sections(range(first, len(self._blocks))))]
        while waiting:
            section = waiting.pop()
            waiting += reversed(self._tell(section, self._known.exact(self._blocks[section.start])))

    def _tell(self, section: range, name: str) -> list[range]:
        """Names the days of a section; the subsections that are still to be told are returned."""
        own, *below = self._known.parts(section)
        day = self._days[own.start]
        if len({self._days[place] for place in section}) == 1:
            self.names[day].append(name)
            return []
        if len({self._days[place] for place in own}) == 1 and below:
            self.names[day].append(name)
            return [part for part in below if {self._days[place] for place in part} != {day}]
        self._tell_units(section, own if below else section, name)
        return below

    def _tell_units(self, section: range, own: range, name: str) -> None:
        """Names the days of what of a section stands in `own`."""
        changes = [place for place in own[1:] if self._days[place] != self._days[place - 1]]
        for what in _UNITS:
            _, starts = units_in(self._blocks, section, what)
            if set(changes) <= set(starts[1:]):
                break
        else:
            raise ArticleError(
                f"the days of this outline cannot be named by what stands under “{name}”",
                "write the [[outline]] tables by hand: docs/settings.md says how",
            )
        firsts = [1, *(starts.index(place) + 1 for place in changes)]
        end = sum(place < own.stop for place in starts) + 1
        for first, after in zip(firsts, [*firsts[1:], end], strict=True):
            day = self._days[starts[first - 1]]
            self.names[day].append(f"{name}, {_counted(what, first, after - 1)}")

    def _is_heading(self, place: int) -> bool:
        return self._blocks[place].kind is BlockKind.HEADING


def _counted(what: str, first: int, last: int) -> str:
    if last > first:
        return f"{what} {first}-{last}"
    return f"{what if what == 'paragraphs' else what[:-1]} {first}"  # "paragraph 5" is a place in a Word file
