"""What an element's class names and id say it is, by whole words: "share" is not in "shareholder"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from course.articles.html import signs

if TYPE_CHECKING:
    from collections.abc import Collection

    from course.articles.html.nodes import Node

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST = 500  # characters; style systems put hundreds of names on one element, all about looks
_MOST_WORDS = 4  # in one entry of a table


def _cut(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(name))


_TABLES = {
    table: frozenset(_cut(name) for name in getattr(signs, table).split())
    for table in (
        "CONTENT",
        "TITLE",
        "STANDFIRST",
        "CALLOUT",
        "PULL_QUOTE",
        "ANSWERS",
        "FOOTNOTE",
        "CAPTION",
        "OFFER",
        "BUTTON",
        "ICONS",
    )
}
_FURNITURE = {
    _cut(name): (reason, name in signs.WEAK) for reason, table in signs.NAMES.items() for name in table.split()
}
# Names that say how something looks or what is near it, not what it is: "has-sidebar", "no-comments".
_ABOUT_OTHERS = frozenset({"has", "no", "with", "without", "is", "not", "hide", "show", "js", "wp", "tag", "category"})


def furniture_sign(node: Node, *, besides: Collection[str] = ()) -> tuple[str, bool]:
    """The reason that its names give for leaving `node` out, "" for none; and whether prose speaks against it.

    Args:
        node: an element.
        besides: names of it that say nothing.
    """
    names = names_of(node)
    return _furniture(" ".join(name for name in names.split() if name not in besides) if besides else names)


def is_named(node: Node, table: str) -> bool:
    """Whether a name of `node` is, by whole words, one of the table of `course.articles.html.signs`."""
    names = names_of(node)
    return bool(names) and table in _tables(names)


def names_of(node: Node) -> str:
    """Its class names and id, parted by spaces."""
    attributes = node.attributes
    if not attributes:
        return ""
    name = attributes.get("class", "")
    if "id" in attributes:
        name = f"{name} {attributes['id']}"
    return name[:_LONGEST]


@lru_cache(maxsize=8192)
def _furniture(names: str) -> tuple[str, bool]:
    weak = ("", False)
    for words in _words(names):
        if words[0] in _ABOUT_OTHERS:
            continue
        for run in _runs(words):
            found = _FURNITURE.get(run)
            if found and not found[1]:
                return found
            weak = found or weak
    return weak


@lru_cache(maxsize=8192)
def _tables(names: str) -> Collection[str]:
    runs = {run for words in _words(names) if words[0] not in _ABOUT_OTHERS for run in _runs(words)}
    return frozenset(name for name, table in _TABLES.items() if not table.isdisjoint(runs))


def _words(names: str) -> list[tuple[str, ...]]:
    found = (_cut(name) for name in names.split())
    return [words for words in found if words]


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All words in a row of up to `_MOST_WORDS`."""
    return [
        words[start : start + length]
        for length in range(1, _MOST_WORDS + 1)
        for start in range(len(words) - length + 1)
    ]
