"""HTML source -> `Node` tree: any bytes or text, however broken, by lxml's parser; depth and size are bounded."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from course.articles.html.nodes import SILENT, Node, Text
from course.articles.lines import clean_lines
from course.errors import ArticleError

if TYPE_CHECKING:
    from types import ModuleType

    from lxml.etree import _Element

_DEEPEST = 90  # elements in one another; what stands deeper moves up, words and all
_PROSE = 25  # characters of a stretch of text that is more than a label
_LINKS = frozenset({"a", "button", "option", "label"})
_VERBATIM = frozenset({"pre", "textarea", "listing", "xmp"})
_CONTROLS = re.compile(r"&#(?:0*(?:\d|[12]\d|3[01]|127)\b|x0*(?:1?[0-9a-f]|7f)\b)", re.IGNORECASE)  # written as numbers
_NO_LETTERS = frozenset({*SILENT, "noscript"})


def parse_tree(html: str, source: str, *, first_line: int = 1, is_numbered: bool = False) -> Node:
    """The tree of `html`, its root an `html` element.

    Args:
        html: lines as `clean_lines` leaves them, joined by newlines.
        source: how the article is named in errors.
        first_line: the number of its first line.
        is_numbered: whether attributes `data-line` say where elements stand, rather than the lines of `html`.

    Raises:
        ArticleError: it holds nothing at all, or elements in one another beyond every measure.
    """
    etree = _lxml()
    data = html.encode("utf-8", "ignore")
    if not data.strip():
        raise ArticleError(f"{source} is empty", "write the article first, or name another file")
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
        etree = _lxml()
        top = self._start(root)
        depth = 1
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if element is root:
                if event == "end":
                    self._end(top)
                continue
            if event == "start":
                depth += 1
                self._start(element)
            else:
                depth -= 1
                self._end(self._path.pop() if len(self._path) > 1 else top)
                self._say(element.tail)
        return top

    def _start(self, element: _Element) -> Node:
        line = self._line_of(element)
        self._line = line if self._is_numbered else max(self._line, line)
        parent = self._path[min(len(self._path), _DEEPEST) - 1] if self._path else None
        tag = str(element.tag).lower()
        node = Node(tag.rpartition(":")[2], dict(element.items()), self._line, parent, last_line=self._line)
        if parent is not None:
            parent.children.append(node)
        self._path.append(node)
        self._links += node.tag in _LINKS
        self._verbatim += node.tag in _VERBATIM
        self._say(element.text)
        return node

    def _line_of(self, element: _Element) -> int:
        if not self._is_numbered:
            return (element.sourceline or 0) + self._offset
        named = element.get("data-line", "")
        return int(named) if named.isascii() and named.isdigit() and len(named) < 9 else self._line

    def _say(self, text: str | None) -> None:
        if not text:
            return
        node = self._path[min(len(self._path), _DEEPEST) - 1]
        said = text.strip()
        if said:
            self._count(node, said)
            first = self._line + text.count("\n", 0, len(text) - len(text.lstrip()))
            last = first + said.count("\n")
            first, last = (self._line, self._line) if self._is_numbered else (first, last)
            if node.tag not in _NO_LETTERS:
                node.last_line = max(node.last_line, last)
            is_clean = self._is_clean and text.isascii()
            node.children.append(Text.at(text if is_clean else "\n".join(clean_lines(text)), first, last))
        else:
            node.children.append(Text.at(text if self._verbatim else " ", 0, 0))
        self._line += 0 if self._is_numbered else text.count("\n")

    def _count(self, node: Node, said: str) -> None:
        if node.tag in _NO_LETTERS:
            return
        node.letters += len(said)
        if self._links:
            node.linked += len(said)
        elif len(said) >= _PROSE:
            node.prose += len(said)

    def _end(self, node: Node) -> None:
        self._links -= node.tag in _LINKS
        self._verbatim -= node.tag in _VERBATIM
        parent = node.parent
        if self._is_numbered and "data-line" not in node.attributes:
            node.line = next((inner.line for inner in node.elements), node.line)
        if parent is None:
            return
        if node.tag not in _NO_LETTERS:
            parent.last_line = max(parent.last_line, node.last_line)
        parent.letters += node.letters
        parent.linked += node.linked
        parent.prose += node.prose
