"""The words of HTML that stands between paragraphs of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = re.compile(r"<(?:!--|(?P<hidden>script|style)\b|/?[A-Za-z])", re.IGNORECASE)


def html_words(html: str) -> str:
    """`html` with a space for each tag, comment, script and style sheet; one that never ends is text."""
    lowered = html.lower() if html.isascii() else _lowered_ascii(html)
    return " ".join(_stretches(html, lowered))


def _stretches(html: str, lowered: str) -> Iterator[str]:
    """What stands between the tags."""
    start = at = 0
    missing: set[str] = set()  # endings that are not found further down: looked for once
    while opening := _OPENING.search(html, at):
        end = _end(opening, lowered, missing)
        at = end if end > 0 else opening.end()
        if end > 0:
            yield html[start : opening.start()]
            start = end
    yield html[start:]


def _end(opening: re.Match[str], lowered: str, missing: set[str]) -> int:
    """Where what begins at `opening` ends; 0 where it never does."""
    endings = ["-->"] if opening[0] == "<!--" else [">"]
    if hidden := opening["hidden"]:
        endings.insert(0, f"</{hidden.lower()}>")
    for ending in endings:
        found = -1 if ending in missing else lowered.find(ending, opening.end())
        if found >= 0:
            return found + len(ending)
        missing.add(ending)
    return 0


def _lowered_ascii(text: str) -> str:
    """`text` with its Latin capitals lowered, and so as long as it was: str.lower makes two characters of some."""
    return re.sub("[A-Z]+", lambda capitals: capitals[0].lower(), text)
