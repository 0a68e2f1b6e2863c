"""Nodes of a Word file -> HTML in which each element says which paragraph it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from course.articles.word.nodes import LINE_BREAK, Box, Paragraph, Table, paragraphs_of
from course.articles.word.styles import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.articles.word.nodes import Cell, Item, Node, Piece

_CODE_END = "</code></pre>"
_MOST_BOX_WORDS = 80  # of a text box that is a callout; a longer one is a part of the text
_MOST_CELL_WORDS = 120  # of a table that is one; where a cell has more, it only puts text side by side


@dataclass(slots=True)
class Writer:
    """Writes nodes in order; remembers which lists are open, and which paragraphs are left out."""

    has_title: bool = False  # headings stand one level below it
    left_out: list[Paragraph] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _open: list[Item] = field(default_factory=list)

    def write(self, nodes: Sequence[Node]) -> str:
        """The HTML of `nodes`."""
        for index, node in enumerate(nodes):
            after = nodes[index + 1] if index + 1 < len(nodes) else None
            self._node(node, after)
        self._close_lists(0)
        return "\n".join(self._parts)

    def _node(self, node: Node, after: Node | None) -> None:
        if isinstance(node, Table):
            self._close_lists(0)
            self._table(node)
        elif isinstance(node, Box):
            self._close_lists(0)
            self._box(node)
        elif node.kind is Kind.CONTENTS:
            if node.text.strip():
                self.left_out.append(node)
        elif html := _inline(node.pieces):
            self._paragraph(node, html, after)

    def _paragraph(self, node: Paragraph, html: str, after: Node | None) -> None:
        if node.item is not None and node.kind in {Kind.BODY, Kind.QUOTE}:
            self._item(node.item, node.number, html)
            return
        if self._open and not self._is_inside(node, after):
            self._close_lists(0)
        line = f'data-line="{node.number}"'
        match node.kind:
            case Kind.TITLE | Kind.HEADING:
                self._heading(node, line)
            case Kind.QUOTE:
                self._parts.append(f"<blockquote {line}><p>{html}</p></blockquote>")
            case Kind.CODE:
                self._code(node)
            case Kind.CAPTION:
                self._caption(html, line)
            case _:
                self._parts.append(f"<p {line}>{html}</p>")

    def _heading(self, node: Paragraph, line: str) -> None:
        if not any(each.text.strip() and "<img" not in each.html for each in node.pieces):
            self._parts.append(f"<p {line}>{_inline(node.pieces)}</p>")
            return
        words = _inline(node.pieces, without=("strong",))
        level = 1 if node.kind is Kind.TITLE else min(node.level + self.has_title, 6)
        number = f"{node.item.label} " if node.item is not None and node.item.label else ""
        self._parts.append(f"<h{level} {line}>{number}{words}</h{level}>")

    def _code(self, node: Paragraph) -> None:
        """Adds a line of code; lines right below each other are one piece of it."""
        words = "".join("\n" if piece.html == LINE_BREAK else piece.html for piece in node.pieces)
        if self._parts and self._parts[-1] == _CODE_END:
            self._parts[-1:] = [words, _CODE_END]
        else:
            self._parts += [f'<pre data-line="{node.number}"><code>{words}', _CODE_END]

    def _caption(self, html: str, line: str) -> None:
        """Adds a caption to the picture right above it; elsewhere it is a paragraph."""
        above = self._parts[-1] if self._parts else ""
        is_picture = above.startswith("<p ") and above.endswith("></p>") and above.count("<img ") == 1
        if is_picture and above.partition(">")[2].startswith("<img ") and above.count("<") == 3:
            figure = above.removeprefix("<p ").removesuffix("</p>")
            self._parts[-1] = f"<figure {figure}<figcaption {line}>{html}</figcaption></figure>"
        else:
            self._parts.append(f"<p {line}>{html}</p>")

    # --- lists ----------------------------------------------------------------------------------------------

    def _item(self, item: Item, number: int, html: str) -> None:
        while self._open and (self._open[-1].depth > item.depth or self._is_other_list(item)):
            self._close_lists(len(self._open) - 1)
        if self._open and self._open[-1].depth == item.depth:
            self._parts.append("</li>")
        else:
            kind = f' type="{item.type}"' if item.type not in {"", "1"} else ""
            self._parts.append(f'<ol start="{item.ordinal}"{kind}>' if item.type else "<ul>")
            self._open.append(item)
        value = f' value="{item.ordinal}"' if item.type else ""
        self._parts.append(f'<li data-line="{number}"{value}>{html}')

    def _is_other_list(self, item: Item) -> bool:
        """Whether the list that is open at the item's depth is not the item's own."""
        last = self._open[-1]
        return last.depth == item.depth and (last.key != item.key or bool(last.type) != bool(item.type))

    def _is_inside(self, node: Paragraph, after: Node | None) -> bool:
        """Whether a paragraph without a mark goes on with the list item above it."""
        last = self._open[-1]
        goes_on = isinstance(after, Paragraph) and after.item is not None and after.item.key == last.key
        return node.kind is Kind.BODY and goes_on and node.indent >= max(last.indent, 1)

    def _close_lists(self, depth: int) -> None:
        while len(self._open) > depth:
            self._parts.append("</li></ol>" if self._open.pop().type else "</li></ul>")

    # --- tables and boxes -----------------------------------------------------------------------------------

    def _box(self, box: Box) -> None:
        words = sum(len(each.text.split()) for each in paragraphs_of(box.nodes))
        inner = Writer(has_title=self.has_title, left_out=self.left_out)
        html = inner.write(box.nodes)
        if html:
            self._parts.append(f"<blockquote>{html}</blockquote>" if words <= _MOST_BOX_WORDS else html)

    def _table(self, table: Table) -> None:
        if _is_layout(table):
            for row in table.rows:
                for cell in row:
                    for index, node in enumerate(cell.nodes):
                        self._node(node, cell.nodes[index + 1] if index + 1 < len(cell.nodes) else None)
                    self._close_lists(0)
            return
        rows = [self._row(row, "th" if table.has_header and not at else "td") for at, row in enumerate(table.rows)]
        first = paragraphs_of([table])
        line = f' data-line="{first[0].number}"' if first else ""
        self._parts.append(f"<table{line}>{''.join(rows)}</table>")

    def _row(self, row: Sequence[Cell], tag: str) -> str:
        cells = []
        for cell in row:
            held = paragraphs_of(cell.nodes)
            spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            line = f' data-line="{held[0].number}"' if held else ""
            words = LINE_BREAK.join(html for each in held if (html := _cell_words(each)))
            cells.append(f"<{tag}{line}{spans}>{words}</{tag}>")
        return f"<tr>{''.join(cells)}</tr>"


def _cell_words(paragraph: Paragraph) -> str:
    """A paragraph in a cell; the mark of a list item stands before it, for a cell holds no list."""
    html = _inline(paragraph.pieces)
    if paragraph.item is None or not html:
        return html
    return f"{paragraph.item.label or '•'} {html}"


def _is_layout(table: Table) -> bool:
    """Whether a table only puts text where it looks good: it has one column, or whole passages in its cells."""
    if max((len(row) for row in table.rows), default=0) <= 1:
        return True
    cells = [paragraphs_of(cell.nodes) for row in table.rows for cell in row]
    return any(
        sum(len(each.text.split()) for each in held) > _MOST_CELL_WORDS
        or any(each.kind is Kind.HEADING for each in held)
        for held in cells
    )


# --- inside a paragraph -------------------------------------------------------------------------------------


def _inline(pieces: Sequence[Piece], without: tuple[str, ...] = ()) -> str:
    """The pieces as HTML, those that look the same in one element; spaces stand outside of it."""
    parts: list[str] = []
    for href, linked in groupby(pieces, key=lambda piece: piece.href):
        html = "".join(
            _marked("".join(piece.html for piece in alike), [mark for mark in marks if mark not in without])
            for marks, alike in groupby(linked, key=lambda piece: piece.marks)
        )
        parts.append(_wrapped(html, f'a href="{_quoted(href)}"') if href else html)
    html = "".join(parts).strip()
    while html.startswith(LINE_BREAK) or html.endswith(LINE_BREAK):
        html = html.removeprefix(LINE_BREAK).removesuffix(LINE_BREAK).strip()
    return html


def _marked(html: str, marks: Sequence[str]) -> str:
    for mark in reversed(marks):
        html = _wrapped(html, mark)
    return html


def _wrapped(html: str, tag: str) -> str:
    words = html.strip()
    if not words:
        return html
    start = html.index(words)
    return f"{html[:start]}<{tag}>{words}</{tag.split(' ', maxsplit=1)[0]}>{html[start + len(words) :]}"


def _quoted(address: str) -> str:
    return address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
