"""Small steps from nodes and inner blocks to the block that holds them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from course.articles.escaping import escape_inline, escape_line_start
from course.articles.html.inline import Kind, Piece, markdown_of, words_of
from course.articles.html.nodes import SILENT, Node, Text
from course.articles.html.notes import leads_back
from course.articles.labels import answer_mark, is_box_name, own_colon, question_mark
from course.articles.shaping import as_callout, without_picture
from course.lessons import compose_body
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ALL_BOLD = re.compile(r"(\*\*|__)(?P<words>(?:(?!\1).)+)\1[:：]?", re.DOTALL)
_LANGUAGE = re.compile(r"(?:language|lang|highlight-source|highlight|brush:?)[-: ]\s*(?P<name>[\w+#.-]{1,20})")
_NO_LANGUAGES = frozenset({"-", "plaintext", "none"})
_LABEL_END = re.compile(r"\s*[:：.]\s*$")
_LONGEST_CLASS = 300  # characters of a class attribute that are looked at
_LONGEST_LABEL = 8  # words


def made(node: Node, kind: BlockKind, text: str = "", markdown: str = "") -> Block:
    """A block that stands where `node` does."""
    return Block(kind=kind, text=text, markdown=markdown, line=node.line, last_line=max(node.line, node.last_line))


def spanning(inner: Sequence[Block], kind: BlockKind) -> Block:
    """An empty block that stands where `inner` do."""
    last = max(block.last_line for block in inner)
    return Block(kind=kind, text="", markdown="", line=inner[0].line, last_line=last)


def closing(marks: Sequence[Piece]) -> list[Piece]:
    """What closes `marks`, the last first."""
    return [end_of(mark) for mark in reversed(marks)]


def end_of(mark: Piece) -> Piece:
    """What closes `mark`."""
    return Piece(Kind.LINK_END if mark.kind is Kind.LINK else Kind.CLOSE, mark.text, mark.value)


def paragraph(pieces: list[Piece], line: int, last_line: int) -> list[Block]:
    """The paragraph that tidy pieces make, or the pictures where they are nothing else; none where nothing is said."""
    pieces = _without_breaks_around(pieces)
    text, markdown = words_of(pieces), markdown_of(pieces)
    kinds = {piece.kind for piece in pieces}
    if Kind.PICTURE in kinds and not any(_says(piece) for piece in pieces):
        return [Block(kind=BlockKind.IMAGE, text=text, markdown=markdown, line=line, last_line=last_line)]
    if not text and Kind.NOTE not in kinds:
        return []
    return [as_callout(Block(kind=BlockKind.PARAGRAPH, text=text, markdown=markdown, line=line, last_line=last_line))]


def plain_paragraph(text: str, line: int, last_line: int) -> Block:
    """The paragraph that `text`, in one line, makes."""
    markdown = escape_line_start(escape_inline(text)).strip()
    return as_callout(Block(kind=BlockKind.PARAGRAPH, text=text, markdown=markdown, line=line, last_line=last_line))


def _without_breaks_around(pieces: list[Piece]) -> list[Piece]:
    start, end = 0, len(pieces)
    while end and pieces[end - 1].kind is Kind.BREAK:
        end -= 1
    while start < end and pieces[start].kind is Kind.BREAK:
        start += 1
    return pieces[start:end]


def _says(piece: Piece) -> bool:
    return piece.kind in {Kind.CODE, Kind.NOTE} or (piece.kind is Kind.TEXT and bool(piece.text.strip()))


def unheaded(block: Block) -> Block:
    """`block`, a bold paragraph where it is a heading: quotes, items and answers hold no headings."""
    if block.kind is not BlockKind.HEADING:
        return block
    return bold(replace(block, kind=BlockKind.PARAGRAPH, level=0, ordinal=None))


def bold(block: Block) -> Block:
    """A paragraph all in bold."""
    is_plain = block.kind is BlockKind.PARAGRAPH and "**" not in block.markdown and "\n" not in block.markdown
    return replace(block, markdown=f"**{block.markdown}**") if is_plain and block.markdown else block


def unbold(markdown: str) -> str:
    """`markdown` without the marks of what is bold from end to end."""
    match = _ALL_BOLD.fullmatch(markdown)
    return match["words"] if match else markdown


def question_of(inner: Sequence[Block]) -> list[Block]:
    """A question, the first of `inner`, with all that answers it; `inner` where nothing does."""
    if len(inner) < 2:
        return list(inner)
    question, answer = inner[0], [unheaded(block) for block in inner[1:]]
    question, answer[0] = _without_mark(question, question_mark), _without_mark(answer[0], answer_mark)
    asked = " ".join(unbold(question.markdown).replace("\\\n", " ").split())
    text = "\n\n".join([" ".join(question.text.split()), *(block.text for block in answer)])
    whole = spanning(inner, BlockKind.QUESTION)
    return [replace(whole, text=text, markdown=f"{asked}\n\n{compose_body(answer)}")]


def _without_mark(block: Block, find: object) -> Block:
    """`block` without its "Q:" or "A:"."""
    mark = find(block.text) if callable(find) else None
    if mark is None or len(mark[0].strip()) >= len(block.text):
        return block
    begins = re.match(rf"(?:\*\*|__)?{re.escape(mark[0].strip())}(?:\*\*|__)?\s*", block.markdown)
    if begins is None or "**" in begins[0]:
        return block
    return replace(block, text=block.text[mark.end() :], markdown=block.markdown[begins.end() :])


def called(inner: Sequence[Block]) -> Block:
    """The callout that holds `inner`; its first line is its label where it reads as one."""
    inner = [block for block in inner if any(map(str.isalnum, block.text))] or list(inner)  # not the light bulb
    inner = [*_parted_label(without_picture(inner[0])), *inner[1:]]
    whole = spanning(inner, BlockKind.CALLOUT)
    if len(inner) == 1 and inner[0].kind is BlockKind.CALLOUT:
        return inner[0]
    first, rest = inner[0], inner[1:]
    label = _LABEL_END.sub("", " ".join(first.text.split()))
    is_bold = first.kind is BlockKind.HEADING or _ALL_BOLD.fullmatch(first.markdown) or is_box_name(label)
    is_label = is_bold and rest and len(label.split()) <= _LONGEST_LABEL and not label.endswith(("?", "？", "؟", "!"))
    if first.kind is BlockKind.CALLOUT or not is_label:
        inside = [
            unheaded(replace(first, kind=BlockKind.PARAGRAPH) if first.kind is BlockKind.CALLOUT else first),
            *map(unheaded, rest),
        ]
        text = "\n\n".join(block.text for block in inside)
        return replace(
            whole, text=text, markdown=compose_body(inside), lead=first.lead if first.kind is BlockKind.CALLOUT else ""
        )
    name = _LABEL_END.sub("", unbold(first.markdown))
    body = [unheaded(block) for block in rest]
    is_line = body[0].kind is BlockKind.PARAGRAPH
    colon = own_colon(label, first.text[len(label) :])
    parting = (f"{colon} ", f"{colon}** ") if is_line else ("\n\n", f"{colon}**\n\n")
    text = label + parting[0] + "\n\n".join(block.text for block in body)
    return replace(whole, text=text, markdown=f"**{name}{parting[1]}{compose_body(body)}", lead=label)


def _parted_label(block: Block) -> list[Block]:
    """A paragraph whose first line is a callout's label by itself, as two."""
    label, _, text = block.text.partition("\n")
    shown, parted, markdown = block.markdown.partition("\\\n")
    if block.kind is not BlockKind.PARAGRAPH or not (text and parted and is_box_name(label)):
        return [block]
    return [replace(block, text=label, markdown=shown), replace(block, text=text, markdown=markdown)]


def ordinals(node: Node) -> Iterator[int | None]:
    """The numbers of a list's items, by its `start`, `reversed` and its items' `value`."""
    items = [part for part in node.elements if part.tag == "li"]
    is_numbered = node.tag == "ol"
    step = -1 if "reversed" in node.attributes else 1
    number = _number(node.get("start"), len(items) if step < 0 else 1)
    for item in items:
        number = _number(item.get("value"), number)
        yield number if is_numbered else None
        number += step


def _number(written: str, otherwise: int) -> int:
    is_number = written.isascii() and written.lstrip("+").isdigit() and len(written) < 7
    return int(written) if is_number else otherwise


def own_children(item: Node) -> tuple[list[Node | Text], list[Node | Text]]:
    """What a list item says itself, and the lists inside it with what comes after them."""
    for index, child in enumerate(item.children):
        if isinstance(child, Node) and child.tag in {"ul", "ol", "menu", "dir"}:
            return item.children[:index], item.children[index:]
    return item.children, []


def parts(node: Node) -> Iterator[Node]:
    """The terms and descriptions of a `dl`, also those in groups."""
    for part in node.elements:
        if part.tag in {"dt", "dd"}:
            yield part
        else:
            yield from parts(part) if part.tag in {"div", "dl"} and part.find("dt", "dd") else iter([part])


def without(node: Node, gone: Sequence[Node]) -> Node:
    """A copy of `node` without the nodes `gone`, wherever they stand in it."""
    return _without(node, {*gone}, {up for inner in gone for up in inner.ancestors()})


def _without(node: Node, gone: set[Node], around: set[Node]) -> Node:
    if node not in around:
        return node
    children = [
        _without(child, gone, around) if isinstance(child, Node) else child
        for child in node.children
        if child not in gone
    ]
    return replace(node, children=children)


def without_back(node: Node) -> Node:
    """A note without the links that lead back up from it."""
    links = [inner for inner in node.walk() if inner.tag == "a" and leads_back(inner)]
    return without(node, links)


def without_own_mark(block: Block, mark: str) -> Block:
    """A note without the mark, the arrow or the empty brackets that it begins or ends with."""
    own = re.compile(rf"^(?:\[?{re.escape(mark)}\]?[.)]?\s+|[\^↑↩⇧]\s*|\\?\[\s*\\?\]\s*|[*†‡§]\s+)+|\s*[\^↑↩⇧]︎?\s*$")
    return replace(block, text=own.sub("", block.text), markdown=own.sub("", block.markdown))


def is_question_item(node: Node) -> bool:
    """Whether microdata says that `node` is a question with its answer."""
    return node.get("itemtype").rstrip("/").endswith("schema.org/Question")


def verbatim(node: Node) -> Iterator[str]:
    """The text of preformatted lines, each break a newline."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield "\n"
        elif child.tag not in SILENT:
            yield from verbatim(child)
            if child.tag in {"div", "p", "li"}:
                yield "\n"


def language_of(node: Node) -> str:
    """The programming language of preformatted lines, by what is around and inside; "" where nothing says it."""
    names: list[str] = []
    for part in (node, *node.elements, *islice(node.ancestors(), 2)):
        said = part.get("data-lang") or part.get("data-language") or part.get("lang") or "-"
        names += [part.get("class")[:_LONGEST_CLASS], f"lang-{said[:_LONGEST_CLASS]}"]
    found = (match["name"] for match in _LANGUAGE.finditer(" ".join(names)))
    return next((name for name in found if name not in _NO_LANGUAGES), "")
