"""Footnotes: which links refer to one, and which element holds its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.articles.html.names import is_named

if TYPE_CHECKING:
    from course.articles.html.nodes import Node

_MARK = re.compile(
    r"\[?\(?\s*(?:(?:note|nb|fn|n)\.?\s*)?(?P<mark>\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶#]{1,4})\s*\)?\]?[.:]?",
    re.IGNORECASE,
)
_HOLDERS = frozenset({"li", "p", "div", "aside", "dd", "td", "section", "tr"})
_LONGEST = 4000  # characters of a note; an element with more is a section that a link leads to


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a page: the link that refers to one, and the element that holds its words, with its mark."""

    references: dict[Node, str] = field(default_factory=dict)
    holders: dict[Node, str] = field(default_factory=dict)


def find_notes(root: Node) -> Notes:
    """The footnotes of the page: links that look like marks, to elements that stand further down."""
    named = [(place, node) for place, node in enumerate(root.walk()) if node.attributes]
    links = [(place, node, fragment) for place, node in named if node.tag == "a" and (fragment := _fragment(node))]
    targets = _targets(named) if links else {}
    notes = Notes()
    taken: set[str] = set()
    for place, node, fragment in links:
        target_place, target = targets.get(fragment, (0, None))
        if target is None or target_place < place or not _is_reference(node):
            continue
        holder = _holder(target)
        if holder is None or any(around in notes.holders for around in node.ancestors()):
            continue
        if holder not in notes.holders:
            notes.holders[holder] = _mark(node, taken)
            taken.add(notes.holders[holder])
        notes.references[node] = notes.holders[holder]
    return notes


def _targets(named: list[tuple[int, Node]]) -> dict[str, tuple[int, Node]]:
    """What addresses on the page lead to, by its name: its place, and the element."""
    found: dict[str, tuple[int, Node]] = {}
    for place, node in named:
        for name in (node.get("id"), node.get("name") if node.tag == "a" else ""):
            if name:
                found.setdefault(name, (place, node))
    return found


def _fragment(node: Node) -> str:
    address = node.get("href")
    return address.rpartition("#")[2] if "#" in address and len(address) < 300 else ""


def _is_reference(node: Node) -> bool:
    """A short mark, raised or named as one."""
    said = node.words()
    if not said or len(said) > 12 or _MARK.fullmatch(said) is None:
        return False
    if node.get("role") == "doc-noteref" or is_named(node, "FOOTNOTE") or node.find("sup"):
        return True
    around = list(node.ancestors())[:2]
    return any(up.tag == "sup" or is_named(up, "FOOTNOTE") for up in around) or said.startswith("[")


def _holder(target: Node) -> Node | None:
    """The element that holds the note's words: the target, or what is around an anchor."""
    for node in (target, *target.ancestors()):
        if node.tag in _HOLDERS and node.letters > 3 and (node is not target or node.tag != "td"):
            return node if node.letters <= _LONGEST else None
    return None


def _mark(node: Node, taken: set[str]) -> str:
    """The mark as the page has it; a number where it is a sign, or taken."""
    match = _MARK.fullmatch(node.words())
    said = match["mark"] if match else ""
    if said.isalnum() and said not in taken:
        return said
    number = len(taken) + 1
    return str(number) if str(number) not in taken else f"n{number}"


def leads_back(node: Node) -> bool:
    """Whether `node`, inside a note, is a link that says no more than where one came from."""
    return node.tag == "a" and "#" in node.get("href") and len(node.words()) <= 3
