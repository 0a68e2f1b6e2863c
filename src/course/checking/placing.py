"""Where in its file something in an email is: in a lesson by its words, in a page or message by its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.checking.material import CheckedEmail

_LONGEST = 60  # characters of words that are looked for in a lesson


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
    return next((line for text in words for line in [_found(email, text)] if line > 1), 1)


def _found(email: CheckedEmail, text: str) -> int:
    """The line that has `text`, or as much of its beginning as fits between two marks of Markdown."""
    if not text.strip():
        return 1
    line = email.line_of(text[:_LONGEST])
    if line > 1:
        return line
    words = text.split()
    for count in (6, 4, 3):
        if len(words) > count and (line := email.line_of(" ".join(words[:count]))) > 1:
            return line
    return 1
