"""Marks of a conflict that a person has yet to settle, in the text of a lesson."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)")
_OWN = re.compile(r"<{7} yours$|\|{7} last built$|>{7} article$")  # a build sets them around code, never inside
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def conflict_mark_line(text: str, *, in_code: bool = False) -> int | None:
    """The line, from 1, of the first mark of a conflict; what a block of code shows is none.

    A build's own marks are marks wherever they begin a line, as an edit may leave a fence open above them.

    Args:
        text: of a lesson.
        in_code: look for marks in code as well.
    """
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if _OWN.match(line) or ((in_code or not fence) and _MARK.match(line)):
            return number
        match = _FENCE.match(line)
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence) and not line[match.end() :].strip():
            fence = ""
    return None


def code_without_marks(code: str) -> str:
    """A fenced block; where a line of it would be a mark, a space further in: it shows the same, and begins no line."""
    if conflict_mark_line(code, in_code=True) is None:
        return code
    return "\n".join(f" {line}" if line else line for line in code.split("\n"))
