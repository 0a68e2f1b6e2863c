"""Quotation marks inside quotation marks: a title that quotes something, in a phrase that quotes the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.words.counted import Counted

_SPACE = "[ \u00a0\u202f]?"  # French has one inside its marks
# What opens and closes a quotation, and what does so inside one; English and German share a sign.
_NESTED = (
    ("「", "」", "『", "』"),
    ("„", "“", "‚", "‘"),
    ("“", "”", "‘", "’"),
    ("«", "»", "“", "”"),
)


def nested_title(phrase: str | Counted, title: str) -> str:
    """`title` as it stands for `{course}` in `phrase`, which may put around it the marks that it quotes with itself.

    Args:
        phrase: with its braces.
        title: the course's.
    """
    text = phrase if isinstance(phrase, str) else dict(phrase.forms)["other"]
    for opening, closing, inner_opening, inner_closing in _NESTED:
        if re.search(f"{opening}{_SPACE}{{course}}{_SPACE}{closing}", text):
            quoted = re.compile(f"{opening}{_SPACE}([^{opening}{closing}]+?){_SPACE}{closing}")
            return quoted.sub(rf"{inner_opening}\1{inner_closing}", title)
    return title
