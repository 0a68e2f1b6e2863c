"""Whether a plain text is written with the marks of Markdown, as chats and AI assistants answer."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^#{1,6} \S.*$", re.MULTILINE)
_BOLD = re.compile(r"\*\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*\*")
_FENCE = re.compile(r"^```", re.MULTILINE)
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\(https?://[^\s()]{1,500}\)")
_RULE = re.compile(r"^\|(?:\s*:?-{3,}:?\s*\|)+\s*$", re.MULTILINE)
_LOOKED_AT = 200_000  # characters


def is_marked_up(text: str) -> bool:
    """Whether `text` holds marks of more than one kind, and not by chance: headings, bold words, links, code."""
    begins = text[:_LOOKED_AT]
    if "\r" in begins:
        begins = begins.replace("\r\n", "\n").replace("\r", "\n")
    headings, bold = len(_HEADING.findall(begins)), len(_BOLD.findall(begins))
    others = bool(_LINK.search(begins)) + bool(_RULE.search(begins)) + (len(_FENCE.findall(begins)) > 1)
    return (headings > 1 and (bold > 0 or others > 0)) or bold > 2 or (bold > 0 and others > 0) or others > 1
