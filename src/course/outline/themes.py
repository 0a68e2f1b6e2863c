"""Sections -> themes: what introduces joins what it introduces, and each theme can fill a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.outline.previews import find_previews, holds_tips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import Block
    from course.outline.sections import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What fills one day, or several: a section and what joined it."""

    sections: tuple[Section, ...]
    main: Section  # the one of `sections` that gives the title

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All its blocks, in order."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def words(self) -> int:
        """Words of all its blocks."""
        return sum(section.words for section in self.sections)


def find_themes(sections: Sequence[Section], title: str, *, introduction_joins: bool = True) -> list[Theme]:
    """The themes, in order; every section is in one.

    Args:
        sections: the article's, in order.
        title: the article's.
        introduction_joins: whether a short section called "Introduction" joins the next, whatever it says.
    """
    previews = find_previews(sections, title, by_name=introduction_joins)
    themes: list[Theme] = []
    waiting: list[Section] = []  # sections that join the next one
    for index, (section, is_preview) in enumerate(zip(sections, previews, strict=True)):
        joins_next = not section.content or (not themes and _is_preface(section, sections[index + 1 :]))
        if is_preview and themes and not waiting:
            themes[-1] = _joined(themes[-1], section)
        elif is_preview or joins_next:
            waiting.append(section)
        else:
            themes.append(Theme(sections=(*waiting, section), main=section))
            waiting = []
    if waiting and themes:
        themes[-1] = Theme(sections=(*themes[-1].sections, *waiting), main=themes[-1].main)
    elif waiting:
        themes = [Theme(sections=tuple(waiting), main=waiting[0])]
    return themes


def _is_preface(section: Section, after: Sequence[Section]) -> bool:
    """Text before the first heading, unless it holds what a day is made of: tips, or questions and answers."""
    return section.heading is None and not section.is_faq and not holds_tips(section, after)


def _joined(theme: Theme, section: Section) -> Theme:
    return Theme(sections=(*theme.sections, section), main=theme.main)
