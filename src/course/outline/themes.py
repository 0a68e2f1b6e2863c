"""Sections -> themes: what introduces joins what it introduces, and each theme can fill a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.models import BlockKind
from course.outline.closing import closings
from course.outline.previews import find_previews, holds_tips, introduces_by_name
from course.outline.reasons import Join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import Block
    from course.outline.sections import Section


_FEWEST_WORDS = 6  # below its heading, for a section to have a day
_USUAL_WORDS = 20  # of the sections of an article, on average, beside which one of so few words is a stub
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.IMAGE, BlockKind.QUOTE, BlockKind.CALLOUT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What fills one day, or several: a section and what joined it."""

    sections: tuple[Section, ...]
    main: Section  # the one of `sections` that gives the title
    joins: tuple[Join | None, ...]  # why each of `sections` joined; None: it is `main`

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All its blocks, in order."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def joined(self) -> tuple[tuple[Section, Join], ...]:
        """What joined it, and why."""
        return tuple((section, why) for section, why in zip(self.sections, self.joins, strict=True) if why)


def alone(section: Section) -> Theme:
    """One section as a theme."""
    return Theme(sections=(section,), main=section, joins=(None,))


def find_joins(sections: Sequence[Section], title: str) -> list[Join | None]:
    """For each section, why it joins a neighbour; None where it stands alone.

    Args:
        sections: the article's, in order.
        title: the article's.
    """
    joins = find_previews(sections, title)
    closing = closings(sections)
    may_be_stubs = sum(section.words for section in sections) >= _USUAL_WORDS * len(sections)
    for index, section in enumerate(sections):
        if not section.content:
            joins[index] = joins[index] or Join.EMPTY
        elif joins[index] is None and may_be_stubs and _is_stub(section):
            joins[index] = Join.STUB
        elif joins[index] is None and index in closing:
            joins[index] = Join.CLOSING
    if sections[0].content and _is_opening(sections, title):
        joins[0] = Join.TITLE if sections[0].heading else Join.OPENING
    elif joins[0] is None and introduces_by_name(sections):
        joins[0] = Join.INTRODUCTION
    return joins


def find_themes(sections: Sequence[Section], joins: Sequence[Join | None], *, by_name: bool = True) -> list[Theme]:
    """The themes, in order; every section is in one.

    Args:
        sections: the article's, in order.
        joins: why each joins a neighbour.
        by_name: whether those join, too, that do so for their name alone.
    """
    groups: list[list[int]] = []
    mains: list[int] = []
    waiting: list[int] = []  # sections that join the next one
    chosen = [join if join and (by_name or not join.is_by_name) else None for join in joins]
    for index, join in enumerate(chosen):
        if join in _JOIN_BEFORE and groups and not waiting:
            groups[-1].append(index)
        elif join:
            waiting.append(index)
        else:
            groups.append([*waiting, index])
            mains.append(index)
            waiting = []
    if waiting and groups:
        groups[-1] += waiting
    elif waiting:
        groups, mains = [waiting], [waiting[0]]
    return [_theme(sections, chosen, group, main) for group, main in zip(groups, mains, strict=True)]


# What joins the theme before it; the others join the theme after.
_JOIN_BEFORE = frozenset({Join.CONTENTS, Join.PREVIEW, Join.STUB, Join.CLOSING})


def _theme(sections: Sequence[Section], joins: Sequence[Join | None], group: Sequence[int], main: int) -> Theme:
    return Theme(
        sections=tuple(sections[index] for index in group),
        main=sections[main],
        joins=tuple(None if index == main else joins[index] for index in group),
    )


def _is_opening(sections: Sequence[Section], title: str) -> bool:
    """Text before the first heading, or under the title said again, unless it holds tips, or questions and answers."""
    section = sections[0]
    is_above = section.heading is None or (len(sections) > 1 and _words(section.heading.text) == _words(title))
    return is_above and not section.is_faq and not holds_tips(section, sections[1:])


def _is_stub(section: Section) -> bool:
    """Whether a section is hardly more than its heading: a few words, or a picture."""
    is_text = all(block.kind in _TEXT for block in section.content)
    said = sum(block.words for block in section.content if block.kind is not BlockKind.IMAGE)
    return is_text and said < _FEWEST_WORDS


def _words(text: str) -> list[str]:
    return text.casefold().split()
