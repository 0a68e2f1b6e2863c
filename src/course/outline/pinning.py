"""Blocks -> days as a person pinned them in `course.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.models import Block, BlockKind, LeftOut
from course.outline.notes import referred
from course.outline.part_names import Names
from course.outline.parts import Part
from course.outline.planning import PlannedDay
from course.outline.reasons import Basis, Reason, Unit, sentence
from course.outline.sections import Section
from course.outline.themes import alone
from course.outline.titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course.models import Pins
    from course.outline.part_names import Stretch

_LEFT_OUT = "left out in course.toml"
_MOST_LISTED = 10  # sections without a day that are named one by one
_WHY = sentence(Reason(basis=Basis.PINNED))

Problems = list[tuple[str, str]]  # dotted path in course.toml, what is wrong there


def leave_out_pinned(
    blocks: Sequence[Block], left_out: Iterable[LeftOut], pins: Pins
) -> tuple[list[Block], list[LeftOut], Problems]:
    """`blocks` without what `course.leave_out` names, that as left out, and what is wrong with the names."""
    running = [block for block in blocks if block.kind is not BlockKind.NOTE]
    names = Names(running, [left.block for left in left_out])
    problems: Problems = []
    gone: set[int] = set()
    for text in pins.leave_out:
        try:
            gone.update(id(running[place]) for place in names.find(text).places)
        except ValueError as error:
            problems.append(("course.leave_out", str(error)))
    gone |= _notes_only_of(blocks, gone)
    kept = [block for block in blocks if id(block) not in gone]
    return kept, [LeftOut(block=block, reason=_LEFT_OUT) for block in blocks if id(block) in gone], problems


def _notes_only_of(blocks: Sequence[Block], gone: set[int]) -> set[int]:
    """The notes that nothing refers to but blocks that are gone."""
    theirs = referred(block for block in blocks if id(block) in gone)
    others = referred(block for block in blocks if id(block) not in gone)
    return {id(block) for block in blocks if block.kind is BlockKind.NOTE and block.lead in theirs - others}


def plan_pinned(
    blocks: Sequence[Block], left_out: Iterable[LeftOut], title: str, pins: Pins
) -> tuple[list[PlannedDay], Problems]:
    """The days as pinned, and everything that is wrong with the pins.

    What a day names more closely wins: a subsection over its section, some items over their list. Text before the first
    heading goes with the first section, unless a day names it as "".

    Args:
        blocks: what is to be taught, in order, without notes.
        left_out: what is not, to say so where a day names it.
        title: the article's.
        pins: one table a day.
    """
    names = Names(blocks, [left.block for left in left_out])
    named, problems = _named(names, pins)
    owners, twice = _owners(named, len(blocks))
    problems += twice
    _fill_openings(names, owners)
    problems += _without_a_day(names, owners)
    held: list[list[Block]] = [[] for _ in pins.days]
    for block, owner in zip(blocks, owners, strict=True):
        if owner >= 0:
            held[owner].append(block)
    if not problems:
        problems = [
            (f"outline[{number}].headings", "leaves nothing for this day: other days name all of it more closely")
            for number, day in enumerate(held, start=1)
            if not day
        ]
    return ([] if problems else _days(blocks, held, named, title, pins)), problems


def _named(names: Names, pins: Pins) -> tuple[list[list[Stretch]], Problems]:
    """What each day names."""
    problems: Problems = []
    named: list[list[Stretch]] = []
    for number, day in enumerate(pins.days, start=1):
        named.append([])
        for text in day.headings:
            try:
                named[-1].append(names.find(text))
            except ValueError as error:
                problems.append((f"outline[{number}].headings", str(error)))
    return named, problems


_NOBODY = -1


def _owners(named: Sequence[Sequence[Stretch]], count: int) -> tuple[list[int], Problems]:
    """The day of each block, -1 where no day names it; and what two days claim as closely."""
    claims = [(stretch, day) for day, stretches in enumerate(named) for stretch in stretches]
    owners = [_NOBODY] * count
    closeness = [(0, 0)] * count
    problems: Problems = []
    for stretch, day in sorted(claims, key=lambda claim: claim[0].closeness):
        clash = next((p for p in stretch.places if owners[p] >= 0 and closeness[p] == stretch.closeness), None)
        if clash is not None:
            said = f"“{stretch.said}” is on day {owners[clash] + 1} already; name it on one day"
            problems.append((f"outline[{day + 1}].headings", said))
            continue
        for place in stretch.places:
            owners[place], closeness[place] = day, stretch.closeness
    return owners, problems


def _fill_openings(names: Names, owners: list[int]) -> None:
    """Text before the first heading, and headings with nothing of their own, go with what follows them."""
    for place in reversed(range(len(owners) - 1)):
        if owners[place] == _NOBODY and (names.is_opening(place) or names.is_bare(place)):
            owners[place] = owners[place + 1]


def _without_a_day(names: Names, owners: Sequence[int]) -> Problems:
    missed = list(dict.fromkeys(names.describe(place) for place, owner in enumerate(owners) if owner == _NOBODY))
    if not missed:
        return []
    listed = ", ".join(missed[:_MOST_LISTED])
    more = f" and {len(missed) - _MOST_LISTED} more" if len(missed) > _MOST_LISTED else ""
    return [("outline", f"no day names {listed}{more}; add each to a day, or to course.leave_out")]


def _days(
    blocks: Sequence[Block],
    held: Sequence[Sequence[Block]],
    named: Sequence[Sequence[Stretch]],
    title: str,
    pins: Pins,
) -> list[PlannedDay]:
    parts = [_part(blocks, day, stretches) for day, stretches in zip(held, named, strict=True)]
    return [
        PlannedDay(title=day.title or found, blocks=part.blocks, why=_WHY)
        for part, found, day in zip(parts, titles(parts, title), pins.days, strict=True)
    ]


def _part(blocks: Sequence[Block], held: Sequence[Block], named: Sequence[Stretch]) -> Part:
    themes = tuple(
        alone(Section(blocks=tuple(blocks[place] for place in stretch.places), heading=stretch.heading))
        for stretch in sorted(named, key=lambda stretch: stretch.places[0])
    )
    only = named[0]
    if len(named) > 1 or not only.heads:
        return Part(themes=themes, blocks=tuple(held))
    return Part(
        themes=themes, blocks=tuple(held), heads=only.heads, unit=only.unit or Unit.TIP, first=only.first, of=only.of
    )
