"""An email's HTML as a tree, with what its style sheets and attributes make of each element.

Comments, Outlook's conditional ones among them, are no part of the tree: no other program shows what is in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import cssselect2
from lxml import etree, html

from course.checking.page_css import MOST_SELECTORS, Scheme, StyleSheet, read_sheet, selector_count
from course.checking.page_style import Cascade, Style, canvas, styled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_EMPTY = "<html><body></body></html>"
_MOST_MATCHES = 2_000_000  # elements times selectors; a long newsletter has a tenth of it
_SPACES = re.compile(r"\s+")
# What holds a place without being seen: joiners, soft hyphens, the figure spaces and fillers behind a preview line.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\ufeff]+")
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "figcaption"),
        *("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol"),
        *(
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
            "caption",
            "br",
            "summary",
        ),
    }
)


@dataclass(slots=True, eq=False)
class Element:
    """One element, and how it looks."""

    tag: str  # lower case
    attributes: Mapping[str, str]  # names in lower case
    line: int  # of the page, from 1
    parent: Element | None
    text: str  # what stands before its first child
    tail: str  # what stands after its end
    styles: Mapping[Scheme, Style]
    display: Mapping[Scheme, str]
    children: list[Element] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute, "" where it has none."""
        return self.attributes.get(name, "")

    @property
    def hidden(self) -> bool:
        """Whether nobody sees it on a light screen."""
        return self.styles[Scheme.LIGHT].hidden

    def above(self) -> Iterator[Element]:
        """What it stands in, from the inside out."""
        outer = self.parent
        while outer is not None:
            yield outer
            outer = outer.parent

    def inner(self) -> Iterator[Element]:
        """What stands in it, in order."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += element.children[::-1]

    def pieces(self, *, shown: bool = True) -> Iterator[tuple[Element, str]]:
        """Its text piece by piece, each with the element that it stands in directly.

        Args:
            shown: whether to leave out what is hidden.
        """
        waiting: list[tuple[Element, str | None]] = [(self, None)]
        while waiting:
            element, text = waiting.pop()
            if text is not None:
                yield element, text
                continue
            if shown and element.hidden:
                continue
            if element.text:
                yield element, element.text
            for child in reversed(element.children):
                if child.tail:
                    waiting.append((element, f" {child.tail}" if child.tag in _BLOCKS else child.tail))
                waiting.append((child, None))

    def words(self, *, shown: bool = True) -> str:
        """Its text in one line."""
        parts: list[str] = []
        last = self
        for element, text in self.pieces(shown=shown):
            if element is not last and _block_of(element) is not _block_of(last):
                parts.append(" ")
            parts.append(text)
            last = element
        return plain("".join(parts))


def plain(text: str) -> str:
    """`text` in one line, without what cannot be seen."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


class Page:
    """One email's HTML, parsed when first asked for."""

    def __init__(self, html: str) -> None:
        self.html = html

    @cached_property
    def root(self) -> Element:
        """The `html` element."""
        node = _parsed(self.html)
        return _built(node, Cascade(self.sheets), is_dark=self.has_dark_canvas)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All elements, in order."""
        return (self.root, *self.root.inner())

    def all(self, *tags: str) -> list[Element]:
        """The elements of these names, in order."""
        return [element for element in self.elements if element.tag in tags]

    @cached_property
    def body(self) -> Element:
        """The `body`, the whole where there is none."""
        return next((element for element in self.elements if element.tag == "body"), self.root)

    @cached_property
    def words(self) -> str:
        """What can be read on it, in one line."""
        return self.body.words()

    @cached_property
    def sheets(self) -> tuple[StyleSheet, ...]:
        """Its style sheets."""
        root = _parsed(self.html)
        left = min(_MOST_MATCHES // max(sum(1 for _ in root.iter()), 1), MOST_SELECTORS)
        sheets: list[StyleSheet] = []
        for node in root.iter("style"):
            sheet = read_sheet(node.text or "", _line(node), node.get("media", ""), max(left, 0))
            left -= sum(selector_count(rule.prelude) for rule in sheet.rules)
            sheets.append(sheet)
        return tuple(sheets)

    @cached_property
    def has_dark_scheme(self) -> bool:
        """Whether it says how it looks on a dark screen."""
        rules = (rule for sheet in self.sheets for rule in sheet.rules)
        return self.has_dark_canvas or any(
            "prefers-color-scheme" in query.lower() for rule in rules for query in rule.media
        )

    @cached_property
    def has_dark_canvas(self) -> bool:
        """Whether it lets programs paint what it does not paint dark."""
        metas = (
            node.get("content", "")
            for node in _parsed(self.html).iter("meta")
            if node.get("name", "").lower() == "color-scheme"
        )
        return any("dark" in content.lower() for content in metas)

    @cached_property
    def blocks(self) -> tuple[tuple[Element, str], ...]:
        """What can be read on it, block by block: the first element of each that has words, and its words."""
        found: list[tuple[Element, list[str]]] = []
        last: Element | None = None
        for element, text in self.body.pieces():
            block = _block_of(element)
            if block is not last:
                found.append((element, []))
                last = block
            found[-1][1].append(text)
        joined = ((element, plain("".join(texts))) for element, texts in found)
        return tuple((element, words) for element, words in joined if words)


def _block_of(element: Element) -> Element:
    while element.tag not in _BLOCKS and element.parent is not None:
        element = element.parent
    return element


def _parsed(text: str) -> Any:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        return html.document_fromstring(text.encode("utf-8", "replace") if text.strip() else _EMPTY, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.document_fromstring(_EMPTY)


def _line(node: Any) -> int:
    return int(node.sourceline or 1)


def _built(root: Any, cascade: Cascade, *, is_dark: bool) -> Element:
    start = {Scheme.LIGHT: canvas(is_dark=False), Scheme.DARK: canvas(is_dark=is_dark)}
    top: Element | None = None
    waiting: list[tuple[Any, Element | None]] = [(cssselect2.ElementWrapper.from_html_root(root), None)]
    while waiting:
        wrapped, parent = waiting.pop()
        element = _element(wrapped, parent, parent.styles if parent else start, cascade)
        if parent is None:
            top = element
        else:
            parent.children.append(element)
        waiting += [(child, element) for child in reversed(list(wrapped.iter_children()))]
    if top is None:  # pragma: no cover (a root is always there)
        raise ValueError("a page has a root")
    return top


def _element(wrapped: Any, parent: Element | None, outer: Mapping[Scheme, Style], cascade: Cascade) -> Element:
    node = wrapped.etree_element
    tag = str(node.tag).lower()
    attributes = {str(name).lower(): str(value) for name, value in node.attrib.items()}
    values = cascade.settings(wrapped, attributes, tag)
    is_link = tag == "a" and "href" in attributes
    return Element(
        tag=tag,
        attributes=attributes,
        line=_line(node),
        parent=parent,
        text=node.text or "",
        tail=node.tail or "",
        styles={scheme: styled(tag, values[scheme], outer[scheme], is_link=is_link) for scheme in Scheme},
        display={scheme: values[scheme].get("display", "") for scheme in Scheme},
    )
