"""A lesson's Markdown as parts.

CommonMark with tables, strikethrough and footnotes. Raw HTML is not markup here: it is shown as the text it is, but for
comments that stand alone, which are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn
from urllib.parse import quote

from course.emails.filling import replace_marks
from course.emails.isolating import isolate
from course.emails.layout import lay_out, split_label, with_buttons
from course.emails.links import link_address
from course.emails.markdown import markdown_parser
from course.emails.marks import URL_FIELDS, hide_fields, mark_of, open_fields
from course.emails.notes import NOTES, parse
from course.emails.parts import (
    Break,
    Callout,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Image,
    Inline,
    ItemList,
    Link,
    ListItem,
    Note,
    Notes,
    Paragraph,
    Part,
    Quote,
    Reference,
    Rule,
    Strong,
    Struck,
    Table,
    Text,
)
from course.emails.pictures import NO_PICTURES, picture_runs
from course.errors import LessonError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from markdown_it.tree import SyntaxTreeNode

    from course.emails.pictures import Gallery
    from course.models import Lesson

# Quotes in lists in quotes: deeper than this is a slip of the keyboard, and no phone could show it.
MAX_DEPTH = 10

_MARKDOWN = markdown_parser()


def read_body(
    lesson: Lesson,
    seed: str,
    known: Mapping[str, str],
    gallery: Gallery = NO_PICTURES,
    *,
    direction: str = "ltr",
) -> tuple[Part, ...]:
    """The parts of a lesson's body, laid out for an email, merge fields as marks.

    Args:
        lesson: a lesson whose merge fields have been checked.
        seed: as for `course.emails.marks.mark_of`.
        known: values by the names of the merge fields that are filled now.
        gallery: the pictures beside the lessons.
        direction: of the language, "ltr" or "rtl".

    Raises:
        LessonError: with file and line, for what no email can show.
    """
    markdown, hidden = hide_fields(lesson.body, seed, known)
    fields = open_fields([lesson.body], known)
    reader = _Reader(
        lesson,
        gallery,
        is_rtl=direction == "rtl",
        hidden=hidden,
        url_marks=[mark_of(seed, field) for field in fields if field.name in URL_FIELDS],
        personal_marks=[mark_of(seed, field) for field in fields if field.name not in URL_FIELDS],
    )
    nodes = parse(_MARKDOWN, markdown)
    parts = reader.parts(node for node in nodes if node.type != NOTES)
    # Notes belong to the whole lesson, not to the question that happens to be its last.
    return (*lay_out(with_buttons(parts)), *reader.parts(node for node in nodes if node.type == NOTES))


class _Reader:
    """Makes parts of Markdown's nodes, in the order of the text."""

    def __init__(
        self,
        lesson: Lesson,
        gallery: Gallery,
        *,
        is_rtl: bool,
        hidden: Mapping[str, str],
        url_marks: Sequence[str],
        personal_marks: Sequence[str],
    ) -> None:
        self._lesson = lesson
        self._gallery = gallery
        self._is_rtl = is_rtl
        self._hidden = hidden
        self._url_marks = url_marks
        self._personal_marks = personal_marks
        self._level = 1  # of the heading before: the title's, to begin with
        self._line = lesson.body_line
        self._depth = -1  # of lists and quotes in one another

    def parts(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Part, ...]:
        """The parts of nodes, in their order."""
        self._depth += 1
        made: list[Part] = []
        for node in nodes:
            if node.map is not None:
                self._line = self._lesson.body_line + node.map[0]
            if self._depth > MAX_DEPTH:
                self._refuse(f"more than {MAX_DEPTH} lists and quotes stand in one another", "take some apart")
            made += self.paragraph(node) if node.type == "paragraph" else [_PARTS[node.type](self, node)]
        self._depth -= 1
        return tuple(made)

    def paragraph(self, node: SyntaxTreeNode) -> Sequence[Part]:
        """A paragraph; a picture that has a line of it for itself stands for itself."""
        parts: list[Part] = []
        for are_pictures, run in picture_runs(node.children[0].children):
            parts += map(self._image, run) if are_pictures else [Paragraph(inlines=self._inlines(run))]
        return parts

    def heading(self, node: SyntaxTreeNode) -> Part:
        """A heading; a level that was jumped over is filled, as screen readers announce levels."""
        self._level = min(max(int(node.tag[1:]), 2), self._level + 1)
        return Heading(level=self._level, inlines=self._inlines(node.children[0].children))

    def item_list(self, node: SyntaxTreeNode) -> Part:
        """A bulleted or numbered list."""
        first = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        return ItemList(
            items=tuple(
                ListItem(number=None if first is None else first + index, parts=self._item(item))
                for index, item in enumerate(node.children)
            )
        )

    def _item(self, node: SyntaxTreeNode) -> tuple[Part, ...]:
        """What stands behind a bullet; its first words are the item's own, however bold a link they are."""
        parts = self.parts(node.children)
        return (*parts[:1], *with_buttons(parts[1:]))

    def quotation(self, node: SyntaxTreeNode) -> Part:
        """A quote, or a callout where it begins with a label."""
        parts = with_buttons(self.parts(node.children))
        label, rest = split_label(parts)
        return Callout(label=label, parts=rest) if label and rest else Quote(parts=parts)

    def code(self, node: SyntaxTreeNode) -> Part:
        """Fenced or indented code."""
        return CodeBlock(text=self._filled(node.content.removesuffix("\n")))

    def notes(self, node: SyntaxTreeNode) -> Part:
        """The notes that the lesson refers to, in the order in which it does."""
        return Notes(
            notes=tuple(
                Note(
                    number=_number(note),
                    parts=self.parts(child for child in note.children if child.type != _WAY_BACK),
                )
                for note in node.children
            )
        )

    def table(self, node: SyntaxTreeNode) -> Part:
        """A table; its first row is its header."""
        rows = [tuple(map(self._cell, row.children)) for section in node.children for row in section.children]
        return Table(header=rows[0], rows=tuple(rows[1:]))

    def _cell(self, node: SyntaxTreeNode) -> Cell:
        align = str(node.attrs.get("style", "")).removeprefix("text-align:")
        return Cell(align=align, inlines=self._inlines(node.children[0].children))

    def _image(self, node: SyntaxTreeNode) -> Image:
        link, image = (self._target(node), node.children[0]) if node.type == "link" else ("", node)
        self._refuse_personal(str(image.attrs["src"]), "a picture's address")
        shown = self._gallery.show(self._address(str(image.attrs["src"])))
        return Image(
            address=shown.address,
            alt=self._filled(image.content),
            caption=self._filled(str(image.attrs.get("title", ""))),
            link=link,
            width=shown.width,
            height=shown.height,
        )

    def _inlines(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for node in nodes:
            made += self._inline(node)
        return tuple(made)

    def _inline(self, node: SyntaxTreeNode) -> Sequence[Inline]:
        if (wrap := _WRAPPERS.get(node.type)) is not None:
            return [wrap(self._inlines(node.children))]
        if node.type == "link":
            return self._link(node)
        if node.type == "image":  # among words a picture is too small to see: its words take its place
            return [Text(text=self._filled(node.content))]
        if node.type == "code_inline":
            return [Code(text=self._filled(node.content))]
        if (leaf := _LEAVES.get(node.type)) is not None:
            return [leaf(node)]
        return self._text(self._filled(node.content)) if node.content else []

    def _text(self, text: str) -> Sequence[Inline]:
        return isolate(text) if self._is_rtl else [Text(text=text)]

    def _link(self, node: SyntaxTreeNode) -> Sequence[Inline]:
        inlines = self._inlines(node.children)
        address = self._target(node)
        return [Link(address=address, inlines=inlines)] if address else inlines

    def _target(self, node: SyntaxTreeNode) -> str:
        """Where a link leads, "" where nobody could follow it."""
        target = str(node.attrs["href"])
        if target in self._url_marks:
            return target
        self._refuse_personal(target, "a link")
        return link_address(self._address(target))

    def _refuse_personal(self, address: str, what: str) -> None:
        """A stranger's value inside an address could lead anyone anywhere, and tells other sites who reads."""
        if any(mark in address for mark in (*self._personal_marks, *self._url_marks)):
            self._refuse(
                f"{what} cannot be made of merge fields",
                "only {{ unsubscribe_url }} and {{ preferences_url }} can be a link's address, each by itself",
            )

    def _address(self, target: str) -> str:
        return replace_marks(target, {mark: quote(value, safe="") for mark, value in self._hidden.items()})

    def _filled(self, text: str) -> str:
        return replace_marks(text, self._hidden)

    def _refuse(self, problem: str, hint: str) -> NoReturn:
        raise LessonError(self._lesson.path or f"lesson {self._lesson.day}", self._line, problem, hint)


# markdown-it's names of nodes -> what they become. Raw HTML never gets here: `html` is off.
_PARTS: Mapping[str, Callable[[_Reader, SyntaxTreeNode], Part]] = {
    "heading": _Reader.heading,
    "bullet_list": _Reader.item_list,
    "ordered_list": _Reader.item_list,
    "blockquote": _Reader.quotation,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "hr": lambda _reader, _node: Rule(),
    "table": _Reader.table,
    NOTES: _Reader.notes,
}
_WAY_BACK = "footnote_anchor"  # a link back to the reference, which no email needs
_WRAPPERS: Mapping[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "strong": lambda inlines: Strong(inlines=inlines),
    "em": lambda inlines: Emphasis(inlines=inlines),
    "s": lambda inlines: Struck(inlines=inlines),
}
_LEAVES: Mapping[str, Callable[[SyntaxTreeNode], Inline]] = {
    "softbreak": lambda _node: Text(text=" "),
    "hardbreak": lambda _node: Break(),
    "footnote_ref": lambda node: Reference(number=_number(node)),
}


def _number(node: SyntaxTreeNode) -> int:
    """The number of a note, or of a reference to one, counted from 1 in the order of the references."""
    return int(node.meta["id"]) + 1
