"""The plain-text part, written from the lesson itself: for those who read it, and for the machines that judge by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.emails.parts import (
    Answer,
    Break,
    Button,
    Callout,
    Cards,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Image,
    Isolated,
    ItemList,
    Link,
    Notes,
    Paragraph,
    Quote,
    Reference,
    Rule,
    Strong,
    Struck,
    Table,
    Text,
    plain,
)
from course.emails.wrapping import WIDTH, wrap
from course.models import EMAIL_ADDRESS
from course.words.measures import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from course.emails.content import Box, Content, Footer
    from course.emails.parts import Cell, Inline, ListItem, Part
    from course.models import MergeField

_UNDERLINES = ("", "=", "-", "~", "~", "~", "~")  # by level of the heading; the title is 1
_SHORTEST_LINE = 24  # columns that deep nesting leaves at least
_NOTES_RULE = 8  # columns
_NAME_COLUMNS = 10  # what a merge field takes once it is filled in, where it has no default to tell
_ADDRESS_COLUMNS = 30  # and what an email address takes, the longest of most people's


def write_text(content: Content) -> str:
    """The email's words as plain text: lines of 72 columns, ending in one newline."""
    return _Writer(content).email()


class _Writer:
    """Writes parts as lines. Every method gives lines without their newline; an empty one parts two parts."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._mark = re.compile("|".join(content.marks))

    def email(self) -> str:
        """All of it, in order."""
        content = self._content
        blocks = [
            [*self._wrapped(content.course), *self._wrapped(f"{content.day_of} · {content.minutes}")],
            self._titled(1, content.title),
            self._wrapped(content.greeting),
            self._wrapped(f"{content.recap.label}{content.colon}{content.recap.text}") if content.recap else [],
            *(self.part(part, WIDTH) for part in content.parts),
            self._box(content.action) if content.action else [],
            self._box(content.closing),
            ["-" * WIDTH],
            *self._footer(content.footer),
        ]
        return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"

    def part(self, part: Part, width: int) -> list[str]:
        """One part in lines of `width` columns."""
        return _PARTS[type(part)](self, part, width)

    def parts(self, parts: Sequence[Part], width: int) -> list[str]:
        """Parts one below the other, parted by empty lines."""
        lines: list[str] = []
        for part in parts:
            lines += ["", *self.part(part, width)] if lines else self.part(part, width)
        return lines

    def paragraph(self, part: Paragraph, width: int) -> list[str]:
        """Sentences, wrapped."""
        return self._wrapped(inline_text(part.inlines), width)

    def button(self, part: Button, width: int) -> list[str]:
        """Its words, and where it leads."""
        return self._wrapped(_link(Link(address=part.address, inlines=part.inlines)), width)

    def heading(self, part: Heading, width: int) -> list[str]:
        """A heading, underlined."""
        return self._titled(part.level, inline_text(part.inlines), width)

    def item_list(self, part: ItemList, width: int) -> list[str]:
        """A list; loose where its items are long."""
        items = [self._item(item, width) for item in part.items]
        is_loose = any(len(item.parts) > 1 for item in part.items)
        return [line for index, item in enumerate(items) for line in ([""] if is_loose and index else []) + item]

    def _item(self, item: ListItem, width: int) -> list[str]:
        bullet = "- " if item.number is None else f"{self._content.number(item.number)}. "
        return self._hung(bullet, item.parts, width)

    def cards(self, part: Cards, width: int) -> list[str]:
        """Tips: a loose numbered list, each with its lead."""
        lines: list[str] = []
        for card in part.cards:
            lead = (Text(text=f"{card.lead}{self._content.colon}"),) if card.lead else ()
            first = card.parts[0] if card.parts else None
            rest = card.parts[1:] if isinstance(first, Paragraph) else card.parts
            words = Paragraph(inlines=(*lead, *first.inlines) if isinstance(first, Paragraph) else lead)
            lines += [""] if lines else []
            lines += self._hung(
                f"{self._content.number(card.number)}. ", (words, *rest) if words.inlines else rest, width
            )
        return lines

    def answer(self, part: Answer, width: int) -> list[str]:
        """A question, underlined, and its answer."""
        return [*self.heading(part.question, width), "", *self.parts(part.parts, width)]

    def callout(self, part: Callout, width: int) -> list[str]:
        """A label, and its sentences behind a bar."""
        return [
            f"| {line}".rstrip()
            for line in [f"{part.label}{self._content.colon}".rstrip(), *self.parts(part.parts, self._less(width, 2))]
        ]

    def quote(self, part: Quote, width: int) -> list[str]:
        """Behind the usual mark of a quote."""
        return [f"> {line}".rstrip() for line in self.parts(part.parts, self._less(width, 2))]

    def image(self, part: Image, width: int) -> list[str]:
        """What the picture shows, and where it is."""
        said = " – ".join(dict.fromkeys(words for words in (part.alt, part.caption) if words))
        where = f"<{part.address}>" if part.address else ""
        leads = f"({_spoken(part.link)})" if part.link else ""
        shown = " ".join(words for words in (f"[{said}]" if said else "", where, leads) if words)
        return self._wrapped(shown, width)

    def code(self, part: CodeBlock, width: int) -> list[str]:  # noqa: ARG002 (code is never wrapped)
        """Code, indented and otherwise as it is."""
        return [f"    {line}".rstrip() for line in part.text.split("\n")]

    def rule(self, part: Rule, width: int) -> list[str]:  # noqa: ARG002 (one rule is like another)
        """Three stars."""
        return ["* * *".center(width).rstrip()]

    def notes(self, part: Notes, width: int) -> list[str]:
        """Below a short line, each with its number in brackets."""
        lines = ["-" * _NOTES_RULE]
        for note in part.notes:
            lines += self._hung(f"[{note.number}] ", note.parts, width)
        return lines

    def table(self, part: Table, width: int) -> list[str]:
        """Columns where they fit, else one record after the other."""
        rows = [[inline_text(cell.inlines) for cell in row] for row in (part.header, *part.rows)]
        widths = [max(self._columns(cell) for cell in column) for column in zip(*rows, strict=True)]
        if sum(widths) + 2 * (len(widths) - 1) > width:
            return self._records(part, width)
        header, *body = [self._row(row, widths, part.header) for row in rows]
        return [header, "  ".join("-" * size for size in widths), *body]

    def _row(self, cells: Sequence[str], widths: Sequence[int], header: Sequence[Cell]) -> str:
        padded = []
        for cell, width, head in zip(cells, widths, header, strict=True):
            gap = width - self._columns(cell)
            before = {"right": gap, "center": gap // 2}.get(head.align, 0)
            padded.append(" " * before + cell + " " * (gap - before))
        return "  ".join(padded).rstrip()

    def _records(self, part: Table, width: int) -> list[str]:
        lines: list[str] = []
        for row in part.rows:
            lines += [""] if lines else []
            for head, cell in zip(part.header, row, strict=True):
                label, words = inline_text(head.inlines), inline_text(cell.inlines)
                lines += self._wrapped(f"{label}{self._content.colon}{words}" if label else words, width)
        return lines

    def _box(self, box: Box) -> list[str]:
        lines = self._titled(2, box.label)
        for words in (box.title, box.text):
            lines += ["", *self._wrapped(words)] if words else []
        return lines

    def _footer(self, footer: Footer) -> list[list[str]]:
        return [
            self._wrapped(self._isolated(footer.why, footer.email)),
            list(footer.postal_address),
            [f"{footer.preferences}{self._content.colon}".rstrip(), footer.preferences_url],
            [f"{footer.unsubscribe}{self._content.colon}".rstrip(), footer.unsubscribe_url],
        ]

    def _isolated(self, text: str, address: str) -> str:
        """`text` with `address` in it kept from left to right, where the words around it go the other way."""
        if self._content.direction == "ltr":
            return text
        return text.replace(address, f"\u2066{address}\u2069")

    def _titled(self, level: int, title: str, width: int = WIDTH) -> list[str]:
        lines = self._wrapped(title, width)
        return [*lines, _UNDERLINES[level] * min(max(map(self._columns, lines)), WIDTH)] if lines else []

    def _hung(self, bullet: str, parts: Sequence[Part], width: int) -> list[str]:
        """Parts with a bullet before the first line and the others indented as far."""
        lines = self.parts(parts, self._less(width, len(bullet))) or [""]
        indent = " " * len(bullet)
        return [(bullet + lines[0]).rstrip(), *((indent + line).rstrip() for line in lines[1:])]

    def _wrapped(self, text: str, width: int = WIDTH) -> list[str]:
        return [line for part in text.split("\n") for line in wrap(part, width, measure=self._columns)]

    def _columns(self, text: str) -> int:
        """Columns once the marks are filled in, as near as can be known."""
        marks = self._content.marks
        filled = self._mark.sub(lambda match: marks[match[0]].default or "x" * _taken(marks[match[0]]), text)
        return columns(filled)

    @staticmethod
    def _less(width: int, indent: int) -> int:
        return max(width - indent, _SHORTEST_LINE)


def _taken(field: MergeField) -> int:
    """How many columns the value of a field takes, as near as can be known."""
    return _ADDRESS_COLUMNS if field.name == EMAIL_ADDRESS else _NAME_COLUMNS


def inline_text(inlines: Sequence[Inline]) -> str:
    """Inline values as plain text: a link shows its address, code its backticks."""
    return "".join(_INLINES[type(inline)](inline) for inline in inlines)


def _spoken(address: str) -> str:
    """`address` as people write it."""
    return address.removeprefix("mailto:").removeprefix("tel:")


def _link(link: Link) -> str:
    words = inline_text(link.inlines)
    address = _spoken(link.address)
    return f"<{address}>" if plain(link.inlines) in {"", address, link.address} else f"{words} <{address}>"


_INLINES: Mapping[type, Callable[..., str]] = {
    Text: lambda text: text.text,
    Isolated: lambda isolated: f"\u2066{isolated.text}\u2069",
    Code: lambda code: f"`{code.text}`",
    Break: lambda _: "\n",
    Strong: lambda strong: inline_text(strong.inlines),
    Emphasis: lambda emphasis: inline_text(emphasis.inlines),
    Struck: lambda struck: f"~{inline_text(struck.inlines)}~",
    Link: _link,
    Reference: lambda reference: f"[{reference.number}]",
}
_PARTS: Mapping[type, Callable[..., list[str]]] = {
    Paragraph: _Writer.paragraph,
    Button: _Writer.button,
    Heading: _Writer.heading,
    ItemList: _Writer.item_list,
    Cards: _Writer.cards,
    Answer: _Writer.answer,
    Callout: _Writer.callout,
    Quote: _Writer.quote,
    Image: _Writer.image,
    CodeBlock: _Writer.code,
    Rule: _Writer.rule,
    Table: _Writer.table,
    Notes: _Writer.notes,
}
