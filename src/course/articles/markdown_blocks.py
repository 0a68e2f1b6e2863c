"""The nodes of a Markdown tree -> blocks, lists within lists included."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from course.articles.markdown_html import Disclosure, find_disclosure, html_blocks
from course.articles.markdown_inline import inline_markdown, inline_text
from course.articles.markdown_tree import with_title
from course.articles.shaping import as_callout, code, heading, list_item, quote
from course.lessons import compose_body
from course.models import Block, BlockKind
from course.outline.furniture import furniture_reason
from course.outline.page_words.kinds import CREDIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from course.articles.markdown_notes import InlineNote
    from course.articles.markdown_tree import Node

_TASK = re.compile(r"\[(?P<done>[ xX])\]\s+")
_MARKED_TASK = re.compile(r"\\?\[[ xX]\\?\]\s+")
_CAPTION = re.compile(r"(?P<mark>\*|_)(?P<words>(?!(?P=mark))[^*_`\[\]<>\n]{3,300})(?P=mark)")
_LAST_PICTURE = re.compile(r"!\[(?:[^\[\]\\]|\\.)*\]\((?P<address>[^()\s]*)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inline:
    """The inside of a paragraph or heading."""

    text: str
    markdown: str
    tokens: Sequence[Token]


def _inline_note(note: InlineNote) -> Block:
    text, markdown = inline_text(note.tokens), inline_markdown(note.tokens)
    kind, line = BlockKind.NOTE, note.line
    return Block(kind=kind, text=text, markdown=markdown, line=line, last_line=line, lead=note.label)


def _inline(node: Node) -> _Inline:
    """What stands inside `node`: the children of its one inline token."""
    for child in node.children:
        if child.type == "inline":
            tokens = child.tokens()
            return _Inline(text=inline_text(tokens), markdown=inline_markdown(tokens), tokens=tokens)
    return _Inline(text="", markdown="", tokens=())


class Reader:
    """Turns nodes into blocks."""

    def __init__(self, source: str) -> None:
        self._source = source

    def article(self, nodes: Sequence[Node]) -> Iterator[Block]:
        """The blocks of the outermost nodes, and the notes that stand inside of them below each."""
        for node, group in self._read(nodes):
            yield from group
            yield from map(_inline_note, node.taken_notes())

    def _read(self, nodes: Sequence[Node]) -> Iterator[tuple[Node, list[Block]]]:
        at = 0
        while at < len(nodes):
            opened = find_disclosure(nodes, at) if nodes[at].type == "html_block" else None
            end = opened.end if opened else at + 1
            yield nodes[at], list(self.blocks(nodes[at:end]))
            at = end

    def blocks(self, nodes: Sequence[Node], depth: int = 0) -> Iterator[Block]:
        """The blocks of `nodes`, whose lists stand `depth` deep in others."""
        at = 0
        while at < len(nodes):
            node = nodes[at]
            opened = find_disclosure(nodes, at) if node.type == "html_block" else None
            if opened is not None:
                yield from self._disclosed(opened, depth)
                at = opened.end
                continue
            yield from self._of_node(node, depth)
            at += 1

    def _of_node(self, node: Node, depth: int) -> Iterator[Block]:
        match node.type:
            case "heading":
                yield from _kept(_heading(node))
            case "paragraph":
                yield from _kept(_paragraph(node))
            case "bullet_list" | "ordered_list":
                yield from self._list(node, depth)
            case "blockquote":
                yield from _kept(self._quote(node))
            case "fence" | "code_block":
                yield from _kept(_code(node))
            case "table":
                yield from _kept(_table(node))
            case "html_block":
                yield from html_blocks(node, self._source)
            case "footnote_reference":
                yield from _kept(self._note(node))
            case "dl":
                yield from self._definitions(node, depth)
            case _:
                return  # a rule parts, and says nothing

    def _list(self, node: Node, depth: int) -> Iterator[Block]:
        start = int(node.token.attrs.get("start", 1)) if node.type == "ordered_list" else None
        for index, item in enumerate(node.children):
            ordinal = start + index if start is not None else None
            own, rest = _own_children(item)
            inner = _with_task(list(self.blocks(own, depth)))
            block = list_item(_made(item, BlockKind.LIST_ITEM, "", ""), inner, ordinal, depth)
            if block.text or not rest:
                yield from _kept(block)
            yield from self.blocks(rest, depth + 1)

    def _quote(self, node: Node) -> Block:
        return quote(_made(node, BlockKind.QUOTE, "", ""), list(self.blocks(node.children)))

    def _note(self, node: Node) -> Block:
        inner = list(self.blocks(node.children))
        text = "\n\n".join(block.text for block in inner)
        made = _made(node, BlockKind.NOTE, text, compose_body(inner))
        last = max((block.last_line for block in inner), default=made.line)
        return replace(made, lead=str(node.token.meta.get("label", "")), last_line=last)

    def _definitions(self, node: Node, depth: int) -> Iterator[Block]:
        """Each term with what it means is an item: "**Host:** the machine"."""
        terms: list[Node] = []
        meanings: list[Node] = []
        for child in node.children:
            if child.type == "dt" and meanings:
                yield from _kept(self._definition(terms, meanings, depth))
                terms, meanings = [], []
            (terms if child.type == "dt" else meanings).append(child)
        if terms or meanings:
            yield from _kept(self._definition(terms, meanings, depth))

    def _definition(self, terms: Sequence[Node], meanings: Sequence[Node], depth: int) -> Block:
        inner = [block for meaning in meanings for block in self.blocks(meaning.children, depth + 1)]
        inlines = [_inline(term) for term in terms]
        term = ", ".join(inline.text for inline in inlines)
        text = "\n\n".join(block.text for block in inner)
        markdown = f"**{', '.join(inline.markdown for inline in inlines)}:** {compose_body(inner)}"
        block = _made((terms or meanings)[0], BlockKind.LIST_ITEM, f"{term}: {text}", markdown)
        last = max((part.last_line for part in inner), default=block.last_line)
        return replace(block, level=depth, lead=term, last_line=last)

    def _disclosed(self, opened: Disclosure, depth: int) -> Iterator[Block]:
        """What `<details>` hides: a question and its answer, or a bold line and what stands below it."""
        summary = opened.summary(self._source)
        inner = [*opened.before(self._source), *self.blocks(opened.inside, depth), *opened.after(self._source)]
        if not summary.text:
            yield from inner
        elif not inner:
            yield summary
        else:
            yield opened.joined(summary, inner, compose_body(inner))


def join_captions(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` with each line in italics right below a picture as the picture's caption."""
    picture: Block | None = None
    for block in blocks:
        if picture is not None:
            joined = _captioned(picture, block)
            yield joined or picture
            picture = None
            if joined:
                continue
        if block.kind is BlockKind.IMAGE:
            picture = block
        else:
            yield block
    if picture is not None:
        yield picture


def _captioned(picture: Block, below: Block) -> Block | None:
    """`picture` under the caption that `below` is; None where that is none, or the picture has one."""
    caption = _CAPTION.fullmatch(below.markdown)
    image = _LAST_PICTURE.fullmatch(picture.markdown)
    is_near = below.kind is BlockKind.PARAGRAPH and below.line <= picture.last_line + 2
    is_of_page = furniture_reason(below.text) not in {"", CREDIT}  # "Reading time: 9 minutes"
    if caption is None or image is None or not is_near or is_of_page:
        return None
    words = " ".join(below.text.split())
    markdown = f"{picture.markdown[: image.start('address')]}{with_title(image['address'], words)})"
    text = "\n".join(part for part in (picture.text, words) if part)
    return replace(picture, text=text, markdown=markdown, last_line=below.last_line)


def _kept(block: Block) -> Iterator[Block]:
    """`block` where it says anything."""
    if block.text or block.kind is BlockKind.IMAGE:
        yield block


def _made(node: Node, kind: BlockKind, text: str, markdown: str) -> Block:
    first, after = node.token.map or (0, 1)
    return Block(kind=kind, text=text, markdown=markdown, line=first + 1, last_line=max(after, first + 1))


def _heading(node: Node) -> Block:
    inline = _inline(node)
    return heading(_made(node, BlockKind.HEADING, inline.text, inline.markdown), int(node.token.tag[1]))


def _paragraph(node: Node) -> Block:
    inline = _inline(node)
    if _is_picture(inline.tokens):
        titles = [str(token.attrGet("title") or "") for token in inline.tokens if token.type == "image"]
        text = "\n".join(part for part in (inline.text, *titles) if part)
        return _made(node, BlockKind.IMAGE, text, inline.markdown)
    pictured = _with_caption(node, inline.tokens)
    return pictured or as_callout(_made(node, BlockKind.PARAGRAPH, inline.text, inline.markdown))


def _is_picture(tokens: Sequence[Token]) -> bool:
    """Whether pictures are all that is there, linked or not."""
    return any(token.type == "image" for token in tokens) and all(
        token.type in {"image", "softbreak", "hardbreak", "link_open", "link_close"} or not token.content.strip()
        for token in tokens
        if token.type not in {"em_open", "em_close", "strong_open", "strong_close"}
    )


def _with_caption(node: Node, tokens: Sequence[Token]) -> Block | None:
    """A picture with a line in italics right below it, in the same paragraph."""
    if len(tokens) < 3 or tokens[0].type != "image" or tokens[1].type not in {"softbreak", "hardbreak"}:
        return None
    picture = _made(node, BlockKind.IMAGE, inline_text(tokens[:1]), inline_markdown(tokens[:1]))
    caption = _made(node, BlockKind.PARAGRAPH, inline_text(tokens[2:]), inline_markdown(tokens[2:]))
    return _captioned(picture, caption)


def _own_children(item: Node) -> tuple[Sequence[Node], Sequence[Node]]:
    """What an item says itself, and the lists inside it with what comes after them."""
    for index, child in enumerate(item.children):
        if child.type in {"bullet_list", "ordered_list"}:
            return item.children[:index], item.children[index:]
    return item.children, []


def _with_task(own: list[Block]) -> list[Block]:
    """An item's blocks, with "[x]" as a box that is ticked and "[ ]" as one that is not."""
    task = _TASK.match(own[0].text) if own else None
    if task is None or own[0].kind is not BlockKind.PARAGRAPH:
        return own
    box = "☐ " if task["done"] == " " else "☑ "
    text, markdown = own[0].text[task.end() :], _MARKED_TASK.sub("", own[0].markdown, count=1)
    return [replace(own[0], text=box + text, markdown=box + markdown), *own[1:]]


def _code(node: Node) -> Block:
    return code(
        _made(node, BlockKind.CODE, "", ""), node.token.content, node.token.info if node.type == "fence" else ""
    )


def _table(node: Node) -> Block:
    rows = [row for part in node.children for row in part.children]
    cells = [[_inline(cell) for cell in row.children] for row in rows]
    rule = "| " + " | ".join(_alignment(cell) for cell in rows[0].children) + " |"
    written = ["| " + " | ".join(_in_cell(cell.markdown) for cell in row) + " |" for row in cells]
    text = "\n".join(" | ".join(cell.text for cell in row) for row in cells)
    return _made(node, BlockKind.TABLE, text, "\n".join([written[0], rule, *written[1:]]))


def _alignment(cell: Node) -> str:
    return {"text-align:left": ":--", "text-align:center": ":-:", "text-align:right": "--:"}.get(
        str(cell.token.attrs.get("style", "")), "---"
    )


def _in_cell(markdown: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", markdown.replace("\\\n", " "))
