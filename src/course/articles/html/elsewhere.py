"""Among an article's paragraphs: lists of other pages and products, the next article, rules for comments."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from course.articles.html import call_words, signs
from course.articles.html.furniture import take_out
from course.articles.html.names import furniture_sign
from course.articles.html.nodes import HEADINGS
from course.articles.html.offers import PRICE
from course.outline.furniture import furniture_section_reason

if TYPE_CHECKING:
    from course.articles.html.furniture import Page
    from course.articles.html.nodes import Node

_ELSEWHERE = re.compile(call_words.ELSEWHERE, re.IGNORECASE)
_NEIGHBOUR = re.compile(call_words.NEIGHBOUR, re.IGNORECASE)
_COMMENTS = re.compile(call_words.COMMENTS, re.IGNORECASE)
_RULES = re.compile(call_words.RULES, re.IGNORECASE)
_AROUND = " \t\n-–—|:：→›»>←‹«<…"
_LONGEST_HEADING = 90  # characters
_LONGEST_LIST = 3000  # characters of links below a heading that announces them
_LINKED = 0.5  # of a list's letters, that links hold at least
_LONGEST_ENTRY = 200  # characters of prose beside the links of one list
_LONGEST_TEASER = 600  # characters of the next and the last article
_LONGEST_RULES = 1200
_LONGEST_CARD = 160
_FEWEST_CARDS = 3
_MOST_OF_CARD = 40  # elements
_GROUPS = frozenset({"div", "section", "aside", "ul", "ol"})
_TITLES = frozenset({*HEADINGS, "p", "div"})


def clear_elsewhere(page: Page) -> None:
    """Takes out what leads elsewhere, once furniture is out that names and tags tell."""
    for node in [*page.root.walk()]:
        if not node.linked:
            continue
        elements = node.elements
        if found := dict([*_announced(elements), *_neighbours(node, elements), *_cards(node, elements)]):
            take_out(page, node, [(child, reason) for child, reason in found.items() if child not in page.kept])


def clear_comment_rules(page: Page) -> None:
    """Takes out what stands right above readers' comments and says how they are to be written."""
    most = page.prose / 3
    places = {node for node in page.root.walk() if node.parent is not None and _holds_comments(node)}
    for parent in dict.fromkeys(node.parent for node in places):
        above: Node | None = None
        found: list[tuple[Node, str]] = []
        for node in parent.elements if parent is not None else ():
            if above is not None and node in places and above not in page.kept and _are_rules(above, most):
                found.append((above, signs.COMMENTS))
            above = node if node.letters else above
        if found and parent is not None:
            take_out(page, parent, found)


def _announced(elements: list[Node]) -> list[tuple[Node, str]]:
    """Each heading such as "Related products" with the links below it."""
    found: list[tuple[Node, str]] = []
    index = 0
    while index < len(elements):
        end = index + 1
        if _announces(elements[index]):
            end = _end_of_links(elements, end, HEADINGS.get(elements[index].tag, 6))
            if any(node.letters for node in elements[index + 1 : end]):
                found += [(node, signs.OTHER_PAGES) for node in elements[index:end]]
        index = end
    return found


def _announces(node: Node) -> bool:
    if node.tag not in _TITLES or not 0 < node.letters <= _LONGEST_HEADING:
        return False
    if node.tag not in HEADINGS and node.linked:
        return False
    if node.tag == "p" and not any(inner.tag in {"strong", "b"} for inner in node.elements):
        return False
    said = node.words().strip(_AROUND)
    return _ELSEWHERE.fullmatch(said) is not None or furniture_section_reason(said) == signs.OTHER_PAGES


def _end_of_links(elements: list[Node], start: int, level: int) -> int:
    end = start
    while end < len(elements) and HEADINGS.get(elements[end].tag, level + 1) > level:
        node = elements[end]
        beside = node.letters - node.linked
        is_list = node.linked >= node.letters * _LINKED or (beside <= _LONGEST_ENTRY and PRICE.search(node.words()))
        if node.letters and (not is_list or node.prose > _LONGEST_ENTRY or node.letters > _LONGEST_LIST):
            break
        end += 1
    return end


def _neighbours(parent: Node, elements: list[Node]) -> list[tuple[Node, str]]:
    """Links to the next article and the last one, each with the teaser below it."""
    found: list[tuple[Node, str]] = []
    for node in elements:
        if node.linked and _is_neighbour(node):
            is_teaser = parent.letters <= _LONGEST_TEASER and parent.tag in _GROUPS and node is elements[0]
            found += [(other, signs.NAVIGATION) for other in (elements if is_teaser else [node])]
    return found


def _is_neighbour(node: Node) -> bool:
    is_line = node.letters <= _LONGEST_HEADING and node.linked >= node.letters * 0.9
    return is_line and _NEIGHBOUR.match(node.words().strip(_AROUND)) is not None


def _cards(parent: Node, elements: list[Node]) -> list[tuple[Node, str]]:
    """Things to buy, side by side: each a picture, a short link and a price."""
    shown = [node for node in elements if node.letters]
    if parent.tag not in _GROUPS or len(shown) < _FEWEST_CARDS or not all(_is_card(node) for node in shown):
        return []
    return [(node, signs.ADVERTISEMENT) for node in elements]


def _is_card(node: Node) -> bool:
    if not node.linked or node.letters > _LONGEST_CARD or node.prose > _LONGEST_CARD // 2:
        return False
    has_picture = any(inner.tag in {"img", "picture"} for inner in islice(node.walk(), _MOST_OF_CARD))
    return has_picture and PRICE.search(node.words()) is not None


def _holds_comments(node: Node) -> bool:
    if node.attributes and furniture_sign(node)[0] == signs.COMMENTS:
        return True
    said = node.words().strip(_AROUND) if node.tag in HEADINGS and node.letters <= _LONGEST_HEADING else ""
    if said and furniture_section_reason(said) == signs.COMMENTS:
        return True
    return node.tag == "form" and any(inner.tag == "textarea" for inner in islice(node.walk(), _MOST_OF_CARD))


def _are_rules(node: Node, most: float) -> bool:
    if node.letters > _LONGEST_RULES or node.prose > most or node.tag in HEADINGS:
        return False
    said = node.words()
    return _COMMENTS.search(said) is not None and _RULES.search(said) is not None
