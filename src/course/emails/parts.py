"""What a lesson's body is made of, once its Markdown is read: frozen values that HTML and plain text are written from.

`Inline` values are runs of text; `Part` values stand one below the other. Each has a `kind`, the name of the
template that draws it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from course.words.measures import columns

# --- inside a line ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words as they are."""

    kind: ClassVar[str] = "text"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Isolated:
    """Words that stand from left to right among others that do not: a telephone number, an address."""

    kind: ClassVar[str] = "isolated"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A few words of code."""

    kind: ClassVar[str] = "code"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A line that ends here."""

    kind: ClassVar[str] = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Words that matter."""

    kind: ClassVar[str] = "strong"
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Words said with weight."""

    kind: ClassVar[str] = "emphasis"
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """Words that no longer hold."""

    kind: ClassVar[str] = "struck"
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere."""

    kind: ClassVar[str] = "link"
    address: str  # http, https, mailto, tel, sms, or the mark of a URL
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The number of a note, small and raised."""

    kind: ClassVar[str] = "reference"
    number: int


Inline = Text | Isolated | Code | Break | Strong | Emphasis | Struck | Link | Reference


# --- one below the other ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences."""

    kind: ClassVar[str] = "paragraph"
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside the lesson, below its title."""

    kind: ClassVar[str] = "heading"
    level: int  # 2 to 6; never more than one below the heading before it
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One item: what stands behind its bullet or number."""

    number: int | None  # None in a bulleted list
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list, bulleted or numbered, as running text shows it."""

    kind: ClassVar[str] = "list"
    items: tuple[ListItem, ...]

    @property
    def start(self) -> int | None:
        """The first number; None where the list is bulleted."""
        return self.items[0].number


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One step or tip."""

    number: int
    lead: str  # its bold beginning, without the colon; "" where there is none
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Steps or tips: a numbered list that stands on its own."""

    kind: ClassVar[str] = "cards"
    level: int  # of the headings that their leads are, 2 to 6
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question, and what stands below it up to the next heading."""

    kind: ClassVar[str] = "answer"
    question: Heading
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A few sentences set apart from the running text, under a label."""

    kind: ClassVar[str] = "callout"
    label: str  # "Key takeaway", without the colon
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody else's words."""

    kind: ClassVar[str] = "quote"
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture; where its address cannot work in an email, `address` is empty and its words stand alone."""

    kind: ClassVar[str] = "image"
    address: str  # http or https, or ""
    alt: str
    caption: str
    link: str = ""  # where a click on it leads; as in `Link`
    width: int = 0  # pixels; 0 where nobody knows
    height: int = 0  # pixels; 0 where nobody knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """The one link that is to be followed: a paragraph of a bold link and nothing else."""

    kind: ClassVar[str] = "button"
    address: str  # as in `Link`
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    """Lines of code, as they are."""

    kind: ClassVar[str] = "codeblock"
    text: str  # without the last newline


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    align: str  # "left", "center", "right", or "" for where the language starts
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of data; every row has as many cells as the header."""

    kind: ClassVar[str] = "table"
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def whole_words(self, room: int) -> tuple[bool, ...]:
        """Which columns can keep each word on one line.

        Args:
            room: how many small letters fit side by side, without the gaps between the columns.

        Returns:
            Whether it can, by column: all of them, or where that is too much those whose words are short.
        """
        longest = [max(map(_longest_word, column)) for column in zip(self.header, *self.rows, strict=True)]
        share = room if sum(longest) <= room else room / len(longest)
        return tuple(word <= share for word in longest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A change of subject."""

    kind: ClassVar[str] = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote."""

    number: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The footnotes of a lesson, below it."""

    kind: ClassVar[str] = "notes"
    notes: tuple[Note, ...]


Part = (
    Paragraph
    | Heading
    | ItemList
    | Cards
    | Answer
    | Callout
    | Quote
    | Image
    | Button
    | CodeBlock
    | Table
    | Rule
    | Notes
)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The words of `inlines` alone."""
    return "".join(_words(inline) for inline in inlines)


def _words(inline: Inline) -> str:
    if isinstance(inline, Break):
        return " "
    if isinstance(inline, Reference):
        return ""
    return inline.text if isinstance(inline, Text | Isolated | Code) else plain(inline.inlines)


def _longest_word(cell: Cell) -> float:
    """What the longest word of `cell` takes, in small letters."""
    return max((columns(word) + _MORE * sum(map(str.isupper, word)) for word in plain(cell.inlines).split()), default=0)


_MORE = 0.35  # that a capital takes
