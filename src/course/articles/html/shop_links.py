"""Things to buy between an article's paragraphs: a picture and a line that are one link to a shop that pays for it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from course.articles.html import signs
from course.articles.html.furniture import take_out
from course.articles.html.nodes import HEADINGS

if TYPE_CHECKING:
    from course.articles.html.furniture import Page
    from course.articles.html.nodes import Node

# Addresses that shops pay for.
_PAID = re.compile(
    r"https?://(?:[\w-]+\.){0,3}(?:amzn\.to|a\.co|amzn\.eu|shareasale\.com|awin1\.com|skimresources\.com|linksynergy\.com|"
    r"anrdoezrs\.net|jdoqocy\.com|dpbolvw\.net|tkqlhce\.com|kqzyfj\.com|rstyle\.me|shop-links\.co|shopmy\.us|ltk\.app|"
    r"liketk\.it|geni\.us|prf\.hn|pxf\.io|sjv\.io|7eer\.net|evyy\.net|narrativ\.com|howl\.me|avantlink\.com)/|"
    r"https?://(?:[\w-]+\.){0,3}(?:amazon|ebay|walmart|bol|fnac|otto|rakuten|coupang|aliexpress)\.[^#]{1,300}[?&]"
    r"(?:tag|campid|aff\w{0,10}|irgwc|ref_?id|af)=",
    re.IGNORECASE,
)
_PARTS = frozenset({"p", "div", "figure", "table", "section", "center"})
_LONGEST = 200  # characters of such a line
_BESIDE = 40  # of them that are no link: a label before it, a price behind it
_MOST_ELEMENTS = 40
_HIGHEST = 7  # elements around a link, that its line may stand right inside
_LINE = 80  # characters of prose that a paragraph has
_PARAGRAPHS = 3  # of the article for each thing to buy; with fewer, it is about them


def clear_shop_links(page: Page) -> None:
    """Takes out things to buy among paragraphs, unless they are what the article is about."""
    links = [node for node in page.root.walk() if node.tag == "a" and _is_paid(node)]
    for outer in dict.fromkeys(up for link in links for up in islice(link.ancestors(), _HIGHEST)):
        if sum(map(_is_paragraph, outer.elements)) >= _PARAGRAPHS:
            _clear(page, outer)


def _clear(page: Page, outer: Node) -> None:
    elements = [node for node in outer.elements if node.letters or node.find("img")]
    lines = {index: address for index, node in enumerate(elements) if (address := _paid_address(node))}
    above = {index - 1 for index, address in lines.items() if index and _shows(elements[index - 1], address)}
    if len(lines) * _PARAGRAPHS <= sum(map(_is_paragraph, elements)):
        found = [elements[index] for index in sorted({*lines, *above}) if elements[index] not in page.kept]
        take_out(page, outer, [(node, signs.ADVERTISEMENT) for node in found])


def _is_paragraph(node: Node) -> bool:
    return node.tag == "p" and node.prose > _LINE and node.linked * 2 < node.letters


def _is_paid(link: Node) -> bool:
    return _PAID.match(link.get("href")[:500]) is not None or "sponsored" in link.get("rel")


def _paid_address(node: Node) -> str:
    """Where a line leads that is no more than a link to a shop; "" for any other."""
    if node.tag not in _PARTS or not node.linked or node.letters > _LONGEST or node.letters - node.linked > _BESIDE:
        return ""
    inner = [*islice(node.walk(), _MOST_ELEMENTS)]
    if any(part.tag in HEADINGS or part.tag == "li" for part in inner):
        return ""
    links = [part for part in inner if part.tag == "a"]
    addresses = {link.get("href") for link in links}
    return addresses.pop() if len(addresses) == 1 and all(map(_is_paid, links)) else ""


def _shows(node: Node, address: str) -> bool:
    """Whether `node` is a picture that leads to `address`, with no more than a caption."""
    inner = [*islice(node.walk(), _MOST_ELEMENTS)]
    leads = node.tag in _PARTS and any(part.tag == "a" and part.get("href") == address for part in inner)
    return leads and node.letters <= _LONGEST and any(part.tag == "img" for part in inner)
