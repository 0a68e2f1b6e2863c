"""What the body of a Word file holds, as values: paragraphs, tables and boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

from course.articles.word.styles import Kind

LINE_BREAK = "<br>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some characters of a paragraph that look the same."""

    html: str
    text: str
    marks: tuple[str, ...] = ()  # "strong", "em", "del", "sup", "sub", the outer ones first
    href: str = ""
    size: int = 0  # half points
    is_bold: bool = False  # by its style, too


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A paragraph's place in a list."""

    key: str
    depth: int  # from 0
    ordinal: int
    type: str = "1"  # as HTML names the kind of number; "" for a bullet
    label: str = ""  # what Word writes before it: "2.1"
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph."""

    number: int  # in the file, from 1
    kind: Kind = Kind.BODY
    level: int = 0
    pieces: tuple[Piece, ...] = ()
    item: Item | None = None
    indent: int = 0
    has_picture: bool = False

    @property
    def text(self) -> str:
        """Its characters, a line break as one."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table: what is in it, and how many columns and rows it takes."""

    nodes: list[Node] = field(default_factory=list)
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table."""

    rows: list[list[Cell]]
    has_header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A text box, set apart from the text that it stands in."""

    nodes: list[Node]


Node = Paragraph | Table | Box


def paragraphs_of(nodes: list[Node]) -> list[Paragraph]:
    """All paragraphs among `nodes`, those inside tables and boxes too."""
    found: list[Paragraph] = []
    for node in nodes:
        if isinstance(node, Paragraph):
            found.append(node)
        elif isinstance(node, Box):
            found += paragraphs_of(node.nodes)
        else:
            for row in node.rows:
                for cell in row:
                    found += paragraphs_of(cell.nodes)
    return found
