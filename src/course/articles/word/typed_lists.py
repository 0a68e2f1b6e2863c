"""Lists that were typed, mark by mark, rather than made with Word's lists."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from course.articles.markers import find_label, find_marker
from course.articles.word.nodes import Item, Node, Paragraph, Piece
from course.articles.word.styles import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.articles.markers import Marker


def mark_typed_lists(nodes: Sequence[Node]) -> list[Node]:
    """`nodes` with those paragraphs as list items that stand in a row and begin with the same bullet, or count on."""
    found = list(nodes)
    row: list[tuple[int, Marker]] = []
    for index, node in enumerate(nodes):
        marker = _marker(node)
        if marker is not None and row and not _follows(row[-1], (index, marker)):
            _make_items(found, row)
            row = []
        if marker is not None:
            row.append((index, marker))
        elif row and not _is_empty(node):
            _make_items(found, row)
            row = []
    _make_items(found, row)
    return found


def _marker(node: Node) -> Marker | None:
    if not isinstance(node, Paragraph) or node.item is not None or node.kind is not Kind.BODY:
        return None
    marker = find_marker(node.text) or find_label(node.text)  # the row shows that it counts
    # "Week 2:" is a part of the words.
    return None if marker is None or marker.label else marker


def _is_empty(node: Node) -> bool:
    return isinstance(node, Paragraph) and not node.text.strip() and not node.has_picture


def _follows(last: tuple[int, Marker], this: tuple[int, Marker]) -> bool:
    (_, before), (_, after) = last, this
    if before.family != after.family:
        return False
    return before.ordinal == after.ordinal is None or (
        after.ordinal is not None and after.ordinal == (before.ordinal or 0) + 1
    )


def _make_items(found: list[Node], row: Sequence[tuple[int, Marker]]) -> None:
    """Makes items of a row; a mark that stands alone is a part of its words."""
    if len(row) < 2:
        return
    for index, marker in row:
        node = found[index]
        if isinstance(node, Paragraph):
            item = Item(
                key=f"typed at {row[0][0]}",
                depth=0,
                ordinal=marker.ordinal or 0,
                type="" if marker.ordinal is None else "1",
                label="" if marker.ordinal is None else f"{marker.ordinal}.",
            )
            found[index] = replace(node, item=item, pieces=_without(node.pieces, marker.end))


def _without(pieces: Sequence[Piece], count: int) -> tuple[Piece, ...]:
    """The pieces without their first characters."""
    left: list[Piece] = []
    for piece in pieces:
        dropped = min(count, len(piece.text))
        count -= dropped
        if not dropped:
            left.append(piece)
        elif text := piece.text[dropped:]:
            left.append(replace(piece, text=text, html=escape(text, quote=False)))
    return tuple(left)
