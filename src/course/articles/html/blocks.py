"""The article's part of a page -> blocks: paragraphs, lists, quotes, pictures, notes, each with its lines."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from course.articles.html import making, media
from course.articles.html.boxes import is_callout
from course.articles.html.inline import Kind, Piece
from course.articles.html.names import is_named
from course.articles.html.nodes import BLOCKS, HEADINGS, SILENT, Node, Text
from course.articles.html.notes import Notes
from course.articles.html.runs import Runs
from course.articles.html.tables import is_data, table_block
from course.articles.labels import is_question
from course.articles.shaping import code, heading, list_item, quote
from course.lessons import compose_body
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_EMPHASIS = {
    "b": "strong", "strong": "strong", "em": "em", "i": "em", "cite": "em", "dfn": "em", "var": "em",
    "del": "del", "s": "del", "strike": "del",
}  # fmt: skip
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_EXPORTED = re.compile(r"\blst-\w+-(?P<depth>[1-8])\b")  # a nested list, as office suites in browsers write it
_LONGEST_CLASS = 300  # characters of a class attribute that are looked at
_LONG_ITEM = 220  # words below a heading in a list item, from which it is a section rather than an item
_LONG_CALLOUT = 250  # words
_LEVELS = range(1, 7)


class Builder(Runs):
    """Goes through the tree once, in order, and makes blocks."""

    def build(self, children: Sequence[Node | Text]) -> list[Block]:
        """The blocks of all that `children` say, in order."""
        self._go_through(children)
        self._flush()
        return self.blocks

    def _inside(self, node: Node) -> None:
        self._go_through(node.children)

    def _go_through(self, children: Sequence[Node | Text]) -> None:
        for child in children:
            if isinstance(child, str):
                self._text(child)
            else:
                self._element(child)

    def _element(self, node: Node) -> None:
        tag = node.tag
        if tag in SILENT:
            return
        if node in self._notes.holders:
            self._note(node)
        elif node in self._notes.references:
            self._say(Piece(Kind.NOTE, value=self._notes.references[node]), node)
        elif (handle := _BLOCK_HANDLERS.get(tag)) is not None:
            self._flush()
            handle(self, node)
            self._flush()
        elif (handle := _INLINE_HANDLERS.get(tag)) is not None:
            handle(self, node)
        elif tag in _EMPHASIS:
            self._marked(node, _EMPHASIS[tag])
        elif tag in BLOCKS or node.get("role") in {"heading", "paragraph", "listitem"}:
            self._wrapper(node)
        else:
            self._styled(node)

    def _inner(self, node: Node, *, depth: int | None = None, only: Sequence[Node | Text] | None = None) -> list[Block]:
        """The blocks of `node` by themselves."""
        builder = Builder(self._base, self._notes, depth=self._depth if depth is None else depth)
        return builder.build(node.children if only is None else only)

    def _wrapper(self, node: Node) -> None:
        """An element that stands by itself: a division, a section, a callout."""
        self._flush()
        if node.get("role") == "heading":
            level = node.get("aria-level")
            self._heading(node, int(level) if level.isdigit() and int(level) in _LEVELS else 2)
        elif making.is_question_item(node):
            self.blocks += making.question_of(self._inner(node))
        elif is_callout(node):
            self._callout(node)
        elif is_named(node, "PULL_QUOTE"):
            self.quoted_block(node)
        else:
            self._inside(node)
        self._flush()

    def rule(self, _node: Node) -> None:
        """A rule parts, and says nothing."""

    def frame(self, node: Node) -> None:
        """A film, a recording or another page, as a link to it."""
        self._flush()
        address = media.frame_address(node, self._base)
        if address:
            self.blocks.append(media.frame_block(node, address))

    def unscripted(self, node: Node) -> None:
        """What a page shows without scripts: a picture that would have come later, else nothing new."""
        if node.find("img") is not None:
            before = self._pieces[-1] if self._pieces else None
            picture = media.picture(node.find("img") or node, self._base)
            if picture is not None and (before is None or before.value != picture.value):
                self._say(picture, node)

    def heading_of_tag(self, node: Node) -> None:
        """A heading by its tag."""
        self._heading(node, HEADINGS[node.tag])

    def _heading(self, node: Node, level: int) -> None:
        pictures: list[Block] = []
        said: list[Block] = []
        for block in self._inner(node):
            (pictures if block.kind in {BlockKind.IMAGE, BlockKind.CODE} else said).append(block)
        if said and not self.blocks and is_named(node, "STANDFIRST"):
            self.blocks += map(making.unheaded, said)  # what leads into the article is no section
        elif said:
            text, markdown = " ".join(b.text for b in said), " ".join(making.unbold(b.markdown) for b in said)
            self.blocks.append(
                heading(replace(said[0], text=text, markdown=markdown, last_line=said[-1].last_line), level)
            )
        self.blocks += pictures

    def preformatted(self, node: Node) -> None:
        """Code, with its language where a class names one."""
        content = "".join(making.verbatim(node)).strip("\n")
        if content.strip():
            self.blocks.append(code(making.made(node, BlockKind.CODE), content, making.language_of(node)))

    def quoted_block(self, node: Node) -> None:
        """A quotation; one that only frames a single picture, table or code is that."""
        inner = [making.unheaded(block) for block in self._inner(node)]
        if len(inner) == 1 and inner[0].kind in {BlockKind.CODE, BlockKind.TABLE, BlockKind.IMAGE, BlockKind.QUOTE}:
            self.blocks += inner
        elif inner:
            self.blocks.append(quote(making.spanning(inner, BlockKind.QUOTE), inner))

    def _callout(self, node: Node) -> None:
        """What is set apart as a note; one that is as long as a section is a section."""
        inner = self._inner(node)
        heads = sum(block.kind is BlockKind.HEADING for block in inner)
        words = sum(block.words for block in inner)
        if not inner or heads > 1 or words > _LONG_CALLOUT or any(block.kind in _UNCALLED for block in inner):
            self.blocks += inner
        elif len(inner) == 1 and inner[0].kind in {BlockKind.CALLOUT, BlockKind.QUOTE}:
            self.blocks.append(inner[0])
        elif heads == len(inner):
            self.blocks += inner
        else:
            self.blocks.append(making.called(inner))

    def figure(self, node: Node) -> None:
        """Pictures with their caption; whatever else a figure holds stands by itself."""
        captions = [inner for inner in node.walk() if inner.tag == "figcaption" or is_named(inner, "CAPTION")]
        captions = [inner for inner in captions if inner is not node and inner.tag not in {"img", "figure"}][:1]
        inner = self._inner(making.without(node, captions))
        said = [block for caption in captions for block in self._inner(caption)]
        if inner and all(block.kind is BlockKind.IMAGE for block in inner):
            self.blocks += [*inner[:-1], media.captioned(inner[-1], said)]
        else:
            self.blocks += [*inner, *said]

    def listed(self, node: Node) -> None:
        """A list; lists and notes right inside it without an item of their own too."""
        ordinals = making.ordinals(node)
        exported = _EXPORTED.search(node.get("class")[:_LONGEST_CLASS])
        if exported and self._depth == 0:
            inner = replace(node, attributes={**node.attributes, "class": ""})
            self.blocks += self._inner(node, only=[inner], depth=int(exported["depth"]))
            return
        for child in node.children:
            if isinstance(child, str):
                self._text(child)
                continue
            self._flush()
            if child in self._notes.holders:
                self._note(child)
            elif child.tag == "li":
                self._item(child, next(ordinals))
            elif child.tag in _LISTS and self.blocks:
                self.blocks += self._inner(node, only=[child], depth=self._depth + 1)
            else:
                self._element(child)
        self._flush()

    def _item(self, node: Node, ordinal: int | None) -> None:
        own, rest = making.own_children(node)
        inner = self._inner(node, only=own)
        heads = [block for block in inner if block.kind is BlockKind.HEADING]
        if heads and (len(heads) > 1 or sum(block.words for block in inner) > _LONG_ITEM or inner[0] is not heads[0]):
            self.blocks += [replace(inner[0], ordinal=ordinal) if inner[0] is heads[0] else inner[0], *inner[1:]]
        elif [block.kind for block in inner] == [BlockKind.NOTE]:
            self.blocks += inner
        elif inner:
            said = [making.unheaded(block) for block in inner]
            self.blocks.append(list_item(making.spanning(said, BlockKind.LIST_ITEM), said, ordinal, self._depth))
        if rest:
            self.blocks += self._inner(node, only=rest, depth=self._depth + 1 if inner else self._depth)

    def definitions(self, node: Node) -> None:
        """Terms and what is said of them: items, or questions where the terms ask."""
        term: list[Block] = []
        said: list[Block] = []
        for part in making.parts(node):
            if part.tag == "dt":
                if said:
                    self._define(term, said)
                    term, said = [], []
                term += self._inner(part)
            else:
                said += self._inner(part)
        self._define(term, said)

    def _define(self, term: list[Block], said: list[Block]) -> None:
        if not term and not said:
            return
        if term and said and is_question(term[-1].text):
            self.blocks += making.question_of([*term, *said])
            return
        own = [*map(making.unheaded, map(making.bold, term)), *map(making.unheaded, said)]
        self.blocks.append(list_item(making.spanning(own, BlockKind.LIST_ITEM), own, None, self._depth))

    def details(self, node: Node) -> None:
        """What opens at a click: a question with its answer, or words below a bold line."""
        summary = next((part for part in node.elements if part.tag == "summary"), None)
        rest = [part for part in node.children if part is not summary]
        head = self._inner(summary) if summary else []
        inner = self._inner(node, only=rest)
        if head and is_question(head[0].text) and inner:
            self.blocks += making.question_of([*head, *inner])
        else:
            self.blocks += [*map(making.bold, head), *inner]

    def table(self, node: Node) -> None:
        """A table of data; one that lays the page out is gone through as if it were none."""
        caption = next((part for part in node.elements if part.tag == "caption"), None)
        if not is_data(node):
            self._inside(node)
            return
        if caption is not None:
            self.blocks += self._inner(caption)
        block = table_block(node, self._inner)
        self.blocks += [block] if block else []

    def _note(self, node: Node) -> None:
        self._flush()
        mark = self._notes.holders[node]
        bare = Notes(references=self._notes.references)
        inner = [
            making.unheaded(block) for block in Builder(self._base, bare).build(making.without_back(node).children)
        ]
        if inner:
            text = "\n\n".join(block.text for block in inner)
            whole = replace(making.spanning(inner, BlockKind.NOTE), text=text, markdown=compose_body(inner), lead=mark)
            self.blocks.append(making.without_own_mark(whole, mark))


_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_UNCALLED = frozenset({BlockKind.TABLE, BlockKind.QUESTION})
_BLOCK_HANDLERS: dict[str, Callable[[Builder, Node], None]] = {
    **dict.fromkeys(HEADINGS, Builder.heading_of_tag),
    **dict.fromkeys(_LISTS, Builder.listed),
    "pre": Builder.preformatted,
    "blockquote": Builder.quoted_block,
    "figure": Builder.figure,
    "dl": Builder.definitions,
    "details": Builder.details,
    "table": Builder.table,
    "hr": Builder.rule,
}
_INLINE_HANDLERS: dict[str, Callable[[Builder, Node], None]] = {
    **dict.fromkeys(_CODE, Builder.code_inline),
    **dict.fromkeys(media.FRAMES, Builder.frame),
    **dict.fromkeys(media.PICTURES, Builder.picture),
    "a": Builder.link,
    "br": Builder.line_break,
    "q": Builder.in_quotes,
    "noscript": Builder.unscripted,
    "sup": lambda builder, node: builder.script(node, _RAISED),
    "sub": lambda builder, node: builder.script(node, _LOWERED),
}
