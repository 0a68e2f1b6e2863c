"""Rows of Markdown tables that have more cells than the header: the parser drops what stands in those."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit, getLine, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token


def wide_rows_plugin(parser: MarkdownIt) -> None:
    """Let `parser` keep the cells beyond the header's, within the last cell of their row: "two | three"."""
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (as the parser calls it)
    before = len(state.tokens)
    if not table(state, first, end, silent):
        return False
    row, cells = first, 0
    for token, after in pairwise(state.tokens[before:]):
        if token.type == "tr_open" and token.map:
            row, cells = token.map[0], 0
        elif token.type == "inline":
            cells += 1
            last = token
        if after.type == "tr_close" and row > first:
            _join_excess(last, _cells(state, row)[cells:])
    return True


def _cells(state: StateBlock, row: int) -> list[str]:
    """What stands between the bars of a line, as the parser parts it."""
    cells = escapedSplit(getLine(state, row).strip())
    return cells[1:] if cells[:1] == [""] else cells


def _join_excess(last: Token, excess: Sequence[str]) -> None:
    said = [cell.strip() for cell in (last.content, *excess)]
    if any(said[1:]):
        last.content = " | ".join(filter(None, said))
