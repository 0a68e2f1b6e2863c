"""What of a page is no part of its article: found by tag, role, names and links, and taken out of the tree."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from course.articles.html import signs
from course.articles.html.media import PICTURES
from course.articles.html.metadata import normal
from course.articles.html.names import furniture_sign, is_named, names_of
from course.articles.html.nodes import HEADINGS, SILENT, Node
from course.articles.html.offers import find_offers
from course.articles.labels import callout_label, is_question

if TYPE_CHECKING:
    from collections.abc import Collection

_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:table of )?contents|in this (?:article|guide|post)|on this page|(?:jump|skip) to(?: section)?|overview|"
    r"inhalt(?:sverzeichnis)?|auf dieser seite|sommaire|table des matières|au sommaire|índice|contenidos?|"
    r"tabla de contenidos?|en este artículo|indice|(?:جدول )?المحتويات|في هذا المقال|目次|この記事の(?:内容|目次)|"
    r"目录|содержание|inhoud(?:sopgave)?",
    re.IGNORECASE,
)
_MOST = {signs.HIDDEN: 0.5, signs.OTHER_PAGES: 0.6, signs.SIDE: 0.5, signs.FORM: 0.3}
_MOST_OF_ANY = 0.4  # of the page's prose in one piece of furniture; more is the article, whatever it is called
_SHORT_ARTICLE = 600  # characters of prose
_LITTLE = 160  # characters of prose that furniture with a doubtful name may hold
_LINKED = 0.5  # the part of an element's letters that is links, from which it is a list of them
_FEWEST_ENTRIES = 2  # of a table of contents
_CARDS = 3  # times as long is the page's own article, at least, as a card of another one
_TEXTS = frozenset({"p", "blockquote", "pre", "table", "li", "figure", "figcaption", "td", "dd", "dt"})
_LINE = 80  # characters of prose that one of these may hold where its name speaks against it
_NEAR = 6  # elements around one, in which a figure is looked for
_LINES = frozenset({"p", "li"})
_FEWEST_WEARERS = 2  # paragraphs of prose, from which the names that they share are about all of the page's text
_LONGEST_NAMES = 500  # characters of a class attribute that are looked at
_LABEL = 80  # characters of a line that only names what stands below it
_GROUPS = frozenset({"div", "section", "ul", "ol"})
_LONG_CALLOUT = 1500  # characters; an aside with more is a part of the page


@dataclass(slots=True)
class Page:
    """What is known of a page before its furniture is looked for."""

    root: Node
    kept: Collection[Node]  # never furniture, nor what is around them: notes
    questions: Collection[str] = ()  # known ones, as `normal` has them
    ids: Collection[str] = ()
    title_mark: Node | None = None  # what was left where the title stood
    found: list[tuple[Node, str]] = field(default_factory=list)  # what was taken out, and why

    @property
    def prose(self) -> int:
        """Characters of running text on the whole page."""
        return self.root.prose


def prune(page: Page) -> None:
    """Takes all furniture out of the tree, the largest pieces first, into `page.found`."""
    _Pruner(page).visit(page.root)


def take_out(page: Page, parent: Node, found: list[tuple[Node, str]]) -> None:
    """Takes what was found right inside `parent` out of the tree; what says nothing goes without a word."""
    gone = {node for node, _ in found}
    parent.children = [child for child in parent.children if child not in gone]
    letters, linked = sum(node.letters for node in gone), sum(node.linked for node in gone)
    prose = sum(node.prose for node in gone)
    for up in (parent, *parent.ancestors()) if letters else ():
        up.letters -= letters
        up.linked -= linked
        up.prose -= prose
    page.found += [(node, reason) for node, reason in found if node.letters or node.find(*PICTURES)]


class _Pruner:
    """Judges elements from the outside in."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._whole = page.root.prose
        self._kept = {up for node in page.kept for up in (node, *node.ancestors())}
        articles = [node for node in page.root.walk() if node.tag == "article"]
        self._article = max(articles, key=lambda node: node.prose, default=None)
        self._in_article = set(self._article.walk()) if self._article and len(articles) > 1 else set()
        self._around_article = {self._article, *self._article.ancestors()} if self._article else set()
        self._with_paragraphs: dict[Node, bool] = {}  # whether running text stands right inside an element
        self._plain: dict[Node, bool] = {}  # whether paragraphs stand right inside an element that are surely prose
        self._emptied: dict[Node, list[tuple[Node, str]]] = {}  # below each element, lists that all links were taken of
        self._offers = find_offers(page.root)
        self._worn = _worn_by_paragraphs(page.root)

    def visit(self, top: Node) -> None:
        """Goes down from `top`; what is furniture goes, and nothing inside it is looked at."""
        waiting = [top]
        while waiting:
            node = waiting.pop()
            elements = node.elements
            found = [(child, reason) for child in elements if (reason := self._reason(child))]
            if found:
                self._take_out(node, found)
                elements = node.elements
            waiting += [child for child in elements if child.tag not in SILENT]
        for parent, lists in self._emptied.items():
            take_out(self._page, parent, lists)

    def _take_out(self, node: Node, found: list[tuple[Node, str]]) -> None:
        labels = _labels_of_contents(node, found)
        take_out(self._page, node, [*found, *((label, signs.CONTENTS) for label in labels)])
        is_list = node.tag in _GROUPS and all(reason == signs.OTHER_PAGES for _, reason in found)
        if is_list and 0 < node.letters <= _LABEL and len(found) > 1 and node.parent is not None:
            self._emptied.setdefault(node.parent, []).append((node, signs.OTHER_PAGES))  # "You may like", and the like

    def _reason(self, node: Node) -> str:
        """Why `node` goes, "" where it stays."""
        if node in self._kept or node.tag in SILENT:
            return ""
        if node.tag == "article" and self._is_card(node):
            return signs.OTHER_PAGES
        reason, is_weak = self._sign(node)
        if not reason:
            return signs.CONTENTS if self._is_contents(node) else self._offers.get(node, "")
        is_prose = node.prose > (_LINE if node.tag in _TEXTS else _LITTLE) and node.linked < node.letters * _LINKED
        if is_prose and (is_weak or node.tag in _TEXTS):
            return ""
        if node.prose > _LITTLE and self._is_most(node, reason):
            return ""
        return signs.CONTENTS if reason == signs.NAVIGATION and self._is_contents(node) else reason

    def _is_most(self, node: Node, reason: str) -> bool:
        """Whether so much of the page's prose is in `node` that it must be the article, whatever it is called."""
        if reason == signs.COMMENTS and self._whole - node.prose > _SHORT_ARTICLE:
            return False  # there may be more of them than of the article
        return node.prose > self._whole * _MOST.get(reason, _MOST_OF_ANY)

    def _sign(self, node: Node) -> tuple[str, bool]:
        """Why `node` may be furniture, by the surest sign, and whether that sign is a weak one."""
        if _is_hidden(node):
            return ("", False) if self._is_answer(node) else (signs.HIDDEN, False)
        role = signs.REASON_OF_ROLE.get(node.get("role"), "") if "role" in node.attributes else ""
        if role and role not in {signs.SIDE, signs.HEADER, signs.TOOLS}:
            return role, False
        named = self._named(node)
        tag = node.tag
        if tag in {"body", "main", "article"} or tag in HEADINGS:
            return "", False
        if tag in _BY_TAG:
            return _BY_TAG[tag](self, node, named)
        if named[1] and is_named(node, "FOOTNOTE"):
            return "", False
        return named if named[0] else (role or signs.REASON_OF_TAG.get(tag, ""), bool(role))

    def _named(self, node: Node) -> tuple[str, bool]:
        """What its names say; a doubtful one says nothing of a sentence among paragraphs, nor where those wear it."""
        named = furniture_sign(node)
        if not named[1]:
            return named
        is_sentence = node.tag in _LINES and node.prose > node.linked
        if is_sentence and self._stands_in_prose(node.parent):
            return "", False
        if not node.letters and any(up.tag == "figure" for up in islice(node.ancestors(), _NEAR)) and node.find("img"):
            return "", False  # how a picture is laid out
        worn = self._worn.intersection(names_of(node).split())
        return furniture_sign(node, besides=worn) if worn else named

    def _is_card(self, node: Node) -> bool:
        """Whether `node` is one of the small articles beside the page's own."""
        best = self._article
        if best is None or node in self._in_article or best.prose < node.prose * _CARDS:
            return False
        return node not in self._around_article

    def of_form(self, node: Node, named: tuple[str, bool]) -> tuple[str, bool]:
        """A form, by its fields."""
        if named[0]:
            return named
        fields = {inner.get("type").lower() for inner in node.walk() if inner.tag == "input"}
        if "search" in fields or node.get("role") == "search":
            return signs.SEARCH, False
        if node.find("textarea"):
            return signs.FORM, False
        return (signs.NEWSLETTER if "email" in fields else signs.FORM), False

    def of_button(self, node: Node, _named: tuple[str, bool]) -> tuple[str, bool]:
        """A button; one that opens an answer shows the question."""
        said = node.words()
        opens = "aria-controls" in node.attributes or "aria-expanded" in node.attributes or is_named(node, "ANSWERS")
        is_heading = any(up.tag in HEADINGS or up.tag in {"summary", "dt"} for up in list(node.ancestors())[:2])
        if is_heading or is_question(said) or normal(said) in self._page.questions or (opens and len(said) > 25):
            return "", False
        return signs.TOOLS, False

    def of_header(self, node: Node, named: tuple[str, bool]) -> tuple[str, bool]:
        """The header of the page; those of an article and its sections are judged part by part."""
        if named[0] and named[0] != signs.ABOUT_PAGE:
            return named
        is_inside = any(up.tag in {"article", "main", "section"} for up in node.ancestors())
        if is_inside or (node.find("h1", "h2") and not node.find("nav") and node.linked < node.letters * _LINKED):
            return named
        return signs.HEADER, False

    def of_footer(self, node: Node, named: tuple[str, bool]) -> tuple[str, bool]:
        """The footer of the page or of an article, not of a quote."""
        is_of_quote = any(up.tag in {"blockquote", "figure"} for up in node.ancestors())
        return ("", False) if is_of_quote else (named if named[0] and not named[1] else (signs.FOOTER, False))

    def of_aside(self, node: Node, named: tuple[str, bool]) -> tuple[str, bool]:
        """A callout or pull quote in the article stays; a column beside it goes."""
        if named[0] and not named[1]:
            return named
        is_marked = (
            is_named(node, "CALLOUT")
            or is_named(node, "PULL_QUOTE")
            or node.get("role") in {"note", "doc-footnote", "doc-tip"}
        )
        is_linked = node.linked > node.letters * _LINKED
        is_called = not is_linked and (is_marked or callout_label(node.opening_words(_LABEL)))
        if is_called and node.find("form", "nav", "input") is None:
            return "", False
        is_among_prose = node.parent is not None and self._holds_paragraphs(node.parent)
        is_said = node.prose > 0 and node.letters < _LONG_CALLOUT and node.linked < node.letters / 4
        return ("", False) if is_among_prose and is_said and not named[0] else (named[0] or signs.SIDE, False)

    def _holds_paragraphs(self, node: Node) -> bool:
        known = self._with_paragraphs.get(node)
        if known is None:
            known = any(child.tag == "p" and child.prose for child in node.elements)
            self._with_paragraphs[node] = known
        return known

    def _stands_in_prose(self, parent: Node | None) -> bool:
        """Whether paragraphs that no name speaks against stand right inside `parent`."""
        if parent is None:
            return False
        known = self._plain.get(parent)
        if known is None:
            known = any(_is_plain(child) for child in parent.elements)
            self._plain[parent] = known
        return known

    def _is_answer(self, node: Node) -> bool:
        """Whether what is hidden opens at a click: the answer of an FAQ, a panel of an accordion."""
        if not node.prose:
            return False
        around = [node, *list(node.ancestors())[:3]]
        return any(
            is_named(up, "ANSWERS") or up.get("itemprop") in {"acceptedAnswer", "mainEntity"} for up in around
        ) or (node.get("role") in {"region", "tabpanel"} or "aria-labelledby" in node.attributes)

    def _is_contents(self, node: Node) -> bool:
        """Whether `node` is a list of links to places on this page."""
        if node.tag not in _LISTS or not node.linked or node.linked < node.letters * 0.7:
            return False
        addresses = [inner.get("href") for inner in node.walk() if inner.tag == "a" and inner.letters]
        parted = [address.partition("#") for address in addresses]
        pages = {before for before, _, _ in parted}  # an address may name the page that it is on
        return (
            len(parted) >= _FEWEST_ENTRIES
            and len(pages) == 1
            and all(mark and place in self._page.ids for _, mark, place in parted)
        )


_LISTS = frozenset({"ul", "ol", "div", "nav", "section", "aside", "details", "p", "dl"})
_BY_TAG = {
    "form": _Pruner.of_form,
    "button": _Pruner.of_button,
    "header": _Pruner.of_header,
    "footer": _Pruner.of_footer,
    "aside": _Pruner.of_aside,
}


def _worn_by_paragraphs(root: Node) -> frozenset[str]:
    """The names that several paragraphs of prose have in common: they say how the page's own text is shown."""
    long = (node for node in root.walk() if node.tag == "p" and node.prose > _LINE and node.linked < node.prose)
    worn = Counter(name for node in long for name in set(node.get("class")[:_LONGEST_NAMES].split()))
    return frozenset(name for name, times in worn.items() if times >= _FEWEST_WEARERS)


def _is_plain(node: Node) -> bool:
    return node.tag == "p" and node.prose > _LINE and node.linked < node.prose and not furniture_sign(node)[0]


def _is_hidden(node: Node) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return "style" in attributes and _HIDING.search(attributes["style"][:500]) is not None


def _labels_of_contents(node: Node, found: list[tuple[Node, str]]) -> list[Node]:
    """The "Contents" right above each table of contents."""
    contents = {child for child, reason in found if reason == signs.CONTENTS}
    if not contents:
        return []
    elements = [child for child in node.elements if child.letters]
    return [
        label
        for label, below in pairwise(elements)
        if below in contents and label.letters <= _LABEL and _CONTENTS.fullmatch(label.words().rstrip(":："))
    ]
