"""Paragraphs as they grow while a page is gone through: words, marks, links and pictures, until a block ends them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.articles.html import making, media
from course.articles.html.inline import Kind, Piece, tidy

if TYPE_CHECKING:
    from course.articles.html.addresses import Base
    from course.articles.html.nodes import Node, Text
    from course.articles.html.notes import Notes
    from course.models import Block

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SLANTED = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)


class Runs:
    """The paragraph that is open, and the blocks that have ended."""

    def __init__(self, base: Base, notes: Notes, *, depth: int = 0) -> None:
        self.blocks: list[Block] = []
        self._base = base
        self._notes = notes
        self._depth = depth  # of the lists around
        self._pieces: list[Piece] = []
        self._open: list[Piece] = []  # marks that are open, to be closed and opened again around blocks
        self._line = 0
        self._last_line = 0
        self._is_verbatim = False

    def _text(self, text: Text) -> None:
        if text.line:
            self._stand(text)
        self._pieces.append(Piece(Kind.TEXT, text))

    def _say(self, piece: Piece, node: Node) -> None:
        self._stand(node)
        self._pieces.append(piece)

    def _stand(self, there: Text | Node) -> None:
        """Notes that the paragraph stands where `there` does."""
        self._line = self._line or there.line
        if there.last_line > self._last_line:  # noqa: PLR1730 (asked of every piece, and `max` is slow)
            self._last_line = there.last_line

    def _flush(self) -> None:
        """Ends the paragraph."""
        pieces, line, last = self._pieces, self._line, self._last_line
        if not pieces:
            return
        self._pieces, self._line, self._last_line = [*self._open], 0, 0
        if line and len(pieces) == 1 and pieces[0].kind is Kind.TEXT:
            self.blocks.append(making.plain_paragraph(" ".join(pieces[0].text.split()), line, max(line, last)))
        elif line and (pieces := tidy([*pieces, *making.closing(self._open)] if self._open else pieces)):
            self.blocks += making.paragraph(pieces, line, max(line, last))

    def line_break(self, _node: Node) -> None:
        """A line break; two in a row part paragraphs."""
        for piece in reversed(self._pieces):
            if piece.kind is Kind.BREAK:
                self._flush()
                return
            if piece.kind is not Kind.TEXT or piece.text.strip():
                break
        self._pieces.append(Piece(Kind.BREAK))

    def _marked(self, node: Node, name: str) -> None:
        if any(mark.value == name for mark in self._open):
            self._inside(node)  # the same emphasis twice is the same
        else:
            self._around(node, Piece(Kind.OPEN, value=name))

    def _around(self, node: Node, mark: Piece) -> None:
        self._pieces.append(mark)
        self._open.append(mark)
        self._inside(node)
        self._open.pop()
        self._pieces.append(making.end_of(mark))

    def _styled(self, node: Node) -> None:
        style = node.get("style")
        if style and _BOLD.search(style[:500]):
            self._marked(node, "strong")
        elif style and _SLANTED.search(style[:500]):
            self._marked(node, "em")
        else:
            self._inside(node)

    def link(self, node: Node) -> None:
        """A link; one that leads nowhere from an email keeps its words."""
        address = self._base.link(node.get("href"))
        if not address or any(mark.kind is Kind.LINK for mark in self._open):
            self._styled(node)
        else:
            self._around(node, Piece(Kind.LINK, value=address))

    def code_inline(self, node: Node) -> None:
        """Code within a line."""
        said = node.words()
        if node.find("pre", "br", "img") or not said:
            self._inside(node)
        else:
            self._say(Piece(Kind.CODE, said), node)

    def script(self, node: Node, table: dict[str, str]) -> None:
        """A raised or lowered number as its own characters, since plain text has no others."""
        said = node.words()
        if said and all(char in table for char in said) and not node.find("a"):
            self._say(Piece(Kind.TEXT, "".join(table[char] for char in said)), node)
        else:
            self._inside(node)

    def in_quotes(self, node: Node) -> None:
        """A short quotation, whose marks the page shows by itself."""
        self._pieces.append(Piece(Kind.TEXT, "“"))
        self._inside(node)
        self._pieces.append(Piece(Kind.TEXT, "”"))

    def picture(self, node: Node) -> None:
        """A picture within a line, or by itself."""
        if (piece := media.picture(node, self._base)) is not None:
            self._say(piece, node)

    def _inside(self, node: Node) -> None:
        """Goes through what stands inside `node`."""
        raise NotImplementedError
