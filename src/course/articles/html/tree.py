"""HTML source -> `Node` tree: any bytes or text, however broken, by lxml's parser; depth and size are bounded."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from course.articles.html.nodes import SILENT, Node, Text
from course.articles.lines import clean_lines
from course.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    from lxml.etree import _Element

_DEEPEST = 90  # elements in one another; what stands deeper moves up, words and all
_PROSE = 25  # characters of a stretch of text that is more than a label
_LINKS = frozenset({"a", "button", "option", "label"})
_VERBATIM = frozenset({"pre", "textarea", "listing", "xmp"})
_CONTROLS = re.compile(r"&#(?:0*(?:\d|[12]\d|3[01]|127)\b|x0*(?:1?[0-9a-f]|7f)\b)", re.IGNORECASE)  # written as numbers
_NO_LETTERS = frozenset({*SILENT, "noscript"})
_COUNTED = _LINKS | _VERBATIM
_SPACE = Text.at(" ", 0, 0)
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
_MOST_ELEMENTS = 250_000  # a page of 5 MB has 185,000 where every word or two is one


def parse_tree(html: str, source: str, *, first_line: int = 1, is_numbered: bool = False) -> Node:
    """The tree of `html`, its root an `html` element.

    Args:
        html: lines as `clean_lines` leaves them, joined by newlines.
        source: how the article is named in errors.
        first_line: the number of its first line.
        is_numbered: whether attributes `data-line` say where elements stand, rather than the lines of `html`.

    Raises:
        ArticleError: it holds nothing at all, or elements beyond every measure: too many, or too many in one another.
    """
    etree = _lxml()
    data = html.encode("utf-8", "ignore")
    if not data.strip():
        raise ArticleError(f"{source} is empty", "write the article first, or name another file")
    if html.count("<") - html.count("</") > _MOST_ELEMENTS:
        problem = f"{source} has more than {_MOST_ELEMENTS:,} elements"
        raise ArticleError(problem, "save the article's part of the page alone, or its text as a .txt file")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ArticleError(f"{source} is empty", "write the article first, or name another file") from error
    if root is None:  # no more than "<!doctype html>"
        raise ArticleError(f"{source} is empty", "write the article first, or name another file")
    if any("depth" in entry.message for entry in parser.error_log.filter_from_fatals()):
        raise ArticleError(f"{source}: elements stand too deep in one another", "save the page anew, or as text")
    return _Planter(first_line, is_clean=not _CONTROLS.search(html), is_numbered=is_numbered).plant(root)


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    return tag.lower().rpartition(":")[2]


def _unseen_gone(value: str) -> str:
    return "\n".join(clean_lines(value))


def _lxml() -> ModuleType:
    """The parser, loaded when the first page is read.

    Raises:
        ArticleError: it is not installed.
    """
    try:
        return import_module("lxml.etree")
    except ImportError as error:
        raise ArticleError("HTML cannot be read without lxml", "run: pip install 'course[articles]'") from error


class _Planter:
    """Makes nodes of lxml's elements, and counts what they say when they end."""

    def __init__(self, first_line: int, *, is_clean: bool, is_numbered: bool) -> None:
        self._is_numbered = is_numbered
        self._is_clean = is_clean
        self._offset = first_line - 1
        self._line = first_line
        self._path: list[Node] = []
        self._links = 0
        self._verbatim = 0

    def plant(self, root: _Element) -> Node:
        for event, element in _lxml().iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(element)
            else:
                top = self._path.pop()
                self._end(top)
                if text := element.tail:
                    self._say(text)
        return top

    def _start(self, element: _Element) -> None:
        line = self._line_of(element)
        self._line = line if self._is_numbered or line > self._line else self._line
        parent = self._innermost() if self._path else None
        tag = _name(str(element.tag))
        attributes = self._cleaned(named) if (named := element.items()) else _NO_ATTRIBUTES
        node = Node(tag, attributes, self._line, parent, [], self._line)
        if parent is not None:
            parent.children.append(node)
        self._path.append(node)
        if tag in _COUNTED:
            self._links += tag in _LINKS
            self._verbatim += tag in _VERBATIM
        if text := element.text:
            self._say(text)

    def _cleaned(self, named: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Attributes without what cannot be seen, which may be written as numbers."""
        if self._is_clean:
            return {name: value if value.isascii() else _unseen_gone(value) for name, value in named}
        return {name: _unseen_gone(value) for name, value in named}

    def _innermost(self) -> Node:
        path = self._path
        return path[-1] if len(path) <= _DEEPEST else path[_DEEPEST - 1]

    def _line_of(self, element: _Element) -> int:
        if not self._is_numbered:
            return (element.sourceline or 0) + self._offset
        named = element.get("data-line", "")
        return int(named) if named.isascii() and named.isdigit() and len(named) < 9 else self._line

    def _say(self, text: str) -> None:
        if not self._path:
            return
        node = self._innermost()
        breaks = 0 if self._is_numbered else text.count("\n")
        if text.isspace():
            node.children.append(Text.at(text, 0, 0) if self._verbatim else _SPACE)
        else:
            is_clean = self._is_clean and text.isascii()
            first, last = self._lines_of(text) if breaks else (self._line, self._line)
            node.children.append(Text.at(text if is_clean else "\n".join(clean_lines(text)), first, last))
            if node.tag not in _NO_LETTERS:
                self._count(node, len(text.strip()))
                node.last_line = max(node.last_line, last)
        self._line += breaks

    def _lines_of(self, text: str) -> tuple[int, int]:
        """The first and last line that the words of `text` stand on."""
        words = text.lstrip()
        first = self._line + text.count("\n", 0, len(text) - len(words))
        return first, first + words.rstrip().count("\n")

    def _count(self, node: Node, letters: int) -> None:
        node.letters += letters
        if self._links:
            node.linked += letters
        elif letters >= _PROSE:
            node.prose += letters

    def _end(self, node: Node) -> None:
        if node.tag in _COUNTED:
            self._links -= node.tag in _LINKS
            self._verbatim -= node.tag in _VERBATIM
        parent = node.parent
        if self._is_numbered and "data-line" not in node.attributes:
            node.line = next((inner.line for inner in node.elements), node.line)
        if parent is None:
            return
        if node.last_line > parent.last_line and node.tag not in _NO_LETTERS:
            parent.last_line = node.last_line
        if node.letters:
            parent.letters += node.letters
            parent.linked += node.linked
            parent.prose += node.prose
