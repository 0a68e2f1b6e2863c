"""Marks of a conflict that a person has yet to settle, in the text of a lesson."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?:<{7}|\|{7}|>{7})(?: |$)")
_OWN = re.compile(r"<{7} yours$|\|{7} last built$|>{7} article$")  # a build sets them around code, never inside
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def conflict_mark_line(text: str) -> int | None:
    """The line, from 1, of the first mark of a conflict; what a block of code shows is none."""
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if _OWN.match(line) or (not fence and _MARK.match(line)):
            return number
        match = _FENCE.match(line)
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence) and not line[match.end() :].strip():
            fence = ""
    return None
