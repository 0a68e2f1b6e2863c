"""Where on a page its article stands: by what the page says, else by where its running text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.articles.html import signs
from course.articles.html.furniture import take_out
from course.articles.html.names import is_named
from course.articles.html.nodes import HEADINGS

if TYPE_CHECKING:
    from course.articles.html.furniture import Page
    from course.articles.html.nodes import Node

_MOST = 0.7  # of the running text around, that a part must hold to be looked into for the article
_LONG = 400  # characters of running text that stay beside a body with a sign
_SHORT = 100  # above it, and beside one without
_TEXTS = frozenset({"p", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote"})
_WRAPPERS = frozenset(
    ("html body main article section div form center td tr tbody table font span").split()  # noqa: SIM905 (a table to be read)
)
_NEVER = frozenset({"header", "footer", "nav", "aside"})


def clear_around(page: Page) -> None:
    """Takes out what stands around the article, once furniture is out."""
    content = page.root.find("body") or page.root
    while (inner := _inner(content)) is not None:
        _clear(page, content, inner)
        content = inner


def _inner(content: Node) -> Node | None:
    """The one part of `content` that the article is in; None where it is in several."""
    if not content.prose:
        return None
    best = max(content.elements, key=lambda node: node.prose, default=None)
    if best is None or best.tag not in _WRAPPERS:
        return None
    if sum(node.tag in _TEXTS and node.prose > 0 for node in content.elements) > 1:
        return None  # its own paragraphs stand here
    return best if best.prose >= _MOST * content.prose else None


def _is_marked(node: Node) -> bool:
    return (
        node.tag in {"article", "main"}
        or node.get("role") in {"main", "article"}
        or "articleBody" in node.get("itemprop")
        or is_named(node, "CONTENT")
    )


def _clear(page: Page, outer: Node, inner: Node) -> None:
    is_marked = _is_marked(inner)
    is_above = True
    found: list[tuple[Node, str]] = []
    for node in outer.elements:
        if node is inner:
            is_above = False
        elif node is page.title_mark or (is_above and _leads_in(page, node)):
            continue
        elif not _belongs(node, _LONG if is_marked else _SHORT):
            found.append((node, signs.AROUND))
    take_out(page, outer, found)


def _leads_in(page: Page, node: Node) -> bool:
    """Whether what stands above the article's body is of the article: a standfirst, a picture, a heading."""
    if node.tag in _NEVER - {"header"} or node.linked * 3 > node.letters:
        return False
    is_inside = _is_in_article(node) or any(inner is page.title_mark for inner in node.walk())
    is_shown = node.prose > 0 or node.tag in HEADINGS or node.find("figure", "img", "picture") is not None
    return (is_inside and is_shown) or is_named(node, "STANDFIRST") or (node.prose >= _SHORT and node.tag != "header")


def _belongs(node: Node, fewest: int) -> bool:
    """Whether what stands beside the article's body is more of it: running text, and no list of links."""
    return node.tag not in _NEVER and node.prose >= fewest and node.linked * 6 < node.letters


def _is_in_article(node: Node) -> bool:
    return any(_is_marked(up) for up in node.ancestors())
