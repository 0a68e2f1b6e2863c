"""HTML -> `Article`: a whole page without what stands around its article, or a fragment that is all article."""

from __future__ import annotations

from dataclasses import replace

from course.articles.collecting import uncollected
from course.articles.decoding import decode_html
from course.articles.escaping import escape_text
from course.articles.finishing import finish_article
from course.articles.html.addresses import Base
from course.articles.html.blocks import Builder
from course.articles.html.content import clear_around
from course.articles.html.elsewhere import clear_comment_rules, clear_elsewhere
from course.articles.html.furniture import Page, prune
from course.articles.html.known_questions import join_known_questions
from course.articles.html.masthead import clear_beside_title, clear_icons
from course.articles.html.media import PICTURES
from course.articles.html.metadata import find_title, normal, read_metadata
from course.articles.html.nodes import Node
from course.articles.html.notes import find_notes
from course.articles.html.shop_links import clear_shop_links
from course.articles.html.sidenotes import lift_sidenotes
from course.articles.html.tree import parse_tree
from course.articles.lines import clean_lines
from course.models import Article, Block, BlockKind, LeftOut

_ANCHORS = " ¶#§🔗"  # links that a heading has to itself
_FIRST = 5  # blocks among which an article may say its title once more


@uncollected()
def parse_html(data: bytes | str, source: str, *, charset: str = "", base_url: str = "") -> Article:
    """Read a page.

    Args:
        data: the page; bytes are decoded by their byte order mark, `charset`, what the page says, or their looks.
        source: how the article is named.
        charset: what came with the page over HTTP, "" where nothing did.
        base_url: where the page lies, so that its links can be made whole; "" where that is not known.

    Raises:
        ArticleError: there is no text, or nothing but a title; or it is too deep in itself to be read.
    """
    lines = clean_lines(data if isinstance(data, str) else decode_html(data, charset))
    root = parse_tree("\n".join(lines), source)
    metadata = read_metadata(root)
    shown = find_title(root, metadata)
    title = shown.words().rstrip(_ANCHORS) if shown is not None else next(iter(metadata.titles), "")
    mark = _detach(shown) if shown is not None else None
    lift_sidenotes(root)
    notes = find_notes(root)
    page = Page(
        root=root,
        kept={*notes.holders, *([shown.parent] if shown is not None and shown.parent is not None else [])},
        questions={asked for asked, _ in metadata.questions},
        title_mark=mark,
        ids={"", *(node.get("id") or node.get("name") for node in root.walk() if node.attributes)},
    )
    clear_comment_rules(page)
    prune(page)
    clear_around(page)
    clear_elsewhere(page)
    clear_shop_links(page)
    clear_beside_title(page, title)
    clear_icons(page)
    base = Base(base_url).within(metadata.base) if metadata.base else Base(base_url)
    blocks = Builder(base, notes).build((root.find("body") or root).children)
    blocks, headings = _without_note_headings(_without_title(blocks, title))
    article = finish_article(join_known_questions(blocks, metadata.questions), source, title=title)
    found = [_left_out(node, reason) for node, reason in page.found]
    left_out = [*(left for left in found if any(map(str.isalnum, left.block.text))), *headings]
    return replace(
        article,
        left_out=tuple(sorted(left_out, key=lambda left: left.block.line)),
        language=metadata.language,
        lines=tuple(lines),
    )


def parse_fragment(html: str, source: str, *, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of HTML that is all article, in order; nothing is looked for that might be furniture.

    Args:
        html: the source; an element with an attribute `data-line` stands on that line or paragraph.
        source: how the article is named in errors.
        first_line: the number of its first line.

    Raises:
        ArticleError: elements stand too deep in one another.
    """
    cleaned = "\n".join(clean_lines(html))
    if not cleaned.strip():
        return ()
    root = parse_tree(cleaned, source, first_line=first_line, is_numbered=" data-line=" in cleaned)
    return tuple(Builder(Base(""), find_notes(root)).build(root.children))


def _detach(node: Node) -> Node | None:
    """Takes `node` out of the tree; an element that says nothing is left in its place."""
    parent = node.parent
    if parent is None:
        return None
    mark = Node(node.tag, {}, node.line, parent, [], node.line)
    parent.children = [mark if child is node else child for child in parent.children]
    for up in node.ancestors():
        up.letters -= node.letters
        up.linked -= node.linked
        up.prose -= node.prose
    return mark


def _without_title(blocks: list[Block], title: str) -> list[Block]:
    """`blocks` without the title, where one of the first says it once more."""
    said = normal(title)
    for index, block in enumerate(blocks[:_FIRST]):
        if block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH} and normal(block.text) == said:
            return [*blocks[:index], *blocks[index + 1 :]]
    return blocks


def _without_note_headings(blocks: list[Block]) -> tuple[list[Block], list[LeftOut]]:
    """`blocks` without the headings that nothing but footnotes stand under."""
    kept: list[Block] = []
    left: list[LeftOut] = []
    for index, block in enumerate(blocks):
        below = blocks[index + 1 : index + 2]
        if block.kind is BlockKind.HEADING and below and below[0].kind is BlockKind.NOTE and _only_notes(blocks, index):
            left.append(LeftOut(block=block, reason="the heading of the footnotes"))
        else:
            kept.append(block)
    return kept, left


def _only_notes(blocks: list[Block], index: int) -> bool:
    for block in blocks[index + 1 :]:
        if block.kind is not BlockKind.NOTE:
            return block.kind is BlockKind.HEADING
    return True


def _left_out(node: Node, reason: str) -> LeftOut:
    alts = (inner.get("alt") for inner in node.walk() if inner.tag in PICTURES)
    text = node.parted_words() or " ".join(" ".join(alts).split())
    block = Block(
        kind=BlockKind.PARAGRAPH,
        text=text,
        markdown=escape_text(text),
        line=node.line,
        last_line=max(node.line, node.last_line),
    )
    return LeftOut(block=block, reason=reason)
