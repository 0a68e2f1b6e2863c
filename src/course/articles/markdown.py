"""Markdown (CommonMark with tables) -> `Article`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from course.articles.html_words import html_words
from course.articles.labels import callout_label, find_lead
from course.articles.lines import clean_lines
from course.articles.markdown_inline import inline_markdown, inline_text
from course.articles.markdown_questions import mark_questions
from course.articles.markdown_tree import markdown_parser, parse_tree
from course.articles.markers import find_decimal, find_label, find_marker
from course.articles.plain_text import is_title_text, title_from_name
from course.articles.questions import QUESTION_LEVEL, gather_questions
from course.errors import ArticleError
from course.lessons import LARGEST_FRONT_MATTER, compose_body, compose_front_matter, escape_merge_fields
from course.models import Article, Block, BlockKind
from course.outline.names import is_introduction_name

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
_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)
_HEADING_END = re.compile(r"(?<=\S)\s*[:：]?(?:\s*\\?\{[#.][^{}]*\\?\})?\s*$")  # a colon, and "{#id}"
_HEADING_WORDS = 12  # a paragraph in bold with more is emphasis
_STOPS = re.compile(r"[.,;…]$")


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
    blocks = _numbered(_bold_lines_as_headings(mark_questions(list(_Reader().blocks(root.children)))))
    title, blocks = _split_title(blocks, front_title)
    if not blocks:
        problem = "has a title and nothing else" if title else "is empty"
        raise ArticleError(f"{source} {problem}", "write the article first, or name another file")
    title = title or title_from_name(source)
    return Article(title=title, blocks=gather_questions(blocks, title), source=source)


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


def _split_title(blocks: Sequence[Block], front_title: str) -> tuple[str, list[Block]]:
    """The first heading where it stands over all others, else what the front matter says, else a first short line."""
    found = _title_heading(blocks, front_title)
    if found is None and not front_title and len(blocks) > 1 and _is_title_line(blocks[0]):
        found = blocks[0]
    if found is None:
        return front_title, list(blocks)
    return " ".join(found.text.split()), [block for block in blocks if block is not found]


def _title_heading(blocks: Sequence[Block], front_title: str) -> Block | None:
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if not headings or headings[0].level == QUESTION_LEVEL:
        return None
    first, is_first_block = headings[0], blocks[0] is headings[0]
    if all(block.level > first.level for block in headings[1:]):
        return first if first.level == 1 or (is_first_block and len(headings) > 1) else None
    # One of several of its level: a section like the others, unless it can only be the title.
    opens = first.level == 1 and is_first_block and not is_introduction_name(first.text)
    return first if opens and front_title in {"", first.text} else None


def _is_title_line(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and is_title_text(block.text)


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
            block = _item(item, list(self.blocks(own, depth)), ordinal, depth)
            if block.text or not rest:
                yield from _kept(block)
            yield from self.blocks(rest, depth + 1)

    def _quote(self, node: SyntaxTreeNode) -> Block:
        inner = list(self.blocks(node.children))
        text = "\n\n".join(block.text for block in inner)
        if inner and inner[0].kind is BlockKind.CALLOUT:
            paragraphs = [replace(inner[0], kind=BlockKind.PARAGRAPH), *inner[1:]]
            return replace(_made(node, BlockKind.CALLOUT, text, compose_body(paragraphs)), lead=inner[0].lead)
        block = _made(node, BlockKind.QUOTE, text, compose_body(inner))
        return _as_alert(block) if _ALERT.match(text) else block


def _kept(block: Block) -> Iterator[Block]:
    """`block` where it says anything."""
    if block.text or block.kind is BlockKind.IMAGE:
        yield block


def _made(node: SyntaxTreeNode, kind: BlockKind, text: str, markdown: str) -> Block:
    first, after = node.map or (0, 1)
    return Block(kind=kind, text=text, markdown=markdown, line=first + 1, last_line=max(after, first + 1))


def _heading(node: SyntaxTreeNode) -> Block:
    inline = _inline(node)
    text, markdown = " ".join(inline.text.split()), inline.markdown.replace("\\\n", " ")
    text, markdown = (_HEADING_END.sub("", words) for words in (text, markdown))
    return replace(_made(node, BlockKind.HEADING, text, markdown), level=int(node.tag[1]))


def _paragraph(node: SyntaxTreeNode) -> Block:
    inline = _inline(node)
    images = [token for token in inline.tokens if token.type == "image"]
    if images and all(
        token.type in {"image", "softbreak", "link_open", "link_close"} or not token.content.strip()
        for token in inline.tokens
    ):
        return _made(node, BlockKind.IMAGE, inline.text, inline.markdown)
    return _as_callout(_made(node, BlockKind.PARAGRAPH, inline.text, inline.markdown))


def _as_callout(block: Block) -> Block:
    """A paragraph or quote that begins with a callout's label, bold or not."""
    match = callout_label(block.text)
    if match is None:
        return block
    label = match["label"]
    begins = re.match(rf"(?P<open>\*\*|__)?{re.escape(label)}\s*[:：]?(?P<close>\*\*|__)?\s*[:：]?\s*", block.markdown)
    if begins is None or (begins["open"] and not begins["close"]):
        return block
    rest = block.markdown[begins.end() :]
    return replace(block, kind=BlockKind.CALLOUT, lead=label, markdown=f"**{label}:** {rest}".rstrip())


def _as_alert(block: Block) -> Block:
    """A quote that begins with "[!NOTE]" is a callout by that name."""
    label = block.text[2 : block.text.index("]")].capitalize()
    text, markdown = (re.sub(r"^\\?\[!\w+\\?\]\s*", "", words) for words in (block.text, block.markdown))
    return replace(
        block, kind=BlockKind.CALLOUT, lead=label, text=f"{label}: {text}", markdown=f"**{label}:** {markdown}"
    )


def _own_children(item: SyntaxTreeNode) -> tuple[list[SyntaxTreeNode], list[SyntaxTreeNode]]:
    """What an item says itself, and the lists inside it with what comes after them."""
    for index, child in enumerate(item.children):
        if child.type in {"bullet_list", "ordered_list"}:
            return item.children[:index], item.children[index:]
    return item.children, []


def _item(item: SyntaxTreeNode, own: list[Block], ordinal: int | None, depth: int) -> Block:
    text = "\n\n".join(block.text for block in own)
    markdown = compose_body(own)
    block = _made(item, BlockKind.LIST_ITEM, text, markdown)
    last = max((inner.last_line for inner in own), default=block.line)
    lead = _lead(text, markdown, is_first_alone=len(own) > 1)
    return replace(block, level=depth, ordinal=ordinal, lead=lead, last_line=last)


_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<bold>.+?)(?P=mark)")


def _lead(text: str, markdown: str, *, is_first_alone: bool) -> str:
    """An item's bold beginning, its "Label:", or its first line where more stands below it."""
    if bold := _BOLD.match(markdown):
        words = re.sub(r"\\(.)", r"\1", bold["bold"]).strip().rstrip(":：.")
        if len(words.split()) <= _HEADING_WORDS and text.startswith(words):
            return words
    if found := find_lead(text):
        return found[0]
    first = text.split("\n", 1)[0]
    return first if is_first_alone and len(first.split()) <= _HEADING_WORDS and not _STOPS.search(first) else ""


def _code(node: SyntaxTreeNode) -> Block:
    content = node.content.rstrip("\n")
    longest = max((len(run) for run in re.findall(r"`{3,}", content)), default=2)
    fence = "`" * (longest + 1)
    info = re.sub(r"[^\w+#.-].*", "", node.info.strip()) if node.type == "fence" else ""
    return _made(node, BlockKind.CODE, content, f"{fence}{info}\n{escape_merge_fields(content)}\n{fence}")


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


# --- headings in disguise -----------------------------------------------------------------------------------


def _bold_lines_as_headings(blocks: Sequence[Block]) -> list[Block]:
    """A short paragraph all in bold, with text below it, is a heading under the last real one."""
    found: list[Block] = []
    level = 1
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.level < QUESTION_LEVEL:
            level = block.level
        bold = re.fullmatch(r"(?P<mark>\*\*|__)(?P<bold>(?:(?!(?P=mark)).)+)(?P=mark):?", block.markdown)
        has_text_below = index + 1 < len(blocks) and not blocks[index + 1].markdown.startswith(("**", "__"))
        is_heading = bold and block.kind is BlockKind.PARAGRAPH and has_text_below
        if bold and is_heading and block.words <= _HEADING_WORDS * 2 and not _STOPS.search(block.text):
            text = block.text.rstrip(":：")
            found.append(
                replace(
                    block,
                    kind=BlockKind.HEADING,
                    level=min(level + 1, 6),
                    text=text,
                    markdown=bold["bold"].rstrip(":："),
                )
            )
        else:
            found.append(block)
    return found


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """Headings that begin with a number, "Step 2:" or "2.", know it; the bare number is no part of their words."""
    return [_with_ordinal(block) if block.kind is BlockKind.HEADING else block for block in blocks]


def _with_ordinal(block: Block) -> Block:
    if label := find_label(block.text):
        return replace(block, ordinal=label.ordinal)
    ordinal: int | None
    if (marker := find_marker(block.text)) and marker.ordinal is not None:
        end, ordinal = marker.end, marker.ordinal
    elif decimal := find_decimal(block.text):
        (_, end), ordinal = decimal, None  # a part of a part, not one of a series of tips
    else:
        return block
    number = re.match(r"\(?#?[0-9.]+\\?[.)、．]?\s*(?:[–-]\s+)?", block.markdown)
    markdown = block.markdown[number.end() :] if number else block.markdown
    return replace(block, ordinal=ordinal, text=block.text[end:], markdown=markdown)
