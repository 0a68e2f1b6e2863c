"""Notes that a page shows beside a line: moved below their paragraph, where footnotes are looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.articles.html.nodes import Node, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile(r"(?:^|\s)(?:side-?note|margin-?note|footnote-text)(?:$|\s)", re.IGNORECASE)
_SPANS = frozenset({"span", "small", "aside"})
_LONGEST_NAMES = 300  # characters of a class attribute that are looked at
_SHORTEST, _LONGEST = 4, 4000  # characters of a note
_MOST = 1000  # notes of a page
_NAME = "lifted-sidenote-"


def lift_sidenotes(root: Node) -> None:
    """Puts each note that stands in a line below its paragraph, and a reference to it in its place."""
    notes = [node for node in root.walk() if node.tag in _SPANS and node.attributes and _is_note(node)]
    for number, node in enumerate(notes[:_MOST], 1):
        paragraph = next((up for up in node.ancestors() if up.tag == "p"), None)
        if paragraph is not None and paragraph.parent is not None and node.parent is not None:
            _lift(node, paragraph, f"{_NAME}{number}", str(number))


def _is_note(node: Node) -> bool:
    return _SHORTEST <= node.letters <= _LONGEST and _NAMED.search(node.get("class")[:_LONGEST_NAMES]) is not None


def _lift(node: Node, paragraph: Node, name: str, number: str) -> None:
    inner, outer = node.parent, paragraph.parent
    if inner is None or outer is None:
        return
    link = Node("a", {"href": f"#{name}", "role": "doc-noteref"}, node.line, inner, [], node.line)
    link.children.append(Text.at(number, node.line, node.line))
    inner.children = [link if child is node else child for child in inner.children]
    for up in _between(node, paragraph):
        up.letters -= node.letters
        up.linked -= node.linked
        up.prose -= node.prose
    below = Node("div", {"id": name}, node.line, outer, [node], node.last_line, node.letters, node.linked, node.prose)
    node.parent = below
    place = outer.children.index(paragraph) + 1
    while place < len(outer.children) and _is_lifted(outer.children[place]):
        place += 1
    outer.children.insert(place, below)


def _between(node: Node, paragraph: Node) -> Iterator[Node]:
    for up in node.ancestors():
        yield up
        if up is paragraph:
            return


def _is_lifted(child: Node | Text) -> bool:
    return isinstance(child, Node) and child.get("id").startswith(_NAME)
