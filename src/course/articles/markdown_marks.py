"""Marks of Markdown dialects that an email has no form for: of "==marked==" the words stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_MARK = re.compile(r"(?<!=)==(?!=)")


def drop_highlights(children: Sequence[Token]) -> None:
    """Takes the "==" around marked words out of inline tokens; one that compares, or has no other, stays."""
    opened: tuple[int, int] | None = None
    pairs: list[tuple[int, int]] = []
    for index, child in enumerate(children):
        for mark in _MARK.finditer(child.content) if child.type == "text" else ():
            if opened is not None and _closes(child.content, mark):
                pairs += [opened, (index, mark.start())]
                opened = None
            elif _opens(child.content, mark):
                opened = (index, mark.start())
    for index, start in reversed(pairs):
        content = children[index].content
        children[index].content = content[:start] + content[start + 2 :]


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether words follow, and none stands right before."""
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    return not before.isalnum() and not after.isspace()


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether words stand right before, and none follows."""
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    return not before.isspace() and not after.isalnum()
