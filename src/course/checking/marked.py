"""A lesson's text as rules look at it: what it says, outside of code, with lines; links, pictures and headings."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from course.checking.fields import replace_fields
from course.emails.markdown import markdown_parser
from course.lessons.conflict_marks import conflict_mark_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from course.checking.fields import Opened
    from course.models import Lesson

# Stands where a merge field does, so that one in a link's address does not end it.
FIELD_MARK = "zmergefieldz"
SAID_KEYS = ("title", "subject", "preheader", "recap", "action", "teaser")
_CODE = re.compile(r"(?<!`)(`{1,9})(?!`)[^\n]{1,2000}?(?<!`)\1(?!`)")
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
# As emails read it, but that raw HTML is told from text.
_MARKDOWN = markdown_parser(tells_html=True)
# Addresses that Markdown's parser leaves alone are links that were meant, too.
_MARKDOWN.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 (the parser passes it by name)
_LARGEST_BODY = 400_000  # characters that are read as Markdown: four times what Gmail shows of a page


class Said(NamedTuple):
    """Words that a reader sees, and where they stand."""

    text: str  # without marks and code; merge fields as `FIELD_MARK`
    line: int  # of the file, from 1, where the text begins; each line break in it is one of the file
    key: str  # of the front matter, or "body" or "heading"

    def line_at(self, position: int) -> int:
        """The line of the file of a character of `text`."""
        return self.line + self.text.count("\n", 0, position)


class MarkedLink(NamedTuple):
    """A link of Markdown."""

    text: str
    target: str  # as Markdown gives it, percent-encoded; merge fields as `FIELD_MARK`
    line: int


class MarkedPicture(NamedTuple):
    """A picture of Markdown."""

    address: str
    alt: str
    line: int
    is_alone: bool  # on a line of its own: among words an email shows its words alone


class MarkedHeading(NamedTuple):
    """A heading of Markdown."""

    level: int
    text: str
    line: int


class Marked:
    """One lesson's file, read as far as it can be; parsed when first asked for."""

    def __init__(self, text: str, lesson: Lesson | None) -> None:
        self._lesson = lesson
        self.body, self.body_line = (lesson.body, lesson.body_line) if lesson else _body_of(text)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The blocks of the body."""
        return _MARKDOWN.parse(hide_fields(self.body[:_LARGEST_BODY]))

    def line_of(self, token: Token) -> int:
        """The line of the file where a block begins."""
        return self.body_line + (token.map[0] if token.map else 0)

    def inlines(self) -> Iterator[tuple[Token, int]]:
        """What holds running text, each with the line where it begins; the cells of a table, too."""
        line = self.body_line
        for token in self.tokens:
            line = self.line_of(token) if token.map else line
            if token.type == "inline":
                yield token, line

    @cached_property
    def said(self) -> Sequence[Said]:
        """All that a reader sees: the front matter's lines, then the body block by block."""
        return [*self._front(), *self._prose()]

    @cached_property
    def written(self) -> Sequence[Said]:
        """The same with the body as it is written, marks and all, but for its code."""
        return [*self._front(), *(Said(_CODE.sub("", token.content), line, "body") for token, line in self.inlines())]

    @cached_property
    def headings(self) -> Sequence[MarkedHeading]:
        """The headings of the body, in order."""
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        return [
            MarkedHeading(int(opening.tag[1:]), _words(inline.children or ()), self.line_of(opening))
            for opening, inline in pairs
            if opening.type == "heading_open"
        ]

    @cached_property
    def links(self) -> Sequence[MarkedLink]:
        """The links of the body, in order."""
        return [link for token, line in self.inlines() for link in _links(token.children or (), line)]

    @cached_property
    def pictures(self) -> Sequence[MarkedPicture]:
        """The pictures of the body, in order."""
        return [picture for token, line in self.inlines() for picture in _pictures(token.children or (), line)]

    def _front(self) -> Iterator[Said]:
        if self._lesson is None:
            return
        for key in SAID_KEYS:
            text = getattr(self._lesson, key)
            if text.strip():
                yield Said(hide_fields(text), self._lesson.key_lines.get(key, 1), key)

    def _prose(self) -> Iterator[Said]:
        starts = {heading.line for heading in self.headings}
        for token, line in self.inlines():
            yield Said(_words(token.children or ()), line, "heading" if line in starts else "body")


def hide_fields(text: str) -> str:
    """`text` with `FIELD_MARK` for each merge field, and other brackets for braces that begin none."""
    return replace_fields(text, _hidden)


def _hidden(opened: Opened) -> str:
    if opened.field is None:
        return "\u2774\u2774"
    return opened.field if isinstance(opened.field, str) else FIELD_MARK


def _body_of(text: str) -> tuple[str, int]:
    """The text below the front matter, or all of it where none is closed, and the line where it starts.

    It ends where a conflict begins: what stands between its marks is not what will be read.
    """
    if (conflict := conflict_mark_line(text)) is not None:
        text = "\n".join(text.split("\n")[: conflict - 1])
    opening = _FENCE.match(text.removeprefix("\ufeff"))
    closing = _FENCE.search(text, opening.end() + 1) if opening else None
    if closing is None:
        return text, 1
    return text[closing.end() :].lstrip("\n"), text[: closing.end()].count("\n") + 1 + _breaks(text, closing.end())


def _breaks(text: str, start: int) -> int:
    rest = text[start:]
    return len(rest) - len(rest.lstrip("\n"))


def _words(children: Sequence[Token]) -> str:
    """What running text says, without code; each break of a line stays one."""
    return "".join(_word(child) for child in children)


def _word(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    return token.content if token.type in {"text", "text_special"} else ""


def _links(children: Sequence[Token], line: int) -> Iterator[MarkedLink]:
    opening, start, words = None, line, ""
    for child in children:
        line += _is_break(child)
        if child.type == "link_open":
            opening, start, words = child, line, ""
        elif child.type == "link_close" and opening is not None:
            yield MarkedLink(words, str(opening.attrs.get("href", "")), start)
            opening = None
        elif opening is not None:
            words += child.content if child.type in {"text", "text_special", "code_inline", "image"} else " "


def _pictures(children: Sequence[Token], line: int) -> Iterator[MarkedPicture]:
    for index, child in enumerate(children):
        line += _is_break(child)
        if child.type == "image":
            yield MarkedPicture(str(child.attrs.get("src", "")), child.content, line, _is_alone(children, index))


def _is_alone(children: Sequence[Token], index: int) -> bool:
    """Whether nothing but pictures and links around them stands on the line of a picture."""
    return all(_is_bare(token) for side in (children[index::-1], children[index:]) for token in _until_break(side))


def _until_break(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if _is_break(token):
            return
        yield token


def _is_bare(token: Token) -> bool:
    return token.type in {"image", "link_open", "link_close"} or (token.type == "text" and not token.content.strip())


def _is_break(token: Token) -> int:
    return token.type in {"softbreak", "hardbreak"}
