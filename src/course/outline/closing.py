"""What closes an article: a few words under "Conclusion" or "Final Thoughts"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.models import BlockKind
from course.outline.heading_kinds import is_conclusion_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.outline.sections import Section

_MOST_WORDS = 150  # a longer one is a section like the others
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CALLOUT, BlockKind.IMAGE, BlockKind.QUOTE})


def closings(sections: Sequence[Section]) -> frozenset[int]:
    """Places of the short sections that close the article by their name; questions may stand after them."""
    found: set[int] = set()
    for index in range(len(sections) - 1, 0, -1):
        if _closes(sections[index]):
            found.add(index)
        elif not sections[index].is_faq:
            break
    return frozenset(found)


def _closes(section: Section) -> bool:
    if section.heading is None or not is_conclusion_name(section.heading.text):
        return False
    is_text = all(block.kind in _KINDS and block.ordinal is None for block in section.content)
    return is_text and section.words <= _MOST_WORDS
