"""What a plain text is cut into, before anyone decides which short lines are headings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto


class PieceKind(StrEnum):
    """What a stretch of lines is by its looks."""

    HEADING = auto()  # marked as one, or found to be one
    TEXT = auto()
    ITEM = auto()
    CALLOUT = auto()
    QUOTE = auto()
    TABLE = auto()
    QUESTION = auto()  # "Q: ..."
    ANSWER = auto()  # "A: ..."


class Style(StrEnum):
    """How a heading shows that it is one."""

    HASH = auto()  # "## Warm up"
    DOUBLE = auto()  # underlined with =
    SINGLE = auto()  # underlined with -
    CAPS = auto()
    TITLE = auto()  # "Most Words in Capitals"
    SENTENCE = auto()  # "A short line by itself"
    ASKING = auto()  # "What is it?"
    COLON = auto()  # "You need:"
    NUMBER = auto()  # "3. Warm up"
    DECIMAL = auto()  # "2.3 Warm up"
    MARK = auto()  # "■ Warm up", "【Warm up】"
    BULLET = auto()  # "- Warm up", with text of its own below


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some lines that belong together."""

    kind: PieceKind
    text: str  # lines that were broken on purpose are parted by "\n", paragraphs by "\n\n"
    line: int
    last_line: int
    indent: int = 0
    is_line: bool = False  # TEXT: one line by itself, which may be a heading
    style: Style | None = None  # HEADING
    level: int = 0  # HEADING of style HASH: its number of marks; DECIMAL: its depth
    ordinal: int | None = None  # numbered items and headings
    family: str = ""  # ITEM: what its marker looks like
    label: str = ""  # ITEM: "Week 2", where the marker is part of the words
    prefix: str = ""  # ITEM: "Step 2 - " as written; an item's number says as much, a heading's does not
    after_blank: bool = True
