"""Markdown (CommonMark with tables, footnotes and definition lists) -> `Article`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from course.articles.bold_leads import find_bold_leads
from course.articles.collecting import uncollected
from course.articles.finishing import finish_article
from course.articles.front_matter import read_front_matter
from course.articles.limits import MOST_PARTS, too_many_parts
from course.articles.lines import clean_lines
from course.articles.markdown_blocks import Reader, join_captions
from course.articles.markdown_source import left_out, prepare
from course.articles.markdown_tree import Dialect, parse_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.articles.markdown_tree import Node
    from course.models import Article, Block


_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_SMALL_MARK = re.compile(r"\\[!-/:-@\[-`{-~]|&[#\w]{1,32};|\]\(|\{\{")


@uncollected()
def parse_markdown(text: str, source: str) -> Article:
    """Read a Markdown text.

    Args:
        text: the whole text, newlines of any kind; front matter in YAML, TOML or JSON may stand first.
        source: how the article is named; its stem is the title where the text has none.

    Raises:
        ArticleError: there is no text, or nothing but a title.
    """
    lines = clean_lines(text)
    front = read_front_matter("\n".join(lines), source)
    _refuse_many(lines, source)
    prepared = prepare(lines, first=front.lines)
    tree = parse_tree(prepared.text, source)
    article = finish_article(_blocks(tree, source), source, front_title=front.title)
    rest = front.rest(article.title)
    above = [left_out(rest, "front matter", line=1)] if rest else []
    return replace(article, language=front.language, lines=tuple(lines), left_out=(*above, *prepared.left_out))


def _refuse_many(lines: Sequence[str], source: str) -> None:
    """The parser keeps all that begins anything, and marks, before a block is made of it."""
    beginnings, was_blank = 0, True
    for line in lines:
        is_blank = not line or line.isspace()
        if not is_blank:
            beginnings += was_blank + 2 * (_ITEM.match(line) is not None)
        was_blank = is_blank
    marks = sum(1 for line in lines for _ in islice(_SMALL_MARK.finditer(line), MOST_PARTS + 1))
    if max(beginnings, marks) > MOST_PARTS:
        raise too_many_parts(source)


def _blocks(tree: Sequence[Node], source: str) -> Iterator[Block]:
    return find_bold_leads(join_captions(Reader(source).article(tree)))


@uncollected()
def parse_marked_text(text: str, source: str) -> Article:
    """Read a plain text that is written with the marks of Markdown; its line breaks stay, its tags are words.

    Args:
        text: the whole text, newlines of any kind.
        source: how the article is named; its stem is the title where the text has none.

    Raises:
        ArticleError: there is nothing but a title.
    """
    lines = clean_lines(text)
    _refuse_many(lines, source)
    tree = parse_tree("\n".join(lines), source, Dialect.TEXT)
    article = finish_article(_blocks(tree, source), source)
    return replace(article, lines=tuple(lines))
