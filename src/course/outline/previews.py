"""Which sections only introduce others: their sentences restate what follows, or their list names it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.models import BlockKind
from course.outline.names import is_introduction_name
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
_SEEN_AHEAD = 60  # sections that a preview may foretell
_SHORT_INTRODUCTION = 120  # words
_SHORT_LEAD_IN = 40  # words above a list of headings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The stems of a section, and those of its heading that tell it from the others."""

    all: frozenset[str]
    heading: frozenset[str]


def find_previews(sections: Sequence[Section], title: str, *, by_name: bool) -> list[bool]:
    """For each section, whether it only introduces those after it.

    Args:
        sections: the article's, in order.
        title: the article's; its words tell no section from another.
        by_name: whether a short first section called "Introduction" does so whatever it says.
    """
    told = [stems(" ".join(block.text for block in section.blocks)) for section in sections]
    common = _common(told) | stems(title)
    words = [
        _Words(all=stem_set, heading=stems(section.heading.text) - common if section.heading else frozenset())
        for section, stem_set in zip(sections, told, strict=True)
    ]
    named = [_headings_of(section) for section in sections]
    return [
        (by_name and _introduces_by_name(section, index, len(sections)))
        or _lists_headings(section, named[index + 1 : index + 1 + _SEEN_AHEAD])
        or _is_preview(section, words[index + 1 : index + 1 + _SEEN_AHEAD], common)
        for index, section in enumerate(sections)
    ]


def _common(told: Sequence[frozenset[str]]) -> frozenset[str]:
    """Stems that most sections share: they tell none of them apart."""
    counts = Counter(stem for stem_set in told for stem in stem_set)
    return frozenset(stem for stem, count in counts.items() if count > 2 and count * 2 > len(told))


def _introduces_by_name(section: Section, index: int, count: int) -> bool:
    """A short first section called "Introduction", with no more than running text."""
    if index or count == 1 or section.heading is None or not is_introduction_name(section.heading.text):
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
    return re.sub(r"\s+\d{1,4}$", "", line)


def _bare(text: str) -> str:
    first_line = text.split("\n", 1)[0]
    return re.sub(r"[\W_]+", " ", first_line).strip().lower()


def _is_preview(section: Section, after: Sequence[_Words], common: frozenset[str]) -> bool:
    if section.words > _MOST_WORDS or not after:
        return False
    allowed = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CALLOUT, BlockKind.IMAGE}
    if any(block.kind not in allowed or block.ordinal is not None for block in section.content):
        return False
    told = [block for block in section.content if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}]
    sentences = [stems(sentence) for block in told for sentence in _SENTENCE_END.split(block.text)]
    sentences = [sentence for sentence in sentences if sentence]
    if not any(_foretold(sentence, after[:1]) for sentence in sentences):
        return False
    restated = [_restates(sentence, after, common) for sentence in sentences]
    opens_freely = all(restated[1:]) and section.words <= _MOST_WORDS_FREELY_OPENED
    if sum(restated) < _NEARLY_EACH * len(sentences) and not opens_freely:
        return False
    foretold = {index for sentence in sentences for index in _foretold(sentence, after)}
    return len(foretold) >= _FEWEST_FORETOLD


def _restates(sentence: frozenset[str], after: Sequence[_Words], common: frozenset[str]) -> bool:
    """Whether a section after says what `sentence` says, or it names several, or says nothing but the topic."""
    if len(sentence - common) <= max(1, len(sentence) // 3):
        return True
    named = _foretold(sentence, after)
    if len(named) >= _FEWEST_FORETOLD:
        return True
    return any(
        len(sentence & words.all) >= (_RESTATED_IF_NAMED if index in named else _RESTATED) * len(sentence)
        for index, words in enumerate(after)
    )


def _foretold(sentence: frozenset[str], after: Sequence[_Words]) -> set[int]:
    """The sections whose headings' own words `sentence` has."""
    return {
        index
        for index, words in enumerate(after)
        if words.heading and len(sentence & words.heading) >= max(1.0, _NAMED * len(words.heading))
    }
