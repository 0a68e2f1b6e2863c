"""How deep each heading of a plain text stands: its style says it, and for numbered ones what stands above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.articles.pieces import Piece, PieceKind, Style
from course.outline.names import is_introduction_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_LISTING = re.compile(
    r"\b(?:tips?|ways|steps|reasons|exercises|stretches|mistakes|benefits|things|rules|habits|ideas|tricks|causes|signs|"
    r"symptoms|myths|facts|lessons|methods|strategies|techniques|moves|poses|foods|types|points|principles|secrets|"
    r"tipps|schritte|gründe|übungen|fehler|conseils|étapes|raisons|astuces|consejos|pasos|razones|consigli|passi|dicas)\b",
    re.IGNORECASE,
)
_TOP = 2  # the title is level 1
_MOSTLY = 0.6  # share of numbered headings from which they are the article's sections


def heading_levels(pieces: Sequence[Piece]) -> list[int]:
    """The level of each heading among `pieces`, in their order."""
    at = [index for index, piece in enumerate(pieces) if piece.kind is PieceKind.HEADING]
    headings = [pieces[index] for index in at]
    base = _levels_of_styles([_rank(heading.style) for heading in headings], _below_hashes(headings))
    numbered = sum(heading.style is Style.NUMBER for heading in headings)
    levels: list[int] = []
    series_level = base[Style.TITLE]
    for place, heading in enumerate(headings):
        if heading.style is Style.NUMBER and (heading.ordinal == 1 or place == 0):
            above = headings[place - 1] if place else None
            if above is not None and above.style is Style.COLON and not _LISTING.search(above.text):
                series_level = _level_without_colon(headings[:place], levels, base)
                levels.append(series_level)
                continue
            is_nested = (
                above is not None
                and above.style is not Style.NUMBER
                and (
                    _announces(above, pieces[at[place] - 1])
                    or (numbered < _MOSTLY * len(headings) and not is_introduction_name(above.text))
                )
            )
            series_level = levels[place - 1] + 1 if is_nested else base[Style.TITLE]
        levels.append(_level(heading, base, series_level))
    return levels


def _level_without_colon(headings: Sequence[Piece], levels: Sequence[int], base: dict[Style, int]) -> int:
    """The level of the last heading that is more than "Ingredients:"; below such a one no series stands."""
    found = (
        level
        for heading, level in zip(reversed(headings), reversed(levels), strict=True)
        if heading.style is not Style.COLON
    )
    return next(found, base[Style.TITLE])


def _level(heading: Piece, base: dict[Style, int], series_level: int) -> int:
    match heading.style:
        case Style.HASH:
            return heading.level
        case Style.DECIMAL:
            return _TOP + heading.level - 1
        case Style.NUMBER:
            return series_level
        case _:
            return base[_rank(heading.style)]


def _announces(above: Piece, before: Piece) -> bool:
    """Whether the heading above, or the text right before, says that a series comes."""
    return _LISTING.search(above.text) is not None or (
        before.kind is PieceKind.TEXT and before.text.endswith((":", "："))
    )


def _rank(style: Style | None) -> Style:
    """Title case, sentences and questions are all one style of heading."""
    return Style.TITLE if style is None or style in {Style.SENTENCE, Style.ASKING} else style


def _below_hashes(headings: Sequence[Piece]) -> int:
    """The level of headings that carry no mark: below those that do."""
    return max((heading.level + 1 for heading in headings if heading.style is Style.HASH), default=_TOP)


def _levels_of_styles(styles: Sequence[Style], top: int) -> dict[Style, int]:
    """A level for each style: underlined above capitals, capitals above title case where they come first."""
    base: dict[Style, int] = {}
    for style in (Style.DOUBLE, Style.SINGLE):
        base[style] = top
        top += style in styles
    base[Style.CAPS] = top
    is_outer = styles.count(Style.CAPS) > 1 and _first(styles, Style.CAPS) < _first(styles, Style.TITLE)
    base[Style.TITLE] = top + is_outer
    is_inner = _first(styles, Style.COLON) > 0 and styles.count(Style.COLON) * 2 < len(styles)
    base[Style.COLON] = base[Style.TITLE] + is_inner
    return base


def _first(styles: Sequence[Style], style: Style) -> int:
    return styles.index(style) if style in styles else len(styles)
