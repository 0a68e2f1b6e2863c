"""Whether a text breaks its lines at a margin, and its lines as the paragraphs that they are parts of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.articles.hyphens import Hyphens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.articles.lines import Line

LONG_LINE = 100  # a text with lines beyond this does not wrap its paragraphs
SHORT_LINE = 60
_ENDS = frozenset(".!?…:;。！？؟")
_CLOSING = "\"'”’»)]"
_RAGGED = 6  # how far short of the margin a wrapped line may end although the next word would fit


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, or what announces one."""
    return text.rstrip(_CLOSING)[-1:] in _ENDS


class Wrapping:
    """The lines of a text, and the margin that they break at."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        # Of the line before the first and of the two after the last as well: there is nothing.
        self.texts = [*(line.text for line in lines), "", ""]
        long = sum(len(line.text) > LONG_LINE and line.text.count(" ") > 9 for line in lines)
        self.is_wrapped = long <= sum(1 for line in lines if line.text) // 50
        short = (line.indent + len(line.text) for line in lines if len(line.text) <= LONG_LINE)
        self._margin = max([SHORT_LINE - 10, *short])
        self._hyphens = Hyphens(self.texts)

    def wraps(self, index: int) -> bool:
        """Whether the line at `index` ends only because the margin came, and the next line goes on."""
        if not self.is_wrapped:
            return False
        line, after = self._lines[index], self._lines[index + 1]
        first_word = after.text.split(" ", 1)[0]
        return line.indent + len(line.text) + 1 + len(first_word) > self._margin - _RAGGED

    def joined(self, start: int, end: int) -> str:
        """The lines from `start` up to `end` as one text; a line broken before the margin stays broken."""
        parts = [self.texts[start]]
        for index in range(start + 1, end):
            before, text = parts[-1], self.texts[index]
            if not self.wraps(index - 1):
                parts += ["\n", text]
            elif self._hyphens.joins(before, text):
                parts[-1] = before if self._hyphens.keeps(before, text) else before[:-1]
                parts.append(text)
            else:
                parts += [" ", text]
        return "".join(parts)
