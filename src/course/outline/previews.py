"""Which sections only introduce others: their sentences restate what follows, or their list names it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from course.models import BlockKind
from course.outline.heading_kinds import is_introduction_name
from course.outline.reasons import Join
from course.outline.stems import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.outline.sections import Section

_RESTATED = 0.6  # share of a sentence's content words that the section it restates has too
_RESTATED_IF_NAMED = 0.4  # the same, where the sentence has the words of the section's heading
_NEARLY_EACH = 0.75  # share of a preview's sentences that restate
_NAMED = 0.5  # share of a heading's own words that foretell it
_FEWEST_FORETOLD = 2
_MOST_WORDS = 200  # a longer section says something of its own
_MOST_WORDS_FREELY_OPENED = 80  # a section as short as this may open with a sentence of its own
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+|(?<=[。！？])|\n+")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_PAGE = re.compile(r"\s+\d{1,4}$")
_SEEN_AHEAD = 60  # sections that a preview may foretell
_SEEN_FOR_COMMON = 200  # sections, of which the words that most share are found
_FEWEST_FOR_COMMON = 3
_LONGEST_HEADING = 500  # characters that headings are compared by
_SHORT_INTRODUCTION = 120  # words
_SHORT_LEAD_IN = 40  # words above a list of headings


class _Words:
    """The stems of each section and of its heading, found when first asked for: most sections are never asked."""

    def __init__(self, sections: Sequence[Section], title: str) -> None:
        self._sections = sections
        self._told: dict[int, frozenset[str]] = {}
        self._heading: dict[int, frozenset[str]] = {}
        self.common = self._found_in_most() | stems(title)

    def told(self, index: int) -> frozenset[str]:
        """The stems of all that a section says."""
        if index not in self._told:
            self._told[index] = stems(" ".join(block.text for block in self._sections[index].blocks))
        return self._told[index]

    def heading(self, index: int) -> frozenset[str]:
        """The stems of its heading that tell it from the others."""
        if index not in self._heading:
            heading = self._sections[index].heading
            self._heading[index] = stems(heading.text) - self.common if heading else frozenset()
        return self._heading[index]

    def _found_in_most(self) -> frozenset[str]:
        """Stems that most sections share: they tell none of them apart."""
        seen = min(len(self._sections), _SEEN_FOR_COMMON)
        if seen < _FEWEST_FOR_COMMON:
            return frozenset()
        counts = Counter(stem for index in range(seen) for stem in self.told(index))
        return frozenset(stem for stem, count in counts.items() if count >= _FEWEST_FOR_COMMON and count * 2 > seen)


def find_previews(sections: Sequence[Section], title: str) -> list[Join | None]:
    """For each section, how it introduces those after it; None where it does not.

    Args:
        sections: the article's, in order.
        title: the article's; its words tell no section from another.
    """
    words = _Words(sections, title)
    named = [_headings_of(section) for section in sections]
    found: list[Join | None] = []
    for index, section in enumerate(sections):
        after = range(index + 1, min(index + 1 + _SEEN_AHEAD, len(sections)))
        if _lists_headings(section, [named[other] for other in after]):
            found.append(Join.CONTENTS)
        else:
            found.append(Join.PREVIEW if _is_preview(section, index, after, words) else None)
    return found


def introduces_by_name(sections: Sequence[Section]) -> bool:
    """Whether the first section is short, called "Introduction", and no more than running text."""
    section = sections[0]
    if len(sections) == 1 or section.heading is None or not is_introduction_name(section.heading.text):
        return False
    is_text = all(block.kind in {BlockKind.PARAGRAPH, BlockKind.CALLOUT, BlockKind.IMAGE} for block in section.content)
    return is_text and section.words <= _SHORT_INTRODUCTION


def _headings_of(section: Section) -> frozenset[str]:
    kinds = {BlockKind.HEADING, BlockKind.QUESTION}
    return frozenset(_bare(block.text) for block in section.blocks if block.kind in kinds)


def _lists_headings(section: Section, after: Sequence[frozenset[str]]) -> bool:
    """A table of contents: nearly each line of it is a later heading."""
    items = [block for block in section.content if block.kind is BlockKind.LIST_ITEM]
    said = [block for block in section.content if block.kind is BlockKind.PARAGRAPH]
    if items and sum(block.words for block in said) > _SHORT_LEAD_IN:
        return False
    lines = [_bare(line) for block in items or said for line in block.text.split("\n")]
    if len(lines) < _FEWEST_FORETOLD:
        return False
    return _name_headings(lines, after)


def holds_tips(section: Section, after: Sequence[Section]) -> bool:
    """Whether `section` has a numbered list that is more than a list of the headings after it."""
    items = [
        _bare(block.text) for block in section.blocks if block.ordinal is not None and block is not section.heading
    ]
    return len(items) > 1 and not _name_headings(items, [_headings_of(other) for other in after])


def _name_headings(lines: Sequence[str], after: Sequence[frozenset[str]]) -> bool:
    """Whether nearly each of `lines` is a heading of the sections after."""
    later = frozenset[str]().union(*after)
    named = [line for line in lines if line in later or _without_page(line) in later]
    return len(named) >= _FEWEST_FORETOLD and len(named) >= _NEARLY_EACH * len(lines)


def _without_page(line: str) -> str:
    """A line of a table of contents without the page that it ends in."""
    return _PAGE.sub("", line)


def _bare(text: str) -> str:
    first_line = text[:_LONGEST_HEADING].split("\n", 1)[0]
    return _BETWEEN_WORDS.sub(" ", first_line).strip().lower()


def _is_preview(section: Section, place: int, after: range, words: _Words) -> bool:
    if not after or not _may_preview(section):
        return False
    if not _foretold(words.told(place), after[:1], words):
        return False
    told = [block for block in section.content if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}]
    sentences = [stems(sentence) for block in told for sentence in _SENTENCE_END.split(block.text)]
    sentences = [sentence for sentence in sentences if sentence]
    if not any(_foretold(sentence, after[:1], words) for sentence in sentences):
        return False
    restated = [_restates(sentence, after, words) for sentence in sentences]
    opens_freely = all(restated[1:]) and section.words <= _MOST_WORDS_FREELY_OPENED
    if sum(restated) < _NEARLY_EACH * len(sentences) and not opens_freely:
        return False
    foretold = {index for sentence in sentences for index in _foretold(sentence, after, words)}
    return len(foretold) >= _FEWEST_FORETOLD


def _may_preview(section: Section) -> bool:
    """Whether a section is short, and of the kinds of blocks that introduce."""
    allowed = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CALLOUT, BlockKind.IMAGE}
    is_plain = all(block.kind in allowed and block.ordinal is None for block in section.content)
    return is_plain and section.words <= _MOST_WORDS


def _restates(sentence: frozenset[str], after: range, words: _Words) -> bool:
    """Whether a section after says what `sentence` says, or it names several, or says nothing but the topic."""
    if len(sentence - words.common) <= max(1, len(sentence) // 3):
        return True
    named = _foretold(sentence, after, words)
    if len(named) >= _FEWEST_FORETOLD:
        return True
    return any(
        len(sentence & words.told(index)) >= (_RESTATED_IF_NAMED if index in named else _RESTATED) * len(sentence)
        for index in after
    )


def _foretold(sentence: frozenset[str], after: range, words: _Words) -> set[int]:
    """The sections whose headings' own words `sentence` has."""
    return {
        index
        for index in after
        if (heading := words.heading(index)) and len(sentence & heading) >= max(1.0, _NAMED * len(heading))
    }
