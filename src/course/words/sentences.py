"""Sentences of a text, in any of the scripts that articles come in."""

from __future__ import annotations

import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from course.words.abbreviations import goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = "\"'“”’»›)\\]」』）】"
_NOTE = r"\[\^[^\]\s]{1,60}\]"  # the mark of a note
# From the first of its marks: a text of full stops alone is read once.
_END = re.compile(rf"(?<![.!?…؟۔।])[.!?…؟۔।]+[{_CLOSERS}]*(?:{_NOTE})?(?=\s)|[。！？]+[{_CLOSERS}]*|\n+")
_LATIN_END = re.compile(rf"[.…][{_CLOSERS}]*(?:{_NOTE})?")
_BEFORE, _BEHIND = 24, 40  # characters around a full stop that tell whether it ends a sentence
_OPENERS = "\"'“‘«„(¿¡ \t"
_MARKS = re.compile(_NOTE)

_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("「", "」"), ("『", "』"), ("（", "）"), ("【", "】"))
_MOST_JOINED = 8  # sentences of one quotation
_MOST_DROPPED = 100  # sentences
_PAIRED = re.compile('[]()[«»「」『』（）【】„“”"]')
_UNSPACED_ENDS = tuple("。！？」』")
# Inches, smileys, and the numbers of lists: "1) Wash, 2) dry".
_NO_BRACKETS = re.compile(r"(?<=\d)[\"”](?!\s*$)|(?<!\w)[:;]-?[()]|(?<![\w(])\w{1,2}\)")


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


def whole_sentences(text: str) -> Iterator[str]:
    """The sentences of `text`, those of one quotation or bracket as one; without any that holds half of one."""
    parts = sentences(text)
    ahead: deque[str] = deque()
    dropped = 0  # in a row: a text that closes nothing is not read to its end
    while dropped < _MOST_DROPPED:
        ahead.extend(islice(parts, _MOST_JOINED - len(ahead)))
        if not ahead:
            return
        if length := _length_of_whole(list(ahead)):
            yield in_a_row([ahead.popleft() for _ in range(length)])
            dropped = 0
        else:
            ahead.popleft()
            dropped += 1


def in_a_row(parts: list[str]) -> str:
    """Sentences on one line, with the gaps of their script between them."""
    line = parts[0]
    for part in parts[1:]:
        line += part if line.endswith(_UNSPACED_ENDS) else f" {part}"
    return line


def _length_of_whole(parts: list[str]) -> int:
    """How many sentences it takes until what the first opens is closed; 0 where that never happens."""
    if is_balanced(parts[0]):
        return 1
    if parts[0].endswith('"'):  # the end of a quotation that begins elsewhere
        return 0
    return next((count for count in range(2, len(parts) + 1) if is_balanced(in_a_row(parts[:count]))), 0)


def is_balanced(text: str) -> bool:
    """Whether every quotation and bracket of `text` is opened and closed in it."""
    if _PAIRED.search(text) is None:
        return True
    text = _NO_BRACKETS.sub("", text)
    if any(text.count(opener) != text.count(closer) for opener, closer in _PAIRS):
        return False
    low, left, right = text.count("„"), text.count("“"), text.count("”")
    is_paired = low == left + right if low else left in {right, 0}
    return is_paired and text.count('"') % 2 == 0


def _said(text: str) -> Iterator[str]:
    line = " ".join(_MARKS.sub("", text).split())
    if line:
        yield line


def _parts(text: str, end: re.Match[str]) -> bool:
    behind = text[end.end() : end.end() + _BEHIND].lstrip(_OPENERS)
    if end.group().startswith("\n"):
        return len(end.group()) > 1 or not behind[:1].islower()
    if behind[:1].islower():
        return False
    is_full_stop = _LATIN_END.fullmatch(end.group()) is not None
    return not (is_full_stop and goes_on(text[max(0, end.start() - _BEFORE) : end.start() + 1], behind))
