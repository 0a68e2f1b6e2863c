"""Blocks of an article as one CommonMark text: headings from level 2 down, lists numbered as in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.lessons.conflict_marks import code_without_marks
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOP_LEVEL = 2  # the lesson's title is level 1, and stands outside the body
_DEEPEST = 6


def compose_body(blocks: Sequence[Block]) -> str:
    """The CommonMark text of `blocks`, without a newline at its end."""
    if len(blocks) == 1 and blocks[0].kind is BlockKind.PARAGRAPH:
        return blocks[0].markdown
    composer = _Composer()
    for block in blocks:
        composer.add(block)
    return "".join(composer.parts)


class _Composer:
    """Puts blocks one under the other; knows the headings above and the list it is in."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._headings: list[int] = []  # levels in the article of the headings above, outermost first
        self._last: Block | None = None
        self._markers: list[str] = []  # of the list items around the next one, outermost first

    def add(self, block: Block) -> None:
        if self.parts:
            self.parts.append("\n" if self._continues_list(block) else "\n\n")
        if block.kind is not BlockKind.LIST_ITEM:
            self._markers = []
        self.parts.append(self._written(block))
        self._last = block

    def _written(self, block: Block) -> str:
        match block.kind:
            case BlockKind.HEADING:
                return self._heading(block.markdown, block.level)
            case BlockKind.QUESTION:
                question, _, answer = block.markdown.partition("\n\n")
                heading = self._heading(question, _DEEPEST + 1)
                self._headings.pop()
                return f"{heading}\n\n{answer}" if answer else heading
            case BlockKind.CALLOUT | BlockKind.QUOTE:
                return "\n".join(f"> {line}".rstrip() for line in block.markdown.split("\n"))
            case BlockKind.LIST_ITEM:
                return self._item(block)
            case BlockKind.NOTE:
                return f"[^{block.lead}]: " + block.markdown.replace("\n", "\n    ").replace("\n    \n", "\n\n")
            case _:
                return code_without_marks(block.markdown) if block.kind is BlockKind.CODE else block.markdown

    def _heading(self, text: str, level: int) -> str:
        while self._headings and self._headings[-1] >= level:
            self._headings.pop()
        depth = _TOP_LEVEL + len(self._headings)
        self._headings.append(level)
        return f"{'#' * min(depth, _DEEPEST)} {text}"

    def _continues_list(self, block: Block) -> bool:
        last = self._last
        if last is None or not last.kind == block.kind == BlockKind.LIST_ITEM:
            return False
        return "\n\n" not in last.markdown and "\n\n" not in block.markdown and not self._is_new_list(block)

    def _is_new_list(self, block: Block) -> bool:
        """Whether `block` begins another list right below the last item's."""
        last = self._last
        if last is None or last.kind is not BlockKind.LIST_ITEM or block.level != last.level:
            return False
        if block.ordinal is None or last.ordinal is None:
            return (block.ordinal is None) != (last.ordinal is None)
        return block.ordinal <= last.ordinal

    def _item(self, block: Block) -> str:
        depth = min(block.level, len(self._markers))
        before = self._markers[depth] if depth < len(self._markers) else ""
        marker = _marker(block, before, is_new=self._is_new_list(block))
        indent = " " * sum(len(outer) for outer in self._markers[:depth])
        self._markers = [*self._markers[:depth], marker]
        inner = "\n" + indent + " " * len(marker)
        return indent + marker + inner.join(block.markdown.split("\n")).replace(inner + "\n", "\n\n")


def _marker(block: Block, before: str, *, is_new: bool) -> str:
    """The mark of a list item; a numbered list right below another takes CommonMark's other delimiter."""
    if block.ordinal is None:
        return "- "
    delimiter = before[-2] if before[-2:-1] in {".", ")"} else "."
    if is_new and before:
        delimiter = ")" if delimiter == "." else "."
    return f"{block.ordinal}{delimiter} "
