"""Rules about a lesson's Markdown: what would reach the reader as marks, and headings in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.checking.rule import Broken
from course.checking.tables import LESSON_RULES
from course.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from course.checking.material import CheckedLesson

_TAG = re.compile(r"</?[A-Za-z][^>\n]{0,40}|<!--|<[!?]")


@LESSON_RULES.rule("C150", "raw-html", Severity.ERROR, hint="write it as Markdown: HTML is shown to readers as text")
def raw_html(checked: CheckedLesson) -> Iterator[Broken]:
    """HTML in a lesson, which readers would see as it is written."""
    marked = checked.marked
    for token in marked.tokens:
        if token.type == "html_block":
            yield Broken(f"{_tag(token.content)} is shown as text", marked.line_of(token))
    for token, line in marked.inlines():
        first = next((child for child in token.children or () if child.type == "html_inline"), None)
        if first is not None:
            yield Broken(f"{_tag(first.content)} is shown as text", line + _breaks_before(token, first))


def _tag(text: str) -> str:
    match = _TAG.match(text.lstrip())
    return f"{match[0]}>" if match and match[0][-1:].isalnum() else (match[0] if match else "HTML")


def _breaks_before(token: Token, child: Token) -> int:
    count = 0
    for one in token.children or ():
        if one is child:
            return count
        count += one.type in {"softbreak", "hardbreak"}
    return count


@LESSON_RULES.rule("C151", "top-heading", Severity.WARNING, hint="begin with ##: the lesson's title is the one above")
def top_heading(checked: CheckedLesson) -> Iterator[Broken]:
    """A `#` in the body: the email's one heading of that level is the lesson's title."""
    for heading in checked.marked.headings:
        if heading.level == 1:
            yield Broken(f"the heading “{heading.text[:60]}” is of the first level", heading.line)


@LESSON_RULES.rule("C152", "skipped-level", Severity.WARNING, hint="go down one level at a time: ##, ###, ####")
def skipped_level(checked: CheckedLesson) -> Iterator[Broken]:
    """A heading more than one level below the one before it."""
    level = 1
    for heading in checked.marked.headings:
        if heading.level > level + 1:
            message = f"the heading “{heading.text[:60]}” is of level {heading.level}, below one of level {level}"
            yield Broken(message, heading.line)
        level = heading.level


@LESSON_RULES.rule("C153", "empty-heading", Severity.ERROR, hint="write its words, or delete the line")
def empty_heading(checked: CheckedLesson) -> Iterator[Broken]:
    """A heading without words."""
    marked = checked.marked
    for opening, inline in zip(marked.tokens, marked.tokens[1:], strict=False):
        if opening.type == "heading_open" and not inline.content.strip():
            yield Broken("a heading has no words", marked.line_of(opening))


@LESSON_RULES.rule("C154", "stray-mark", Severity.WARNING, hint=r"close it, or write \* where a star is meant")
def stray_mark(checked: CheckedLesson) -> Iterator[Broken]:
    """Two stars that make nothing bold, and that readers would see."""
    for token, line in checked.marked.inlines():
        for child in token.children or ():
            if child.type == "text" and "**" in child.content and r"\*" not in token.content:
                yield Broken(
                    f"the stars in {child.content.strip()[:50]!r} make nothing bold",
                    line + _breaks_before(token, child),
                )


@LESSON_RULES.rule("C155", "open-code", Severity.ERROR, hint="end the code with a line of the same marks")
def open_code(checked: CheckedLesson) -> Iterator[Broken]:
    """A block of code that is never closed, so that the rest of the lesson is code."""
    marked = checked.marked
    lines = marked.body.split("\n")
    for token in marked.tokens:
        if token.type == "fence" and token.map and token.map[1] >= len(lines) and not _is_closed(token, lines[-1]):
            yield Broken("a block of code begins here and is never closed", marked.line_of(token))


def _is_closed(token: Token, last: str) -> bool:
    mark = token.markup[0]
    return bool(re.fullmatch(rf"[\s>]*{re.escape(mark)}{{{len(token.markup)},}}\s*", last))


_REFERENCE = re.compile(r"\[\^([^\]\s]{1,60})\]")


@LESSON_RULES.rule("C156", "missing-note", Severity.ERROR, hint="write the note on a line of its own: [^1]: ...")
def missing_note(checked: CheckedLesson) -> Iterator[Broken]:
    """A reference to a footnote that is not there."""
    for said in checked.marked.said:
        for match in _REFERENCE.finditer(said.text):
            yield Broken(f"{match[0]} refers to no note", said.line_at(match.start()))


_NO_HEADING = re.compile(r"#{2,6}(?=[^ \t\n#])[^\n]*")


@LESSON_RULES.rule("C157", "unmade-heading", Severity.ERROR, hint="write a space between the # and the words: ## Words")
def unmade_heading(checked: CheckedLesson) -> Iterator[Broken]:
    """Two marks of a heading or more with no space behind them: readers would see them as words."""
    for token, line in checked.marked.inlines():
        lines, at = token.content.split("\n"), 0
        for child in token.children or ():
            at += child.type in {"softbreak", "hardbreak"}
            match = _NO_HEADING.match(child.content) if child.type == "text" else None
            if match and at < len(lines) and lines[at].lstrip().startswith("##"):  # a backslash says that it is meant
                yield Broken(f"{match[0][:60]!r} is no heading: no space stands behind its marks", line + at)
