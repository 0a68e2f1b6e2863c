"""Bold beside letters of Chinese, Japanese and Korean, where CommonMark's rule would leave the stars as words.

Of `。**ポイント：**数字は` the second pair of stars ends nothing for CommonMark: it stands between a mark and a letter.
With the mark behind it, as in `**ポイント**：数字は`, the words are the same and every reader sees bold.
"""

from __future__ import annotations

import re
import unicodedata

_CJK = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff01-\uff60]")
_LONGEST = 500  # characters of bold words
_SPANS = re.compile(
    rf"`[^`\n]{{0,{_LONGEST}}}`|\\.|(?<!\*)\*\*(?![*\s])(?P<bold>[^*`\\\n]{{1,{_LONGEST}}})(?<!\s)\*\*(?!\*)"
)
_PAIRS = {"」": "「", "』": "『", "）": "（", "】": "【", "》": "《", "〉": "〈", "”": "“", ")": "("}


def with_bold(content: str) -> str:
    """`content`, the words of a paragraph, with punctuation outside of bold where it would undo it."""
    if "**" not in content or not _CJK.search(content):
        return content
    return "\n".join(_line(line) for line in content.split("\n"))


def _line(line: str) -> str:
    return _SPANS.sub(_moved, line) if line.count("**") % 2 == 0 and "``" not in line else line


def _moved(span: re.Match[str]) -> str:
    bold, line = span["bold"], span.string
    if bold is None:
        return span[0]
    before, after = line[span.start() - 1 : span.start()] if span.start() else "", line[span.end() : span.end() + 1]
    head = _head(bold) if _is_undone(bold[0], before) else 0
    tail = _tail(bold) if _is_undone(bold[-1], after) else len(bold)
    if tail == 0 and bold[:1] in _PAIRS.values():
        head, tail = 1, len(bold) - 1
    inner = bold[head:tail]
    is_bold = inner.strip() == inner != "" and not (_is_punctuation(inner[0]) and head)
    return f"{bold[:head]}**{inner}**{bold[tail:]}" if is_bold else span[0]


def _is_undone(edge: str, outside: str) -> bool:
    """Whether stars between `edge`, inside, and `outside` neither begin nor end anything."""
    is_word = outside != "" and not outside.isspace() and not _is_punctuation(outside)
    return _is_punctuation(edge) and is_word and bool(_CJK.match(edge) or _CJK.match(outside))


def _head(bold: str) -> int:
    """How much of `bold` goes before it: its first marks."""
    return next((index for index, char in enumerate(bold) if not _is_punctuation(char)), len(bold))


def _tail(bold: str) -> int:
    """Where the words of `bold` end: before its last marks, and before a bracket that they close."""
    end = len(bold)
    while end and _is_punctuation(bold[end - 1]):
        opener = _PAIRS.get(bold[end - 1])
        opened = bold.rfind(opener, 0, end) if opener else -1
        end = opened if opened >= 0 else end - 1
    return end


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
