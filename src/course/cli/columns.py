"""Columns that line up in a terminal, whatever script a name is written in."""

from __future__ import annotations

import unicodedata

from course.words.measures import columns as width
from course.words.measures import columns_of_char

__all__ = ["counted", "fit", "lines_of", "safe", "width", "wrap"]


def fit(text: str, columns: int) -> str:
    """`text` in exactly `columns` columns: padded at the right, or cut with an ellipsis. It never moves the cursor."""
    shown = safe(text)
    if width(shown) > columns:
        shown = _cut(shown, columns - 1) + "…"
    return shown + " " * (columns - width(shown))


# They join or part letters of Persian, Indian scripts and emoji, and move nothing.
_JOINERS = "\u200c\u200d"


def safe(text: str) -> str:
    """`text` without what turns its direction, and with a mark for each other character that moves the cursor.

    Spaces of every kind are plain ones; so is a tab.
    """
    if text.isprintable():
        return text
    return "".join(map(_safe_char, text))


def _safe_char(char: str) -> str:
    if char.isprintable() or char in _JOINERS:
        return char
    category = unicodedata.category(char)
    if category == "Zs" or char == "\t":
        return " "
    return "" if category == "Cf" else "�"


def counted(number: int, noun: str) -> str:
    """A number and what it counts: "1 day", "1,200 days"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def wrap(text: str, columns: int = 80) -> str:
    """`text` on lines of at most `columns` columns, those after the first indented; a word is never cut."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width(longer) > columns:
            lines.append(line)
            longer = f"  {word}"
        line = longer
    return "\n".join([*lines, line])


def lines_of(text: str, columns: int, *, first: str = "", indent: str = "") -> list[str]:
    """`text` in lines of at most `columns` columns: `first` before the first, `indent` before the others."""
    lines, line = [], first
    for word in safe(" ".join(text.split())).split():
        gap = " " if line.strip() and not line.endswith(" ") else ""
        if gap and width(line) + 1 + width(word) > columns:
            lines.append(line)
            line, gap = indent, ""
        line += gap + word
        while width(line) > columns:
            head = _cut(line, columns)
            lines.append(head)
            line = indent + line[len(head) :]
    return [*lines, line] if line.strip() else lines


def _cut(text: str, columns: int) -> str:
    taken = 0
    for index, char in enumerate(text):
        taken += columns_of_char(char)
        if taken > columns:
            return text[:index]
    return text
