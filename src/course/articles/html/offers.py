"""Calls to action and product cards among an article's paragraphs: boxes of their own that end in a button."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from course.articles.html import call_words, signs
from course.articles.html.names import is_named
from course.articles.html.nodes import HEADINGS
from course.articles.labels import callout_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.articles.html.nodes import Node

_BUYING = re.compile(call_words.BUYING, re.IGNORECASE)
_CALLING = re.compile(call_words.CALLING, re.IGNORECASE)
_AROUND = " \t\n→›»>←▶►➔➜⟶👉🛒!.…"  # what buttons have around their words
PRICE = re.compile(r"[$€£¥₹₩]\s?\d|\d[.,]\d\d\s?(?:€|\$|£|zł|kr\b|eur\b|usd\b|chf\b|円|元)", re.IGNORECASE)
_LOOKS = re.compile(r"background|border(?!-(?:collapse|spacing))|box-shadow|text-align\s*:\s*center", re.IGNORECASE)
_NOTHING = re.compile(
    r"(?:background(?:-color)?|border)\s*:\s*(?:none|transparent|0|inherit|#fff(?:fff)?|white)\b", re.IGNORECASE
)
_BUTTON = re.compile(r"background|padding|border(?!-(?:collapse|spacing))", re.IGNORECASE)
_BLOCK = re.compile(r"\bwp-(?:block|element)-(?:button|cover)")  # as WordPress calls buttons and rows of them
_BOXES = frozenset({"section", "div", "aside", "figure", "p", "center", "blockquote"})
_NEVER_WITHIN = frozenset({"pre", "table", "ol", "dl", "details", "video", "iframe"})
_LONGEST_CALL = 60  # characters of a button's words
_LONGEST_STYLE = 600  # characters of a style that are looked at
_LONGEST_OFFER = 500  # characters: a heading, two or three sentences, a button
_BESIDE = 24  # characters beside a button, such as a price
_MOST_ELEMENTS = 80  # of an offer
_MOST_CALLS = 400  # of a page with an article on it
_HIGHEST = 7  # elements around a button that may be the offer's box
_MOST_PROSE = 0.3  # of the page's running text in offers; with more, they are what it is about
_MOST_HEADINGS = 0.4  # of its headings


def find_offers(root: Node) -> Mapping[Node, str]:
    """The offers of a page, with the reason to leave each out; none where the page is made of them."""
    calls = [node for node in root.walk() if node.tag in {"a", "button"} and 0 < node.letters <= _LONGEST_CALL]
    calls = [node for node in calls if _is_call(node) and _stands_alone(node)]
    if not 0 < len(calls) <= _MOST_CALLS:
        return {}
    found: dict[Node, str] = {}
    for call in calls:
        box = next((up for up in reversed([*islice(call.ancestors(), _HIGHEST)]) if _is_offer(up, call)), None)
        if box is not None:
            found.setdefault(box, _reason(box, call))
    return {} if _are_what_it_is_about(root, found) else found


def _is_call(node: Node) -> bool:
    said = node.words().strip(_AROUND)
    return _BUYING.fullmatch(said) is not None or _CALLING.fullmatch(said) is not None


def _stands_alone(call: Node) -> bool:
    """Whether a button stands in no sentence: no words right beside it, or around what marks it as bold."""
    around = call.parent
    while around is not None and around.letters <= call.letters and around.tag not in _BOXES:
        around = around.parent
    if around is None:
        return False
    return not any(isinstance(child, str) and any(map(str.isalpha, child)) for child in around.children)


def _is_offer(node: Node, call: Node) -> bool:
    if node.tag not in _BOXES or node.letters > _LONGEST_OFFER:
        return False
    inner = [*islice(node.walk(), _MOST_ELEMENTS + 1)]
    if len(inner) > _MOST_ELEMENTS or any(part.tag in _NEVER_WITHIN for part in inner):
        return False
    if sum(part.tag in HEADINGS for part in inner) > 1 or callout_label(node.words()):
        return False
    if node.letters - call.letters <= _BESIDE and not any(part.tag in HEADINGS for part in inner):
        return _is_button(call) or _is_box(node)
    return _is_box(node)


def _is_box(node: Node) -> bool:
    """Whether `node` shows as a box of its own, by its name or by its looks."""
    style = _NOTHING.sub("", node.get("style")[:_LONGEST_STYLE])
    is_named_so = is_named(node, "OFFER") or _BLOCK.search(node.get("class")[:_LONGEST_STYLE]) is not None
    return is_named_so or (bool(style) and _LOOKS.search(style) is not None)


def _is_button(call: Node) -> bool:
    """Whether a link shows as a button, or says no more than to buy."""
    if call.tag == "button" or is_named(call, "BUTTON") or _BUTTON.search(call.get("style")[:_LONGEST_STYLE]):
        return True
    return _BUYING.fullmatch(call.words().strip(_AROUND)) is not None and call.letters < _BESIDE


def _reason(box: Node, call: Node) -> str:
    is_sold = _BUYING.fullmatch(call.words().strip(_AROUND)) or PRICE.search(box.words())
    return signs.ADVERTISEMENT if is_sold else signs.CALL


def _are_what_it_is_about(root: Node, found: Mapping[Node, str]) -> bool:
    headings = sum(node.tag in HEADINGS for node in root.walk())
    within = sum(any(part.tag in HEADINGS for part in islice(box.walk(), _MOST_ELEMENTS)) for box in found)
    return sum(box.prose for box in found) > root.prose * _MOST_PROSE or within > max(1, headings * _MOST_HEADINGS)
