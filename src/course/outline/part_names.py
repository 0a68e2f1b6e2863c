"""How `course.toml` names parts of an article: by a heading, and by some of what stands below it.

"Soil"                  the section of that heading, with its subsections
"Tips, items 1-2"       of a section: list items or numbered headings, by their place in it
"FAQ, questions 3"      its questions; likewise paragraphs
"Notes, line 40"        the one of several headings of that name that stands on this line
""                      the text before the first heading
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.models import Block, BlockKind
from course.outline.reasons import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUFFIX = re.compile(
    r"(?P<name>.*?),\s*(?P<what>line|paragraph|items?|questions?|paragraphs)\s+(?P<first>\d{1,7})"
    r"(?:\s*[-–]\s*(?P<last>\d{1,7}))?\s*",
    re.DOTALL,
)
_NUMBER = re.compile(r"(?:\d{1,3} )+(?=\S)")
_OPENING = ("", "introduction")  # names of the text before the first heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What one name stands for."""

    said: str  # the name as it was written
    places: range  # of its blocks
    closeness: tuple[int, int]  # how closely it names them: a subsection more than its section, items more than both
    heading: Block | None = None
    heads: tuple[Block, ...] = ()  # of some items: the blocks that they begin with
    unit: Unit | None = None
    first: int = 0  # of some items: the place of the first, from 1
    of: int = 0


class Names:
    """The names of the parts of an article."""

    def __init__(self, blocks: Sequence[Block], left_out: Sequence[Block]) -> None:
        self._blocks = blocks
        self._left_out = left_out
        self._ends, self._depths, self._under = _nesting(blocks)
        self._places: dict[str, list[int]] = {}
        self._on_line: dict[tuple[str, int], list[int]] = {}
        for place in self._ends:
            key = key_of(blocks[place].text)
            self._places.setdefault(key, []).append(place)
            self._on_line.setdefault((key, blocks[place].line), []).append(place)

    def find(self, said: str) -> Stretch:
        """The part that `said` names.

        Raises:
            ValueError: there is none, there are several, or it has no such items.
        """
        name, line = self._with_line(said)
        if line is not None or key_of(said) in self._places or (match := _SUFFIX.fullmatch(said)) is None:
            return self._section(said, name, line)
        section = self._section(said, *self._with_line(match["name"]))
        return self._items(section, match["what"], int(match["first"]), int(match["last"] or match["first"]))

    def _with_line(self, said: str) -> tuple[str, int | None]:
        """A name without the line or paragraph that tells it from others of these words, and that."""
        match = _SUFFIX.fullmatch(said)
        if match is None or match["last"] or key_of(said) in self._places:
            return said, None
        line = int(match["first"])
        is_place = match["what"] == "paragraph" and (key_of(match["name"]), line) in self._on_line
        return (match["name"], line) if match["what"] == "line" or is_place else (said, None)

    def describe(self, place: int) -> str:
        """The heading over a block, as an error names it."""
        over = self._under[place]
        if over is None:
            return "the text before the first heading"
        return f"“{self._blocks[over].text}” (line {self._blocks[over].line})"

    def is_opening(self, place: int) -> bool:
        """Whether a block stands before the first heading."""
        return self._under[place] is None

    def is_bare(self, place: int) -> bool:
        """Whether a block is a heading with nothing of its own but headings below it."""
        after = place + 1
        return place in self._ends and after < len(self._blocks) and after in self._ends

    def exact(self, heading: Block) -> str:
        """How to name the section of `heading` so that it is found."""
        is_alone = len(self._places[key_of(heading.text)]) == 1
        return heading.text if is_alone else f"{heading.text}, line {heading.line}"

    def sections(self, places: range) -> list[range]:
        """The outermost sections that begin in `places`."""
        found: list[range] = []
        place = places.start
        while place < places.stop:
            end = self._ends.get(place, place + 1)
            if place in self._ends:
                found.append(range(place, end))
            place = end
        return found

    def parts(self, section: range) -> list[range]:
        """What stands under the heading of `section` itself, the heading included, and then its subsections."""
        below = self.sections(section[1:])
        return [range(section.start, below[0].start if below else section.stop), *below]

    def opening(self) -> str:
        """How to name the text before the first heading."""
        return next((name.capitalize() for name in reversed(_OPENING) if name not in self._places), "")

    def _named(self, name: str) -> list[int]:
        return self._places.get(key_of(name), [])

    def _section(self, said: str, name: str, line: int | None) -> Stretch:
        places = self._named(name) if line is None else self._on_line.get((key_of(name), line), [])
        if len(places) > 1 and line is None:
            places = [place for place in places if self._blocks[place].text == name] or places
        if not places and line is None and key_of(name) in _OPENING:
            return self._opening(said)
        if not places:
            raise ValueError(self._unknown(said))
        if len(places) > 1:
            ways = " or ".join(f"“{name}, line {self._blocks[place].line}”" for place in places[:3])
            raise ValueError(f"“{said}” is the heading of {len(places)} sections; write {ways}")
        place = places[0]
        return Stretch(
            said=said,
            places=range(place, self._ends[place]),
            closeness=(self._depths[place], 0),
            heading=self._blocks[place],
        )

    def _opening(self, said: str) -> Stretch:
        end = next(iter(self._ends), len(self._blocks))
        if end == 0:
            raise ValueError(f"“{said}” would be the text before the first heading, and there is none")
        return Stretch(said=said, places=range(end), closeness=(0, 0))

    def _items(self, section: Stretch, what: str, first: int, last: int) -> Stretch:
        unit, starts = units_in(self._blocks, section.places, what)
        if not 1 <= first <= last <= len(starts):
            has = f"it has {len(starts)}" if starts else "it has none"
            raise ValueError(f"“{section.said}” asks for {what} {first}-{last} of its section, but {has}")
        begin = section.places.start if first == 1 else starts[first - 1]
        end = starts[last] if last < len(starts) else section.places.stop
        return Stretch(
            said=section.said,
            places=range(begin, end),
            closeness=(section.closeness[0], 1),
            heading=section.heading,
            heads=tuple(self._blocks[place] for place in starts[first - 1 : last]),
            unit=unit,
            first=first,
            of=len(starts),
        )

    def _unknown(self, said: str) -> str:
        left = next((block for block in self._left_out if key_of(block.text) == key_of(said)), None)
        if left is not None:
            return f"“{said}” (line {left.line}) is left out as no part of the article; course plan says why"
        from difflib import get_close_matches  # noqa: PLC0415 (only where there is a mistake to explain)

        close = get_close_matches(key_of(said), list(self._places), n=1)
        meant = f"; did you mean “{self._blocks[self._places[close[0]][0]].text}”?" if close else ""
        return f"“{said}” is not a heading of the article{meant}"


def key_of(heading: str) -> str:
    """What two spellings of a heading share: its words, without case, punctuation and numbering."""
    words = re.sub(r"[\W_]+", " ", heading.casefold()).strip()
    return _NUMBER.sub("", words, count=1) if _NUMBER.match(words) else words


def units_in(blocks: Sequence[Block], places: range, what: str) -> tuple[Unit, list[int]]:
    """Where the items, questions or paragraphs of a section begin: `what` is one of these words."""
    inner = places if blocks[places.start].kind is not BlockKind.HEADING else places[1:]
    if what.startswith("question"):
        return Unit.QUESTION, [place for place in inner if blocks[place].kind is BlockKind.QUESTION]
    if what.startswith("paragraph"):
        return Unit.PARAGRAPH, [place for place in inner if blocks[place].kind is not BlockKind.HEADING]
    numbered = [p for p in inner if blocks[p].kind is BlockKind.HEADING and blocks[p].ordinal is not None]
    if len(numbered) > 1:
        return Unit.TIP, numbered
    items = [p for p in inner if blocks[p].kind is BlockKind.LIST_ITEM and blocks[p].level == 0]
    counted = [place for place in items if blocks[place].ordinal is not None]
    return (Unit.TIP, counted) if counted else (Unit.POINT, items)


def _nesting(blocks: Sequence[Block]) -> tuple[dict[int, int], dict[int, int], list[int | None]]:
    """For each heading the place after its section's end and its depth, from 1; for each block the heading over it."""
    ends: dict[int, int] = {}
    depths: dict[int, int] = {}
    under: list[int | None] = []
    open_headings: list[int] = []
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            while open_headings and blocks[open_headings[-1]].level >= block.level:
                ends[open_headings.pop()] = place
            open_headings.append(place)
            ends[place] = len(blocks)
            depths[place] = len(open_headings)
        under.append(open_headings[-1] if open_headings else None)
    return ends, depths, under
