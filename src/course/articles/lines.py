"""The lines of a text, cleaned of what cannot be seen; each keeps its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from course.words.scripts import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Iterable

# Word writes a line that ends inside a paragraph as \x0b; \x85, U+2028 and U+2029 are Unicode's own.
_NEWLINE = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0c\x1c-\x1f]")
# Halves of characters (surrogates) and noncharacters have no place in UTF-8 or XML; overrides show letters in another
# order than they are read in.
_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u202d\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
# Joiners shape letters of Arabic and Indic scripts, and emoji; after others they are left from a web page.
_JOINERS = re.compile("(?:^|(?<=[\x00-\u058f\u2000-\u200a\u3000-\u303f]))[\u200c\u200d]+", re.MULTILINE)
_DIRECTING = re.compile("[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")

_MOST_BLANK = 10  # in a row, as far as anything looks


class Line(NamedTuple):
    """One line of a plain text; a long one has a hundred thousand."""

    number: int  # from 1
    indent: int  # spaces before its text
    text: str  # without spaces at either end; "" where blank


def clean_lines(text: str) -> list[str]:
    """The lines of `text`: every kind of space a plain one, characters that cannot be seen gone.

    Marks of direction stay in lines that hold right-to-left letters; elsewhere they do nothing.
    """
    cleaned = _SPACES.sub(" ", _UNSEEN.sub("", text))
    if "\u200c" in cleaned or "\u200d" in cleaned:
        cleaned = _JOINERS.sub("", cleaned)
    lines = _NEWLINE.split(cleaned)
    if not _DIRECTING.search(cleaned):
        return lines
    return [line if _RIGHT_TO_LEFT.search(line) else _DIRECTING.sub("", line) for line in lines]


def split_lines(cleaned: Iterable[str]) -> list[Line]:
    """The lines of a plain text, as `clean_lines` has them; of many blank ones in a row, the first few."""
    lines: list[Line] = []
    blank = 0
    for number, line in enumerate(cleaned, start=1):
        if not line or line.isspace():
            blank += 1
            if blank <= _MOST_BLANK:
                lines.append(Line(number, 0, ""))
            continue
        blank = 0
        spaced = line.expandtabs(4) if "\t" in line else line
        begun = spaced.lstrip()
        lines.append(Line(number, len(spaced) - len(begun), begun.rstrip()))
    return lines
