"""Subject lines: what each day is called where it meets its reader first. No two of a course are the same."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from course.lessons.capitals import Capitals
from course.lessons.leaning import leans, points_back
from course.lessons.material import Derived, block_of_title, names_of, sentences_of, without_number
from course.lessons.shortening import columns, cut_at_clause, cut_at_word, joined, labelled, tidy_end
from course.lessons.telling import counts_time, is_fragment, says_something, tells
from course.models import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.models import PlannedLesson

LONGEST_SUBJECT = 60  # columns: what inboxes show on a wide screen
_SAYS_LITTLE = 20  # columns of a title, such as "Tips", that leaves open what of
_ASKS_LITTLE = 30  # the same of "Frequently Asked Questions"
_BETWEEN = " · "
_COUNTED = re.compile(r"\s\(\d+(?:[–-]\d+)?\)$")  # how an outline tells days apart that share a name
_LOOKED_AT = 40  # sentences
_ENDING = re.compile(r"(?<=[^\W\d_]{3})[.。]$")
_GAP = re.compile(r"[^\S\u00a0]+")  # a no-break space stays: French has it before its colon
_COLON = re.compile(r"[:：]\s*$")


def find_subjects(planned: Sequence[PlannedLesson], language: str = "") -> list[Derived]:
    """A subject for each day, at most 60 columns, whole words.

    Each is the day's title where that fits and says enough; else the names of its tips or questions, a clause of the
    title, or its first words. Words in capitals are written as the article's prose writes them.

    Args:
        planned: all days of the course, in order.
        language: of the article, for the colon between a label and what it names.
    """
    headings = {block.text for plan in planned for block in plan.blocks if block.kind is BlockKind.HEADING}
    capitals = Capitals(planned)
    found: list[Derived] = []
    taken: set[str] = set()
    for plan in planned:
        candidates = [candidate.polished() for candidate in _Day(plan, headings, capitals, language).candidates()]
        free = (one for one in candidates if one.text.casefold() not in taken)
        chosen = next(free, None) or _numbered(candidates[0], taken)
        taken.add(chosen.text.casefold())
        found.append(chosen)
    return found


class _Day:
    """One day's names, as they may stand in a subject."""

    def __init__(self, plan: PlannedLesson, headings: set[str], capitals: Capitals, language: str) -> None:
        plain = " ".join(plan.title.split())
        self._plan = plan
        self._language = language
        self._is_counted = plan.title not in headings and _COUNTED.search(plain) is not None
        self._title = capitals.lowered(_COUNTED.sub("", plain) if self._is_counted else plain)
        self._label = _COLON.sub("", self._title)
        self._is_heading = plan.title in headings
        self._names = [(capitals.lowered(name), block) for name, block in names_of(plan) if not counts_time(name)]

    def candidates(self) -> list[Derived]:
        """Subjects, the best first; at least one."""
        block = block_of_title(self._plan)
        of_items = self._of_items()
        return [
            *(of_items if self._is_counted else []),
            *(self._said_more() if self._says_little() else []),
            *(self._clauses() if self._title.endswith("…") else []),
            Derived(text=_fitted(self._title), block=block),
            *of_items,
        ]

    def _says_little(self) -> bool:
        kind = self._names[0][1].kind if self._names else BlockKind.HEADING
        room = _ASKS_LITTLE if kind is BlockKind.QUESTION else _SAYS_LITTLE
        return kind is not BlockKind.HEADING and self._is_heading and columns(self._title) < room

    def _said_more(self) -> list[Derived]:
        """A title such as "FAQ" with its first question, "Tips" with their names; the question alone if it is long."""
        (first, block), *others = self._names
        if block.kind is BlockKind.QUESTION:
            texts = [labelled(self._label, first, self._language), first]
        else:
            kept = [first]
            for name, _ in others:
                if columns(labelled(self._label, joined([*kept, name]), self._language)) > LONGEST_SUBJECT:
                    break
                kept.append(name)
            texts = [labelled(self._label, joined(kept), self._language)]
        return [Derived(text=_clean(text), block=block) for text in texts if columns(_clean(text)) <= LONGEST_SUBJECT]

    def _of_items(self) -> list[Derived]:
        """What tells this day from another of the same title: the first of its names or sentences that fit."""
        found = []
        openings = self._openings()
        for name, block in [*self._names, *openings]:
            with_label = labelled(self._label, name, self._language)
            texts = [with_label] if columns(self._label) < _SAYS_LITTLE else [name, with_label]
            fitting = [_clean(text) for text in texts if columns(_clean(text)) <= LONGEST_SUBJECT]
            found += [Derived(text=text, block=block) for text in fitting]
        if not found and openings:
            found.append(Derived(text=_fitted(openings[0][0]), block=openings[0][1]))
        return found

    def _clauses(self) -> list[Derived]:
        """For a title that was cut: the clause it begins with, or a sentence of the day that fits whole."""
        opening = self._title.rstrip("… ")
        found = list(islice(sentences_of(self._plan), _LOOKED_AT))
        cut = [(cut_at_clause(one.text, LONGEST_SUBJECT), one.block) for one in found if one.text.startswith(opening)]
        short = [(one.text, one.block) for one in found if _is_sentence(one.text)]
        return [
            Derived(text=_clean(text), block=block)
            for text, block in [*cut, *short]
            if columns(_clean(text)) <= LONGEST_SUBJECT and says_something(text) and not _hangs(text)
        ]

    def _openings(self) -> list[tuple[str, Block]]:
        """The first sentence of each of a day's first items, else paragraphs."""
        firsts = [one for one in islice(sentences_of(self._plan), _LOOKED_AT) if one.is_first]
        items = [one for one in firsts if one.block.kind is BlockKind.LIST_ITEM]
        return [(one.text, one.block) for one in items or firsts]


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "。", "！")) and tells(text) and not is_fragment(text)


def _hangs(text: str) -> bool:
    return text.endswith(("…", ":", "：")) or leans(text) or points_back(text)


def _fitted(title: str) -> str:
    """As many whole names of a joined title as fit; of one name, a clause or its first words."""
    text = _clean(title)
    names = [name.strip(" …") for name in text.split(_BETWEEN) if name.strip(" …")]
    if len(names) > 1:
        kept = names[0]
        for name in names[1:]:
            if columns(kept + _BETWEEN + name) > LONGEST_SUBJECT:
                break
            kept += _BETWEEN + name
        text = kept
    return cut_at_clause(text, LONGEST_SUBJECT)


def _clean(text: str) -> str:
    """One line without a number before it, and without a mark at its end that leads on to nothing."""
    line = without_number(_GAP.sub(" ", text).strip())
    return _ENDING.sub("", tidy_end(line) if _COLON.search(line) else line) or line


def _numbered(first: Derived, taken: set[str]) -> Derived:
    """The last resort: the same subject with a number."""
    number = 2
    while True:
        suffix = f" ({number})"
        text = cut_at_word(first.text, LONGEST_SUBJECT - len(suffix)) + suffix
        if text.casefold() not in taken:
            return Derived(text=text, block=first.block)
        number += 1
