"""What one day is made of while it is planned, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.outline.reasons import Basis, Reason, Unit

if TYPE_CHECKING:
    from course.models import Block
    from course.outline.reasons import Join
    from course.outline.themes import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one day is made of: whole themes, or a stretch of one."""

    themes: tuple[Theme, ...]
    blocks: tuple[Block, ...]
    heads: tuple[Block, ...] = ()  # a stretch: the items, headings or questions that it was cut before
    unit: Unit = Unit.TIP  # a stretch: what they are
    first: int = 0  # a stretch: its place among them, from 1
    of: int = 0  # a stretch: how many of them there are
    within: str = ""  # a stretch: the heading over them
    begins: Part | None = None  # a stretch of paragraphs: what it is the beginning of

    @property
    def words(self) -> int:
        """Words of all its blocks."""
        return sum(block.words for block in self.blocks)

    @property
    def is_whole(self) -> bool:
        """Whether it is nothing less than its themes."""
        return not self.heads

    @property
    def last(self) -> int:
        """A stretch: the place of its last unit, from 1."""
        return self.first + len(self.heads) - 1


def whole(theme: Theme) -> Part:
    """The theme as one day."""
    return Part(themes=(theme,), blocks=theme.blocks)


def reason(part: Part, sections: int, days: int) -> Reason:
    """Why `part` is a day.

    Args:
        part: the day.
        sections: how many days the article would have with a section a day.
        days: how many it has.
    """
    if not part.is_whole:
        return Reason(
            basis=Basis.STRETCH,
            unit=part.unit,
            first=part.first,
            last=part.last,
            of=part.of,
            within=part.within,
            joined=_joined(part),
        )
    if len(part.themes) > 1:
        return Reason(basis=Basis.ARTICLE if days == 1 else Basis.MERGED, sections=sections, days=days)
    basis = Basis.QUESTIONS if part.themes[0].main.is_faq else Basis.SECTION
    is_all = days == 1 and part.themes[0].main.heading is None
    return Reason(basis=Basis.ARTICLE if is_all else basis, joined=() if is_all else _joined(part))


def _joined(part: Part) -> tuple[tuple[str, Join], ...]:
    """What joined the theme of `part`, as far as it stands on this day."""
    present = {id(block) for block in part.blocks}
    return tuple(
        (section.heading.text if section.heading else "", why)
        for section, why in part.themes[0].joined
        if id(section.blocks[0]) in present
    )
