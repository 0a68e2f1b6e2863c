"""Sentences of a text, in any of the scripts that articles come in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = "\"'”’»›)\\]」』）】"
_NOTE = r"\[\^[^\]\s]{1,60}\]"  # the mark of a note
# From the first of its marks: a text of full stops alone is read once.
_END = re.compile(rf"(?<![.!?…؟۔।])[.!?…؟۔।]+[{_CLOSERS}]*(?:{_NOTE})?(?=\s)|[。！？]+[{_CLOSERS}]*|\n+")
_LATIN_END = re.compile(rf"[.…][{_CLOSERS}]*(?:{_NOTE})?")
_BEFORE = 24  # characters before a full stop that tell whether it ends a sentence
# What a full stop belongs to: abbreviations, a single capital letter, a number that begins its line.
_ABBREVIATION = re.compile(
    r"(?:(?<![^\W_])(?:e\.g|i\.e|dr|mr|mrs|ms|prof|vs|approx|no|st|fig|cf|etc|inc|z\.\s?b|d\.\s?h|u\.\s?a|bzw|usw|ca|nr|"
    r"p\.\s?ej|sr|sra|ud|uds|p\.\s?ex|m|mme|env|[A-ZÄÖÜ])|(?:^|\n)\W*\d{1,3})\.$",
    re.IGNORECASE,
)
_MARKS = re.compile(_NOTE)


def sentences(text: str) -> Iterator[str]:
    """The sentences of `text`, in order, each on one line; closing quotes stay with what they close.

    A line that breaks inside a sentence goes on in the next; any other line ends what stands on it.
    """
    start = 0
    for end in _END.finditer(text):
        if end.start() >= start and _parts(text, end):
            yield from _said(text[start : end.end()])
            start = end.end()
    yield from _said(text[start:])


def _said(text: str) -> Iterator[str]:
    line = " ".join(_MARKS.sub("", text).split())
    if line:
        yield line


def _parts(text: str, end: re.Match[str]) -> bool:
    following = text[end.end() : end.end() + 40].lstrip("\"'“‘«„(¿¡ \t")[:1]
    if end.group().startswith("\n"):
        return len(end.group()) > 1 or not following.islower()
    if not _LATIN_END.fullmatch(end.group()):
        return not following.islower()
    is_short = _ABBREVIATION.search(text[max(0, end.start() - _BEFORE) : end.start() + 1])
    return not following.islower() and not is_short
