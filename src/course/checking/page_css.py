"""The style sheets of an email: rules with the screens they are for, and declarations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GROUPS = frozenset({"media", "supports", "layer", "container"})  # at-rules that hold rules
_DEEPEST = 4  # groups in one another
_DEEPEST_BRACKETS = 60
_BRACKETS = re.compile(r"[()\[\]{}]")
MOST_SELECTORS = 20_000
_LONGEST_SELECTOR = 100  # simple selectors and combinators
_DEEPEST_SELECTOR = 3  # `:not(:is(a))` is two
_WIDTH = 600  # px: the screen that colours are looked at on


class Scheme(StrEnum):
    """What a reader's screen is set to."""

    LIGHT = "light"
    DARK = "dark"


class Declaration(NamedTuple):
    """One property set to a value."""

    name: str  # lower case
    value: str  # as written, without comments
    important: bool
    line: int  # of the page; 0 where it stands in a `style` attribute


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRule:
    """A selector and what it sets, with the conditions around it."""

    selector: str
    prelude: tuple[Any, ...]  # tokens of the selector
    declarations: tuple[Declaration, ...]
    media: tuple[str, ...]  # the queries of every `@media` around it, and of its `<style>`
    line: int  # of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheet:
    """One `<style>`."""

    text: str
    line: int  # where it begins, in the page
    media: str
    rules: tuple[StyleRule, ...]
    at_rules: tuple[tuple[str, str, int], ...]  # name, prelude, line of the page
    mistakes: tuple[tuple[str, int], ...]  # what cannot be read, and the line of the page


def read_sheet(text: str, line: int, media: str = "", most: int = MOST_SELECTORS) -> StyleSheet:
    """The style sheet in a `<style>`.

    Args:
        text: what stands in it.
        line: where it begins.
        media: what it is for.
        most: selectors that are read; the rules beyond are left out, and told as a mistake.
    """
    reading = _Reading(line, most)
    if _is_too_deep(text):
        reading.mistakes.append(("brackets are nested too deep", line))
    nodes = tinycss2.parse_stylesheet("" if reading.mistakes else text, skip_comments=True, skip_whitespace=True)
    reading.rules_of(nodes, (media,) if media else (), 0)
    return StyleSheet(
        text=text,
        line=line,
        media=media,
        rules=tuple(reading.rules),
        at_rules=tuple(reading.at_rules),
        mistakes=tuple(reading.mistakes),
    )


def read_declarations(content: str | Sequence[Any], line: int = 0) -> tuple[Declaration, ...]:
    """What a `style` attribute, or the inside of a rule, sets; what cannot be read is left out."""
    if isinstance(content, str):
        return _read_attribute(content)
    return _declarations(content, line)


@lru_cache(maxsize=2048)  # the same few hundred times on one page
def _read_attribute(content: str) -> tuple[Declaration, ...]:
    return () if _is_too_deep(content) else _declarations(content, 0)


def _declarations(content: str | Sequence[Any], line: int) -> tuple[Declaration, ...]:
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return tuple(
        Declaration(
            node.lower_name,
            tinycss2.serialize([token for token in node.value if token.type != "comment"]).strip(),
            node.important,
            line + node.source_line - 1 if line else 0,
        )
        for node in nodes
        if node.type == "declaration"
    )


def _is_too_deep(text: str) -> bool:
    """Whether brackets stand in one another so deep that no one wrote them for a mail program."""
    depth = 0
    for bracket in _BRACKETS.findall(text):
        depth = depth + 1 if bracket in "([{" else max(depth - 1, 0)
        if depth > _DEEPEST_BRACKETS:
            return True
    return False


def selector_count(prelude: Sequence[Any]) -> int:
    """How many selectors stand before the braces of a rule."""
    return 1 + sum(1 for token in prelude if token.type == "literal" and token.value == ",")


def _is_endless(prelude: Sequence[Any]) -> bool:
    """Whether a selector is one whose reading takes more stack or time than it is worth."""
    waiting = [(list(prelude), 0)]
    while waiting:
        tokens, depth = waiting.pop()
        length = 0
        for token in tokens:
            length = 0 if token.type == "literal" and token.value == "," else length + 1
            if length > 2 * _LONGEST_SELECTOR:
                return True
            if token.type in {"function", "() block"}:
                if depth == _DEEPEST_SELECTOR:
                    return True
                waiting.append((token.arguments if token.type == "function" else token.content, depth + 1))
    return False


class _Reading:
    """Collects the rules of one sheet."""

    def __init__(self, line: int, most: int) -> None:
        self._left = most
        self.rules: list[StyleRule] = []
        self.at_rules: list[tuple[str, str, int]] = []
        self.mistakes: list[tuple[str, int]] = []
        self._line = line

    def rules_of(self, nodes: Sequence[Any], media: tuple[str, ...], depth: int) -> None:
        """Put the rules among `nodes` into the lists."""
        for node in nodes:
            line = self._line + node.source_line - 1
            if self._left < 0:
                return
            if node.type == "error":
                self.mistakes.append((node.message, line))
            elif node.type == "qualified-rule":
                self._qualified(node, media, line)
            elif node.type == "at-rule":
                self._at_rule(node, media, depth, line)

    def _qualified(self, node: Any, media: tuple[str, ...], line: int) -> None:
        self._left -= selector_count(node.prelude)
        if self._left < 0:
            self.mistakes.append(("it has more rules than can be looked at on so large a page", line))
        elif _is_endless(node.prelude):
            self.mistakes.append(("a selector is longer or nested deeper than mail programs read", line))
        else:
            self.rules.append(self._rule(node, media, line))

    def _rule(self, node: Any, media: tuple[str, ...], line: int) -> StyleRule:
        if any(part.type == "literal" and part.value == ";" for part in node.prelude):
            self.mistakes.append(("a declaration stands outside of braces", line))
        return StyleRule(
            selector=tinycss2.serialize(node.prelude).strip(),
            prelude=tuple(node.prelude),
            declarations=read_declarations(node.content, self._line),
            media=media,
            line=line,
        )

    def _at_rule(self, node: Any, media: tuple[str, ...], depth: int, line: int) -> None:
        prelude = tinycss2.serialize(node.prelude).strip()
        self.at_rules.append((node.lower_at_keyword, prelude, line))
        if node.content is None or node.lower_at_keyword not in _GROUPS or depth >= _DEEPEST:
            return
        inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        queries = (*media, prelude) if node.lower_at_keyword == "media" else media
        self.rules_of(inner, queries, depth + 1)


# --- media queries --------------------------------------------------------------------------------------------


def applies(media: Sequence[str], scheme: Scheme) -> bool:
    """Whether rules within all of `media` count on a wide screen set to `scheme`."""
    return all(any(_query(query, scheme) for query in queries.lower().split(",")) for queries in media)


def _query(query: str, scheme: Scheme) -> bool:
    words = " ".join(query.replace("(", " ( ").replace(")", " ) ").split())
    if "not " in words or "print" in words:
        return False
    return all(_feature(feature, scheme) for feature in _features(words))


def _features(words: str) -> Iterator[str]:
    for piece in words.split("(")[1:]:
        yield piece.partition(")")[0].strip()


def _feature(feature: str, scheme: Scheme) -> bool:
    name, _, value = (part.strip() for part in feature.partition(":"))
    if name == "prefers-color-scheme":
        return value == scheme
    if name == "min-width":
        digits = value.removesuffix("px")
        return digits.isdecimal() and int(digits) <= _WIDTH
    return False
