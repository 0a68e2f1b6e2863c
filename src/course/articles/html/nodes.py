"""A page as a small tree of its own: elements and strings in order, each element with its line and how much it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Elements that stand by themselves; all others, known or not, stand inside a line of text.
BLOCKS = frozenset(
    (  # noqa: SIM905 (a table to be read)
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section "
        "select summary table tbody td textarea tfoot th thead tr caption colgroup ul search template noscript br"
    ).split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Text(str):
    """Text between tags, and the lines of the source that its words stand on."""

    __slots__ = ("last_line", "line")
    line: int
    last_line: int

    @classmethod
    def at(cls, text: str, line: int, last_line: int) -> Text:
        """`text` on these lines; both 0 where it is nothing but white space."""
        made = cls(text)
        made.line, made.last_line = line, last_line
        return made


@dataclass(slots=True, eq=False)
class Node:
    """An element."""

    tag: str
    attributes: Mapping[str, str]
    line: int  # of the source, from 1
    parent: Node | None = None
    children: list[Node | Text] = field(default_factory=list)
    last_line: int = 0
    letters: int = 0  # characters of all text inside
    linked: int = 0  # those of them that are in links
    prose: int = 0  # those that stand in stretches too long for a label or a menu

    def get(self, name: str) -> str:
        """The attribute `name`, "" where it has none."""
        return self.attributes.get(name, "")

    @property
    def elements(self) -> list[Node]:
        """The elements right inside."""
        return [child for child in self.children if isinstance(child, Node)]

    def walk(self) -> Iterator[Node]:
        """This element and all inside, in order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += node.elements[::-1]

    def ancestors(self) -> Iterator[Node]:
        """The elements around, the innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def find(self, *tags: str) -> Node | None:
        """The first element inside (or this one) of one of `tags`."""
        return next((node for node in self.walk() if node.tag in tags), None)

    def words(self) -> str:
        """All its words in one line."""
        return self._said(BLOCKS)

    def opening_words(self, fewest: int) -> str:
        """Its first words in one line, of `fewest` characters or more where it says so many."""
        said: list[str] = []
        length = 0
        for piece in self._pieces(BLOCKS):
            said.append(piece)
            length += len(piece.strip())
            if length >= fewest:
                break
        return " ".join("".join(said).split())

    def parted_words(self) -> str:
        """All its words in one line, links and buttons apart, as they show in a menu."""
        return self._said(_APART)

    def _said(self, apart: frozenset[str]) -> str:
        only = self.children[0] if len(self.children) == 1 and self.tag not in SILENT else None
        said = only if isinstance(only, str) else "".join(self._pieces(apart))
        return " ".join(said.split())

    def _pieces(self, apart: frozenset[str]) -> Iterator[str]:
        waiting: list[Node | str] = [self]
        while waiting:
            piece = waiting.pop()
            if not isinstance(piece, Node):
                yield piece
            elif piece.tag not in SILENT:
                around = [" "] if piece.tag in apart else []
                waiting += [*around, *piece.children[::-1], *around]


# What a reader of the page never sees as text.
SILENT = frozenset(
    (  # noqa: SIM905 (a table to be read)
        "script style template svg canvas head link meta title base noframes map area datalist param track source "
        "object-fallback colgroup col"
    ).split()
)
_APART = BLOCKS | {"a", "button", "label", "time", "span"}
