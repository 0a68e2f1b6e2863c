"""What a day's lines are made from: its sentences in order, each with the block that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from course.models import BlockKind
from course.words.sentences import whole_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.models import Block, PlannedLesson

_WITHOUT_SENTENCES = {BlockKind.HEADING, BlockKind.CODE, BlockKind.TABLE, BlockKind.IMAGE, BlockKind.NOTE}
_NUMBERED = re.compile(
    r"^(?:[^\W\d_]{1,12}\s?#?\d{1,3}\s*[:：.)–—-]\s*|\d{1,3}(?:\.\d{1,3})*[.)]\s+|\d{1,3}(?:\.\d{1,3})+\s+|\d\ufe0f?\u20e3\s*)"
    r"(?=\S)"
)
_LOOKED_AT = 50_000  # characters of a block
_AFTER_LEAD = " \t:：.–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A line that a lesson gains, in plain words, and where it was found."""

    text: str  # of the article: plain words; of the course itself: braces of what it quotes are escaped
    block: Block | None = None  # None: no one block
    is_own: bool = False  # in the course's own words

    def polished(self) -> Derived:
        """The same as a line by itself: it begins large, and ends without a mark that leads on to nothing."""
        text = self.text.rstrip(" ,;،、；，")
        first = text.split(" ", 1)[0]
        is_small = first.isalpha() and first.islower()
        return replace(self, text=text[:1].upper() + text[1:] if is_small else text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a day."""

    text: str  # on one line, without marks
    block: Block
    is_first: bool = False  # of its block
    labelled: str = ""  # the same with the label of its block, where it is the first behind one


def sentences_of(planned: PlannedLesson) -> Iterator[Sentence]:
    """The sentences of a day's running text, its questions left out; of a quotation or bracket, all or none."""
    for block in planned.blocks:
        if block.kind not in _WITHOUT_SENTENCES:
            for index, text in enumerate(whole_sentences(_beginning(_body(block)))):
                is_first = index == 0
                yield Sentence(
                    text=text, block=block, is_first=is_first, labelled=_with_label(block, text, is_first=is_first)
                )


def _beginning(text: str) -> str:
    """`text`, or as much of a block of many pages as is looked at, up to the end of a sentence."""
    return text if len(text) <= _LOOKED_AT else text[: text.rfind(". ", 0, _LOOKED_AT) + 1]


def _with_label(block: Block, text: str, *, is_first: bool) -> str:
    if not is_first or not block.lead or block.kind is BlockKind.CALLOUT:
        return text
    flat = " ".join(block.text[: len(block.lead) + 2 * len(text) + 40].split())
    start = flat.find(text)
    return flat[: start + len(text)] if start > 0 else text


def _body(block: Block) -> str:
    """The text of `block` without its label; of a question, the answer."""
    if block.kind is BlockKind.QUESTION:
        return block.text.partition("\n\n")[2]
    rest = block.text.removeprefix(block.lead).lstrip(_AFTER_LEAD) if block.lead else block.text
    return rest if block.text.startswith(block.lead) else block.text


def names_of(planned: PlannedLesson) -> list[tuple[str, Block]]:
    """What the questions, else the tips, else the parts of a day are called, where they have a name."""
    top = min((block.level for block in planned.blocks if block.kind is BlockKind.HEADING), default=0)
    items = [block for block in planned.blocks if _is_named_item(block)]
    parts = [block for block in planned.blocks if block.kind is BlockKind.HEADING and block.level > top]
    return (
        questions_of(planned)
        or _named((block.lead, block) for block in items)
        or _named((block.text, block) for block in parts if block.text != planned.title)
    )


def _is_named_item(block: Block) -> bool:
    is_item = block.kind is BlockKind.LIST_ITEM and block.level == 0 and block.ordinal is not None
    return is_item and bool(block.lead)


def questions_of(planned: PlannedLesson) -> list[tuple[str, Block]]:
    """The questions of a day that is made of them; none of one that has a question among other things."""
    held = [block for block in planned.blocks if block.kind is not BlockKind.HEADING]
    questions = [block for block in held if block.kind is BlockKind.QUESTION]
    if 2 * len(questions) < len(held):
        return []
    return _named((block.text.partition("\n\n")[0], block) for block in questions)


def block_of_title(planned: PlannedLesson) -> Block:
    """The block that gave a day its title: its heading, else the first that the title names, else the first."""
    heads = [block for block in planned.blocks if block.text == planned.title]
    named = [block for name, block in names_of(planned) if name in planned.title]
    opening = [block for block in planned.blocks if block.text.startswith(planned.title.rstrip("…"))]
    return next(iter([*heads, *named, *opening]), planned.blocks[0])


def _named(found: Iterable[tuple[str, Block]]) -> list[tuple[str, Block]]:
    return [(without_number(" ".join(text.split())), block) for text, block in found]


def without_number(name: str) -> str:
    """`name` without a "Tip 3:" or "4." before it."""
    return _NUMBERED.sub("", name) or name
