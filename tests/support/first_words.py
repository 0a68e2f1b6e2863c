"""The words that a regular expression may begin with, read off its parse tree."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_parser: Any = importlib.import_module("re._parser")
_EDGES = frozenset(' \t\n:：.。…!！¡¿•·*–—|,،()[]"“”„›»>→«‹←<▶►▼↓↑~')
_JOINS = frozenset("/&／＞>›»")  # two words without a space
DIGIT = "1"


def first_words(source: str) -> frozenset[str]:
    """The first words, in one case and without punctuation around them; "1" for a number, "" for anything."""
    return frozenset(word for word, _ in _walk(list(_parser.parse(source, re.IGNORECASE)), ""))


def _walk(tree: Sequence[Any], begun: str) -> Iterator[tuple[str, bool]]:
    """Each word that `tree` may begin with after the letters `begun`, and whether it ends in there."""
    states = {(begun, False)}
    for operation, argument in tree:
        after: set[tuple[str, bool]] = set()
        for word, is_ended in states:
            after |= {(word, True)} if is_ended else set(_step(str(operation), argument, word))
        states = after
    yield from states


def _step(operation: str, argument: Any, word: str) -> Iterator[tuple[str, bool]]:
    match operation:
        case "LITERAL":
            yield _with(word, chr(argument))
        case "BRANCH":
            for branch in argument[1]:
                yield from _walk(list(branch), word)
        case "SUBPATTERN":
            yield from _walk(list(argument[-1]), word)
        case "MAX_REPEAT" | "MIN_REPEAT":
            if argument[0] == 0:
                yield word, False
            yield from _walk(list(argument[2]), word)
        case "IN":
            yield from _of_class(argument, word)
        case "ASSERT" | "ASSERT_NOT":
            yield word, False
        case _:  # any character, a boundary, what is not a letter
            yield word, True


def _of_class(members: Sequence[tuple[Any, Any]], word: str) -> Iterator[tuple[str, bool]]:
    for kind, value in members:
        match str(kind), str(value):
            case "LITERAL", _:
                yield _with(word, chr(value))
            case "CATEGORY", "CATEGORY_DIGIT":
                yield (word or DIGIT), True
            case "CATEGORY", "CATEGORY_SPACE":
                yield word, bool(word)
            case _:
                yield word, True


def _with(word: str, letter: str) -> tuple[str, bool]:
    if letter in _EDGES and (letter in " \t\n" or not word):
        return word, bool(word)
    if letter in _EDGES | _JOINS:
        return word, True
    return word + letter.casefold(), False
