"""The lines of a text, cleaned of what cannot be seen; each keeps its number."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NEWLINE = re.compile(r"\r\n|\n|\r")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\x0b\x0c\x1c-\x1f\x85]")
# Halves of characters (surrogates) and noncharacters have no place in UTF-8 or XML.
_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a plain text."""

    number: int  # from 1
    indent: int  # spaces before its text
    text: str  # without spaces at either end; "" where blank


def clean_lines(text: str) -> list[str]:
    """The lines of `text`: every kind of space a plain one, zero-width and control characters gone."""
    return [_UNSEEN.sub("", _SPACES.sub(" ", line)) for line in _NEWLINE.split(text)]


def split_lines(text: str) -> list[Line]:
    """The lines of a plain text."""
    cleaned = [line.expandtabs(4).rstrip() for line in clean_lines(text)]
    return [
        Line(number=number, indent=len(line) - len(line.lstrip()), text=line.lstrip())
        for number, line in enumerate(cleaned, start=1)
    ]
