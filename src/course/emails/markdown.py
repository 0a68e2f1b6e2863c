"""The Markdown of lessons: what emails are made of, what checks read, what is told of lost pictures."""

from __future__ import annotations

from markdown_it import MarkdownIt

from course.emails.comments import without_comments
from course.emails.notes import with_notes


def markdown_parser(*, tells_html: bool = False) -> MarkdownIt:
    """A parser of CommonMark with tables, strikethrough and footnotes; comments with lines of their own are left out.

    Args:
        tells_html: give raw HTML as tokens of its own; else it is text, as in an email.
    """
    parser = MarkdownIt("commonmark", {"html": tells_html, "maxNesting": 100}).enable(["table", "strikethrough"])
    return without_comments(with_notes(parser))
