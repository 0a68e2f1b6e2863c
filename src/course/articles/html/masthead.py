"""Beside a page's title: paths to it, rubrics, bylines, reading times, buttons. And icons, wherever they stand."""

from __future__ import annotations

import re
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from course.articles.html import call_words, signs
from course.articles.html.furniture import take_out
from course.articles.html.metadata import normal
from course.articles.html.names import is_named
from course.articles.html.nodes import HEADINGS
from course.outline.furniture import furniture_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.articles.html.furniture import Page
    from course.articles.html.nodes import Node, Text

_HIGHEST = 6  # elements around the title that are looked into
_NEAR = 12  # elements above and below the title, within each of those
_LONGEST_LINE = 80  # characters
_LONGEST_RUBRIC = 40
_LONGEST_PATH = 400
_MOST_PARTS = 60
_RUBRIC = re.compile(
    r"/(?:categor(?:y|ies|ia|ie)|kategorie?n?|catégorie|tags?|topics?|themen?|thema|sections?|rubri(?:k|que|c|ca)|"
    r"label|channel|columns?|authors?|autor(?:en)?|auteurs?|by|staff|people|contributors?)(?:/|$|\?)",
    re.IGNORECASE,
)
_TOOLS = frozenset(word.casefold() for word in call_words.TOOLS.split("|"))
_AROUND = " \t\n|·•:»›>/-–—+"
_WRAPPERS = frozenset({"div", "header", "span", "ul", "ol", "p", "section", "hgroup", "center"})
_TOPS = frozenset({"article", "main", "body"})
_SMALLEST_PICTURE = 48  # pixels on each side; a smaller one is a sign, not a picture
_ICONS = re.compile(r"/(?:icons?|sprites?|emojis?|smileys?|avatars?)/", re.IGNORECASE)


def clear_beside_title(page: Page, title: str) -> None:
    """Takes out what stands above the title and right below it, and only says where the page belongs."""
    inner = page.title_mark
    if inner is None or not _is_in_tree(inner):
        return
    said = normal(title)
    is_below = True
    for outer in islice(inner.ancestors(), _HIGHEST):
        elements = outer.elements
        place = elements.index(inner)
        for node in _until_prose(reversed(elements[max(0, place - _NEAR) : place]), said):
            _clear(page, outer, node, said, is_above=True)
        is_below = is_below and inner.prose <= _LONGEST_LINE
        for node in _until_prose(elements[place + 1 : place + 1 + _NEAR] if is_below else (), said):
            if node.tag in HEADINGS and node.letters:
                break
            _clear(page, outer, node, said, is_above=False)
        if outer.tag in _TOPS:
            return
        inner = outer


def _is_in_tree(mark: Node) -> bool:
    """Whether the title's place is still on the page, and was not in what has been taken out of it."""
    path = [mark, *mark.ancestors()]
    return all(inner in outer.children for inner, outer in pairwise(path))


def _until_prose(elements: Iterable[Node], title: str) -> Iterator[Node]:
    return takewhile(lambda node: node.prose <= _LONGEST_LINE or _is_path(node, title), elements)


def clear_icons(page: Page) -> None:
    """Takes out pictures that are signs: icons, faces of authors, what is a few pixels large."""
    pictures = [node for node in page.root.walk() if node.tag in {"img", "amp-img"} and _is_icon(node)]
    for node in pictures:
        if node.parent is not None:
            take_out(page, node.parent, [(node, signs.ICON)])


def _clear(page: Page, outer: Node, top: Node, title: str, *, is_above: bool) -> None:
    """Takes `top` out, or of what it holds all that is to go."""
    waiting = [(outer, top)]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        parent, node = waiting.pop()
        reason = "" if node in page.kept else _reason(node, title, is_above=is_above)
        if reason:
            take_out(page, parent, [(node, reason)])
        elif node.tag in _WRAPPERS and node.letters and not _has_words_of_its_own(node):
            waiting += [(node, inner) for inner in reversed(node.elements)]


def _reason(node: Node, title: str, *, is_above: bool) -> str:
    if not 0 < node.letters <= _LONGEST_PATH or is_named(node, "STANDFIRST") or node.find("figure", "img"):
        return ""
    if _is_path(node, title):
        return signs.NAVIGATION
    if node.letters > _LONGEST_LINE:
        return ""
    said = node.words().strip(_AROUND)
    if _leads_to_rubrics(node) or (is_above and _is_rubric(node)):
        return signs.ABOUT_PAGE
    if node.words().strip("|·•+ ").casefold() in _TOOLS:
        return signs.TOOLS
    return furniture_reason(said)


def _is_path(node: Node, title: str) -> bool:
    """Whether `node` is a way down to this page: links, and the title as the last of them."""
    if not 0 < node.linked < node.letters <= _LONGEST_PATH or not title:
        return False
    last = _last_words(node)
    return normal(last) == title and node.letters - node.linked - len(last) <= len(node.children) * 3


def _last_words(node: Node) -> str:
    """The words of the last element, or of the text, that says anything."""
    while True:
        last = next((child for child in reversed(node.children) if _says(child)), None)
        if last is None or isinstance(last, str):
            return last.strip() if isinstance(last, str) else ""
        if not any(_says(child) for child in last.children if not isinstance(child, str)):
            return last.words()
        node = last


def _says(child: Node | Text) -> bool:
    return bool(child.strip()) if isinstance(child, str) else child.letters > 0


def _links(node: Node) -> Iterator[Node]:
    return (inner for inner in islice(node.walk(), _MOST_PARTS) if inner.tag == "a" and inner.letters)


def _leads_to_rubrics(node: Node) -> bool:
    """Whether `node` says nothing but links to rubrics, or to who wrote it."""
    links = [*_links(node)]
    if not links or node.linked < sum(map(len, node.words().strip(_AROUND).split())) * 0.8:
        return False
    return all(
        {"tag", "category", "author"} & {*link.get("rel").split()} or _RUBRIC.search(link.get("href")) for link in links
    )


def _is_rubric(node: Node) -> bool:
    """Whether a few words above the title may be no more than a rubric."""
    return (
        node.letters <= _LONGEST_RUBRIC
        and not node.prose
        and (node.tag not in {"li", "td"})
        and (_is_line(node) or node.linked > 0)
    )


def _is_line(node: Node) -> bool:
    return not any(
        inner.letters and inner.tag not in {"a", "span", "b", "strong", "em", "i"} for inner in node.elements
    )


def _has_words_of_its_own(node: Node) -> bool:
    return any(isinstance(child, str) and any(map(str.isalnum, child)) for child in node.children)


def _is_icon(node: Node) -> bool:
    if any(isinstance(near, str) and near.strip() for near in (node.parent.children if node.parent else ())):
        return False  # in a line of text it may stand for a word
    if any(up.tag in {"td", "th", "figure"} for up in islice(node.ancestors(), 3)):
        return False
    around = [node, *islice(node.ancestors(), 1)]
    sizes = [node.get(name).removesuffix("px") for name in ("width", "height")]
    is_small = all(size.isascii() and size.isdigit() and int(size[:6]) <= _SMALLEST_PICTURE for size in sizes)
    return (
        is_small or any(is_named(near, "ICONS") for near in around) or _ICONS.search(node.get("src")[:500]) is not None
    )
