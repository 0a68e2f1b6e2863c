"""Markdown (CommonMark with tables) -> `Article`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from course.articles.finishing import finish_article
from course.articles.html_words import html_words
from course.articles.lines import clean_lines
from course.articles.markdown_inline import inline_markdown, inline_text
from course.articles.markdown_tree import markdown_parser, parse_tree
from course.articles.shaping import as_callout, code, heading, list_item, quote
from course.errors import ArticleError
from course.lessons import LARGEST_FRONT_MATTER, compose_front_matter
from course.models import Article, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

# Its first words are a key: below a rule, an article may begin too.
_FRONT = re.compile(
    r"---[ \t]*\n(?=(?:[ \t]*(?:\#.*)?\n)*+(?:[\w\"'-]+[ \t]*:(?:[ \t]|$)|---|\.\.\.))"
    r"(?P<yaml>(?s:.*?))^(?:---|\.\.\.)[ \t]*$",
    re.MULTILINE,
)


def parse_markdown(text: str, source: str) -> Article:
    """Read a Markdown text.

    Args:
        text: the whole text, newlines of any kind; YAML front matter may stand first.
        source: how the article is named; its stem is the title where the text has none.

    Raises:
        ArticleError: there is no text, or nothing but a title.
    """
    lines = "\n".join(clean_lines(text))
    body, front_title = _without_front_matter(lines, source)
    root = parse_tree(body, source)
    return finish_article(_Reader().blocks(root.children), source, front_title=front_title)


# --- title --------------------------------------------------------------------------------------------------


def _without_front_matter(text: str, source: str) -> tuple[str, str]:
    """The text with its front matter blanked out, so that lines keep their numbers; and the title there."""
    match = _FRONT.match(text)
    if match is None:
        return text, ""
    if len(match["yaml"]) > LARGEST_FRONT_MATTER:
        problem = f"the front matter is larger than {LARGEST_FRONT_MATTER // 1024} KB"
        raise ArticleError(f"{source}:1: {problem}", "shorten it; begin with a blank line what is no front matter")
    blank = "\n" * match[0].count("\n")
    return blank + text[match.end() :], _front_title(match["yaml"])


def _front_title(front: str) -> str:
    """The title in front matter; "" where that has none, or is not YAML."""
    try:
        root = compose_front_matter(front)
    except (yaml.YAMLError, RecursionError):
        return ""
    for key, node in root.value if isinstance(root, yaml.MappingNode) else ():
        is_title = isinstance(key, yaml.ScalarNode) and key.value == "title"
        if is_title and isinstance(node, yaml.ScalarNode) and not node.tag.endswith(":null"):
            return " ".join(" ".join(clean_lines(node.value)).split())
    return ""


# --- blocks -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inline:
    """The inside of a paragraph or heading."""

    text: str
    markdown: str
    tokens: Sequence[Token]


def _inline(node: SyntaxTreeNode) -> _Inline:
    """What stands inside `node`: the children of its one inline token."""
    for child in node.children:
        if child.type == "inline":
            tokens = child.token.children or [] if child.token else []
            return _Inline(text=inline_text(tokens), markdown=inline_markdown(tokens), tokens=tokens)
    return _Inline(text="", markdown="", tokens=())


class _Reader:
    """Turns nodes into blocks, lists within lists included."""

    def blocks(self, nodes: Sequence[SyntaxTreeNode], depth: int = 0) -> Iterator[Block]:
        for node in nodes:
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
                    yield from _kept(_html(node))
                case _:
                    continue  # a rule parts, and says nothing

    def _list(self, node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
        start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        for index, item in enumerate(node.children):
            ordinal = start + index if start is not None else None
            own, rest = _own_children(item)
            block = list_item(_made(item, BlockKind.LIST_ITEM, "", ""), list(self.blocks(own, depth)), ordinal, depth)
            if block.text or not rest:
                yield from _kept(block)
            yield from self.blocks(rest, depth + 1)

    def _quote(self, node: SyntaxTreeNode) -> Block:
        return quote(_made(node, BlockKind.QUOTE, "", ""), list(self.blocks(node.children)))


def _kept(block: Block) -> Iterator[Block]:
    """`block` where it says anything."""
    if block.text or block.kind is BlockKind.IMAGE:
        yield block


def _made(node: SyntaxTreeNode, kind: BlockKind, text: str, markdown: str) -> Block:
    first, after = node.map or (0, 1)
    return Block(kind=kind, text=text, markdown=markdown, line=first + 1, last_line=max(after, first + 1))


def _heading(node: SyntaxTreeNode) -> Block:
    inline = _inline(node)
    return heading(_made(node, BlockKind.HEADING, inline.text, inline.markdown), int(node.tag[1]))


def _paragraph(node: SyntaxTreeNode) -> Block:
    inline = _inline(node)
    images = [token for token in inline.tokens if token.type == "image"]
    if images and all(
        token.type in {"image", "softbreak", "link_open", "link_close"} or not token.content.strip()
        for token in inline.tokens
    ):
        return _made(node, BlockKind.IMAGE, inline.text, inline.markdown)
    return as_callout(_made(node, BlockKind.PARAGRAPH, inline.text, inline.markdown))


def _own_children(item: SyntaxTreeNode) -> tuple[list[SyntaxTreeNode], list[SyntaxTreeNode]]:
    """What an item says itself, and the lists inside it with what comes after them."""
    for index, child in enumerate(item.children):
        if child.type in {"bullet_list", "ordered_list"}:
            return item.children[:index], item.children[index:]
    return item.children, []


def _code(node: SyntaxTreeNode) -> Block:
    return code(_made(node, BlockKind.CODE, "", ""), node.content, node.info if node.type == "fence" else "")


def _table(node: SyntaxTreeNode) -> Block:
    rows = [row for part in node.children for row in part.children]
    cells = [[_inline(cell) for cell in row.children] for row in rows]
    rule = "| " + " | ".join(_alignment(cell) for cell in rows[0].children) + " |"
    written = ["| " + " | ".join(_in_cell(cell.markdown) for cell in row) + " |" for row in cells]
    text = "\n".join(" | ".join(cell.text for cell in row) for row in cells)
    return _made(node, BlockKind.TABLE, text, "\n".join([written[0], rule, *written[1:]]))


def _alignment(cell: SyntaxTreeNode) -> str:
    return {"text-align:left": ":--", "text-align:center": ":-:", "text-align:right": "--:"}.get(
        str(cell.attrs.get("style", "")), "---"
    )


def _in_cell(markdown: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", markdown.replace("\\\n", " "))


def _html(node: SyntaxTreeNode) -> Block:
    """HTML between paragraphs: its words, without its tags."""
    parsed = markdown_parser().parseInline(" ".join(html_words(node.content).split()))
    tokens = [token for token in (parsed[0].children or []) if token.type != "html_inline"]
    return _made(node, BlockKind.PARAGRAPH, inline_text(tokens), inline_markdown(tokens))
