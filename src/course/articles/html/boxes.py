"""Boxes: what a page sets apart as a note, by its class names or by the label that it begins with, in any language."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from course.articles.html.names import is_named
from course.articles.html.nodes import BLOCKS, HEADINGS, SILENT, Node
from course.articles.labels import is_box_name

if TYPE_CHECKING:
    from course.articles.html.nodes import Text

_BOXES = frozenset({"aside", "div", "section"})
_LONGEST_BOX = 2000  # characters; more is a part of the article
_LONGEST_LABEL = 60  # characters
_DEEPEST_LABEL = 4  # elements in one another, from the box to the line of its label
_LINES = frozenset({"b", "div", "em", "header", "i", "p", "span", "strong", *HEADINGS})
# The headings from which a box is told; those above head a section, whose wrapper an `aside` never is.
_HIGHEST = {"aside": 1, "div": 3, "section": 4}
_BEFORE_LABEL = re.compile(r"\A[^\w¿]+")


def is_callout(node: Node) -> bool:
    """Whether `node` is set apart as a note, and is not itself a part of one."""
    if not is_named(node, "CALLOUT") and node.get("role") not in {"note", "doc-tip"} and not _shows_label(node):
        return False
    return not any(is_named(up, "CALLOUT") for up in islice(node.ancestors(), 3))


def _shows_label(node: Node) -> bool:
    """Whether a box begins with a line that is a callout's label, and says more below."""
    if node.tag not in _BOXES or node.letters > _LONGEST_BOX:
        return False
    line = _first_line(node)
    if line is None or line.letters >= node.letters or HEADINGS.get(line.tag, 9) < _HIGHEST[node.tag]:
        return False
    return is_box_name(_BEFORE_LABEL.sub("", line.words()))


def _first_line(node: Node) -> Node | None:
    """The element that is the first line of `node`, where that is short."""
    for _ in range(_DEEPEST_LABEL):
        said = islice((child for child in node.children if _is_said(child)), 2)
        first, following = next(said, None), next(said, None)
        if not isinstance(first, Node) or first.tag not in _LINES:
            return None
        if first.letters <= _LONGEST_LABEL and (_is_line(first) if first.tag in BLOCKS else _begins_line(following)):
            return first
        node = first
    return None


def _is_said(child: Node | Text) -> bool:
    if isinstance(child, Node):
        return child.tag == "br" or (child.letters > 0 and child.tag not in SILENT)
    return not child.isspace()


def _is_line(block: Node) -> bool:
    return not any(inner.tag in BLOCKS for inner in block.walk() if inner is not block)


def _begins_line(child: Node | Text | None) -> bool:
    return isinstance(child, Node) and child.tag in BLOCKS
