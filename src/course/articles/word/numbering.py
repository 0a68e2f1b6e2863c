"""The lists of a Word file: what each level of each is marked with, and which number comes next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.articles.word.package import W
from course.articles.word.styles import NUMBERS, indent_of, number_of, value_of

if TYPE_CHECKING:
    from lxml import etree

_TYPES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_UNNUMBERED = frozenset({"bullet", "none", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How the items of a list are marked at one depth."""

    form: str = "bullet"  # "decimal", "lowerLetter", ...
    pattern: str = ""  # "%1.%2": what stands before a heading
    start: int = 1
    indent: int = 0

    @property
    def is_ordered(self) -> bool:
        """Whether the items have numbers or letters."""
        return self.form not in _UNNUMBERED

    @property
    def type(self) -> str:
        """As HTML names the kind of number."""
        return _TYPES.get(self.form, "1")


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has come."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    series: dict[str, str] = field(default_factory=dict)  # lists that count on from each other: id -> what they share
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def level(self, key: str, depth: int) -> Level:
        """How items of the list are marked at `depth`."""
        if key == NUMBERS:
            return Level(form="decimal", pattern=f"%{depth + 1}.")
        return self.levels.get(key, {}).get(depth, Level())

    def next(self, key: str, depth: int) -> int:
        """The number of the next item at `depth`; those deeper begin again."""
        counts = self._counts.setdefault(self.series.get(key, key), [None] * 9)
        again = self.restarts.get((key, depth)) if (key, depth) not in self._seen else None
        self._seen.add((key, depth))
        before = counts[depth]
        counts[depth] = self.level(key, depth).start if before is None else before + 1
        if again is not None:
            counts[depth] = again
        counts[depth + 1 :] = [None] * (8 - depth)
        return counts[depth] or 0

    def label(self, key: str, depth: int) -> str:
        """What stands before the item that `next` counted: "2.1"; "" for a bullet."""
        if not self.level(key, depth).is_ordered:
            return ""
        counts = self._counts.get(self.series.get(key, key), [None] * 9)

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            return _written(counts[place] or self.level(key, place).start, self.level(key, place).form)

        return re.sub(r"%([1-9])", number, self.level(key, depth).pattern)


def _written(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 1 <= number < 400:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    return str(number)


def _roman(number: int) -> str:
    values = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, letters in values:
        count, number = divmod(number, value)
        written += letters * count
    return written


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of `word/numbering.xml`."""
    found = Numbering()
    if root is None:
        return found
    kinds = {each.get(W + "abstractNumId", ""): each for each in root.iterfind(W + "abstractNum")}
    linked = {value_of(each, "styleLink"): each for each in kinds.values() if value_of(each, "styleLink")}
    for each in root.iterfind(W + "num"):
        key, kind = each.get(W + "numId", ""), value_of(each, "abstractNumId")
        element = kinds.get(kind)
        if element is not None and (link := value_of(element, "numStyleLink")) in linked:
            element = linked[link]
        found.series[key] = kind
        found.levels[key] = _levels(element) if element is not None else {}
        for override in each.iterfind(W + "lvlOverride"):
            depth = number_of(override.get(W + "ilvl", ""))
            found.levels[key] |= _levels(override)
            if start := value_of(override, "startOverride"):
                found.restarts[key, depth] = number_of(start, 1)
    return found


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        number_of(each.get(W + "ilvl", "")): Level(
            form=value_of(each, "numFmt") or "decimal",
            pattern=value_of(each, "lvlText")[:40],
            start=number_of(value_of(each, "start"), 1),
            indent=indent_of(each.find(W + "pPr"), 0),
        )
        for each in element.iterfind(W + "lvl")
    }
