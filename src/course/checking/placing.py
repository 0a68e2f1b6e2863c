"""Where in its file something in an email is: in a lesson by its words, in a page or message by its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.checking.material import CheckedEmail

_LONGEST = 60  # characters of words that are looked for in a lesson
_SHORTEST = 3  # letters: shorter words stand anywhere
_LONGEST_ADDRESS = 2000  # characters
_MARKS = ("](", "![")  # of Markdown: what begins with them is a link or a picture, however short
_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", re.DOTALL)
_UNSEEN_KEYS = re.compile(r"(?:day|source|slug|pin|lang|language)\s*:")
# Scripts without spaces between words: a word may end anywhere in them.
_LETTER = "[^\\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"


class Spot(int):
    """A line of a lesson, which remembers the line of the page that it was looked for by."""

    page_line: int
    is_known: bool

    @classmethod
    def at(cls, line: int, page_line: int) -> Spot:
        """The line of a lesson, 0 where nothing in it is what stands on `page_line`."""
        spot = cls(max(line, 1))
        spot.page_line, spot.is_known = page_line, line > 0
        return spot


def line_at(email: CheckedEmail, page_line: int, *words: str) -> int:
    """The line of the email's file for a line of its page.

    Args:
        email: the email.
        page_line: in its HTML, from 1.
        words: what stands there; a lesson is looked through for each in turn: its lines are not the page's.
    """
    if email.envelope is not None:
        lines = email.envelope.html_lines
        return lines[min(max(page_line, 1), len(lines)) - 1] if lines else 1
    if email.day == 0:
        return page_line
    return Spot.at(next((line for text in words if (line := _found(email, text))), 0), page_line)


def line_of_header(email: CheckedEmail, name: str) -> int:
    """The line of the email's file that holds a header: of a lesson, the key of its front matter.

    Args:
        email: the email.
        name: in lower case: "subject", "preheader".
    """
    if email.envelope is not None:
        return next((line for _, line in email.envelope.all(name)), 1)
    if email.day == 0:
        return 1
    front = _FRONT.match(email.source)
    lines = front[1].split("\n") if front else []
    return next((number for number, line in enumerate(lines, 2) if line.startswith(f"{name}:")), 1)


def line_of_text(email: CheckedEmail, words: str) -> int:
    """The line of an email's file where its plain text says `words`; of a message whose text is encoded, its first."""
    if email.envelope is None:
        return 1
    start = email.envelope.text_line
    below = email.source.split("\n")[start - 1 :]
    return start + next((at for at, line in enumerate(below) if words and words in line), 0)


def line_in_lesson(source: str, words: str) -> int:
    """The line of a lesson's file that says `words`: of its body first, else of its front matter; 0 where none does."""
    words = words.strip()
    letters = sum(letter.isalpha() for letter in words)
    if letters < (_SHORTEST if words.isascii() else 2) and not words.startswith(_MARKS):
        return 0
    front = _FRONT.match(source)
    start = front.end() if front else 0
    if line := _line_of(source[start:], words):
        return line + source.count("\n", 0, start)
    for number, text in enumerate(source[:start].split("\n"), 1):
        if not _UNSEEN_KEYS.match(text) and _line_of(text, words):
            return number
    return 0


def _line_of(text: str, words: str) -> int:
    """The first line of `text` that has `words` as words; 0 where none has."""
    before = f"(?<!{_LETTER})" if words[:1].isalnum() else ""
    after = f"(?!{_LETTER})" if words[-1:].isalnum() else ""
    match = re.search(before + re.escape(words) + after, text)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def _found(email: CheckedEmail, text: str) -> int:
    """The line that has `text`, or as much of its beginning as fits between two marks of Markdown; 0 for none."""
    words = text.split()
    for start in (_beginning(text.strip()), *(" ".join(words[:count]) for count in (6, 4, 3) if len(words) > count)):
        if line := line_in_lesson(email.source, start):
            return line
    return 0


def _beginning(text: str) -> str:
    """As much of `text` as is looked for, cut between two words; addresses whole."""
    if len(text) <= _LONGEST or "://" in text[:_LONGEST]:
        return text[:_LONGEST_ADDRESS]
    cut = text[:_LONGEST]
    return cut.rpartition(" ")[0] or cut
