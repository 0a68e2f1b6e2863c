"""The body of a Word file -> nodes: paragraphs with their kinds, tables with their cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from course.articles.word.nodes import Box, Cell, Item, Node, Paragraph, Piece, Table, paragraphs_of
from course.articles.word.package import W
from course.articles.word.styles import Kind, indent_of, is_on, list_of, number_of, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from course.articles.word.numbering import Numbering
    from course.articles.word.runs import Runs
    from course.articles.word.styles import Style

_AROUND = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body"))
_LARGER = 1.15  # a heading's letters against the text's
_LONGEST_HEADING = 20  # words
_MOST_COLUMNS = 60


@dataclass(slots=True)
class Body:
    """Reads the body from its first paragraph to its last, and counts them."""

    runs: Runs
    numbering: Numbering
    lines: list[str] = field(default_factory=list)  # the text of each paragraph, by its number
    hidden: list[tuple[int, str]] = field(default_factory=list)  # paragraph and text

    def read(self, container: etree._Element) -> list[Node]:
        """The nodes of the body, of a cell, a box or a note."""
        found: list[Node] = []
        for child in container:
            if child.tag == W + "p":
                found += self._paragraph(child)
            elif child.tag == W + "tbl":
                found.append(self._table(child))
            elif child.tag in _AROUND:
                found += self._contents(child) if _is_contents(child) else self.read(child)
        return found

    def _contents(self, container: etree._Element) -> list[Node]:
        return [
            replace(node, kind=Kind.CONTENTS) if isinstance(node, Paragraph) else node for node in self.read(container)
        ]

    def _paragraph(self, element: etree._Element) -> list[Node]:
        properties = element.find(W + "pPr")
        style = self.runs.styles.of(properties)
        pieces = [_with_style(piece, style) for piece in self.runs.read(element)]
        boxes, hidden = self.runs.boxes, "".join(self.runs.hidden)
        self.lines.append("".join(piece.text for piece in pieces))
        number = len(self.lines)
        if hidden.strip():
            self.hidden.append((number, hidden))
        kind, level = _kind(style, properties)
        paragraph = Paragraph(
            number=number,
            kind=Kind.CONTENTS if self.runs.is_contents else kind,
            level=level,
            pieces=tuple(pieces),
            item=self._item(properties, style) if "".join(piece.html for piece in pieces).strip() else None,
            indent=indent_of(properties, style.indent),
            has_picture=self.runs.has_picture,
        )
        return [paragraph, *(Box(nodes=self.read(box)) for box in boxes)]

    def _item(self, properties: etree._Element | None, style: Style) -> Item | None:
        listed = list_of(properties, style.number)
        if listed is None:
            return None
        key, depth = listed
        level = self.numbering.level(key, depth)
        if level.form == "none":
            return None
        return Item(
            key=key,
            depth=depth,
            ordinal=self.numbering.next(key, depth),
            type=level.type if level.is_ordered else "",
            label=self.numbering.label(key, depth),
            indent=level.indent,
        )

    def _table(self, element: etree._Element) -> Table:
        rows: list[list[Cell]] = []
        open_cells: dict[int, tuple[int, int]] = {}  # column -> row and place of the cell that may go on below
        look = element.find(f"{W}tblPr/{W}tblLook")
        has_header = look is not None and (look.get(W + "firstRow") == "1" or _bit(look.get(W + "val", ""), 0x20))
        for number, row in enumerate(_rows(element)):
            if not number:
                has_header = has_header or bool(is_on(row.find(W + "trPr"), "tblHeader"))
            rows.append(self._row(row, rows, open_cells))
        return Table(rows=rows, has_header=has_header and len(rows) > 1)

    def _row(self, row: etree._Element, above: list[list[Cell]], going: dict[int, tuple[int, int]]) -> list[Cell]:
        cells: list[Cell] = []
        column = 0
        for element in _cells(row):
            properties = element.find(W + "tcPr")
            columns = max(1, min(number_of(value_of(properties, "gridSpan"), 1), _MOST_COLUMNS))
            merge = properties.find(W + "vMerge") if properties is not None else None
            nodes = self.read(element)
            goes_on = merge is not None and merge.get(W + "val", "continue") == "continue" and column in going
            if goes_on and not any(each.text.strip() for each in paragraphs_of(nodes)):
                at, place = going[column]
                above[at][place] = replace(above[at][place], rows=above[at][place].rows + 1)
            else:
                if merge is not None:
                    going[column] = (len(above), len(cells))
                else:
                    going.pop(column, None)
                cells.append(Cell(nodes=nodes, columns=columns))
            column += columns
        return cells


def _bit(value: str, bit: int) -> bool:
    try:
        return bool(int(value, 16) & bit)
    except ValueError:
        return False


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    yield from (each for each in _flattened(table) if each.tag == W + "tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    yield from (each for each in _flattened(row) if each.tag == W + "tc")


def _flattened(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in _AROUND:
            yield from _flattened(child)
        else:
            yield child


def _is_contents(element: etree._Element) -> bool:
    """Whether a part of the file is the table of contents that Word keeps up to date."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(W + "val") == "Table of Contents"


def _with_style(piece: Piece, style: Style) -> Piece:
    """A piece with what its paragraph's style says of its size and weight, where it says nothing itself."""
    return replace(piece, size=piece.size or style.size, is_bold=piece.is_bold or style.is_bold)


def _kind(style: Style, properties: etree._Element | None) -> tuple[Kind, int]:
    own = value_of(properties, "outlineLvl")
    if own and style.kind is Kind.BODY and number_of(own, 9) < 9:
        return Kind.HEADING, number_of(own) + 1
    return style.kind, style.level


# --- headings by their size ---------------------------------------------------------------------------------


def mark_large_lines(nodes: list[Node]) -> list[Node]:
    """Where styles name no headings, short lines in larger letters are some: the larger, the higher."""
    if sum(each.kind is Kind.HEADING for each in nodes if isinstance(each, Paragraph)) > 1:
        return nodes
    usual = _usual_size(paragraphs_of(nodes))
    sizes = {
        index: size
        for index, node in enumerate(nodes)
        if isinstance(node, Paragraph) and (size := _heading_size(node, usual))
    }
    ranks = {size: rank for rank, size in enumerate(sorted(set(sizes.values()), reverse=True)[:6], start=1)}
    return [
        replace(node, kind=Kind.HEADING, level=ranks.get(sizes[index], 6), item=None)
        if index in sizes and isinstance(node, Paragraph)
        else node
        for index, node in enumerate(nodes)
    ]


def _usual_size(paragraphs: Sequence[Paragraph]) -> int:
    counts: Counter[int] = Counter()
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            counts[piece.size] += len(piece.text.strip())
    return counts.most_common(1)[0][0] if counts else 0


def _heading_size(paragraph: Paragraph, usual: int) -> int:
    """The size of a line that looks like a heading; 0 where it does not."""
    text = paragraph.text.strip()
    if paragraph.kind not in {Kind.BODY, Kind.HEADING} or not text or paragraph.has_picture:
        return 0
    smallest = min(piece.size for piece in paragraph.pieces if piece.text.strip())
    is_short = len(text.split()) <= _LONGEST_HEADING and len(text) <= 160 and "\n" not in text
    is_large = smallest >= usual * _LARGER and text[-1] not in ".,;"
    return smallest if is_short and is_large and (paragraph.item is None or paragraph.item.type) else 0
