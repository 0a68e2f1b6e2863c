"""Columns that line up in a terminal, whatever script a name is written in."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """How many columns of a terminal `text` takes: two for East Asian wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


def fit(text: str, columns: int) -> str:
    """`text` in exactly `columns` columns: padded at the right, or cut with an ellipsis. It never moves the cursor."""
    safe = "".join(char if char.isprintable() else "�" for char in text)
    if width(safe) > columns:
        safe = _cut(safe, columns - 1) + "…"
    return safe + " " * (columns - width(safe))


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
    for word in text.split():
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
        taken += _char_width(char)
        if taken > columns:
            return text[:index]
    return text


def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
