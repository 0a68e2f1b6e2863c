"""Markdown -> its tree of nodes, or an error: the parser leaves out what stands too deep without a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from course.articles.markdown_bold import with_bold
from course.articles.markdown_marks import drop_highlights
from course.articles.markdown_notes import Notes, inline_notes_plugin
from course.articles.markdown_tables import wide_rows_plugin
from course.articles.markdown_tags import tags_as_marks
from course.errors import ArticleError
from course.lessons import escape_merge_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from course.articles.markdown_notes import InlineNote

DEEPEST = 10  # lists and quotes in one another, as many as a lesson may have
_DEEPEST_INLINE = 50  # emphasis and links in one another
_MOST_IN_BRACKETS = 10_000  # opening brackets, over all of a text, that stand deeper than that
_BRACKETS = re.compile(r"[\[\]]|\n[ \t]*\n")  # a paragraph's end closes what is open
_LETTER = re.compile(r"[^\W\d_]")
_LEAVES = frozenset({"inline", "fence", "code_block", "html_block", "table_open"})


class Dialect(Enum):
    """What counts as a mark."""

    MARKDOWN = auto()
    TEXT = auto()  # a plain text with marks: no HTML, no code by indent, each line break stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A block of Markdown: the token that it begins with, and the blocks inside it."""

    type: str  # the token's, without "_open"
    token: Token
    children: Sequence[Node]
    inlines: _Inlines

    @property
    def first_line(self) -> int:
        """The line of the text that it begins on, from 1."""
        return (self.token.map or (0, 1))[0] + 1

    def taken_notes(self) -> Sequence[InlineNote]:
        """The notes inside what was read of the text since this was asked last, in their order."""
        return self.inlines.notes.take()

    def tokens(self) -> Sequence[Token]:
        """What stands inside a node of type "inline"; read anew each time, as all at once would fill the memory."""
        return self.inlines.read(self.token)


class _Inlines:
    """Reads the insides of paragraphs one by one; knows where the links of the whole text lead."""

    def __init__(self, dialect: Dialect, env: dict[str, Any], source: str) -> None:
        self._parser = markdown_parser(dialect)
        self._breaks_lines = dialect is Dialect.TEXT
        self._env = env
        self._source = source
        self.notes = Notes()

    def read(self, token: Token) -> Sequence[Token]:
        """The inline tokens of a block's.

        Raises:
            ArticleError: emphasis and links stand too deep in one another.
        """
        inside = self._parser.parseInline(with_bold(token.content), self._env)[0].children or ()
        if any(inner.level > _DEEPEST_INLINE for inner in inside):
            line = token.map[0] + 1 if token.map else 1
            problem = f"more than {_DEEPEST_INLINE} emphases and links stand in one another"
            raise ArticleError(f"{self._source}:{line}: {problem}", "take out some of their marks")
        if "==" in token.content:
            drop_highlights(inside)
        if self._breaks_lines:
            _break_lines(inside)
        line = token.map[0] + 1 if token.map else 1
        self.notes.label(inside, line, self._read_note)
        return tags_as_marks(inside)

    def _read_note(self, content: str) -> Sequence[Token]:
        return tags_as_marks(self._parser.parseInline(with_bold(content), self._env)[0].children or ())


@cache
def _block_parser(dialect: Dialect) -> MarkdownIt:
    """The same as `markdown_parser`, but for what stands inside paragraphs."""
    return _make_parser(dialect).disable(["inline", "text_join"])


@cache
def markdown_parser(dialect: Dialect = Dialect.MARKDOWN) -> MarkdownIt:
    """CommonMark with tables, strikethrough, footnotes and definition lists."""
    return _make_parser(dialect)


def _make_parser(dialect: Dialect) -> MarkdownIt:
    # Far above `DEEPEST`, so that whatever is too deep for the parser is too deep by our count as well.
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    parser.use(wide_rows_plugin)
    if dialect is Dialect.TEXT:
        return parser.disable(["code", "html_block", "html_inline", "reference"])
    parser.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    return parser.use(inline_notes_plugin)


def parse_tree(text: str, source: str, dialect: Dialect = Dialect.MARKDOWN) -> Sequence[Node]:
    """The nodes of `text`.

    Args:
        text: the Markdown.
        source: how the article is named in errors.
        dialect: what counts as a mark.

    Raises:
        ArticleError: lists, quotes or brackets stand too deep in one another; or a line of words was not read.
    """
    _refuse_brackets(text, source)
    env: dict[str, Any] = {}
    tokens = _block_parser(dialect).parse(text, env)
    _refuse_depth(tokens, source)
    _refuse_unread(text, {*_leaf_lines(tokens), *_reference_lines(env)}, source)
    return _nested(tokens, _Inlines(dialect, env, source))


def _nested(tokens: Iterable[Token], inlines: _Inlines) -> list[Node]:
    outermost: list[Node] = []
    around = [outermost]
    for token in tokens:
        if token.nesting < 0:
            around.pop()
            continue
        inside: list[Node] = []
        node = Node(type=token.type.removesuffix("_open"), token=token, children=inside, inlines=inlines)
        around[-1].append(node)
        if token.nesting > 0:
            around.append(inside)
    return outermost


def with_title(address: str, title: str) -> str:
    """A link's address and title, as they stand between parentheses."""
    quoted = " ".join(title.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'{address} "{escape_merge_fields(quoted)}"' if title else address


def _break_lines(tokens: Iterable[Token]) -> None:
    for token in tokens:
        if token.type == "softbreak":
            token.type = "hardbreak"


def _refuse_brackets(text: str, source: str) -> None:
    """Each bracket inside many others costs the parser as much as a page of words."""
    if text.count("[") <= _MOST_IN_BRACKETS:
        return
    depth = inside = 0
    for match in _BRACKETS.finditer(text):
        depth = depth + 1 if match[0] == "[" else max(depth - 1, 0) if match[0] == "]" else 0
        inside += match[0] == "[" and depth > _DEEPEST_INLINE
        if inside > _MOST_IN_BRACKETS:
            line = text.count("\n", 0, match.start()) + 1
            raise ArticleError(f"{source}:{line}: too many brackets stand in one another", "take some of them out")


def _refuse_depth(tokens: Sequence[Token], source: str) -> None:
    depth, line = 0, 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.type in {"bullet_list_open", "ordered_list_open", "blockquote_open"}:
            depth += 1
        elif token.type in {"bullet_list_close", "ordered_list_close", "blockquote_close"}:
            depth -= 1
        if depth > DEEPEST:
            problem = f"more than {DEEPEST} lists and quotes stand in one another"
            raise ArticleError(f"{source}:{line}: {problem}", "indent it less, or take some apart")


def _refuse_unread(text: str, read: set[int], source: str) -> None:
    """The account of the parser: no line that holds a letter may get lost."""
    for index, line in enumerate(text.split("\n")):
        if index not in read and _LETTER.search(line):
            raise ArticleError(f"{source}:{index + 1}: this line cannot be read as Markdown", "put it elsewhere")


def _leaf_lines(tokens: Iterable[Token]) -> Iterator[int]:
    for token in tokens:
        if token.type in _LEAVES and token.map:
            yield from range(token.map[0], max(token.map[1], token.map[0] + 1))


def _reference_lines(env: Mapping[str, Any]) -> Iterator[int]:
    """The lines that say where links lead: "[1]: https://..."."""
    for reference in (*env.get("references", {}).values(), *env.get("duplicate_refs", ())):
        yield from range(*reference["map"])
