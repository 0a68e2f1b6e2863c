"""One mistake that two rules see: told by the one that names the better line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.findings import Finding

# What a rule finds because of what another has found in the same file.
_SAME_FILE = {"C402": "C152", "C403": "C153"}
# The same anywhere in the course: one lesson that is missing makes the number of days wrong.
_SAME_COURSE = {"C205": "C203"}
_SAME_WORDS = {"C427": "C106"}  # both quote the words that a reader would see
_SAME_LINE = {"C433": "C107"}  # what holds the place of words in the lesson does so in its email
_QUOTED = re.compile("“(.+)”", re.DOTALL)


def without_echoes(found: Sequence[Finding]) -> list[Finding]:
    """`found` without what only repeats another of them."""
    sources = _sources(found)
    return [one for one in found if not any(_repeats(one, other) for other in sources)]


def _sources(found: Sequence[Finding]) -> list[Finding]:
    codes = {*_SAME_FILE.values(), *_SAME_COURSE.values(), *_SAME_WORDS.values(), *_SAME_LINE.values()}
    return [one for one in found if one.code in codes]


def _repeats(one: Finding, other: Finding) -> bool:
    if _SAME_COURSE.get(one.code) == other.code:
        return True
    if one.path != other.path:
        return False
    if _SAME_LINE.get(one.code) == other.code:
        return one.line == other.line
    quoted = _QUOTED.search(one.message)
    says_the_same = quoted is not None and quoted[1] in other.message
    return _SAME_FILE.get(one.code) == other.code or (_SAME_WORDS.get(one.code) == other.code and says_the_same)
