"""How deep each heading of a plain text stands: its style says it, and for numbered ones what stands above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.articles.pieces import Piece, PieceKind, Style
from course.outline.heading_kinds import is_introduction_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LISTING = re.compile(
    r"\b(?:tips?|ways|steps|reasons|exercises|stretches|mistakes|benefits|things|rules|habits|ideas|tricks|causes|signs|"
    r"symptoms|myths|facts|lessons|methods|strategies|techniques|moves|poses|foods|types|points|principles|secrets|"
    r"tipps|schritte|gründe|übungen|fehler|regeln|ideen|conseils|étapes|raisons|astuces|erreurs|règles|idées|consejos|"
    r"pasos|razones|trucos|errores|ideas|reglas|consigli|passi|errori|dicas|passos|erros|шаг(?:а|ов)|совет(?:а|ов))\b|"
    r"خطوات|نصائح|طرق|أسباب|أخطاء|أفكار|عادات|手順|ステップ|方法|コツ|ポイント|理由|習慣|ヒント|步骤|步驟|技巧|建议|단계|방법",
    re.IGNORECASE,
)
_RANKS = {style: Style.TITLE if style in {Style.SENTENCE, Style.ASKING, Style.BULLET} else style for style in Style}
_TOP = 2  # the title is level 1
_MOSTLY = 0.6  # share of numbered headings from which they are the article's sections


def heading_levels(pieces: Sequence[Piece]) -> list[int]:
    """The level of each heading among `pieces`, in their order."""
    at = [index for index, piece in enumerate(pieces) if piece.kind is PieceKind.HEADING]
    leveller = _Leveller([pieces[index] for index in at])
    for index in at:
        leveller.add(pieces[index], before=pieces[index - 1])
    return list(_from_the_top(leveller.levels))


def _from_the_top(levels: Sequence[int]) -> Iterator[int]:
    """`levels` with those raised that stand above the first of the top level: a text does not begin inside a part."""
    top = min(levels, default=_TOP)
    highest = max(levels, default=_TOP)
    for level in levels:
        highest = min(highest, level)
        yield level - (highest - top)


class _Leveller:
    """Goes down the headings once; knows what stands above the next one."""

    def __init__(self, headings: Sequence[Piece]) -> None:
        self.levels: list[int] = []
        self._base = _levels_of_styles([_rank(heading.style) for heading in headings], _below_hashes(headings))
        numbered = sum(heading.style is Style.NUMBER for heading in headings)
        self._is_mostly_numbered = numbered >= _MOSTLY * len(headings)
        self._series = self._base[Style.TITLE]
        self._above: Piece | None = None
        self._telling = self._base[Style.TITLE]  # level of the last heading that is more than "Ingredients:"
        self._unmarked = 0  # level of the last heading that is neither numbered nor a bullet, 0 before the first

    def add(self, heading: Piece, *, before: Piece) -> None:
        if heading.style is Style.NUMBER and (heading.ordinal == 1 or self._above is None):
            self._series = self._level_of_series(before)
        level = self._level(heading)
        self.levels.append(level)
        self._above = heading
        if heading.style is not Style.COLON:
            self._telling = level
        if heading.style not in {Style.NUMBER, Style.BULLET}:
            self._unmarked = level

    def _level(self, heading: Piece) -> int:
        match heading.style:
            case Style.HASH:
                return heading.level
            case Style.DECIMAL:
                return _TOP + heading.level - 1
            case Style.NUMBER:
                return self._series
            case Style.BULLET:
                return self._unmarked + 1 if self._unmarked else self._base[Style.TITLE]
            case _:
                return self._base[_rank(heading.style)]

    def _level_of_series(self, before: Piece) -> int:
        """The level of numbered headings that begin here, right below the piece `before`."""
        above = self._above
        if above is None or above.style is Style.NUMBER:
            return self._base[Style.TITLE]
        if above.style is Style.COLON and not is_listing(above.text) and before is not above:
            return self._telling
        if above.style is Style.COLON and before is above:
            return self.levels[-1] + 1
        is_one_of_several = not self._is_mostly_numbered and not is_introduction_name(above.text)
        return self.levels[-1] + 1 if _announces(above, before) or is_one_of_several else self._base[Style.TITLE]


def is_listing(text: str) -> bool:
    """Whether a heading says that tips, steps or other things in a row follow."""
    return _LISTING.search(text) is not None


def _announces(above: Piece, before: Piece) -> bool:
    """Whether the heading above, or the text right before, says that a series comes."""
    return is_listing(above.text) or (before.kind is PieceKind.TEXT and before.text.endswith((":", "：")))


def _rank(style: Style | None) -> Style:
    """Title case, sentences and questions are all one style of heading."""
    return _RANKS.get(style, Style.TITLE) if style else Style.TITLE


def _below_hashes(headings: Sequence[Piece]) -> int:
    """The level of headings that carry no mark: below those that do."""
    return max((heading.level + 1 for heading in headings if heading.style is Style.HASH), default=_TOP)


def _levels_of_styles(styles: Sequence[Style], top: int) -> dict[Style, int]:
    """A level for each style: underlined above capitals, capitals above title case where they come first."""
    base: dict[Style, int] = {}
    for style in (Style.DOUBLE, Style.SINGLE):
        base[style] = top
        top += style in styles
    outer = [style for style in (Style.CAPS, Style.MARK) if styles.count(style) > 1]
    is_outer = any(_first(styles, style) < _first(styles, Style.TITLE) for style in outer)
    base[Style.CAPS] = base[Style.MARK] = top
    base[Style.TITLE] = top + is_outer
    is_inner = _first(styles, Style.COLON) > 0 and styles.count(Style.COLON) * 2 < len(styles)
    base[Style.COLON] = base[Style.TITLE] + is_inner
    return base


def _first(styles: Sequence[Style], style: Style) -> int:
    return styles.index(style) if style in styles else len(styles)
