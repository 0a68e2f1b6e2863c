"""Which phrase or pattern a line is, found without trying them all: it is asked for every line of an article.

A phrase is looked up whole; a pattern is tried only where the line begins with one of its words, or holds the sign that
it needs. Patterns are compiled when they are first tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from course.outline.page_words.kinds import Patterns, Phrases

_EDGES = ' \t\n:：.。…!！¡¿•·*–—|,،()[]"“”„›»>→«‹←<▶►▼↓↑~'
_JOINS = re.compile(r"(?<=.)[/&／>＞›»]")  # between two words without a space: "Home/Blog"
_SIGNS = re.compile(r"[\d›»>→«‹←|©]")
_MOST_WORDS = 45  # of a line that is looked at
_SIGNED = 44  # characters: a date, a path or a menu has its first sign among so many, if not at its end
_UNSPACED = 2  # characters of a line that are its first word in scripts without spaces


class _Candidate(NamedTuple):
    rank: int  # in the order that the tables have
    reason: str
    source: str


class _Group:
    """Patterns that need the same of a line."""

    def __init__(self) -> None:
        self.candidates: list[_Candidate] = []

    def may_hold(self, text: str) -> bool:
        """Whether one of them is `text`: asked of all at once, for most lines are none."""
        return self._any.fullmatch(text) is not None

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{each.source})" for each in self.candidates), re.IGNORECASE)


class Matcher:
    """Phrases and patterns, indexed by what a line must hold."""

    def __init__(self, phrases: Sequence[Phrases], patterns: Sequence[Patterns]) -> None:
        self._phrases = {
            folded(phrase): reason for table in phrases for reason, said in table.items() for phrase in said.split("|")
        }
        self._longest = max(len(phrase.split()) for phrase in self._phrases)
        self._by_word: dict[str, _Group] = defaultdict(_Group)
        self._holding: dict[str, _Group] = defaultdict(_Group)
        for rank, (reason, needed, source) in enumerate(_flat(patterns)):
            for word in needed.casefold().split():
                table = self._holding if word.startswith("~") else self._by_word
                table[word.removeprefix("~")].candidates.append(_Candidate(rank, reason, source))
        self._held = frozenset(word + end for word in self._holding for end in ("", ".", ",", "!"))

    def reason(self, text: str) -> str:
        """What the whole of `text` stands for; "" where it is nothing that is known."""
        lowered = text.casefold()
        words = lowered.split()
        if not words or len(words) > _MOST_WORDS:
            return ""
        if len(words) <= self._longest:
            phrase = " ".join(words).strip(_EDGES)
            found = self._phrases.get(phrase.replace("’", "'") if "’" in phrase else phrase)
            if found:
                return found
        groups = [group for group in self._groups(lowered, words) if group.may_hold(text)]
        if not groups:
            return ""
        for candidate in sorted({each for group in groups for each in group.candidates}):
            if _compiled(candidate.source).fullmatch(text):
                return candidate.reason
        return ""

    def _groups(self, lowered: str, words: Sequence[str]) -> list[_Group]:
        """The groups of patterns that `lowered` has what they need of."""
        first = words[0].strip(_EDGES) or (words[1].strip(_EDGES) if len(words) > 1 else "")
        first = _JOINS.split(first, maxsplit=1)[0]
        needed = [first] if first.isascii() else [first, first[:_UNSPACED], first[:1]]
        signs = lowered[:_SIGNED] + lowered[-1]
        if _SIGNS.search(signs):
            needed += _needed_by_signs(signs, first)
        groups = [self._by_word[word] for word in needed if word in self._by_word]
        if not self._held.isdisjoint(words):
            held = {word.strip(_EDGES) for word in words}
            groups += [self._holding[word] for word in held if word in self._holding]
        return groups


def _needed_by_signs(signs: str, first: str) -> set[str]:
    """What the tables call the signs that a line has near its ends, and a digit that its first word begins with."""
    found = set(_SIGNS.findall(signs))
    begun = {"1"} if first[:1] in found else set()
    return begun | {"#" if sign.isdigit() else "*" for sign in found}


def folded(phrase: str) -> str:
    """`phrase` as it is looked up: in one case, with plain apostrophes, without the punctuation around it."""
    return " ".join(phrase.casefold().replace("’", "'").split()).strip(_EDGES)


def phrase_set(tables: Iterable[str]) -> frozenset[str]:
    """The phrases of tables that are parted by "|", folded."""
    return frozenset(folded(phrase) for table in tables for phrase in table.split("|") if phrase)


def _flat(tables: Sequence[Patterns]) -> Iterator[tuple[str, str, str]]:
    """Reason, needed words and pattern, those of one reason together."""
    by_reason: Mapping[str, list[tuple[str, str]]] = defaultdict(list)
    for table in tables:
        for reason, patterns in table.items():
            by_reason[reason].extend(patterns)
    for reason, patterns in by_reason.items():
        for needed, source in patterns:
            yield reason, needed, source


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)
