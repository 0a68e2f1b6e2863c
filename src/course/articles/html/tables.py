"""Tables of data as CommonMark tables; tables that only lay a page out are no tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.articles.html.making import made, unheaded
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.articles.html.nodes import Node

_MOST_COLUMNS = 60
_MOST_CELLS = 20_000
_MOST_SPANNED = 200  # cells that one may stand for
_LONGEST_CELL = 700  # characters; longer ones are parts of a page
_WITHIN = frozenset({"table", "h1", "h2", "h3", "form", "article", "blockquote", "pre"})
_ROWS = frozenset({"thead", "tbody", "tfoot"})
_RULES = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}  # below a table's head, by side
_ALIGNED = re.compile(r"text-align\s*:\s*(?P<side>left|center|right)", re.IGNORECASE)
_LONGEST_STYLE = 300  # characters of a style that are looked at
_PIPE = re.compile(r"(?<!\\)\|")


def is_data(table: Node) -> bool:
    """Whether `table` holds data: two columns or more, in cells that are short."""
    if table.get("role") in {"presentation", "none"}:
        return False
    rows = _rows(table)
    cells_of_rows = [_cells(row) for row in rows]
    cells = [cell for row in cells_of_rows for cell in row]
    widest = max(map(len, cells_of_rows), default=0)
    if any(cell.tag == "th" for cell in cells) or table.get("role") in {"table", "grid"}:
        return widest > 1
    if widest < 2 or len(rows) < 2 or sum(cell.letters > 0 for cell in cells) * 2 < len(cells):
        return False
    return not any(cell.letters > _LONGEST_CELL or any(part.tag in _WITHIN for part in cell.walk()) for cell in cells)


def table_block(table: Node, read: Callable[[Node], Sequence[Block]]) -> Block | None:
    """The table as a block; its first row is its head. A cell that spans others stands in the first of them."""
    grid = _grid(table, read)
    grid = [row for row in grid if any(text for text, _ in row)]
    if not grid:
        return None
    width = max(len(row) for row in grid)
    rows = [[*row, *[("", "")] * (width - len(row))] for row in grid]
    text = "\n".join(" | ".join(text for text, _ in row) for row in rows)
    written = ["| " + " | ".join(markdown for _, markdown in row) + " |" for row in rows]
    rule = "| " + " | ".join(_RULES[side] for side in _sides(table, width)) + " |"
    return made(table, BlockKind.TABLE, text, "\n".join([written[0], rule, *written[1:]]))


def _sides(table: Node, width: int) -> list[str]:
    """On which side each column's words stand: where its cells say so, and none says otherwise."""
    said: list[set[str]] = [set() for _ in range(width)]
    for row in _rows(table):
        cells = _cells(row)
        if len(cells) == width and all(_span(cell, "colspan") == 1 for cell in cells):
            for sides, cell in zip(said, cells, strict=True):
                sides.add(_side(cell))
    return [next(iter(sides - {""}), "") if len(sides - {""}) == 1 else "" for sides in said]


def _side(cell: Node) -> str:
    match = _ALIGNED.search(cell.get("style")[:_LONGEST_STYLE])
    side = (match["side"] if match else cell.get("align")).strip().lower()
    return side if side in _RULES else ""


def _grid(table: Node, read: Callable[[Node], Sequence[Block]]) -> list[list[tuple[str, str]]]:
    grid: list[list[tuple[str, str]]] = []
    spans: dict[int, int] = {}  # column -> rows below that a cell above still fills
    left = _MOST_CELLS
    for row in _rows(table):
        line: list[tuple[str, str]] = []
        for cell in _cells(row):
            while spans.get(len(line), 0) > 0:
                spans[len(line)] -= 1
                line.append(("", ""))
            width = _span(cell, "colspan") if left > 0 and len(line) < _MOST_COLUMNS else 1
            height = _span(cell, "rowspan")
            if height > 1:
                spans.update({len(line) + index: height - 1 for index in range(width)})
            line += [_said(read(cell)), *[("", "")] * (width - 1)]
        while spans.get(len(line), 0) > 0:
            spans[len(line)] -= 1
            line.append(("", ""))
        left -= len(line)
        grid.append(line)
    return grid


def _said(blocks: Sequence[Block]) -> tuple[str, str]:
    """A cell's words and Markdown, in one line."""
    text = " ".join(" ".join(block.text.split()) for block in blocks)
    markdown = " ".join(" ".join(unheaded(block).markdown.replace("\\\n", " ").split()) for block in blocks)
    return text, _PIPE.sub(r"\\|", markdown)


def _rows(table: Node) -> list[Node]:
    parts = [part for child in table.elements for part in (child.elements if child.tag in _ROWS else [child])]
    return [part for part in parts if part.tag == "tr"]


def _cells(row: Node) -> list[Node]:
    return [part for part in row.elements if part.tag in {"td", "th"}]


def _span(cell: Node, name: str) -> int:
    if name not in cell.attributes:
        return 1
    written = cell.get(name).strip()
    return (
        max(1, min(int(written), _MOST_SPANNED)) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    )
