"""What of a page is no part of its article: found by tag, role, names and links, and taken out of the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.articles.html import signs
from course.articles.html.metadata import normal
from course.articles.html.names import furniture_sign, is_named
from course.articles.html.nodes import HEADINGS, SILENT, Node
from course.articles.labels import callout_label, is_question

if TYPE_CHECKING:
    from collections.abc import Collection

_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:table of )?contents|in this (?:article|guide|post)|on this page|(?:jump|skip) to(?: section)?|overview|inhalt(?:sverzeichnis)?|"
    r"auf dieser seite|sommaire|table des matières|au sommaire|índice|contenidos?|tabla de contenidos?|en este artículo|indice|"
    r"(?:جدول )?المحتويات|في هذا المقال|目次|この記事の(?:内容|目次)|目录|содержание|inhoud(?:sopgave)?",
    re.IGNORECASE,
)
_MOST = {signs.COMMENTS: 0.95, signs.HIDDEN: 0.5, signs.OTHER_PAGES: 0.6, signs.SIDE: 0.5, signs.FORM: 0.3}
_MOST_OF_ANY = 0.4  # of the page's prose in one piece of furniture; more is the article, whatever it is called
_LITTLE = 160  # characters of prose that furniture with a doubtful name may hold
_LINKED = 0.5  # the part of an element's letters that is links, from which it is a list of them
_FEWEST_ENTRIES = 2  # of a table of contents
_LONG_CALLOUT = 1500  # characters; an aside with more is a part of the page


@dataclass(slots=True)
class Page:
    """What is known of a page before its furniture is looked for."""

    root: Node
    kept: Collection[Node]  # never furniture, nor what is around them: notes
    questions: Collection[str] = ()  # known ones, as `normal` has them
    ids: Collection[str] = ()
    found: list[tuple[Node, str]] = field(default_factory=list)  # what was taken out, and why

    @property
    def prose(self) -> int:
        """Characters of running text on the whole page."""
        return self.root.prose


def prune(page: Page) -> None:
    """Takes all furniture out of the tree, the largest pieces first, into `page.found`."""
    whole = max(page.prose, 1)
    around_kept = {up for node in page.kept for up in (node, *node.ancestors())}
    _Pruner(page, whole, around_kept).visit(page.root)


def take_out(page: Page, node: Node, reason: str) -> None:
    """Takes `node` out of the tree; what says nothing goes without a word."""
    parent = node.parent
    if parent is None:
        return
    parent.children = [child for child in parent.children if child is not node]
    for up in node.ancestors():
        up.letters -= node.letters
        up.linked -= node.linked
        up.prose -= node.prose
    if node.letters:
        page.found.append((node, reason))


class _Pruner:
    def __init__(self, page: Page, whole: int, around_kept: Collection[Node]) -> None:
        self._page = page
        self._whole = whole
        self._kept = around_kept

    def visit(self, top: Node) -> None:
        """Goes down from `top`; what is furniture goes, and nothing inside it is looked at."""
        waiting = [top]
        while waiting:
            node = waiting.pop()
            gone = False
            inner: list[Node] = []
            for child in list(node.elements):
                if child.tag in SILENT:
                    continue
                reason = "" if child in self._kept else self._reason(child)
                if reason:
                    gone = True
                    if reason == signs.CONTENTS:
                        _take_label(self._page, child)
                    take_out(self._page, child, reason)
                else:
                    inner.append(child)
            waiting.extend(reversed(inner))
            del gone

    def _reason(self, node: Node) -> str:
        reason, is_weak = self._sign(node)
        if not reason:
            return signs.CONTENTS if self._is_contents(node) else ""
        if is_weak and node.prose > _LITTLE and node.linked < node.letters * _LINKED:
            return ""
        if node.prose > self._whole * _MOST.get(reason, _MOST_OF_ANY) and node.prose > _LITTLE:
            return ""
        return signs.CONTENTS if reason == signs.NAVIGATION and self._is_contents(node) else reason

    def _sign(self, node: Node) -> tuple[str, bool]:
        """Why `node` may be furniture, by the surest sign, and whether that sign is a weak one."""
        if _is_hidden(node):
            return ("", False) if self._is_answer(node) else (signs.HIDDEN, False)
        role = signs.REASON_OF_ROLE.get(node.get("role"), "") if "role" in node.attributes else ""
        if role and role not in {signs.SIDE, signs.HEADER, signs.TOOLS}:
            return role, False
        named = furniture_sign(node)
        tag = node.tag
        if tag in {"body", "main", "article"} or tag in HEADINGS:
            return (
                (named if tag in HEADINGS and named[0] in {signs.OTHER_PAGES, signs.COMMENTS} else "", False)[0:2]
                if False
                else ("", False)
            )
        if tag in _BY_TAG:
            return _BY_TAG[tag](self, node, named)
        if named[0] and (is_named(node, "CALLOUT") or is_named(node, "FOOTNOTE")) and named[1]:
            return "", False
        return named if named[0] else (role, True)

    def _of_form(self, node: Node, named: tuple[str, bool]) -> tuple[str, bool]:
        if named[0]:
            return named
        fields = {inner.get("type").lower() for inner in node.walk() if inner.tag == "input"}
        if "search" in fields or node.get("role") == "search":
            return signs.SEARCH, False
        if node.find("textarea"):
            return signs.FORM, False
        return (signs.NEWSLETTER if "email" in fields else signs.FORM), False

    def _of_button(self, node: Node, _named: tuple[str, bool]) -> tuple[str, bool]:
        said = node.words()
        opens = "aria-controls" in node.attributes or "aria-expanded" in node.attributes or is_named(node, "ANSWERS")
        is_heading = any(up.tag in HEADINGS or up.tag in {"summary", "dt"} for up in list(node.ancestors())[:2])
        if is_heading or is_question(said) or normal(said) in self._page.questions or (opens and len(said) > 25):
            return "", False
        return signs.TOOLS, False

    def _of_header(self, node: Node, named: tuple[str, bool]) -> tuple[str, bool]:
        """The header of the page; those of an article and its sections are judged part by part."""
        if named[0] and named[0] != signs.ABOUT_PAGE:
            return named
        is_inside = any(up.tag in {"article", "main", "section"} for up in node.ancestors())
        if is_inside or (node.find("h1", "h2") and not node.find("nav") and node.linked < node.letters * _LINKED):
            return named
        return signs.HEADER, False

    def _of_footer(self, node: Node, named: tuple[str, bool]) -> tuple[str, bool]:
        is_of_quote = any(up.tag in {"blockquote", "figure"} for up in node.ancestors())
        return ("", False) if is_of_quote else (named if named[0] and not named[1] else (signs.FOOTER, False))

    def _of_aside(self, node: Node, named: tuple[str, bool]) -> tuple[str, bool]:
        """A callout or pull quote in the article stays; a column beside it goes."""
        if named[0] and not named[1]:
            return named
        is_marked = (
            is_named(node, "CALLOUT")
            or is_named(node, "PULL_QUOTE")
            or node.get("role") in {"note", "doc-footnote", "doc-tip"}
        )
        is_linked = node.linked > node.letters * _LINKED or node.find("form", "nav", "input") is not None
        if (is_marked or callout_label(node.words())) and not is_linked:
            return "", False
        is_among_prose = node.parent is not None and any(
            child.tag == "p" and child.prose for child in node.parent.elements
        )
        is_said = 0 < node.prose and node.letters < _LONG_CALLOUT and node.linked < node.letters / 4
        return ("", False) if is_among_prose and is_said and not named[0] else (named[0] or signs.SIDE, False)

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
        links = [inner for inner in node.walk() if inner.tag == "a" and inner.letters]
        return len(links) >= _FEWEST_ENTRIES and all(
            link.get("href").startswith("#") and link.get("href")[1:] in self._page.ids for link in links
        )


_LISTS = frozenset({"ul", "ol", "div", "nav", "section", "aside", "details", "p", "dl"})
_BY_TAG = {
    "form": _Pruner._of_form,  # noqa: SLF001 (a table of its own methods)
    "button": _Pruner._of_button,  # noqa: SLF001
    "header": _Pruner._of_header,  # noqa: SLF001
    "footer": _Pruner._of_footer,  # noqa: SLF001
    "aside": _Pruner._of_aside,  # noqa: SLF001
    **{
        tag: (lambda _pruner, _node, named, reason=reason: (named[0] or reason, False))
        for tag, reason in signs.REASON_OF_TAG.items()
        if tag not in {"form", "button", "header", "footer", "aside"}
    },
}


def _is_hidden(node: Node) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return "style" in attributes and _HIDING.search(attributes["style"][:500]) is not None


def _take_label(page: Page, contents: Node) -> None:
    """Takes out the "Contents" right above a table of contents."""
    siblings = list(contents.parent.elements) if contents.parent else []
    at = siblings.index(contents)
    label = siblings[at - 1] if at else None
    if label is not None and label.letters <= 60 and _CONTENTS.fullmatch(label.words().rstrip(":：")):
        take_out(page, label, signs.CONTENTS)
