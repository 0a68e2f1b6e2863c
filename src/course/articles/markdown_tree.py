"""Markdown -> its tree of nodes, or an error: the parser leaves out what stands too deep without a word."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from course.errors import ArticleError
from course.lessons import escape_merge_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markdown_it.token import Token

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


@cache
def markdown_parser(dialect: Dialect = Dialect.MARKDOWN) -> MarkdownIt:
    """CommonMark with tables, strikethrough, footnotes and definition lists."""
    # Far above `DEEPEST`, so that whatever is too deep for the parser is too deep by our count as well.
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    if dialect is Dialect.TEXT:
        return parser.disable(["code", "html_block", "html_inline", "reference"])
    return parser.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)


def parse_tree(text: str, source: str, dialect: Dialect = Dialect.MARKDOWN) -> list[SyntaxTreeNode]:
    """The nodes of `text`.

    Args:
        text: the Markdown.
        source: how the article is named in errors.
        dialect: what counts as a mark.

    Raises:
        ArticleError: lists, quotes, emphasis or brackets stand too deep in one another; or a line of words was not
            read.
    """
    _refuse_brackets(text, source)
    env: dict[str, Any] = {}
    tokens = markdown_parser(dialect).parse(text, env)
    if dialect is Dialect.TEXT:
        _break_lines(tokens)
    _refuse_depth(tokens, source)
    _refuse_unread(text, {*_leaf_lines(tokens), *_reference_lines(env)}, source)
    return SyntaxTreeNode(tokens).children


def with_title(address: str, title: str) -> str:
    """A link's address and title, as they stand between parentheses."""
    quoted = " ".join(title.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'{address} "{escape_merge_fields(quoted)}"' if title else address


def _break_lines(tokens: Iterable[Token]) -> None:
    for token in tokens:
        for inner in token.children or ():
            if inner.type == "softbreak":
                inner.type = "hardbreak"


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
        if any(inner.level > _DEEPEST_INLINE for inner in token.children or ()):
            problem = f"more than {_DEEPEST_INLINE} emphases and links stand in one another"
            raise ArticleError(f"{source}:{line}: {problem}", "take out some of their marks")


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
