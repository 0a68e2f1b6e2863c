"""Films and recordings in Markdown, `<video>` and `<audio>`: a link to each; what stands in for it is left out."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MEDIA = re.compile(
    r"<(?P<tag>video|audio)(?=[\s>])(?P<attributes>[^<>]{0,2000})>"
    r"(?P<inside>(?:(?!</?(?:video|audio)\b).){0,2000})</(?P=tag)\s*>",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?P<before>(?:> ?)* {0,3})<(?P<tag>video|audio)(?=[\s>]|$)", re.IGNORECASE)
_SOURCE = re.compile(r"<source(?=\s)(?P<attributes>[^<>]{0,2000})>", re.IGNORECASE)
_VALUE = r"=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))"
_ADDRESS = re.compile(rf"(?<!\S)src\s*{_VALUE}", re.IGNORECASE)
_TITLE = re.compile(rf"(?<!\S)title\s*{_VALUE}", re.IGNORECASE)
_WHOLE = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)
_MARK = re.compile(r"[^\w\s./:,;?=%#~+-]|_")
_MOST_LINES = 40


def lines_of_media(lines: Sequence[str], index: int) -> int:
    """How many lines a film takes up that begins with the line at `index` and ends further down; else 0."""
    begins = _BEGINS.match(lines[index])
    end = f"</{begins['tag'].lower()}" if begins else ""
    if not begins or end in lines[index].lower():
        return 0
    for count, line in enumerate(lines[index + 1 : index + _MOST_LINES], start=2):
        if not line.strip(" >\t") or _BEGINS.match(line):
            return 0
        if end in line.lower():
            return count
    return 0


def linked(film: re.Match[str]) -> str:
    """A link to the film, under its title where it has one; the bare address where it leads nowhere from an email."""
    sources = [film["attributes"], *(source["attributes"] for source in _SOURCE.finditer(film["inside"]))]
    address = next((found for attributes in sources if (found := _value(_ADDRESS, attributes))), "")
    title = _value(_TITLE, film["attributes"])
    if _WHOLE.fullmatch(address):
        return f'<a href="{html.escape(address)}">{_as_words(title or address)}</a>'
    return _as_words(" ".join(filter(None, (title, address))))


def stand_in(film: re.Match[str]) -> str:
    """What a browser shows that cannot play it; "" where that is nothing but addresses."""
    inside = _SOURCE.sub(" ", film["inside"])
    words = re.sub(r"<[^<>]*>", " ", inside)
    return " ".join(inside.split()) if any(map(str.isalnum, words)) else ""


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    match = pattern.search(attributes)
    value = (match["double"] or match["single"] or match["bare"] or "") if match else ""
    return " ".join(html.unescape(value).split())


def _as_words(text: str) -> str:
    """`text` as both HTML and Markdown read it: no sign in it is a mark."""
    return _MARK.sub(lambda sign: f"&#{ord(sign[0])};", text)
