"""The style sheets that an email carries with it."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_STYLE = re.compile(r"<style\b[^<>]*>(.*?)(?:</style|\Z)", re.IGNORECASE | re.DOTALL)


def style_bytes(html: str) -> int:
    """Bytes of all `<style>` of a page together, as Gmail counts them; what a comment keeps for Outlook is none."""
    return sum(len(style.encode("utf-8", "replace")) for style in _STYLE.findall(_COMMENT.sub("", html)))
